"""The material: what lists are made from, each part worked out once and only when a list wants it."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary, ref

import networkx as nx

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.borders import Borders, borders
from dataflow.checks.engagements import Engagements
from dataflow.facts.activities import Activities, Processing
from dataflow.facts.facts import Facts
from dataflow.facts.finding import Finding
from dataflow.facts.known import Known
from dataflow.facts.parties import Source, source_of
from dataflow.facts.taking import Taken, taking
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, indexed
from dataflow.graph.certainty import Certainty
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Walk, walk
from dataflow.law import applying, laws, tables
from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.engaged_cells import EngagedCells
from dataflow.lists.holdings import Holdings
from dataflow.lists.party_cells import PartyCells
from dataflow.question.wanted import Column, Wanted
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.registry import Registry

_BASES: Final = "R21"
"""The check by which a law wants a legal basis for each purpose (`dataflow.checks.bases`)."""


class Later(NamedTuple):
    """A row of which some cells cost more than the rest: they are worked out where a list shows or filters by them."""

    row: Row
    columns: frozenset[Column]
    cells: Callable[[], Mapping[Column, Cell]]
    parts: Callable[[Collection[Column]], tuple[dict[Column, Cell], ...]] | None = None
    """What the row is in parts (`Row.parts`) where some columns are wanted; None: it is in none but those it has."""


class Material:
    """One registry on one day."""

    def __init__(
        self, graph: "nx.MultiDiGraph[str]", findings: Callable[[], Iterable[Finding]] = tuple
    ) -> None:
        """`findings`: asked for only by a list that tells them."""
        self._graph: Callable[[], nx.MultiDiGraph[str] | None] = lambda: graph
        self._found = findings
        self.facts = Facts.of_graph(graph)
        self._traced: dict[str, Answer] = {}
        self._standings: dict[Status, Cell] = {}
        self.answers: dict[Wanted, ListAnswer] = {}
        """The lists that were made of it last."""

    @classmethod
    def kept(cls, graph: "nx.MultiDiGraph[str]") -> "Material":
        """The same material for the same graph, without findings, for as long as there is the graph."""
        if graph not in _KEPT:
            _KEPT[graph] = material = cls(graph)
            material._graph = ref(graph)
        return _KEPT[graph]

    @property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The graph: whoever uses material that is kept has it."""
        graph = self._graph()
        if graph is None:
            raise ReferenceError("the graph is gone, and what was made of it")
        return graph

    @property
    def registry(self) -> Registry:
        """The registry."""
        return self.facts.registry

    @property
    def on(self) -> datetime.date:
        """The day."""
        return self.facts.on

    @cached_property
    def source(self) -> Source:
        """The registry as an answer names it."""
        return source_of(self.facts)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What the checks found."""
        return tuple(self._found())

    @cached_property
    def arcs(self) -> Sequence[Arc]:
        """Every flow that holds on the day, end to end."""
        return arcs(self.graph)

    @cached_property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """By data set of the day, in order of id: the fields it holds, then those that flows carry of it."""
        held = {
            id_: dict.fromkeys(use.field for use in each.fields)
            for id_, each in sorted(self.registry.data_sets.items())
            if each.holds_on(self.on)
        }
        for arc in self.arcs:
            for instance in (*(arc.carries or ()), *arc.derived_from):
                held[instance.data_set][instance.field] = None
        return {id_: tuple(fields) for id_, fields in held.items()}

    @cached_property
    def laws(self) -> tuple[str, ...]:
        """The laws that apply, may apply or are presumed to, and want a legal basis for each purpose."""
        named = applying(self.registry.organisation, self.on, tables())
        return tuple(id_ for id_ in named if id_ in laws() and laws()[id_].checks.get(_BASES))

    @cached_property
    def arriving(self) -> Mapping[str | None, Sequence[Arc]]:
        """The flows by the actor that receives."""
        found: dict[str | None, list[Arc]] = defaultdict(list)
        for arc in self.arcs:
            found[arc.target.holder].append(arc)
        return found

    @cached_property
    def ending(self) -> Mapping[End, Sequence[Arc]]:
        """The flows by the end they lead to."""
        found: dict[End, list[Arc]] = defaultdict(list)
        for arc in self.arcs:
            found[arc.target].append(arc)
        return found

    @cached_property
    def arc(self) -> Mapping[str, Arc]:
        """The flows by key."""
        return {arc.key: arc for arc in self.arcs}

    @cached_property
    def engagements(self) -> Engagements:
        """The engagements that hold on the day, by who is engaged and by who engages."""
        return Engagements(self.registry, self.on)

    @cached_property
    def certainty(self) -> Certainty:
        """How flows are known to carry what they carry."""
        return indexed(self.graph).certainty

    @cached_property
    def holdings(self) -> Holdings:
        """Which data reaches whom, by one walk of everything."""
        return Holdings(self.facts, indexed(self.graph), lambda: self.walked)

    @cached_property
    def walked(self) -> Walk:
        """Where everything goes that a data set holds or a flow carries."""
        every = [Instance(field, name) for name, fields in self.fields.items() for field in fields]
        return walk(indexed(self.graph), every)

    @cached_property
    def activities(self) -> Activities:
        """The processing activities."""
        return Activities(self.facts)

    @cached_property
    def taking(self) -> Mapping[Processing, Sequence[Taken]]:
        """The flows that are parts of each activity, by the walk of everything."""
        return taking(self.activities, indexed(self.graph), self.walked.steps)

    @cached_property
    def engaged(self) -> EngagedCells:
        """The cells of engagements."""
        return EngagedCells(self.facts, self.arcs)

    @cached_property
    def parties(self) -> PartyCells:
        """The cells of parties."""
        return PartyCells(self.facts, self.arriving, self.engagements, self.engaged)

    @cached_property
    def borders(self) -> Borders:
        """What crosses a border."""
        return borders(self.graph)

    def standing(self, status: Status) -> Cell:
        """How something is known, as a column of its own: that it is so is known."""
        if status not in self._standings:
            label = self.facts.words.statuses[status].label
            told = Known(value=status.value, label=label, status=Status.DECLARED)
            self._standings[status] = Cell(values=(told,))
        return self._standings[status]

    def traced(self, field: str) -> Answer:
        """Where a field goes; followed once."""
        if field not in self._traced:
            self._traced[field] = trace(self.graph, field)
        return self._traced[field]


_KEPT: "WeakKeyDictionary[nx.MultiDiGraph[str], Material]" = WeakKeyDictionary()
