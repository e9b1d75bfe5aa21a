"""Arranging: the order of a deck's cards, rows and pins, and how broad its cards are, so that it is read best.

A layout engine says which columns there are, and measures the cards. In these columns the order that crosses least is
looked for (`ordering`), and the cards are placed by it (`placing`). Of broad and narrow cards the best are kept: fewest
lines that cross or run together, then the largest letters on a sheet.
"""

import math
from collections.abc import Callable
from typing import Final, NamedTuple

from dataflow.engine.paper import Paper
from dataflow.pictures.cells import Order, Shape
from dataflow.pictures.deck import Deck
from dataflow.pictures.dot import dot_of
from dataflow.pictures.laid import Laid, laid
from dataflow.pictures.ordering import Ordered, ordered
from dataflow.pictures.placing import placed
from dataflow.pictures.plan import first_order, plans
from dataflow.pictures.spreading import spread
from dataflow.pictures.tracks import Point

_USUAL: Final = Shape()
_NARROW: Final = (Shape(pin=84.0), Shape(pin=66.0))
"""Where a picture is too wide for the page."""
_BROAD: Final = (Shape(pin=125.0, alone=3), Shape(pin=150.0, alone=3))
"""Where it is too high."""
_SHEET: Final = (773.8, 440.0)
"""The room of a sheet of A4 without title and notes."""
_STEP: Final = 0.2
"""Words are not broken into more lines for letters that are larger by less than this."""
_LARGER: Final = 4
"""As many crossings a sheet of A3 is worth."""
_SAME: Final = 3.0
"""Cards of one column have their middles no further apart."""

Lay = Callable[[str], str]
"""Makes the SVG of a DOT."""


def arranged(deck: Deck, lay: Lay, printed: Callable[[Point], Paper]) -> Laid:
    """The best layout of a deck, by what each is `printed` on. Raises what `lay` raises."""

    def measured(order: Order, shape: Shape, *, lines: bool = False) -> Laid:
        return laid(lay(dot_of(deck, order, shape, lines=lines)), plans(deck, order, shape))

    def made(found: Ordered, shape: Shape) -> _Made:
        drawn = measured(found.order, shape)
        where = placed(deck, found.columns, drawn.cards)
        whole = drawn._replace(cards=where.cards, routes=where.routes, size=where.size)
        return _Made(_cost(found, where.size, printed(where.size)), shape, whole)

    begun = first_order(deck)
    first = measured(begun, _USUAL, lines=True)
    if not deck.cards:
        return first
    columns = _columns(first)
    found = ordered(deck, columns, begun)
    tried = [made(found, _USUAL)]
    if tried[0].cost.small > 1:
        wide, high = tried[0].picture.size
        tried += [
            made(found, shape) for shape in (_NARROW if wide / high > _SHEET[0] / _SHEET[1] else _BROAD)
        ]
        best = min(tried, key=lambda each: each.cost)
        boxes = {id_: card.box for id_, card in best.picture.cards.items()}
        farther = spread(deck, columns, boxes, _SHEET)
        if farther != columns:
            tried.append(made(ordered(deck, farther, begun), best.shape))
    return min(tried, key=lambda each: each.cost).picture


class _Cost(NamedTuple):
    """What a layout costs the eye."""

    tangle: float
    """How many lines cross, and how much paper it takes."""
    small: float
    """How many times it is larger than the room on a sheet of A4, in steps; 1 where that has the room."""


class _Made(NamedTuple):
    cost: _Cost
    shape: Shape
    picture: Laid


def _cost(found: Ordered, size: Point, paper: Paper) -> _Cost:
    wide, high = size
    sheets = 0 if paper.sheet == "a4" else _LARGER * paper.pages
    small = max(1.0, wide / _SHEET[0], high / _SHEET[1])
    return _Cost(found.crossings + sheets, math.ceil(small / _STEP) * _STEP if small > 1 else small)


def _columns(picture: Laid) -> list[list[str]]:
    """The cards that an engine has put under each other, from above."""
    middles = sorted((card.box[0] + card.box[2], card.box[1], id_) for id_, card in picture.cards.items())
    found: list[list[tuple[float, str]]] = []
    last = float("-inf")
    for middle, top, id_ in middles:
        if middle - last > 2 * _SAME:
            found.append([])
        last = middle
        found[-1].append((top, id_))
    return [[id_ for _, id_ in sorted(column)] for column in found]
