"""The doubts: what a list would leave aside of a question although it has a place for every word."""

from collections.abc import Callable, Sequence
from typing import Final

from dataflow.question.listing.doubts_of_what import OF_WHAT
from dataflow.question.listing.doubts_of_whom import OF_WHOM
from dataflow.question.listing.item import Item, Items
from dataflow.question.listing.made import Made
from dataflow.question.wanted import Column, Condition, Listed

_DOUBTS: Final[tuple[Callable[[Made], bool], ...]] = (*OF_WHOM, *OF_WHAT)


def doubtful(
    listed: Listed, head: Item | None, told: Items, conditions: Sequence[Condition], asked: Sequence[Column]
) -> bool:
    """Whether the question may ask something else, or more, than the list answers."""
    made = Made(listed, head, told, conditions, asked)
    return any(doubt(made) for doubt in _DOUBTS)
