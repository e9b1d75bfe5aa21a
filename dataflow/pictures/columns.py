"""Columns: how far to the right a line has to lead, and which lines lead back."""

from collections import defaultdict

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

    def longest(box: str) -> int:
        # A box that is still being measured counts as 0: that is where a ring of hops is cut.
        if box not in lengths:
            lengths[box] = 0
            lengths[box] = max((1 + longest(each) for each in inside[box] if each != box), default=0)
        return lengths[box]

    return {
        line.id: 1 if groups[line.source] == groups[line.target] else 1 + longest(line.source)
        for line in sketch.lines
    }


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
    return frozenset(
        line.id
        for line in sketch.lines
        if depth.get(line.target, 0) < depth.get(line.source, 0)
        and _reaches(onward, line.target, line.source)
    )


def _reaches(onward: dict[str, list[str]], start: str, end: str) -> bool:
    met, waiting = set[str](), [start]
    while waiting:
        box = waiting.pop()
        if box not in met:
            met.add(box)
            waiting += onward[box]
    return end in met
