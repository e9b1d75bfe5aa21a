"""The plan of a card: its rows, columns and cells with their lines of words, before anything has a place.

DOT is written from it, and the laid-out picture is read back beside it: the cells stand in the same order in both.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from dataflow.engine.letters import width
from dataflow.pictures.deck import Card, Deck, Row, Way
from dataflow.pictures.lettering import wrapped
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Member

SIZE: Final = 9.0
"""Of all letters on cards."""
NAME_SIZE: Final = 9.5
PAD: Final = 5.0
"""Between the edge of a card and its words."""
GAP: Final = 8.0
"""Between two columns."""
SIGN: Final = 15.0
"""The room of a sign of a role, with its air."""
INDENT: Final = 10.0
"""How far a member stands in from the one above it."""
_HEAD: Final = 165.0
_PLACE: Final = 104.0
_ALONE: Final = 190.0
_PIN: Final = 100.0
_LONE: Final = 118.0
_MEMBER: Final = 178.0
OPEN: Final = "→\u00a0?"
"""That a member passes data on, and nobody has said to whom."""
INSIDE: Final = "↔"
"""That a member hands data from one of its places to another."""
_DEEPEST: Final = 6
_MANY: Final = 8
"""Members up to which a folded card has one column."""

Side = Literal["left", "right"]
Order = Mapping[tuple[str, str], tuple[str, ...]]
"""The rows of each card, by `(card, "rows")`, and the ways of each side of a card or row, by `(its id, side)`."""


class Line(NamedTuple):
    """A line of words on a card."""

    words: str
    look: Literal["name", "role", "detail", "plain"] = "plain"
    member: Member | None = None
    """Whose line it is."""
    first: bool = True
    """Whether it is the first of several."""
    last: bool = True

    @property
    def wide(self) -> float:
        """How wide it is drawn, in points."""
        bold = self.look in ("name", "role")
        return width(self.words, NAME_SIZE if self.look == "name" else SIZE, "bold" if bold else "regular")


class Cell(NamedTuple):
    """A cell of a card."""

    kind: Literal["head", "pin", "place", "members", "told"]
    lines: tuple[Line, ...]
    owner: str
    """The id of the card or row that it belongs to."""
    way: Way | None = None
    side: Side = "left"

    @property
    def port(self) -> str | None:
        """What its line is fixed to in the DOT."""
        return (
            None if self.way is None or self.way.inner else f"{self.way.id}-{self.side[0]}".replace("-", "_")
        )


Band = tuple[tuple[Cell, ...], ...]
"""A row of a card: its columns, each a stack of cells."""


class Plan(NamedTuple):
    """A card with its cells."""

    card: Card
    bands: tuple[Band, ...]
    left: float
    """How wide the column of the left pins is."""
    wide: float
    """How wide the card has to be at least."""

    def cells(self) -> Iterator[Cell]:
        """All its cells, in the order in which a layout engine writes them."""
        for band in self.bands:
            for column in band:
                yield from column


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


def plans(deck: Deck, order: Order) -> tuple[Plan, ...]:
    """The cards of a deck with their cells, rows and pins in that order."""
    return tuple(_Planning(deck, order, card).plan() for card in deck.cards)


def pin_width(number: str) -> float:
    """How wide a pin with that number is."""
    return max(13.0, width(number, SIZE, "bold") + 6)


class _Planning:
    def __init__(self, deck: Deck, order: Order, card: Card) -> None:
        self._deck, self._order, self._card = deck, order, card
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
            return
        for at in range(max(len(lefts), len(rights))):
            yield tuple(filter(None, (lefts[at : at + 1], rights[at : at + 1])))
        rows = {row.id: row for row in card.rows}
        for id_ in self._order[card.id, "rows"]:
            yield self._row(rows[id_])
        if card.members:
            yield self._members()
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
        words = [part for each in told for part in wrapped(each, _PIN, SIZE)] if head else []
        return Cell("pin", tuple(Line(part) for part in words if part), owner, way, side)

    def _members(self) -> Band:
        lines = []
        for member in self._card.members:
            room = _MEMBER - indent(member)
            name = f"{'→ ' if member.depth else ''}{member.name}"
            said = " · ".join(filter(None, (name, member.detail)))
            if member.inside_hops:
                said += f" {INSIDE}"
            if member.open_hops:
                said += f" {OPEN}"
            parts = wrapped(said, room, SIZE, "regular" if member.depth else "bold")
            end = len(parts) - 1
            lines += [
                Line(part, member=member, first=at == 0, last=at == end) for at, part in enumerate(parts)
            ]
        halves = [lines]
        if len(self._card.members) > _MANY:
            at = next(
                i for i in range((len(lines) + 1) // 2, len(lines) + 1) if i == len(lines) or lines[i].first
            )
            halves = [lines[:at], lines[at:]]
        return tuple((Cell("members", tuple(half), self._card.id),) for half in halves if half)


def stands_alone(band: Band) -> bool:
    """Whether a row is a place and nothing else: no line of its own leads there or leaves it."""
    return len(band) == 1 and all(cell.kind == "place" for cell in band[0])


def member_room(line: Line) -> float:
    """How wide a line of a member is, with its sign and how far it stands in."""
    wide = width(line.words, SIZE, "bold")
    return SIGN + (indent(line.member) if line.member else 0.0) + wide


def indent(member: Member) -> float:
    """How far a member stands in; a long chain does not walk out of its card."""
    return INDENT * min(member.depth, _DEEPEST)


def pin_room(cell: Cell, way: Way) -> float:
    """How wide a pin is with its mark and its words."""
    words = max((line.wide for line in cell.lines), default=0.0)
    return (
        pin_width(way.number) + (6.0 if "contradiction" in way.marks else 0.0) + (4 + words if words else 0)
    )
