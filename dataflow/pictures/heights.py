"""Heights: how far down the things of each column stand, so that lines between columns are as level as can be.

Each thing wants to stand where its lines would be level; the order in a column and the room between two things hold.
The best for one column while the others stand still is isotonic regression, with all of it inside the page.
"""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final, NamedTuple

_SWEEPS: Final = 12


class Thing(NamedTuple):
    """A card, or a line that passes a column."""

    id: str
    high: float
    room: float
    """What is left free under it at least."""


class Tie(NamedTuple):
    """A line between two things of columns beside each other, fixed so far under the top of each."""

    left: str
    left_at: float
    right: str
    right_at: float


def heights(columns: Sequence[Sequence[Thing]], ties: Sequence[Sequence[Tie]]) -> dict[str, float]:
    """The top of each thing, by id; `ties` are those between a column and the next.

    The highest column fills the page.
    """
    page = max((_needed(column) for column in columns), default=0.0)
    found: dict[str, float] = {}
    for column in columns:
        top = (page - _needed(column)) / 2
        for thing in column:
            found[thing.id] = top
            top += thing.high + thing.room
    for sweep in range(_SWEEPS):
        turn = range(len(columns))
        for at in turn if sweep % 2 == 0 else reversed(turn):
            wanted = _wanted(found, ties[at - 1] if at else (), ties[at] if at < len(ties) else ())
            found |= _placed(
                columns[at], {thing.id: wanted.get(thing.id, []) for thing in columns[at]}, found, page
            )
    return found


def _needed(column: Sequence[Thing]) -> float:
    return sum(thing.high + thing.room for thing in column) - (column[-1].room if column else 0.0)


def _wanted(now: Mapping[str, float], before: Sequence[Tie], after: Sequence[Tie]) -> dict[str, list[float]]:
    """The tops that would make each line of the things of a column level."""
    found: dict[str, list[float]] = {}
    for tie in before:
        found.setdefault(tie.right, []).append(now[tie.left] + tie.left_at - tie.right_at)
    for tie in after:
        found.setdefault(tie.left, []).append(now[tie.right] + tie.right_at - tie.left_at)
    return found


def _placed(
    column: Sequence[Thing], wanted: Mapping[str, Sequence[float]], now: Mapping[str, float], page: float
) -> dict[str, float]:
    """The tops nearest to those wanted, in order, with room between them and inside the page."""
    above, free = [], 0.0
    for thing in column:
        above.append(free)
        free += thing.high + thing.room
    blocks: list[tuple[float, float, int]] = []
    for thing, taken in zip(column, above, strict=True):
        tops = wanted[thing.id]
        block = (median(tops) - taken, float(len(tops)), 1) if tops else (now[thing.id] - taken, 0.1, 1)
        while blocks and blocks[-1][0] > block[0]:
            value, weight, n = blocks.pop()
            both = weight + block[1]
            block = ((value * weight + block[0] * block[1]) / both, both, n + block[2])
        blocks.append(block)
    most = page - _needed(column)
    shifts = [min(max(value, 0.0), most) for value, _, n in blocks for _ in range(n)]
    return {thing.id: taken + shift for thing, taken, shift in zip(column, above, shifts, strict=True)}
