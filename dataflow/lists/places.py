"""Places: where data is collected, rests or is worked on."""

from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Known
from dataflow.facts.parties import placed, stop_of
from dataflow.facts.receiver import purposes_known, roles_stated
from dataflow.graph.arc import UNSTATED, Arc
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import UNSAID, cell, stated
from dataflow.lists.engaged_cells import Cells, purpose_cells, sets_of
from dataflow.lists.material import Material
from dataflow.lists.place_cells import hosting, kind, named, places_of, storage
from dataflow.question.wanted import Column
from registry.records.ends import End, place
from registry.records.evidence import Status, evidence_of
from registry.records.text import Text


def places(material: Material) -> Iterator[Row]:
    """Every place of the day, by actor; where data reaches somebody without one, a place nobody has stated."""
    facts, registry = material.facts, material.registry
    for id_, actor in registry.actors.items():
        if not actor.holds_on(material.on):
            continue
        for end, spot in places_of(id_, facts):
            entry = evidence_of(spot, actor)
            here = hosting(id_, [spot], facts)
            yield Row(
                id=end.key,
                label=_label(spot.label, id_, material),
                subject_kind="actor",
                subject=id_,
                cells={
                    Column.PARTY: _party(id_, entry.standing, material),
                    Column.KIND: cell([kind(id_, spot, facts)]),
                    Column.HOSTING: here,
                    Column.COUNTRY: here,
                    Column.PLACE: Cell(values=(named(id_, end, spot, facts),)),
                    **_used(end, material),
                },
                status=entry.standing,
                unstated=entry.standing is Status.UNKNOWN,
                citations=facts.cited(entry.cite),
            )
        end = place(id_, UNSTATED)
        if end in material.ending:
            yield Row(
                id=end.key,
                label=_label(stop_of(end, facts).label, id_, material),
                subject_kind="actor",
                subject=id_,
                cells={
                    Column.PARTY: _party(id_, Status.DECLARED, material),
                    **dict.fromkeys((Column.KIND, Column.HOSTING, Column.COUNTRY, Column.PLACE), UNSAID),
                    **_used(end, material),
                },
                status=Status.UNKNOWN,
                unstated=True,
            )


def _label(name: Text, id_: str, material: Material) -> Text:
    """What a place is called, and whose it is: several have a desk."""
    registry = material.registry
    if id_ == registry.organisation.id:
        return name
    return placed(name, registry.actors[id_].name)


def _used(end: End, material: Material) -> Cells:
    """In which role and what for something is held at a place, which data that is and whether it stays."""
    facts = material.facts
    arriving = material.ending.get(end, ())
    flows: list[Arc] = list({arc.path: arc for arc in arriving}.values())
    purposes = (each for arc in flows for each in purposes_known(arc, sets_of(arc), facts))
    return {
        **material.holdings.cells([end]),
        Column.ROLE: cell(role for arc in flows for role in _roles(arc, facts)),
        Column.PURPOSE: purpose_cells(purposes, flows)[Column.PURPOSE],
        Column.STORAGE: storage(arriving, facts),
    }


def _roles(arc: Arc, facts: Facts) -> Iterator[Known]:
    """The roles in which a flow is received, each by itself; unknown where nobody has said one."""
    stated_of = roles_stated(arc, sets_of(arc), facts.registry)
    yield from (facts.role(each.series, each.entry) for each in stated_of)
    if not stated_of:
        yield UNKNOWN


def _party(id_: str, status: Status, material: Material) -> Cell:
    return Cell(values=(stated(id_, material.registry.actors[id_].name, status),))
