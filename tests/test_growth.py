"""The measure of growth itself: it sees a loop in a loop, and tells the same of the same."""

from collections.abc import Callable

import pytest

from tests.growth import LIMIT, calls, steps


def _straight(n: int) -> Callable[[], object]:
    return lambda: [hex(each) for each in range(n)]


def _square_of_calls(n: int) -> Callable[[], object]:
    return lambda: [hex(other) for _ in range(n) for other in range(n)]


def _square_of_steps(n: int) -> Callable[[], object]:
    return lambda: [next(other for other in range(n) if other == each) for each in range(n)]


@pytest.mark.parametrize("count", [calls, steps])
def test_straight_growth_is_within_the_limit_and_a_square_is_not(count: Callable[[object], int]) -> None:
    assert count(_straight(200)) <= LIMIT * count(_straight(100))
    assert count(_square_of_calls(80)) > LIMIT * count(_square_of_calls(40))


def test_a_search_inside_one_call_is_seen_by_its_steps() -> None:
    assert calls(_square_of_steps(80)) <= LIMIT * calls(_square_of_steps(40))
    assert steps(_square_of_steps(80)) > LIMIT * steps(_square_of_steps(40))


@pytest.mark.parametrize("count", [calls, steps])
def test_the_same_is_counted_alike(count: Callable[[object], int]) -> None:
    assert count(_straight(50)) == count(_straight(50)) > 50
