"""Trackers: cookies and the like, with the consent that they need and how it is asked, listed."""

from collections.abc import Iterator

from dataflow.checks.case import Case
from dataflow.checks.trackers import consent_needed
from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.parties import party_of, stop_of
from dataflow.facts.sentences import WORDS
from dataflow.law import tables
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import cell, union
from dataflow.lists.material import Material
from dataflow.lists.pursued import purposes_of, pursued
from dataflow.lists.record_cells import OPEN, numbered
from dataflow.question.wanted import Column
from registry.records.ends import ends_named, place
from registry.records.evidence import Status
from registry.records.statements import Tracker
from registry.records.text import text

_ASKED = ("prior", "browser_only", "none", "not_needed")
"""How consent may be asked for a tracker (`registry.records.statements.Tracker.asked`)."""


def trackers(material: Material) -> Iterator[Row]:
    """Every tracker of the day, in the order of the registry."""
    case = Case(material.graph, tables())
    names: dict[str, int] = {}
    for each in material.registry.trackers:
        if each.holds_on(material.on):
            yield _row(each, numbered(each.pattern, names), material, case)


def _row(tracker: Tracker, id_: str, material: Material, case: Case) -> Row:
    facts, words = material.facts, material.facts.words
    several = tuple(pursued(material, tracker.purposes, tracker))
    category = words.tracker_categories[tracker.category].label
    return Row(
        id=id_,
        label=text(tracker.pattern, tracker.pattern),
        cells={
            Column.PARTY: Cell(
                values=(facts.statement(tracker, tracker.set_by, facts.registry.actors[tracker.set_by].name),)
            ),
            Column.CATEGORY: Cell(values=(facts.statement(tracker, tracker.category, category),)),
            Column.PURPOSE: purposes_of(several),
            Column.CONSENT: _consent(tracker, facts, case),
            Column.PERIOD: cell([facts.lifetime(tracker)]),
            Column.FIELD: Cell(values=(facts.statement(tracker, tracker.field, facts.field(tracker.field)),)),
            Column.COUNTRY: _countries(tracker, facts),
        },
        status=tracker.standing,
        unstated=tracker.standing is Status.UNKNOWN,
        citations=facts.cited(tracker.cite),
    )


def _consent(tracker: Tracker, facts: Facts, case: Case) -> Cell:
    """What the law asks, `needed` or `exempt`, and what is stated of how consent is asked. Each is known or not by
    itself: where one is not, it is one of those it can be."""
    needed = consent_needed(case, tracker)
    if needed is None:
        law = _either(("needed", "exempt"), "tracker-consent")
    else:
        value = "needed" if needed else "exempt"
        law = Known(value=value, label=WORDS.both(f"tracker-consent.{value}"), status=Status.DECLARED)
    told = facts.known(tracker.asked, tracker, lambda value: WORDS.both(f"tracker-asked.{value}"))
    if told.value is None:
        told = _either(_ASKED, "tracker-asked")
    return Cell(values=(law, told))


def _either(values: tuple[str, ...], words: str) -> Known:
    """One of some values, and nobody has said which."""
    parts = tuple(Known(value=value, label=WORDS.both(f"{words}.{value}")) for value in values)
    return Known(label=WORDS.both(f"{words}.unstated"), parts=parts)


def _countries(tracker: Tracker, facts: Facts) -> Cell:
    """The country of the seat of who sets it, and those of the place it sends data to."""
    seat = cell([party_of(place(tracker.set_by, ""), facts).country])
    own = facts.registry.organisation.id
    fed = ends_named(facts.registry, set(), tracker.feeds, own) if tracker.feeds else ()
    spots = [cell([stop_of(end, facts).country]) for end in fed] or [OPEN]
    return union([seat, *spots])
