"""Arranging: a deck laid out several times, each time with its pins sorted by where their lines came from or went.

The best of the layouts is kept: fewest lines that cross or run together, then the largest letters on a sheet.
"""

from collections.abc import Callable
from typing import Final

from dataflow.pictures.cells import Order, Side
from dataflow.pictures.deck import Deck
from dataflow.pictures.dot import APART, dot_of
from dataflow.pictures.laid import Laid, laid
from dataflow.pictures.plan import first_order, plans
from dataflow.pictures.tracks import corridors, crossings

_TURNS: Final = 4
_WIDER: Final = (0.9, 1.4)
"""Inches between two columns where a picture is limited by its height: the page has the room."""
_CLOSER: Final = (0.4,)
"""Where it is limited by its width."""
_MANY: Final = 60
"""Lines beyond which a picture is laid out twice only."""
_HUGE: Final = 200
"""Lines beyond which it is laid out once."""
_SHEET: Final = (773.8, 440.0)
"""The room of a sheet of A4 without title and notes."""
_OTHER: Final[dict[Side, Side]] = {"left": "right", "right": "left"}

Lay = Callable[[str], str]
"""Makes the SVG of a DOT."""


def arranged(deck: Deck, lay: Lay) -> Laid:
    """The best layout of a deck. Raises what `lay` raises."""
    order: Order = first_order(deck)
    turns = 1 if len(deck.ways) > _HUGE else 2 if len(deck.ways) > _MANY else _TURNS
    best, last = _laid(deck, order, APART, lay), order
    found = [(_cost(best), 0, best, order)]
    for turn in range(1, turns):
        order = _sorted(deck, order, found[-1][2])
        if order == last:
            break
        last = order
        again = _laid(deck, order, APART, lay)
        found.append((_cost(again), turn, again, order))
    cost, _, best, order = min(found, key=lambda each: each[:2])
    if turns == _TURNS:
        broad = best.size[0] / _SHEET[0] >= best.size[1] / _SHEET[1]
        for apart in _CLOSER if broad else _WIDER:
            wider = _laid(deck, order, apart, lay)
            if (new := _cost(wider)) < cost:
                cost, best = new, wider
    return best


def _laid(deck: Deck, order: Order, apart: float, lay: Lay) -> Laid:
    return laid(lay(dot_of(deck, order, apart)), plans(deck, order))


def _cost(picture: Laid) -> tuple[float, float]:
    """What a layout costs the eye: crossings and shared corridors, then how small it is printed."""
    wide, high = picture.size
    small = max(1.0, wide / _SHEET[0], high / _SHEET[1])
    tangled = crossings(picture.tracks) + 3 * corridors(picture.tracks)
    return tangled + 12 * max(0.0, small - 9 / 7), small


def _sorted(deck: Deck, order: Order, picture: Laid) -> Order:
    """Pins by the height of their other end, rows by the mean of those of their pins."""
    heights = picture.pins()
    found: dict[tuple[str, str], tuple[str, ...]] = dict(order)
    far: dict[tuple[str, str], float] = {
        (way.id, side): heights[way.id, _OTHER[side]] for way in deck.ways for side in _OTHER
    }
    for element in deck.elements():
        for side in _OTHER:
            found[element, side] = tuple(sorted(order[element, side], key=lambda way: far[way, side]))
    for card in deck.cards:
        place = {row: at for at, row in enumerate(order[card.id, "rows"])}
        means = {}
        for row, at in place.items():
            ends = [far[way, side] for side in _OTHER for way in order[row, side]]
            means[row] = (0, sum(ends) / len(ends)) if ends else (1, float(at))
        found[card.id, "rows"] = tuple(sorted(place, key=lambda row: means[row]))
    return found
