"""The cells of measures: of which kind a security measure is, what it covers and stands on, and what shows it."""

from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.measures import Taken, measures_of, title_of
from dataflow.lists.answer import Cell
from dataflow.lists.cells import merged
from dataflow.lists.day_cells import day_cell
from dataflow.lists.record_cells import EMPTY, OPEN, written
from dataflow.question.wanted import Column
from registry.records.text import text


def measure_cells(taken: Taken, facts: Facts) -> dict[Column, Cell]:
    """What is told of one measure."""
    measure, entry = taken.measure, taken.entry

    def stands(part: str, value: str) -> Cell:
        return Cell(values=(facts.statement(entry, value, taken.stands_on),)) if part else EMPTY

    return {
        Column.MEASURE: Cell(values=(_kind(taken, facts),)) if measure.kind else OPEN,
        Column.MESSAGE: written(measure.measure, entry, facts),
        Column.SCOPE: written(measure.scope, entry, facts),
        Column.PLACE: stands(taken.place, taken.id),
        Column.ENGAGEMENT: stands(taken.engagement, taken.id),
        Column.ACTIVITY: stands(taken.activity, taken.id),
        Column.EVIDENCE: Cell(values=tuple(_shown(taken, facts))),
        Column.SINCE: day_cell(measure.valid_from, entry, facts, more=False),
    }


def _kind(taken: Taken, facts: Facts) -> Known:
    kind = taken.measure.kind
    return facts.statement(taken.entry, kind, facts.words.measures[kind].label if kind else None)


def _shown(taken: Taken, facts: Facts) -> Iterator[Known]:
    """What shows that it is taken."""
    measure = taken.measure
    if measure.document:
        title = facts.registry.documents[measure.document].title
        yield facts.statement(taken.entry, measure.document, text(title, title))
    if measure.evidence:
        yield facts.statement(taken.entry, measure.evidence, text(measure.evidence, measure.evidence))


def kinds_of(actor: str, facts: Facts) -> Cell:
    """The kinds of measure that an actor is said to take, wherever; one of no kind is what it says. That there are no
    others nobody says."""
    taken = list(measures_of(actor, facts))
    told = [_kind(each, facts) if each.measure.kind else _unsorted(each, facts) for each in taken]
    return Cell(values=merged(told), more=True) if told else OPEN


def _unsorted(taken: Taken, facts: Facts) -> Known:
    said = title_of(taken.measure, facts.words)
    return facts.statement(taken.entry, str(said.fr or said.en), said)
