"""The check of what is owed to an authority at a fixed time of the year."""

import datetime
from collections.abc import Iterator

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import day as day_words
from dataflow.checks.roles import held, role_open
from dataflow.law.parts import Yearly
from registry.records.evidence import Status
from registry.records.statements import Formality
from registry.records.text import Text


def annual_report_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R43: the report of the year before is not on record though its time is over (law 2013-450 Art. 42).

    Whoever decides about data owes it, for a year in which it did: data sets that began later ask for none.
    """
    yearly = regime.law.formalities.yearly
    if yearly is None:
        return
    due = _last_due(case.on, yearly)
    sets = held(case)
    answered = [id_ for id_ in sets.answered if _held_before(case, id_, due)]
    unsettled = [id_ for id_ in sets.unsettled if _held_before(case, id_, due)]
    sent = _recorded(case, regime, yearly.kind)
    if (not answered and not unsettled) or any(_on_year(each, due) for each in sent):
        return
    if not answered:
        yield role_open(case, unsettled)
        return
    own = case.registry.organisation
    values: dict[str, Text | str] = {"actor": own.name, "year": str(due.year - 1), "day": day_words(due)}
    found = Found("gap", f"{own.id}/{due.year - 1}", values, ("organisation",), actors=(own.id,))
    if any(each.valid_from is None for each in sent):
        yield found._replace(verdict="undetermined", variant="undated", decides="sent")
    elif regime.applicability == "unknown":
        yield found._replace(verdict="undetermined", variant="applicability", decides="applicability")
    elif yearly.officer and _recorded(case, regime, "officer"):
        yield found._replace(variant="officer")
    else:
        yield found


def _last_due(on: datetime.date, yearly: Yearly) -> datetime.date:
    """The last day, before the day asked, by which a report had to be there; the day itself is still in time."""
    due = datetime.date(on.year, yearly.month, yearly.day)
    return due if due < on else due.replace(year=on.year - 1)


def _held_before(case: Case, data_set: str, due: datetime.date) -> bool:
    """Whether a data set was there in the year that the report is about, as far as nothing says otherwise."""
    began = case.registry.data_sets[data_set].valid_from
    return began is None or began.year < due.year


def _recorded(case: Case, regime: Regime, kind: str) -> list[Formality]:
    """The formalities of a kind under a law that somebody states and that hold on the day."""
    return [
        each
        for each in case.registry.formalities
        if each.regime == regime.id
        and each.kind == kind
        and each.standing is not Status.UNKNOWN
        and each.holds_on(case.on)
    ]


def _on_year(sent: Formality, due: datetime.date) -> bool:
    """Whether a report is about the year before a day: it was sent in the year of that day, or later."""
    return sent.valid_from is not None and sent.valid_from.year >= due.year
