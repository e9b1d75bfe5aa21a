"""Columns: how far to the right a line has to lead, and which lines lead back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx

from dataflow.pictures.sketch import Sketch


def columns_after(sketch: Sketch) -> dict[str, int]:
    """For each line, by id, how many columns lie between its ends at least.

    A line that leaves a frame goes past everything that follows inside the frame: then frames stand beside
    each other and no label of a leaving line falls on the frame it leaves.
    """
    groups = {box.id: box.group for box in sketch.boxes}
    inside: dict[str, list[str]] = defaultdict(list)
    for line in sketch.lines:
        if groups[line.source] is not None and groups[line.source] == groups[line.target]:
            inside[line.source].append(line.target)
    lengths: dict[str, int] = {}
    for line in sketch.lines:
        if groups[line.source] != groups[line.target]:
            _measure(line.source, inside, lengths)
    return {
        line.id: 1 if groups[line.source] == groups[line.target] else 1 + lengths[line.source]
        for line in sketch.lines
    }


def _measure(start: str, inside: Mapping[str, Sequence[str]], lengths: dict[str, int]) -> None:
    """Adds the length of the longest way on from a box, and from every box on it, without a call for each.

    A box that is still being measured counts as 0: that is where a ring of hops is cut.
    """
    if start in lengths:
        return
    lengths[start] = 0
    path, onward = [start], {start: iter(inside.get(start, ()))}
    while path:
        box = path[-1]
        fresh = next((each for each in onward[box] if each not in lengths), None)
        if fresh is None:
            path.pop()
            lengths[box] = max((1 + lengths[each] for each in inside.get(box, ()) if each != box), default=0)
        else:
            lengths[fresh] = 0
            path.append(fresh)
            onward[fresh] = iter(inside.get(fresh, ()))


def leading_back(sketch: Sketch) -> frozenset[str]:
    """The ids of the lines of a ring that lead back towards where the picture begins."""
    onward: dict[str, list[str]] = defaultdict(list)
    for line in sketch.lines:
        onward[line.source].append(line.target)
    entered = {line.target for line in sketch.lines}
    waiting = [box.id for box in sketch.boxes if box.id not in entered]
    waiting += [box.id for box in sketch.boxes if box.id in entered and not waiting][:1]
    depth = dict.fromkeys(waiting, 0)
    for box in waiting:  # grows while it is read: nearest boxes first
        for each in onward[box]:
            if each not in depth:
                depth[each] = depth[box] + 1
                waiting.append(each)
    moves: nx.DiGraph[str] = nx.DiGraph((line.source, line.target) for line in sketch.lines)
    ring = {box: index for index, ring in enumerate(nx.strongly_connected_components(moves)) for box in ring}
    return frozenset(
        line.id
        for line in sketch.lines
        if depth.get(line.target, 0) < depth.get(line.source, 0) and ring[line.target] == ring[line.source]
    )
