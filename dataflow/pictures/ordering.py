"""Ordering: in which order cards stand in their columns, and rows on their cards, so that few lines cross.

The columns are those that a layout engine has chosen. Crossings are counted exactly, from the orders alone: a line over
several columns has a place in each of them. One column, or one card, is put in order at a time while the rest stands
still (sifting), back and forth, from several beginnings; chance has no part in it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple
from zlib import crc32

from dataflow.pictures.cells import Order
from dataflow.pictures.deck import Deck, Way
from dataflow.pictures.sifting import Place, inversions, sifted

_SWEEPS: Final = 8
_STARTS: Final = 40
_WORK: Final = 1600
"""Lines that are put in order at most, over all beginnings: the more there are, the less often it is begun anew."""


class Ordered(NamedTuple):
    """A deck in order."""

    columns: tuple[tuple[str, ...], ...]
    """What is in each column, from above: cards, and by their ids lines that pass it."""
    order: Order
    crossings: int
    """How often its lines cross, were they drawn straight from column to column."""


class _Piece(NamedTuple):
    """What a line is between two columns that stand beside each other."""

    left: tuple[str, str]
    """The card, or the line itself where it passes, and the row on it."""
    right: tuple[str, str]


def ordered(deck: Deck, columns: Sequence[Sequence[str]], order: Order) -> Ordered:
    """The order with the fewest crossings that is found from that one. Its columns keep their cards."""
    found = _Ordering(deck, columns, order).improved()
    for n in range(min(_STARTS, _WORK // max(1, len(deck.ways)))):
        if not found.crossings:
            break
        mixed = {key: _mixed(n, ids) if key[1] == "rows" else ids for key, ids in order.items()}
        again = _Ordering(deck, [_mixed(n, column) for column in columns], mixed).improved()
        found = min(found, again, key=lambda each: each.crossings)
    return found


def _mixed(n: int, ids: Sequence[str]) -> tuple[str, ...]:
    """Another order to begin with: always the same."""
    return tuple(sorted(ids, key=lambda id_: crc32(f"{n} {id_}".encode())))


class _Ordering:
    """One order on its way to fewer crossings."""

    def __init__(self, deck: Deck, columns: Sequence[Sequence[str]], order: Order) -> None:
        self._deck = deck
        self._rows = {card.id: [card.id, *order[card.id, "rows"]] for card in deck.cards}
        """The rows of each card, after what is fixed to the card itself; a line that passes has none."""
        self._at = {card: at for at, column in enumerate(columns) for card in column}
        self._columns = [list(column) for column in columns]
        self._gaps: list[list[_Piece]] = [[] for _ in columns[1:]]
        self._pieces: dict[str, list[_Piece]] = {}
        for way in deck.ways:
            self._add(way)

    def _add(self, way: Way) -> None:
        ends = tuple(reversed(way.cards)) if way.back else way.cards
        first, last = (self._at[card] for card in ends)
        passing = [(way.id, way.id)] * max(0, last - first - 1)
        stations = [(ends[0], way.right), *passing, (ends[1], way.left)]
        self._pieces[way.id] = [_Piece(left, right) for left, right in pairwise(stations)]
        if last <= first:
            return  # on one card, or against the columns: it stands in no gap
        for at, piece in enumerate(self._pieces[way.id]):
            self._gaps[first + at].append(piece)
        for column in self._columns[first + 1 : last]:
            column.append(way.id)

    def improved(self) -> Ordered:
        best = self._now()
        for sweep in range(_SWEEPS):
            turn = range(len(self._columns))
            for at in turn if sweep % 2 == 0 else reversed(turn):
                self._put(at)
            now = self._now()
            if now.crossings >= best.crossings and sweep > 1:
                break
            best = min(best, now, key=lambda each: each.crossings)
        return best

    def _put(self, at: int) -> None:
        """Puts a column in order, and the rows on its cards."""
        column = self._columns[at]
        far = self._far(at)
        ends = {item: [far[item, row] for row in self._rows.get(item, [item])] for item in column}
        together = {
            item: ([each for left, _ in rows for each in left], [each for _, right in rows for each in right])
            for item, rows in ends.items()
        }
        self._columns[at] = sifted(column, together)
        for card in column:
            rows = self._rows.get(card, [])[1:]
            if len(rows) > 1:
                self._rows[card][1:] = sifted(rows, {row: far[card, row] for row in rows})

    def _far(self, at: int) -> Mapping[tuple[str, str], tuple[list[Place], list[Place]]]:
        """Where the other ends are of what reaches a row from the left, and of what leaves it to the right."""
        found: dict[tuple[str, str], tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
        if at > 0:
            places = self._places(at - 1)
            for piece in self._gaps[at - 1]:
                found[piece.right][0].append(places[piece.left])
        if at < len(self._gaps):
            places = self._places(at + 1)
            for piece in self._gaps[at]:
                found[piece.left][1].append(places[piece.right])
        return found

    def _places(self, at: int) -> dict[tuple[str, str], Place]:
        return {
            (item, row): (place, down)
            for place, item in enumerate(self._columns[at])
            for down, row in enumerate(self._rows.get(item, [item]))
        }

    def _now(self) -> Ordered:
        every = [self._places(at) for at in range(len(self._columns))]
        crossed = sum(
            inversions([(every[at][piece.left], every[at + 1][piece.right]) for piece in gap])
            for at, gap in enumerate(self._gaps)
        )
        place = {key: (at, *where) for at, places in enumerate(every) for key, where in places.items()}
        return Ordered(
            tuple(map(tuple, self._columns)),
            self._order(place),
            crossed,
        )

    def _order(self, place: Mapping[tuple[str, str], tuple[int, int, int]]) -> Order:
        """Rows as they are now, and pins by where their lines go first."""
        found: dict[tuple[str, str], tuple[str, ...]] = {
            (card, "rows"): tuple(rows[1:]) for card, rows in self._rows.items()
        }
        left: dict[str, list[str]] = defaultdict(list)
        right: dict[str, list[str]] = defaultdict(list)
        for way in self._deck.ways:
            left[way.left].append(way.id)
            right[way.right].append(way.id)
        for element in self._deck.elements():
            found[element, "left"] = tuple(
                sorted(left[element], key=lambda id_: place[self._pieces[id_][-1].left])
            )
            found[element, "right"] = tuple(
                sorted(right[element], key=lambda id_: place[self._pieces[id_][0].right])
            )
        return found
