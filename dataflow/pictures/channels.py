"""Channels: how lines go from one column of cards to the next, each on a track of its own.

A line leaves its pin level, goes up or down on its track, and reaches the other pin level. Tracks are dealt so that two
lines cross once where the order of their ends asks for it, and else not at all; none runs on another.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final, NamedTuple

import networkx as nx

LEVEL: Final = 1.0
"""A line that goes up or down by less than this needs no track."""
NEAR: Final = 5.0
"""Level parts of two lines nearer than this are kept from lying on each other."""


class Crossing(NamedTuple):
    """A line on its way through a channel: at which height it comes in on the left, and goes out on the right."""

    left: float
    right: float

    @property
    def level(self) -> bool:
        """Whether it goes straight through."""
        return abs(self.left - self.right) < LEVEL

    @property
    def span(self) -> tuple[float, float]:
        """The heights between which it goes up or down."""
        return min(self.left, self.right), max(self.left, self.right)


def tracks(lines: Sequence[Crossing]) -> list[int]:
    """The track of each line, counted from the left; lines that are nowhere beside each other may share one."""
    before: nx.DiGraph[int] = nx.DiGraph()
    turning = [at for at, line in enumerate(lines) if not line.level]
    before.add_nodes_from(turning)
    pairs = [(a, b) for a, b in combinations(turning, 2) if _beside(lines[a], lines[b])]
    # What may not lie on another counts most, then what would cross for nothing, then that each has its own.
    for wanted in (_apart, _nested, _any):
        for a, b in pairs:
            first = wanted(lines[a], lines[b])
            if first is not None and not (before.has_edge(a, b) or before.has_edge(b, a)):
                one, other = (a, b) if first else (b, a)
                if not nx.has_path(before, other, one):
                    before.add_edge(one, other)
                elif wanted is not _nested:
                    before.add_edge(other, one)
    found = [0] * len(lines)
    for at in nx.lexicographical_topological_sort(before):
        found[at] = max((found[each] + 1 for each in before.predecessors(at)), default=0)
    return found


def _beside(one: Crossing, other: Crossing) -> bool:
    (a, b), (c, d) = one.span, other.span
    return a < d + NEAR and c < b + NEAR


def _apart(one: Crossing, other: Crossing) -> bool | None:
    """Whether the first has to be further left, so that it has left its height when the other comes to it."""
    if abs(one.left - other.right) < NEAR:
        return True
    if abs(one.right - other.left) < NEAR:
        return False
    return None


def _nested(one: Crossing, other: Crossing) -> bool | None:
    """Of two lines that go the same way, the one that goes down from below, or up from above, turns first."""
    down = one.right > one.left
    if down != (other.right > other.left):
        return None
    return (one.left > other.left) == down


def _any(one: Crossing, other: Crossing) -> bool | None:  # noqa: ARG001  # of the two, the one that goes down turns first
    return one.right > one.left
