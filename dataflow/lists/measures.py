"""Measures: the security measures that are said to be taken on the day, listed."""

from collections.abc import Iterator

from dataflow.facts.known import Known
from dataflow.facts.measures import measures_of, title_of
from dataflow.facts.parties import party_of
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import cell, union
from dataflow.lists.held import Held
from dataflow.lists.material import Material
from dataflow.lists.measure_cells import measure_cells
from dataflow.lists.record_cells import OPEN, numbered
from dataflow.question.wanted import Column
from registry.records.ends import place
from registry.records.evidence import Status, evidence_of


def measures(material: Material) -> Iterator[Row]:
    """Actor by actor, those of each as a whole before those of its places and engagements: claims, and no certificates
    (GDPR Art. 32)."""
    facts, held, names = material.facts, Held(material), dict[str, int]()
    own = material.registry.organisation.id
    for id_, actor in material.registry.actors.items():
        taken = list(measures_of(id_, facts)) if actor.holds_on(facts.on) else []
        if not taken:
            continue
        roles = held.over(held.names, held.role) if id_ == own else _roles(id_, held)
        of_it = {
            Column.PARTY: Cell(values=(Known(value=id_, label=actor.name, status=Status.DECLARED),)),
            Column.ROLE: roles,
            Column.COUNTRY: cell([party_of(place(id_, ""), facts).country]),
        }
        for each in taken:
            yield Row(
                id=numbered(each.id, names),
                label=title_of(each.measure, facts.words),
                subject_kind="actor",
                subject=id_,
                cells={**of_it, **measure_cells(each, facts)},
                status=each.entry.standing,
                unstated=each.entry.standing is Status.UNKNOWN,
                citations=facts.cited(each.entry.cite),
            )


def _roles(id_: str, held: Held) -> Cell:
    actor = held.facts.registry.actors[id_]
    several = [
        cell([held.facts.role(each.role, evidence_of(each, actor))])
        for each in actor.engagements.values()
        if each.holds_on(held.facts.on)
    ]
    return union(several) if several else OPEN
