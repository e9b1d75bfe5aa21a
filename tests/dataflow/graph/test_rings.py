"""Rings against the library's, on random arrows."""

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.graph.rings import rings_of

ARROWS = st.dictionaries(st.integers(0, 12), st.lists(st.integers(0, 14), max_size=4), max_size=12)


@settings(max_examples=300, deadline=None)
@given(ARROWS)
def test_rings_are_the_strongly_connected_parts(onward: dict[int, list[int]]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(onward)
    graph.add_edges_from((here, there) for here in onward for there in onward[here] if there in onward)
    found = list(rings_of(onward))
    assert sorted(map(sorted, found)) == sorted(map(sorted, nx.strongly_connected_components(graph)))
    turn = {number: place for place, part in enumerate(found) for number in part}
    assert all(turn[there] <= turn[here] for here, there in graph.edges), "each after what it leads to"


def test_a_long_way_and_a_long_ring_need_no_deep_stack() -> None:
    length = 20_000
    way = {number: [number + 1] for number in range(length)}
    assert list(rings_of(way)) == [[number] for number in reversed(range(length))]
    (ring,) = rings_of(way | {length: [0]})
    assert sorted(ring) == list(range(length + 1))
