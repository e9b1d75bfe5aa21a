"""The cells of cards: rows, columns and lines of words with the room they take, before anything has a place."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from dataflow.engine.letters import width
from dataflow.pictures.deck import Card, Way
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
OPEN: Final = "→\u00a0?"
"""That a member passes data on, and nobody has said to whom."""
INSIDE: Final = "↔"
"""That a member hands data from one of its places to another."""
_DEEPEST: Final = 6

Side = Literal["left", "right"]
Order = Mapping[tuple[str, str], tuple[str, ...]]
"""The rows of each card, by `(card, "rows")`, and the ways of each side of a card or row, by `(its id, side)`."""


class Shape(NamedTuple):
    """How broad cards are, where it is free: a broad one is low."""

    pin: float = 100.0
    """The room of the words beside a pin."""
    alone: int = 8
    """Members up to which a folded card has one column."""


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


def pin_width(number: str) -> float:
    """How wide a pin with that number is."""
    return max(13.0, width(number, SIZE, "bold") + 6)


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
