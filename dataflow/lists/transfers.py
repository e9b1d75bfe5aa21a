"""Transfers: what crosses a border, or may: who sends it to whom, under which mechanism (GDPR Ch. V)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dataflow.borders.border import PEOPLE, UNKNOWN, Border, Crosser, Passage, is_crossed
from dataflow.borders.sentences import WORDS
from dataflow.facts.known import Known
from dataflow.facts.receiver import purposes_known
from dataflow.graph.arc import Arc
from dataflow.lists.acting import Acting
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import cell, on_record, stated, union
from dataflow.lists.day_cells import recorded
from dataflow.lists.engaged_cells import purpose_cells, sets_of
from dataflow.lists.material import Material
from dataflow.question.wanted import Column
from registry.records.evidence import Status
from registry.records.text import Text, both

_SETTLED: Final = ("covered", "missing", "invalid")
"""The states of what the law takes for a transfer, whether or not anybody knows where it starts."""
_NEEDLESS: Final = ("inside", "no_transfer", "covered")
"""The states that need nothing on record: inside the area (GDPR Art. 1(3)), and by adequacy (Art. 45)."""


def transfers(material: Material) -> Iterator[Row]:
    """Every passage that crosses a border between two countries, and every one of which it is not known.

    What is collected from people is there where it is, or may be, a transfer of who has it collected.
    """
    numbers, acting = Counter[str](), Acting(material)
    for border, passage in material.borders.passages:
        if not is_crossed(border, passage):
            continue
        key = f"{passage.exporter.id}>{passage.importer.id}:{border.source}>{border.target}"
        numbers[key] += 1
        yield _row(f"{key}:{numbers[key]}" if numbers[key] > 1 else key, border, passage, material, acting)


def _row(key: str, border: Border, passage: Passage, material: Material, acting: Acting) -> Row:
    arcs = [material.arc[hop] for hop in passage.hops]
    settled = passage.state in _SETTLED and (border.source == PEOPLE or border.target != UNKNOWN)
    crossed = settled or (border.source != PEOPLE and border.crossed is True)
    here = cell([passage.arrives])
    at = cell([passage.importer.seat])
    purposes = (each for arc in arcs for each in purposes_known(arc, sets_of(arc), material.facts))
    third_party = passage.importer.kind == "third_party"
    return Row(
        id=key,
        label=_label(passage),
        subject_kind="actor" if third_party else "",
        subject=passage.importer.id if third_party else "",
        cells={
            Column.BY: _crosser(passage.exporter),
            Column.PARTY: _crosser(passage.importer),
            Column.ROLE: cell([passage.importer.role_known]),
            Column.HOSTING: here,
            Column.SEAT: at,
            Column.COUNTRY: union([here, at]),
            Column.MECHANISM: _mechanism(arcs, passage, material),
            Column.STATE: _states(passage),
            Column.LAW: Cell(
                values=tuple(stated(each.regime, each.regime_label) for each in passage.standings),
                more=not passage.standings,
            ),
            **acting.beside(
                material.holdings.told(material.holdings.brought(arcs), unsaid=not passage.stated), arcs
            ),
            Column.PURPOSE: purpose_cells(purposes, arcs)[Column.PURPOSE],
        },
        status=passage.status,
        unstated=passage.status is Status.UNKNOWN or not crossed,
        citations=passage.citations,
    )


def _label(passage: Passage) -> Text:
    sender, receiver = passage.exporter.label, passage.importer.label
    return both(lambda lang: f"{sender.say(lang)} → {receiver.say(lang)}")


def _crosser(crosser: Crosser) -> Cell:
    """A party of a passage; people are told as such, and of whom nobody has named it is not known who that is."""
    if crosser.kind == "unknown":
        return Cell(values=(Known(label=crosser.label),), more=True)
    return Cell(values=(stated(crosser.id, crosser.label),))


def _mechanism(arcs: Sequence[Arc], passage: Passage, material: Material) -> Cell:
    """What is recorded; where nothing is and nothing has to be, why."""
    facts = material.facts
    terms = facts.words.transfer_mechanisms
    told = on_record(
        known
        for arc in arcs
        for each in arc.mechanisms
        for known in recorded(each, arc.evidence, lambda id_: terms[id_].label, facts)
    )
    if told.values or passage.state not in _NEEDLESS:
        return told
    worst = next(each for each in passage.standings if each.state == passage.state)
    return told.model_copy(update={"needless": worst.reason})


def _states(passage: Passage) -> Cell:
    """How it stands under each law."""
    return cell(
        stated(each.state, _standing(each.regime_label, WORDS.both(f"state.{each.state}")))
        for each in passage.standings
    )


def _standing(law: Text, state: Text) -> Text:
    return both(lambda lang: WORDS.say(lang, "standing", law=law.say(lang), state=state.say(lang)))
