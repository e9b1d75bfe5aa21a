"""The apposition: a word that says what the name beside it is the name of: « le traitement Paie », "the CRM system"."""

from collections.abc import Sequence
from typing import Final

from dataflow.question.listing.item import Item
from dataflow.question.wanted import Column

_NAMED: Final = (Column.ACTIVITY, Column.SYSTEM)
"""What has names of a registry’s own, and words for what it is."""
_GAP: Final = 8
"""Letters that may stand between them: « le traitement de l’accueil »."""


def without_appositions(items: Sequence[Item]) -> list[Item]:
    """The items without such words: they list nothing, and narrow nothing."""
    return [item for at, item in enumerate(items) if not _is_one(item, items[max(at - 1, 0) : at + 2])]


def _is_one(item: Item, beside: Sequence[Item]) -> bool:
    column = item.notion.column if item.notion else None
    if column not in _NAMED or item.negated:
        return False
    return any(not each.notion and each.asks(column) and _between(item, each) <= _GAP for each in beside)


def _between(one: Item, other: Item) -> int:
    return max(one.atom.start, other.atom.start) - min(one.atom.end, other.atom.end)
