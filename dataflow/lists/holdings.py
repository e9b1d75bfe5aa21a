"""Holdings: which data reaches a place or a party, by the walk of everything, and what kind of data that is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited, Known
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Arcs, Walk
from dataflow.lists.answer import Cell
from dataflow.question.wanted import Column
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.text import Text

OF_DATA = frozenset({Column.FIELD, Column.DATA_SET, Column.PEOPLE, Column.SENSITIVITY})
"""What is told of data wherever it is."""

Data = dict[Instance, tuple[Status, dict[Arc, None]]]
"""Instances, how it is known that they are there, and the flows that bring them."""


@dataclass
class _Reached:
    data: Data = field(default_factory=dict)
    unsaid: bool = False
    """Whether something arrives of which nobody has said which data it is."""


class Holdings:
    """What reaches each end on one day."""

    def __init__(self, facts: Facts, arcs: Arcs, walked: Callable[[], Walk]) -> None:
        """`walked`: the walk of everything along the arcs, asked for only by what tells what reaches whom."""
        self._facts, self._arcs, self._walk = facts, arcs, walked
        self._citations: dict[str, tuple[Cited, ...]] = {}

    @cached_property
    def _reached(self) -> Mapping[End, _Reached]:
        """What reaches each end, by one walk of everything along the arcs."""
        arcs, walked = self._arcs, self._walk()
        found: dict[End, _Reached] = defaultdict(_Reached)
        best, entries = walked.best, walked.entries
        for step in walked.steps:
            went, came = step.went, step.came
            _join(found[went.end].data, went.instance, best[went], (step.arc,))
            # What is handed on from where it is met first is there as surely as it is handed on.
            if came in entries:
                _join(found[came.end].data, came.instance, arcs.status(step), (step.arc,))
        for arc in arcs.arcs:
            found[arc.target].unsaid |= arc.carries is None and not arc.about
        return found

    def cells(self, ends: Iterable[End]) -> dict[Column, Cell]:
        """The columns of the data that reaches any of the ends."""
        found = [self._reached[end] for end in ends if end in self._reached]
        data: Data = {}
        for reached in found:
            for instance, (status, arcs) in reached.data.items():
                _join(data, instance, status, arcs)
        return self.told(data, unsaid=any(reached.unsaid for reached in found))

    def brought(self, arcs: Iterable[Arc]) -> Data:
        """What flows are said to bring, each by itself and whatever the way there."""
        data: Data = {}
        for arc in arcs:
            for instance in arc.carries or ():
                _join(data, instance, self._arcs.certainty.of(arc, instance), (arc,))
        return data

    def told(self, data: Data, *, unsaid: bool = False) -> dict[Column, Cell]:
        """The columns of some data. `unsaid`: whether there may be other data that nobody has stated."""
        facts = self._facts
        words, sets = facts.words, facts.registry.data_sets
        containers = {*words.containers}
        fields, held, people, kinds = _Values(), _Values(), _Values(), _Values()
        for instance, (status, bringing) in data.items():
            term = words.fields[instance.field]
            fields.add(instance.field, term.label, status, bringing)
            held.add(instance.data_set, sets[instance.data_set].label, status, bringing)
            kinds.add(term.sensitivity, words.sensitivities[term.sensitivity].label, status, bringing)
            for subject in sets[instance.data_set].subjects:
                people.add(subject, words.data_subjects[subject].label, status, bringing)
        # A container may hold anything, and what nobody says whose data it is may be anybody's.
        anything = unsaid or any(instance.field in containers for instance in data)
        anybody = unsaid or any(not sets[instance.data_set].subjects for instance in data)
        return {
            Column.FIELD: self._cell(fields, more=anything),
            Column.DATA_SET: self._cell(held, more=unsaid),
            Column.PEOPLE: self._cell(people, more=anybody),
            Column.SENSITIVITY: self._cell(kinds, more=anything),
        }

    def _cell(self, values: "_Values", *, more: bool) -> Cell:
        return Cell(values=tuple(map(self._known, values.found.values())), more=more)

    def _known(self, found: "_Value") -> Known:
        cited = (each for arc in found.arcs for each in self._cited(arc))
        return Known(
            value=found.value, label=found.label, status=found.status, citations=tuple(dict.fromkeys(cited))
        )

    def _cited(self, arc: Arc) -> tuple[Cited, ...]:
        if arc.key not in self._citations:
            self._citations[arc.key] = self._facts.cited(arc.evidence.cite)
        return self._citations[arc.key]


@dataclass
class _Value:
    value: str
    label: Text
    status: Status
    arcs: dict[Arc, None]


class _Values:
    """Values found one after the other, each known as well as the best of the data it is told of."""

    def __init__(self) -> None:
        self.found: dict[str, _Value] = {}

    def add(self, value: str, label: Text, status: Status, arcs: dict[Arc, None]) -> None:
        known = self.found.get(value)
        if known is None:
            self.found[value] = _Value(value, label, status, arcs.copy())
        else:
            known.status = _better(known.status, status)
            known.arcs |= arcs


def _join(data: Data, instance: Instance, status: Status, arcs: Iterable[Arc]) -> None:
    known = data.get(instance)
    if known is None:
        data[instance] = status, dict.fromkeys(arcs)
    else:
        known[1].update(dict.fromkeys(arcs))
        data[instance] = _better(known[0], status), known[1]


def _better(one: Status, other: Status) -> Status:
    return one if one is other or one.weakness < other.weakness else other
