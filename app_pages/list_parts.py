"""The parts of a long list: so many rows are shown at once, and each part has a number."""

from collections.abc import Sequence
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")

MOST: Final = 50
"""Rows shown at once: a thousand cells with their sources are as much as a browser shows without a wait."""


class Shown(NamedTuple, Generic[T]):
    """The rows of one part."""

    rows: tuple[T, ...]
    number: int
    """Which part it is, from 1."""
    parts: int
    """How many there are."""
    of: int
    """How many rows there are in all."""
    most: int = MOST
    """How many stand in a part."""

    @property
    def first(self) -> int:
        """The number of its first row, from 1."""
        return (self.number - 1) * self.most + 1


def shown(rows: Sequence[T], asked: str | None, most: int = MOST) -> Shown[T]:
    """The part that an address asks for; the first where it asks for none there is."""
    parts = max(1, -(-len(rows) // most))
    digits = asked or ""
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 1
    number = number if 1 <= number <= parts else 1
    return Shown(tuple(rows[(number - 1) * most : number * most]), number, parts, len(rows), most)
