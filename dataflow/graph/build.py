"""The graph: a registry on one day as a networkx MultiDiGraph of people, places and flows."""

from collections.abc import Iterator, Sequence
from datetime import date
from weakref import WeakKeyDictionary

import networkx as nx

from dataflow.graph.arc import Arc
from dataflow.graph.certainty import Certainty, floors
from dataflow.graph.drawing import arcs_of
from dataflow.graph.index import Arcs
from registry.records.ends import End, person
from registry.records.registry import Registry
from registry.source.problem import Problem
from registry.vocabulary import vocabulary_of

Graph = nx.MultiDiGraph


def build(registry: Registry, on: date, problems: Sequence[Problem] = ()) -> "nx.MultiDiGraph[str]":
    """The flows that hold on a day. `problems`: what is wrong in the files and therefore missing from the registry.

    Nodes are keyed `person:customer`, `cinetpay.payment`, `unknown:cinetpay`, with attributes `end`
    (an `End`), `kind` (person, place, unknown) and `actor`. Edges are keyed by their entry in the
    registry, with attributes `arc` (everything the registry says of the flow), `kind` and `status`.
    Places that no flow reaches are nodes too: nothing that is declared is missing from the graph.
    The graph has `registry`, `on` and `problems` as attributes of its own. It is frozen (`networkx.freeze`): it
    says what the registry says, and what is worked out from it may be kept. A copy of it can be changed.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(registry=registry, on=on, problems=tuple(problems))
    subjects = set(vocabulary_of(registry).data_subjects)
    arcs = arcs_of(registry, subjects, on)
    certainty = Certainty(floors(registry))
    ends = {end.key: end for end in _declared_ends(registry, on)}
    ends |= {end.key: end for arc in arcs for end in (arc.source, arc.target)}
    for key, end in sorted(ends.items()):
        graph.add_node(key, end=end, kind=end.kind, actor=end.actor)
    for arc in arcs:
        graph.add_edge(
            arc.source.key,
            arc.target.key,
            key=arc.key,
            arc=arc,
            kind=arc.kind,
            status=certainty.whole(arc).value,
        )
    nx.freeze(graph)
    return graph


def arcs(graph: "nx.MultiDiGraph[str]") -> list[Arc]:
    """The arcs of a graph, in order of key."""
    found: list[Arc] = [data["arc"] for _, _, data in graph.edges(data=True)]
    return sorted(found, key=lambda arc: arc.key)


def indexed(graph: "nx.MultiDiGraph[str]") -> Arcs:
    """The arcs of a built graph by what they can be taken with, none known better than the fields it is taken with.

    The same index for the same graph, compiled when it is first asked for and kept for as long as the graph.
    """
    if graph not in _INDEXES:
        _INDEXES[graph] = Arcs(arcs(graph), floors(graph.graph["registry"]))
    return _INDEXES[graph]


_INDEXES: "WeakKeyDictionary[nx.MultiDiGraph[str], Arcs]" = WeakKeyDictionary()


def _declared_ends(registry: Registry, on: date) -> Iterator[End]:
    for id_, actor in registry.actors.items():
        for name, spot in actor.places.items():
            if actor.holds_on(on) and spot.holds_on(on):
                yield End("place", id_, name)
    for held in registry.data_sets.values():
        if held.holds_on(on):
            yield from map(person, held.subjects)
