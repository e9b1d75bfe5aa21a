"""Rings: what leads back to itself, found so that everything else can be gone through in one order."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import networkx as nx

T = TypeVar("T", bound=Hashable)


def rings(onward: Mapping[T, Iterable[T]]) -> tuple[tuple[tuple[T, ...], ...], dict[T, int]]:
    """The nodes of each ring, rings before those they lead to, and by node the number of its ring.

    A node that leads back to no other is a ring by itself. `onward` has every node as a key; nodes keep its
    order. As much work as there are nodes and edges (Tarjan 1972), without recursion.
    """
    graph: nx.DiGraph[T] = nx.DiGraph()
    graph.add_nodes_from(onward)
    graph.add_edges_from((node, each) for node, several in onward.items() for each in several)
    whole = nx.condensation(graph)
    met = {node: rank for rank, node in enumerate(onward)}
    found = tuple(
        tuple(sorted(whole.nodes[ring]["members"], key=met.__getitem__))
        for ring in nx.topological_sort(whole)
    )
    return found, {node: number for number, ring in enumerate(found) for node in ring}
