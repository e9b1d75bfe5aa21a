"""The face of a card: its outline, the band of its roles with their signs, the rules between its rows."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from dataflow.pictures.cells import PAD, SIGN
from dataflow.pictures.dot import looks_like
from dataflow.pictures.laid import LaidCard
from dataflow.pictures.marks import shape, sign
from dataflow.pictures.palette import look

_RULE: Final = "#C9D1D9"
_LIST: Final = "#E8ECF1"
"""The band of a list of actors in several roles."""
_PEN: Final = 1.2


def face(laid: LaidCard) -> Iterator[Element]:
    """The face of a card, in the order in which it is painted; words and pins stand on it."""
    card, (left, top, right, bottom) = laid.plan.card, laid.box
    place = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    drawn = look(looks_like(card))
    edge = {"stroke": drawn.border, "stroke_width": _PEN}
    if card.kind in ("person", "unknown"):
        dashes = "1.5,2.5" if card.kind == "unknown" else None
        paper = f"paper tint-{looks_like(card)}"
        yield shape("rect", paper, **place, rx=8.0, fill=drawn.fill, **edge, stroke_dasharray=dashes)
        yield from _rules(laid, drawn.border)
        return
    yield shape("rect", "paper", **place, rx=3.0, fill="white", **edge)
    yield from _band(laid)
    yield shape("rect", "frame", **place, rx=3.0, fill="none", **edge)
    yield from _rules(laid, drawn.border)
    if card.roles or card.kind != "fold":
        for at, role in enumerate(reversed(card.roles or ("unknown",))):
            yield from sign(role, right - PAD - 10 - SIGN * at, top + 4)


def _band(laid: LaidCard) -> Iterator[Element]:
    """A part of the band for each role."""
    card, edges, (left, top, right, _) = laid.plan.card, laid.edges, laid.box
    roles = card.roles or ("unknown",)
    wide = (right - left) / len(roles)
    for at, role in enumerate(roles):
        yield shape(
            "rect",
            f"tint tint-{role}",
            x=left + at * wide,
            y=top,
            width=wide,
            height=edges[1] - edges[0],
            rx=3.0 if len(roles) == 1 else None,
            fill=_LIST if card.kind == "fold" and not card.roles else look(role).fill,
            stroke="none",
        )


def _rules(laid: LaidCard, first: str) -> Iterator[Element]:
    left, _, right, _ = laid.box
    for at, rule in enumerate(laid.edges[1:-1]):
        yield shape(
            "line",
            "rule",
            x1=left + 0.6,
            x2=right - 0.6,
            y1=rule,
            y2=rule,
            stroke=_RULE if at else first,
            stroke_width=0.7,
        )
