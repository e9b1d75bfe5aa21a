"""A list as it was put together: what doubts look at."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dataflow.question.listing.item import Item, Items
from dataflow.question.wanted import Column, Condition, Listed

OF_DATA: Final = frozenset({Listed.PARTIES, Listed.FIELDS, Listed.DATA_SETS})
"""The lists that tell who has which data."""


class Made(NamedTuple):
    """A list with the words it was made of."""

    listed: Listed
    head: Item | None
    told: Items
    conditions: Sequence[Condition]
    asked: Sequence[Column]

    def about(self, column: Column) -> bool:
        """Whether it is narrowed by that column."""
        return any(each.column is column for each in self.conditions)

    def before(self, item: Item) -> str:
        """The word before an item."""
        return self.told.before.get(item.atom.start, "")
