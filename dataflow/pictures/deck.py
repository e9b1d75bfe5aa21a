"""The deck: a sketch dealt as cards, one for each actor, with the ways between their rows.

It is what is drawn: DOT is written from it, and the finished picture is set with it. Words are those of the sketch.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from dataflow.pictures.sketch import Mark, Member
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Lang


class Row(NamedTuple):
    """A place on a card: a box of the sketch."""

    id: str
    """The id of its element in the SVG."""
    stops: tuple[str, ...]
    title: str
    detail: tuple[str, ...] = ()
    words: str = ""


class Untold(NamedTuple):
    """A way to whom nobody has named: it is a number in the last row of a card and no line."""

    id: str
    hops: tuple[str, ...]
    number: str
    source: str
    """The id of the row that it leaves."""


class Told(NamedTuple):
    """The last row of a card, which says that nobody has named those its data is passed on to."""

    id: str
    """The id of its element in the SVG."""
    stops: tuple[str, ...]
    ways: tuple["Untold", ...]
    words: str = ""


class Card(NamedTuple):
    """An actor, people, or several actors that were folded into one card."""

    id: str
    kind: Literal["person", "party", "unknown", "fold"]
    title: str
    roles: tuple[str, ...]
    role: str
    """Its roles in words."""
    detail: tuple[str, ...]
    """Where it is."""
    rows: tuple[Row, ...]
    told: Told | None = None
    members: tuple[Member, ...] = ()
    """Of a folded card: who is in it."""
    stops: tuple[str, ...] = ()
    words: str = ""


class Way(NamedTuple):
    """A line that is drawn, from a row, or a card as a whole, to another."""

    id: str
    hops: tuple[str, ...]
    number: str
    source: str
    """The id of the row or card that it leaves."""
    target: str
    """The id of the row or card that it reaches."""
    cards: tuple[str, str]
    """The ids of the cards at its two ends."""
    label: tuple[str, ...]
    status: Status
    marks: tuple[Mark, ...]
    words: str
    back: bool = False
    """Whether it leads back towards where the picture begins."""

    @property
    def inner(self) -> bool:
        """Whether it stays on its card: its two pins tell it, and no line is drawn around the card."""
        return self.cards[0] == self.cards[1]

    @property
    def left(self) -> str:
        """The row or card on whose left side it has a pin."""
        return self.source if self.back else self.target

    @property
    def right(self) -> str:
        """The row or card on whose right side it has a pin."""
        return self.target if self.back else self.source


class Deck(Record):
    """A picture as cards and ways, in the order they are drawn first."""

    lang: Lang
    title: str
    lead: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    ways: tuple[Way, ...]

    @cached_property
    def way(self) -> Mapping[str, Way]:
        """The ways by id."""
        return {way.id: way for way in self.ways}

    @cached_property
    def loose(self) -> tuple[tuple[str, str], ...]:
        """Cards that no line reaches, for what leads to them is told in words: each with the card it stands after."""
        reached = {card for way in self.ways for card in way.cards}
        first = next((card.id for card in self.cards if card.kind == "party" and card.id in reached), None)
        loose = [card.id for card in self.cards if card.kind == "fold" and card.id not in reached]
        return tuple((first, card) for card in loose) if first else ()

    def elements(self) -> Iterator[str]:
        """The ids of all cards and rows, in order."""
        for card in self.cards:
            yield card.id
            yield from (row.id for row in card.rows)
