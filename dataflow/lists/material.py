"""The material: what lists are made from, each part worked out once and only when a list wants it."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import networkx as nx

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.borders import Borders, borders
from dataflow.checks.engagements import Engagements
from dataflow.facts.facts import Facts
from dataflow.facts.finding import Finding
from dataflow.facts.parties import Source, source_of
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, indexed
from dataflow.graph.certainty import Certainty
from dataflow.lists.answer import Cell, Row
from dataflow.lists.engaged_cells import EngagedCells
from dataflow.lists.holdings import Holdings
from dataflow.lists.party_cells import PartyCells
from dataflow.question.wanted import Column
from registry.records.ends import End
from registry.records.registry import Registry


class Later(NamedTuple):
    """A row of which some cells cost more than the rest: they are worked out where a list shows or filters by them."""

    row: Row
    columns: frozenset[Column]
    cells: Callable[[], Mapping[Column, Cell]]


class Material:
    """One registry on one day."""

    def __init__(
        self, graph: "nx.MultiDiGraph[str]", findings: Callable[[], Iterable[Finding]] = tuple
    ) -> None:
        """`findings`: asked for only by a list that tells them."""
        self.graph, self._found = graph, findings
        self.facts = Facts.of_graph(graph)
        self._traced: dict[str, Answer] = {}

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
        """Which data reaches whom."""
        return Holdings(self.facts, indexed(self.graph))

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

    def traced(self, field: str) -> Answer:
        """Where a field goes; followed once."""
        if field not in self._traced:
            self._traced[field] = trace(self.graph, field)
        return self._traced[field]
