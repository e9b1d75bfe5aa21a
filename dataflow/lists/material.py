"""The material: what lists are made from, each part worked out once and only when a list wants it."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import networkx as nx

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.facts.facts import Facts
from dataflow.facts.finding import Finding
from dataflow.facts.parties import Source, source_of
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs
from registry.records.registry import Registry


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

    def traced(self, field: str) -> Answer:
        """Where a field goes; followed once."""
        if field not in self._traced:
            self._traced[field] = trace(self.graph, field)
        return self._traced[field]
