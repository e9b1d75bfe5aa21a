"""Elements: which element of the SVG stands for which stops and hops, both ways, for clicks and for tests.

A card (`g.node`) stands for all its stops, a row on it (`g.place`) for one place, a line (`g.edge`) for its hops. What
a card tells in words instead of a line is a `g.edge` too: recipients that nobody has named.
"""

from collections.abc import Mapping
from functools import cached_property

from dataflow.pictures.deck import Deck
from registry.records.record import Record


class Elements(Record):
    """The ids of a picture's cards, rows and lines, with what they stand for."""

    stops: dict[str, tuple[str, ...]]
    """Keys of stops by the id of their row, `stop-0`, or of the card they are on, `card-0`; rows first."""
    hops: dict[str, tuple[str, ...]]
    """Numbers of hops (for a map: keys of flows) by the id of their line: `hop-1`."""
    ways: dict[str, tuple[str, str]] = {}
    """The ids of the row or card at each end of a line, by its id."""
    cards: dict[str, str] = {}
    """The id of the card that a row is on, by the id of the row."""

    def box_of(self, stop: str) -> str:
        """The id of the row that shows a stop; KeyError for a stop that is not in the picture."""
        return self._boxes[stop]

    def line_of(self, hop: int | str) -> str:
        """The id of the line that shows a hop; KeyError for a hop that is not in the picture."""
        return self._lines[str(hop)]

    @cached_property
    def _boxes(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for id_, keys in self.stops.items():
            for key in keys:
                found.setdefault(key, id_)
        return found

    @cached_property
    def _lines(self) -> Mapping[str, str]:
        return {key: id_ for id_, keys in self.hops.items() for key in keys}


def elements_of(deck: Deck) -> Elements:
    """The elements of a picture."""
    stops: dict[str, tuple[str, ...]] = {}
    hops = {way.id: way.hops for way in deck.ways}
    ways = {way.id: (way.source, way.target) for way in deck.ways}
    cards: dict[str, str] = {}
    for card in deck.cards:
        for row in card.rows:
            stops[row.id], cards[row.id] = row.stops, card.id
        if card.told is not None:
            stops[card.told.id], cards[card.told.id] = card.told.stops, card.id
            hops |= {way.id: way.hops for way in card.told.ways}
            ways |= {way.id: (way.source, card.told.id) for way in card.told.ways}
        for member in card.members:
            if member.stops:
                stops[member.id], cards[member.id] = member.stops, card.id
            for id_, told in member.told:
                hops[id_] = told
                ways[id_] = member.ends if id_ == member.line else (member.id, member.id)
    for card in deck.cards:
        stops[card.id] = card.stops
    return Elements(stops=stops, hops=hops, ways=ways, cards=cards)
