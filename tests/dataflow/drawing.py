"""Drawing from what only a draw brings about: by the place of a value, with strategies that are made once.

To make and check a strategy costs Hypothesis more than to draw from it, and one made within a draw is made each time.
"""

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@cache
def _place(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


@cache
def _places(count: int, least: int, most: int, *, unique: bool) -> st.SearchStrategy[list[int]]:
    return st.lists(st.sampled_from(range(count)), min_size=least, max_size=most, unique=unique)


def one(draw: st.DrawFn, values: Sequence[T]) -> T:
    """One of the values; the first is the simplest."""
    return values[draw(_place(len(values)))]


def some(draw: st.DrawFn, values: Sequence[T], least: int = 0, most: int | None = None) -> list[T]:
    """Some of the values, each at most once, in any order."""
    bound = len(values) if most is None else min(most, len(values))
    return [values[at] for at in draw(_places(len(values), least, bound, unique=True))]


def many(draw: st.DrawFn, values: Sequence[T], least: int, most: int) -> list[T]:
    """Some of the values, in any order, one perhaps several times."""
    return [values[at] for at in draw(_places(len(values), least, most, unique=False))]
