"""Tracks: the lines of a laid-out picture as runs of points, how often they cross and how long they run together."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

Point = tuple[float, float]
Run = Sequence[Point]
Rectangle = tuple[float, float, float, float]

STEP: Final = 3.0
"""Points between two samples of a curve."""
NEAR: Final = 3.0
"""Lines nearer than this run together."""
ENDS: Final = 6.0
"""A crossing so near an end of both lines is where they meet."""
_CELL: Final = 6.0
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_COMMAND: Final = re.compile(r"([MCL])([^MCL]*)")


def numbers(text: str) -> list[float]:
    """The numbers in an attribute of an SVG, in their order."""
    return [float(each) for each in _NUMBER.findall(text)]


def walked(path: str) -> list[Point]:
    """The points of a path of M, C and L, about STEP apart."""
    found: list[Point] = []
    for command, rest in _COMMAND.findall(path):
        found_in = numbers(rest)
        pairs = list(zip(found_in[::2], found_in[1::2], strict=False))
        if command == "C":
            for at in range(0, len(pairs) - 2, 3):
                found += _curve(found[-1], pairs[at], pairs[at + 1], pairs[at + 2])
            continue
        for pair in pairs:
            found += _straight(found[-1], pair) if found and command == "L" else [pair]
    return found


def crossings(lines: Mapping[str, Sequence[Run]]) -> int:
    """How many times two lines cross, in all."""
    boxed = [(_around(runs), runs) for runs in lines.values() if any(runs)]
    return sum(
        len(_crossed(one, other)) for (a, one), (b, other) in combinations(boxed, 2) if _touching(a, b, 0.0)
    )


def corridors(lines: Mapping[str, Sequence[Run]], long: float = 30.0) -> int:
    """How many pairs of lines run within NEAR of each other for more than `long` points."""
    boxed = [(_around(runs), runs) for runs in lines.values() if any(runs)]
    return sum(
        together(one, other) > long
        for (a, one), (b, other) in combinations(boxed, 2)
        if _touching(a, b, NEAR)
    )


def together(one: Sequence[Run], other: Sequence[Run]) -> float:
    """How many points of its length one line runs within NEAR of another."""
    cells: dict[tuple[int, int], list[tuple[Point, Point]]] = defaultdict(list)
    for a, b in _pieces(other):
        cells[_cell(a)].append((a, b))
    return sum(
        math.dist(a, b)
        for a, b in _pieces(one)
        if any(_distance(a, c, d) <= NEAR for c, d in _beside(cells, a))
    )


def hits(run: Run, box: Rectangle) -> bool:
    """Whether a run of points enters a rectangle, long pieces of it included."""
    return any(_cuts(a, b, box) for a, b in pairwise(run))


def _curve(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    steps = max(2, int((math.dist(a, b) + math.dist(b, c) + math.dist(c, d)) / STEP))
    for step in range(1, steps + 1):
        t = step / steps
        u = 1 - t
        k, m, n, o = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        yield k * a[0] + m * b[0] + n * c[0] + o * d[0], k * a[1] + m * b[1] + n * c[1] + o * d[1]


def _straight(a: Point, b: Point) -> Iterator[Point]:
    steps = max(1, int(math.dist(a, b) / STEP))
    for step in range(1, steps + 1):
        yield a[0] + (b[0] - a[0]) * step / steps, a[1] + (b[1] - a[1]) * step / steps


def _around(runs: Iterable[Run]) -> Rectangle:
    xs, ys = zip(*(point for run in runs for point in run), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _touching(one: Rectangle, other: Rectangle, room: float) -> bool:
    return (
        one[0] <= other[2] + room
        and other[0] <= one[2] + room
        and one[1] <= other[3] + room
        and other[1] <= one[3] + room
    )


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[Point, Point]]:
    return (piece for run in runs for piece in pairwise(run))


def _cell(point: Point) -> tuple[int, int]:
    return int(point[0] // _CELL), int(point[1] // _CELL)


def _beside(
    cells: Mapping[tuple[int, int], Sequence[tuple[Point, Point]]], point: Point
) -> Iterator[tuple[Point, Point]]:
    at = _cell(point)
    for x in (-1, 0, 1):
        for y in (-1, 0, 1):
            yield from cells.get((at[0] + x, at[1] + y), ())


def _crossed(one: Sequence[Run], other: Sequence[Run]) -> list[Point]:
    """The points where two lines cross, one for each place, and not where they meet."""
    ends = [[point for run in runs for point in (run[0], run[-1])] for runs in (one, other)]
    cells: dict[tuple[int, int], list[tuple[Point, Point]]] = defaultdict(list)
    for c, d in _pieces(other):
        cells[_cell(c)].append((c, d))
    found: list[Point] = []
    for a, b in _pieces(one):
        for c, d in _beside(cells, a):
            if (
                _cut(a, b, c, d)
                and not all(any(math.dist(a, end) <= ENDS for end in each) for each in ends)
                and all(math.dist(a, point) > ENDS for point in found)
            ):
                found.append(a)
    return found


def _cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    return a != b and c != d and _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(p: Point, q: Point, r: Point) -> float:
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


def _distance(point: Point, a: Point, b: Point) -> float:
    """How far a point is from a piece of a line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    t = 0.0 if not square else max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square))
    return math.dist(point, (a[0] + t * dx, a[1] + t * dy))


def _cuts(a: Point, b: Point, box: Rectangle) -> bool:
    """Whether a piece of a line enters a rectangle (Liang and Barsky)."""
    first, last = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if step == 0:
            if room <= 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first < last
