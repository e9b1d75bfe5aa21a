"""Channels: lines between two columns cross where the order of their ends asks for it, and nowhere else."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dataflow.pictures.channels import NEAR, Crossing, tracks

_PIN = 12.0


@st.composite
def lines(draw: st.DrawFn) -> list[Crossing]:
    """Lines whose ends have pins of their own on either side; no pin is level with one of the other side by chance."""
    n = draw(st.integers(1, 9))
    lefts = draw(st.lists(st.integers(0, 25), min_size=n, max_size=n, unique=True))
    rights = draw(st.lists(st.integers(0, 25), min_size=n, max_size=n, unique=True))
    level = draw(st.booleans())
    return [
        Crossing(a * _PIN, a * _PIN if level and at == 0 and a not in rights[1:] else b * _PIN + _PIN / 2)
        for at, (a, b) in enumerate(zip(lefts, rights, strict=True))
    ]


def _drawn(line: Crossing, track: int) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The level and the upright parts of a line."""
    if line.level:
        return [((0, line.left), (99, line.right))]
    x = 10.0 + 6.0 * track
    return [
        ((0, line.left), (x, line.left)),
        ((x, line.left), (x, line.right)),
        ((x, line.right), (99, line.right)),
    ]


def _crossed(one: Crossing, at: int, other: Crossing, by: int) -> int:
    return sum(_cut(a, b) + _cut(b, a) for a in _drawn(one, at) for b in _drawn(other, by))


def _cut(
    level: tuple[tuple[float, float], tuple[float, float]],
    upright: tuple[tuple[float, float], tuple[float, float]],
) -> int:
    (x, y), (last, end) = level
    (at, top), (under, bottom) = upright
    if y != end or at != under or top == bottom or x == last:
        return 0
    return int(x < at < last and min(top, bottom) < y < max(top, bottom))


@given(lines())
def test_lines_cross_once_where_their_ends_are_the_other_way_round_and_else_not(
    found: list[Crossing],
) -> None:
    dealt = tracks(found)
    for (one, at), (other, by) in combinations(zip(found, dealt, strict=True), 2):
        wanted = (one.left - other.left) * (one.right - other.right) < 0
        assert _crossed(one, at, other, by) == wanted


@given(lines())
def test_lines_beside_each_other_have_tracks_of_their_own(found: list[Crossing]) -> None:
    dealt = tracks(found)
    for (one, at), (other, by) in combinations(zip(found, dealt, strict=True), 2):
        (a, b), (c, d) = one.span, other.span
        if not one.level and not other.level and a < d and c < b:
            assert at != by


def test_a_line_has_left_its_height_when_another_comes_to_it() -> None:
    low, high = Crossing(100.0, 10.0), Crossing(200.0, 100.0 + NEAR / 2)
    first, second = tracks([low, high])
    assert first < second


def test_lines_that_are_nowhere_beside_each_other_share_a_track() -> None:
    assert tracks([Crossing(0, 20), Crossing(50, 90), Crossing(200, 120)]) == [0, 0, 0]


def test_a_level_line_needs_no_track() -> None:
    assert tracks([Crossing(5, 5), Crossing(0, 40)]) == [0, 0]
