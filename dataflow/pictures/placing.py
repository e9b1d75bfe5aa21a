"""Placing: the cards of an ordered deck in their columns, and the routes of the lines between them.

An engine has measured the cards; where they stand and how lines go is decided here, the same for every engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dataflow.pictures.channels import Crossing, tracks
from dataflow.pictures.deck import Deck, Way
from dataflow.pictures.heights import Thing, Tie, heights
from dataflow.pictures.laid import LaidCard
from dataflow.pictures.route import Route
from dataflow.pictures.tracks import Point

_MARGIN: Final = 7.2
_ROOM: Final = 10.0
"""Between two cards of a column."""
_PASSING: Final = 7.0
"""Around a line that passes a column."""
_TRACK: Final = 6.0
"""Between two tracks."""
_LEAVING: Final = 10.0
_REACHING: Final = 17.0
"""What a line goes level before it reaches a card: its arrow is there."""
_LEAST: Final = 36.0
"""How wide the channel between two columns is at least."""


class Placed(NamedTuple):
    """The cards with their places, and the routes of the lines, by id."""

    cards: Mapping[str, LaidCard]
    routes: Mapping[str, Route]
    size: Point


def placed(deck: Deck, columns: Sequence[Sequence[str]], cards: Mapping[str, LaidCard]) -> Placed:
    """The cards in those columns, from above; the id of a line in a column is where it passes."""
    return _Placing(deck, columns, cards).made()


class _Placing:
    def __init__(self, deck: Deck, columns: Sequence[Sequence[str]], cards: Mapping[str, LaidCard]) -> None:
        self._columns, self._cards = columns, cards
        self._ways = [way for way in deck.ways if not way.inner]
        self._column = {item: at for at, column in enumerate(columns) for item in column if item in cards}
        self._pins = {
            (laid.cell.way.id, laid.cell.side): laid.middle - card.box[1]
            for card in cards.values()
            for laid in card.cells
            if laid.cell.way is not None
        }
        self._stations = {way.id: list(self._stationed(way)) for way in self._ways}
        ties: list[list[Tie]] = [[] for _ in columns[1:]]
        for way in self._ways:
            for (at, item, down), (_, other, under) in pairwise(self._stations[way.id]):
                ties[at].append(Tie(item, down, other, under))
        self._tops = heights([list(self._things(column)) for column in columns], ties)

    def _stationed(self, way: Way) -> Iterator[tuple[int, str, float]]:
        """The columns that a line is in, with what it is fixed to there, and how far under its top."""
        first, last = reversed(way.cards) if way.back else way.cards
        yield self._column[first], first, self._pins[way.id, "right"]
        for at in range(self._column[first] + 1, self._column[last]):
            yield at, f"{way.id}@{at}", 0.0
        yield self._column[last], last, self._pins[way.id, "left"]

    def _things(self, column: Sequence[str]) -> Iterator[Thing]:
        at = self._columns.index(column)
        for item in column:
            if item in self._cards:
                _, top, _, bottom = self._cards[item].box
                yield Thing(item, bottom - top, _ROOM)
            else:
                yield Thing(f"{item}@{at}", 0.0, _PASSING)

    def made(self) -> Placed:
        channels = [self._channel(at) for at in range(len(self._columns) - 1)]
        lefts = [_MARGIN]
        wide = [self._wide(column) for column in self._columns]
        for at, channel in enumerate(channels):
            lefts.append(lefts[at] + wide[at] + self._room(channel))
        cards = {
            card: _moved(self._cards[card], self._left(card, at, lefts, wide), self._tops[card] + _MARGIN)
            for card, at in self._column.items()
        }
        routes = {way.id: self._route(way, cards, channels, lefts, wide) for way in self._ways}
        bottom = max((card.box[3] for card in cards.values()), default=0.0)
        return Placed(cards, routes, (lefts[-1] + wide[-1] + _MARGIN, bottom + _MARGIN))

    def _wide(self, column: Sequence[str]) -> float:
        boxes = [self._cards[item].box for item in column if item in self._cards]
        return max((right - left for left, _, right, _ in boxes), default=0.0)

    def _left(self, card: str, at: int, lefts: Sequence[float], wide: Sequence[float]) -> float:
        """Cards begin below each other; those of the first column end so, near to where their lines go."""
        left, _, right, _ = self._cards[card].box
        return lefts[at] + (0.0 if at or len(lefts) == 1 else wide[at] - (right - left))

    def _channel(self, at: int) -> dict[str, int]:
        """The track of each line between a column and the next."""
        lines: dict[str, Crossing] = {}
        for id_, stations in self._stations.items():
            for (column, item, down), (_, other, under) in pairwise(stations):
                if column == at:
                    lines[id_] = Crossing(self._tops[item] + down, self._tops[other] + under)
        return dict(zip(lines, tracks(list(lines.values())), strict=True))

    def _room(self, channel: Mapping[str, int]) -> float:
        most = max(channel.values(), default=0)
        return max(_LEAST, _LEAVING + _TRACK * most + _REACHING)

    def _route(
        self,
        way: Way,
        cards: Mapping[str, LaidCard],
        channels: Sequence[Mapping[str, int]],
        lefts: Sequence[float],
        wide: Sequence[float],
    ) -> Route:
        stations = self._stations[way.id]
        levels = [self._tops[item] + down + _MARGIN for _, item, down in stations]
        turns = []
        for (column, _, _), above, below in zip(stations, levels, levels[1:], strict=False):
            if not Crossing(above, below).level:
                track = lefts[column] + wide[column] + _LEAVING + _TRACK * channels[column][way.id]
                turns.append((track, above, below))
        first, last = (cards[item].box for _, item, _ in (stations[0], stations[-1]))
        return Route((first[2], levels[0]), tuple(turns), (last[0], levels[-1]))


def _moved(card: LaidCard, left: float, top: float) -> LaidCard:
    x, y = left - card.box[0], top - card.box[1]
    return card._replace(
        box=(card.box[0] + x, card.box[1] + y, card.box[2] + x, card.box[3] + y),
        edges=tuple(edge + y for edge in card.edges),
        cells=tuple(cell._replace(lines=tuple(line + y for line in cell.lines)) for cell in card.cells),
    )
