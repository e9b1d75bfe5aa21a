"""Columns: how deep inside its own party a place lies, and which lines lead back."""

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from dataflow.pictures.sketch import Sketch

Pair = tuple[str, str]


def depths(sketch: Sketch) -> dict[str, int]:
    """For each box of a party, by id, over how many lines of the party itself data comes there at most.

    Boxes that hand data round in a ring are equally deep: that is where the ring is cut.
    """
    groups = {box.id: box.group for box in sketch.boxes}
    inside: nx.DiGraph[str] = nx.DiGraph()
    inside.add_nodes_from(box for box, group in groups.items() if group is not None)
    inside.add_edges_from(
        (line.source, line.target)
        for line in sketch.lines
        if groups[line.source] is not None and groups[line.source] == groups[line.target]
    )
    rings = nx.condensation(inside)
    found: dict[int, int] = dict.fromkeys(rings, 0)
    for ring in nx.topological_sort(rings):
        for onward in rings.successors(ring):
            found[onward] = max(found[onward], found[ring] + 1)
    return {box: found[ring] for box, ring in rings.graph["mapping"].items()}


def leading_back(names: Sequence[str], moves: Iterable[Pair]) -> frozenset[Pair]:
    """Of the moves between some things, those of a ring that lead back towards where it all begins.

    What is left has no ring. Nearer is what takes fewer moves from where nothing leads to; of two as near, the one
    named first.
    """
    pairs = list(dict.fromkeys(move for move in moves if move[0] != move[1]))
    onward: dict[str, list[str]] = {name: [] for name in names}
    for source, target in pairs:
        onward[source].append(target)
    place = _places(names, onward, {target for _, target in pairs})
    ways: nx.DiGraph[str] = nx.DiGraph(pairs)
    ring = {name: index for index, ring in enumerate(nx.strongly_connected_components(ways)) for name in ring}
    return frozenset(
        pair for pair in pairs if ring[pair[0]] == ring[pair[1]] and place[pair[1]] < place[pair[0]]
    )


def _places(
    names: Sequence[str], onward: Mapping[str, Sequence[str]], entered: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """How near each is to where it begins, with its place among the names."""
    held = set(entered)
    waiting = [name for name in names if name not in held] or list(names[:1])
    depth = dict.fromkeys(waiting, 0)
    for name in waiting:  # grows while it is read: nearest first
        for each in onward[name]:
            if each not in depth:
                depth[each] = depth[name] + 1
                waiting.append(each)
    return {name: (depth.get(name, 0), at) for at, name in enumerate(names)}
