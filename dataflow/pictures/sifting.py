"""Sifting: things in the order in which the lines to their other ends cross least, while those stand still."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import accumulate

Place = tuple[int, int]
"""Where in its column something stands: as which of its cards and lines, and in which row of the card."""
Ends = tuple[list[Place], list[Place]]
"""The other ends of what reaches something from the left, and of what leaves it to the right."""


def sifted(items: Sequence[str], ends: Mapping[str, Ends]) -> list[str]:
    """The items so that the lines to their other ends cross least: each in turn is put where it crosses fewest.

    They begin by the mean of their other ends, those without any last; or as they are, where that crosses less.
    """
    sorted_ends = {item: tuple(sorted(side) for side in ends[item]) for item in items}
    means = {item: _mean([end for side in ends[item] for end in side]) for item in items}
    found = min(sorted(items, key=means.__getitem__), list(items), key=lambda each: _cost(each, sorted_ends))
    worse = {
        (u, v): _above(sorted_ends[u], sorted_ends[v]) - _above(sorted_ends[v], sorted_ends[u])
        for u in items
        for v in items
        if u != v
    }
    moved = True
    while moved:
        moved = False
        for item in found:
            at = found.index(item)
            others = found[:at] + found[at + 1 :]
            costs = list(accumulate((worse[other, item] for other in others), initial=0))
            place = at if costs[at] == min(costs) else costs.index(min(costs))
            if place != at:
                found = [*others[:place], item, *others[place:]]
                moved = True
    return found


def _cost(items: Sequence[str], ends: Mapping[str, Sequence[Sequence[Place]]]) -> int:
    return sum(_above(ends[u], ends[v]) for at, u in enumerate(items) for v in items[at + 1 :])


def _above(upper: Sequence[Sequence[Place]], lower: Sequence[Sequence[Place]]) -> int:
    """How often lines of one thing cross those of another that stands under it."""
    return sum(bisect_left(below, end) for above, below in zip(upper, lower, strict=True) for end in above)


def _mean(ends: Sequence[Place]) -> tuple[bool, float]:
    return not ends, sum(place + row / 100 for place, row in ends) / len(ends) if ends else 0.0


def inversions(pieces: Sequence[tuple[Place, Place]]) -> int:
    """How many pairs of pieces cross: one begins above the other and ends below it."""
    seen: list[Place] = []
    found = 0
    for _, right in sorted(pieces):
        found += len(seen) - bisect_right(seen, right)
        insort(seen, right)
    return found
