"""Spreading: cards of a column that is too high moved on to the next one, where the page has the room."""

from collections.abc import Mapping, Sequence
from typing import Final

from dataflow.pictures.deck import Deck
from dataflow.pictures.tracks import Point, Rectangle

_BETWEEN: Final = 50.0
"""About how far two columns are from each other."""
_UNDER: Final = 10.0
"""About how far two cards of a column are."""


def spread(
    deck: Deck, columns: Sequence[Sequence[str]], boxes: Mapping[str, Rectangle], room: Point
) -> list[list[str]]:
    """The columns with cards of the highest one moved on, as many as make the picture largest in that room.

    Only those are moved from which no line goes on: those without any line first, then those with the fewest.
    """
    lines: dict[str, int] = {card.id: 0 for card in deck.cards}
    onward: set[str] = set()
    for way in deck.ways:
        first, last = reversed(way.cards) if way.back else way.cards
        if not way.inner:
            onward.add(first)
            lines[last] += 1
    highest = max(range(len(columns)), key=lambda at: _high(columns[at], boxes))
    free = [card for card in columns[highest] if card not in onward]
    free.sort(key=lambda card: (lines[card], boxes[card][3] - boxes[card][1]))
    choices = [_moved(columns, highest, free[:n]) for n in range(len(free) + 1)]
    return min(choices, key=lambda each: _size(each, boxes, room))


def _moved(columns: Sequence[Sequence[str]], at: int, cards: Sequence[str]) -> list[list[str]]:
    made = [[card for card in column if card not in cards] for column in (*columns, ())]
    made[at + 1] += cards
    return [column for column in made if column]


def _size(columns: Sequence[Sequence[str]], boxes: Mapping[str, Rectangle], room: Point) -> float:
    """How many times a picture of these columns is larger than the room, at a guess; 1 where it has it."""
    wide = sum(max(boxes[card][2] - boxes[card][0] for card in column) + _BETWEEN for column in columns)
    high = max(_high(column, boxes) for column in columns)
    return max(1.0, wide / room[0], high / room[1])


def _high(column: Sequence[str], boxes: Mapping[str, Rectangle]) -> float:
    return sum(boxes[card][3] - boxes[card][1] + _UNDER for card in column)
