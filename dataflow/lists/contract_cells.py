"""The cells of a contract: its days, how it stands, what happens at its end, and what it says of the processing."""

from collections.abc import Iterator
from typing import Final

from dataflow.checks.engagements import Engaged
from dataflow.facts.contracts import agreed
from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Known
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell
from dataflow.lists.cells import NOTHING, UNSAID, cell
from dataflow.lists.day_cells import day
from dataflow.question.sentences import WORDS as ASKED
from dataflow.question.wanted import Column
from registry.records.contract import ALL, Contract, run_on
from registry.records.evidence import evidence_of
from registry.records.prose import day_text

Cells = dict[Column, Cell]
_ABSENT: Final[Cells] = {
    **dict.fromkeys((Column.SINCE, Column.STATE, Column.RENEWAL, Column.NOTICE, Column.AMENDMENT), NOTHING),
    **dict.fromkeys((Column.CLAUSES, Column.DESCRIBES), UNSAID),
}
"""Of a contract that is not on record: it has no day and no end, and what it lacks nobody knows."""


def contract_cells(engaged: Engaged, facts: Facts) -> Cells:
    """What the contract of an engagement says, and what is known where none is on record."""
    contract = engaged.engagement.contract
    if contract is None:
        return {**_ABSENT, Column.UNTIL: _of_engagement(engaged, facts) or NOTHING}
    told = agreed(contract, facts)
    return {
        Column.SINCE: Cell(values=(day(contract.date, contract, facts),)) if contract.date else UNSAID,
        Column.UNTIL: _until(engaged, told.until, contract, facts),
        Column.STATE: cell([told.state]),
        # What runs until one side ends it is not renewed, and of what is over nobody gives notice.
        Column.RENEWAL: _told(told.renewal, needless=_endless(contract)),
        Column.NOTICE: _told(told.notice, needless=run_on(contract, facts.on).state == "ended"),
        Column.AMENDMENT: Cell(values=told.amendments) if told.amendments else NOTHING,
        Column.CLAUSES: cell(
            facts.statement(contract, each, ASKED.both(f"value.clauses.{each}"))
            for each in (*contract.clauses, *_how_many(contract))
        ),
        Column.DESCRIBES: cell(_described(contract, facts)),
    }


def _until(engaged: Engaged, until: Known, contract: Contract, facts: Facts) -> Cell:
    """The end of the present term; where the contract says none, the end of the engagement, told as such.

    What runs until one side ends it, or goes with the service, has none.
    """
    if until is not UNKNOWN:
        return cell([until])
    return _of_engagement(engaged, facts) or (NOTHING if _endless(contract) else UNSAID)


def _of_engagement(engaged: Engaged, facts: Facts) -> Cell | None:
    engagement = engaged.engagement
    if engagement.valid_to is None:
        return None
    entry = evidence_of(engagement, facts.registry.actors[engaged.actor])
    label = WORDS.both("run.engagement", day=day_text(engagement.valid_to))
    return cell([facts.statement(entry, engagement.valid_to.isoformat(), label)])


def _endless(contract: Contract) -> bool:
    return contract.ends is None and contract.term.value in ("open", "service")


def _told(known: Known, *, needless: bool) -> Cell:
    """Unknown where nobody says it, but where it needs none."""
    return NOTHING if needless and known.label is None else cell([known])


def _described(contract: Contract, facts: Facts) -> Iterator[Known]:
    for each in dict.fromkeys(contract.describes):
        yield facts.statement(contract, each, WORDS.both(f"describes.{each}"))


def _how_many(contract: Contract) -> tuple[str, ...]:
    """Whether its clauses are all eight; nothing of a contract of which none is stated."""
    if not contract.clauses:
        return ()
    return ("all",) if {*ALL} <= {*contract.clauses} else ("incomplete",)
