"""Receivers: who gets each field of each data set and where, from one walk of all of them.

What is known of one field is what its trace says (`dataflow.answers.trace`), and a test holds that it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from dataflow.facts.known import Known
from dataflow.facts.parties import party_of, stop_of
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance, related_fields
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell, union
from dataflow.lists.material import Material
from dataflow.lists.record_cells import weakened
from dataflow.lists.widening import IT
from dataflow.question.wanted import Column
from registry.records.ends import End, place
from registry.records.evidence import Status

FOLLOWED: Final = frozenset({Column.PARTY, Column.COUNTRY})
"""What it takes the walk of everything to tell."""


class Receivers:
    """Who gets what, of one registry on one day. Third parties: what an organisation holds it does not receive."""

    def __init__(self, material: Material) -> None:
        self._material, self._facts = material, material.facts
        self._parties: dict[str, Known] = {}
        self._countries: dict[End, Cell] = {}
        self._near: dict[str, Mapping[str, bool]] = {}

    @cached_property
    def _reached(self) -> Mapping[Instance, Mapping[End, Status]]:
        """By instance: the ends it comes to, known as well as by the flow that is known best."""
        index = indexed(self._material.graph)
        found: dict[Instance, dict[End, Status]] = defaultdict(dict)
        for step in self._material.walked.steps:
            ends, end = found[step.went.instance], step.went.end
            status = index.status(step)
            known = ends.get(end, status)
            ends[end] = min(known, status, key=lambda each: each.weakness)
        return found

    def of_data_set(self, name: str) -> Mapping[End, Status]:
        """The ends that anything of a data set comes to."""
        held = self._material.fields[name]
        return self._best(self._reached.get(Instance(each, name), {}) for each in held)

    def of_field(self, field: str, name: str) -> Mapping[End, Status]:
        """The ends that a field comes to as a data set holds it: as itself, as a part or a kind of it, as what is
        that field at the same time. Where only what may hold it comes, nobody knows whether it does."""
        if field not in self._near:
            related = related_fields(field, self._facts.words)
            self._near[field] = {id_: relation in IT for id_, relation in related.items()}
        near = self._near[field]
        return self._best(
            ends if near[each] else dict.fromkeys(ends, Status.UNKNOWN)
            for each in self._material.fields[name]
            if each in near
            for ends in [self._reached.get(Instance(each, name), {})]
        )

    def parties(self, ends: Mapping[End, Status]) -> Cell:
        """The third parties at some ends; open where data may go on to others, or where nobody says it goes at all."""
        own = self._facts.registry.organisation.id
        best: dict[str, Status] = {}
        for end, status in ends.items():
            if end.holder is not None and end.holder != own:
                best[end.holder] = min(status, best.get(end.holder, status), key=lambda each: each.weakness)
        values = tuple(
            weakened(self._party(id_), status).model_copy(update={"status": status})
            for id_, status in sorted(best.items())
        )
        return Cell(values=values, more=not ends or any(end.kind == "unknown" for end in ends))

    def countries(self, ends: Mapping[End, Status]) -> Cell:
        """The countries of places at some ends, and of the seats of who is there."""
        own = self._facts.registry.organisation.id
        cells = []
        for end, status in ends.items():
            if end.holder is not None and end.holder != own:
                cell = self._country(end)
                values = tuple(weakened(each, status) for each in cell.values)
                cells.append(Cell(values=values, more=cell.more))
        return union([*cells, Cell(more=not ends or any(end.kind == "unknown" for end in ends))])

    def _party(self, id_: str) -> Known:
        if id_ not in self._parties:
            party = party_of(place(id_, ""), self._facts)
            self._parties[id_] = Known(value=party.id, label=party.label, status=Status.DECLARED)
        return self._parties[id_]

    def _country(self, end: End) -> Cell:
        if end not in self._countries:
            seat = cell([party_of(end, self._facts).country])
            self._countries[end] = union([seat, cell([stop_of(end, self._facts).country])])
        return self._countries[end]

    @staticmethod
    def _best(several: Iterable[Mapping[End, Status]]) -> Mapping[End, Status]:
        found: dict[End, Status] = {}
        for ends in several:
            for end, status in ends.items():
                known = found.get(end, status)
                found[end] = min(known, status, key=lambda each: each.weakness)
        return found


def at_each(ends: Mapping[End, Status], receivers: Receivers) -> Iterator[dict[Column, Cell]]:
    """The ends one by one: who receives in which country."""
    for end, status in ends.items():
        one = {end: status}
        yield {Column.PARTY: receivers.parties(one), Column.COUNTRY: receivers.countries(one)}
