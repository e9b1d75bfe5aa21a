"""The lines of a folded picture: all between the same two cards that are known alike are one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from dataflow.pictures.folds import Folding
from dataflow.pictures.sketch import Line, Mark, Sketch
from registry.records.evidence import Status

_SHOWN: Final = 2
"""Data sets named on a line; of more it says how many."""
_EVERY: Final[tuple[Mark, ...]] = ("container", "derived")
_ANY: Final[tuple[Mark, ...]] = ("contradiction", "ring", "added", "removed")


def refolded(sketch: Sketch, folding: Folding) -> Sketch:
    """The sketch with its folded cards, and with what leads to them."""
    told = set(folding.told())
    together: dict[tuple[str, str, Status], list[Line]] = defaultdict(list)
    for line in sketch.lines:
        if line.id not in told:
            source, target = folding.card_of(line, line.source), folding.card_of(line, line.target)
            # Of a party that shows its places, one line leads to a card that tells what comes from which.
            together[folding.trunk(source, target), target, line.status].append(line)
    lines = [
        _joined(folding, index, status, held) for index, ((_, _, status), held) in enumerate(together.items())
    ]
    kept = [box for box in sketch.boxes if folding.kept(box.id)]
    names = {box.group for box in kept}
    made = {box.id: box for box in folding.cards()}
    boxes = [made.pop(box.id, box) for box in kept]
    return sketch.model_copy(
        update={
            "groups": tuple(group for group in sketch.groups if group.id in names),
            "boxes": (*boxes, *made.values()),
            "lines": tuple(lines),
            "flat": True,
        }
    )


def _joined(folding: Folding, index: int, status: Status, lines: Sequence[Line]) -> Line:
    sources = dict.fromkeys(folding.card_of(line, line.source) for line in lines)
    return Line(
        id=lines[0].id,
        hops=tuple(hop for line in lines for hop in line.hops),
        source=next(iter(sources)),
        whole=len(sources) > 1,
        target=folding.card_of(lines[0], lines[0].target),
        number=str(index + 1),
        label=folding.label(lines, _SHOWN),
        status=status,
        marks=_marks(lines),
        words=" ".join(line.words for line in lines),
    )


def _marks(lines: Sequence[Line]) -> tuple[Mark, ...]:
    every = [mark for mark in _EVERY if all(mark in line.marks for line in lines)]
    some = [mark for mark in _ANY if any(mark in line.marks for line in lines)]
    return (*every, *some)
