"""The plan of a card: its rows, columns and cells with their lines of words, before anything has a place.

DOT is written from it, and the laid-out picture is read back beside it: the cells stand in the same order in both.
"""

from collections.abc import Iterator
from typing import Final

from dataflow.pictures.cells import (
    GAP,
    NAME_SIZE,
    PAD,
    SIGN,
    SIZE,
    Band,
    Cell,
    Line,
    Order,
    Plan,
    Shape,
    Side,
    member_room,
    pin_room,
    stands_alone,
)
from dataflow.pictures.deck import Card, Deck, Row, Way
from dataflow.pictures.lettering import wrapped
from dataflow.pictures.member_cells import MEMBER, columns, members
from dataflow.pictures.sentences import WORDS

_HEAD: Final = 165.0
_PLACE: Final = 104.0
_ALONE: Final = 190.0
_LONE: Final = 118.0


def first_order(deck: Deck) -> dict[tuple[str, str], tuple[str, ...]]:
    """Rows and pins as the sketch has them."""
    order: dict[tuple[str, str], list[str]] = {
        (card.id, "rows"): [row.id for row in card.rows] for card in deck.cards
    }
    for element in deck.elements():
        order[element, "left"], order[element, "right"] = [], []
    for way in deck.ways:
        order[way.left, "left"].append(way.id)
        order[way.right, "right"].append(way.id)
    return {key: tuple(ids) for key, ids in order.items()}


def plans(deck: Deck, order: Order, shape: Shape = Shape()) -> tuple[Plan, ...]:  # noqa: B008  # it is a constant
    """The cards of a deck with their cells, rows and pins in that order."""
    return tuple(_Planning(deck, order, card, shape).plan() for card in deck.cards)


class _Planning:
    def __init__(self, deck: Deck, order: Order, card: Card, shape: Shape) -> None:
        self._deck, self._order, self._card, self._shape = deck, order, card, shape
        self._titles = {row.id: row.title for row in card.rows}

    def plan(self) -> Plan:
        bands = list(self._bands())
        pins = [cell for band in bands for column in band for cell in column if cell.kind == "pin"]
        left = max(
            (pin_room(cell, cell.way) for cell in pins if cell.way and cell.side == "left"), default=0.0
        )
        right = max(
            (pin_room(cell, cell.way) for cell in pins if cell.way and cell.side == "right"), default=0.0
        )
        middle = alone = 0.0
        for band in bands:
            room = max(
                (
                    line.wide
                    for column in band
                    for cell in column
                    if cell.kind == "place"
                    for line in cell.lines
                ),
                default=0.0,
            )
            if stands_alone(band):
                alone = max(alone, room)
            else:
                middle = max(middle, room)
        wide = max(left + right + middle + 2 * PAD + GAP * ((left > 0) + (right > 0)), alone + 2 * PAD)
        if self._card.kind not in ("person", "unknown"):
            bands.insert(0, ((Cell("head", tuple(self._head(wide)), self._card.id),),))
        for band in bands:
            for cell in (cell for column in band for cell in column):
                if cell.kind == "head":
                    signs = SIGN * max(1, len(self._card.roles))
                    names = max((line.wide for line in cell.lines if line.look == "name"), default=0.0)
                    others = max((line.wide for line in cell.lines if line.look != "name"), default=0.0)
                    wide = max(wide, names + signs + 2 * PAD, others + 2 * PAD)
                if cell.kind == "told":
                    wide = max(wide, 2 * PAD + max(line.wide for line in cell.lines) + 4)
            members = [cell for column in band for cell in column if cell.kind == "members"]
            if members:
                wide = max(
                    wide,
                    len(members)
                    * (2 * PAD + max(member_room(line) for cell in members for line in cell.lines)),
                )
        return Plan(self._card, tuple(bands), left, wide)

    def _bands(self) -> Iterator[Band]:
        card = self._card
        lefts, rights = self._pins(card.id, "left"), self._pins(card.id, "right")
        if card.kind in ("person", "unknown"):
            lines = [Line(part, "name") for part in wrapped(card.title, _LONE, NAME_SIZE, "bold")]
            lines += [Line(part, "detail") for words in card.detail for part in wrapped(words, _LONE, SIZE)]
            name = Cell("place", tuple(lines), card.id)
            yield tuple(filter(None, (lefts, (name,), rights)))
            if card.members:
                yield members(card.members, self._shape, card.id)
            return
        for left in lefts:
            yield ((left,),)
        if rights:
            said = wrapped(WORDS.say(self._deck.lang, "card.several"), _ALONE, SIZE)
            yield ((Cell("place", tuple(Line(part, "detail") for part in said), card.id),), rights)
        rows = {row.id: row for row in card.rows}
        for id_ in self._order[card.id, "rows"]:
            yield self._row(rows[id_])
        if card.members:
            yield members(card.members, self._shape, card.id)
        if card.told is not None:
            words = WORDS.say(
                self._deck.lang, "card.told", numbers=", ".join(way.number for way in card.told.ways)
            )
            yield (
                (
                    Cell(
                        "told",
                        tuple(Line(part, "role") for part in wrapped(words, _HEAD + 40, SIZE, "bold")),
                        card.told.id,
                    ),
                ),
            )

    def _head(self, wide: float) -> Iterator[Line]:
        card = self._card
        room = max(_HEAD, wide - 2 * PAD)
        for part in wrapped(card.title, room - SIGN * max(1, len(card.roles)), NAME_SIZE, "bold"):
            yield Line(part, "name")
        if card.role:
            for part in wrapped(card.role, room, SIZE, "bold"):
                yield Line(part, "role")
        for words in card.detail:
            for part in wrapped(words, room, SIZE):
                yield Line(part, "detail")

    def _row(self, row: Row) -> Band:
        lefts, rights = self._pins(row.id, "left"), self._pins(row.id, "right")
        room = _PLACE if lefts or rights else _ALONE
        lines = [Line(part) for part in wrapped(row.title, room, SIZE)]
        lines += [Line(part, "detail") for words in row.detail for part in wrapped(words, room, SIZE)]
        name = Cell("place", tuple(lines), row.id)
        return tuple(filter(None, (lefts, (name,), rights)))

    def _pins(self, owner: str, side: Side) -> tuple[Cell, ...]:
        return tuple(self._pin(owner, side, self._deck.way[id_]) for id_ in self._order[owner, side])

    def _pin(self, owner: str, side: Side, way: Way) -> Cell:
        """A pin; where the arrow's head is, with the words of the line."""
        head = way.target == owner and (side == "right") == way.back
        told = way.label
        if way.inner and way.source != way.target:
            told = (f"← {self._titles[way.source]}", *way.label)
        room = self._shape.pin
        if self._card.members and side == "left":  # a folded card has the room, and stays low
            told = (", ".join(told),)
            room = columns(self._card.members, self._shape) * MEMBER - 3 * SIGN
        words = [part for each in told for part in wrapped(each, room, SIZE)] if head else []
        return Cell("pin", tuple(Line(part) for part in words if part), owner, way, side)
