"""The marks of lines: a line drawn along its route, with its stroke and its head."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from dataflow.pictures.deck import Way
from dataflow.pictures.marks import shape, title
from dataflow.pictures.palette import DOUBT, RULE, tint
from dataflow.pictures.route import Route
from dataflow.pictures.tracks import Point
from registry.records.evidence import Status

_DASHES: Final = {Status.INFERRED: "5,2.2", Status.UNKNOWN: "1.2,3"}
_PEN: Final = 1.3
_HEAD: Final = 6.0
"""How long the head of an arrow is."""
_HALF: Final = 2.2
_SIGN: Final = 5.6
"""How long the sign behind it is, of what may hold the field, or of derived data."""


def drawn_line(way: Way, route: Route) -> Element:
    """The line of a way: what stands for its hops."""
    made = shape("g", f"edge line from-{way.source} to-{way.target}", id=way.id)
    made.append(title(way.words))
    colour = tint(mark for mark in way.marks if mark != "contradiction")
    colour = colour or (DOUBT if way.status is Status.UNKNOWN else RULE)
    head = _HEAD + (_SIGN if {"container", "derived"} & set(way.marks) else 0.0)
    path = route.path((head, 0.0) if way.back else (0.0, head))
    made.extend(_stroke(way.status, path, colour))
    tip, ahead = (route.start, -1) if way.back else (route.end, 1)
    made.extend(_head(way, tip, ahead, colour))
    return made


def _stroke(status: Status, path: str, colour: str) -> Iterator[Element]:
    """A line: solid, dashed, dotted, or double, which is a broad one with a bright one on it."""
    double = status is Status.ENRICHMENT
    wide = 3.0 if double else 1.6 if status is Status.UNKNOWN else _PEN
    yield shape(
        "path", "stroke", d=path, fill="none", stroke=colour, stroke_width=wide,
        stroke_dasharray=_DASHES.get(status),
    )  # fmt: skip
    if double:
        yield shape("path", "core", d=path, fill="none", stroke="white", stroke_width=1.2)


def _head(way: Way, tip: Point, ahead: int, colour: str) -> Iterator[Element]:
    (x, y), back = tip, -ahead * _HEAD
    yield _polygon("head", colour, (x, y), (x + back, y - _HALF), (x + back, y + _HALF), fill=colour)
    start, end = x + back, x + back - ahead * _SIGN
    if "container" in way.marks:
        points = ((start, y - _HALF), (start, y + _HALF), (end, y + _HALF), (end, y - _HALF))
        yield _polygon("holds", colour, *points, fill="white")
    elif "derived" in way.marks:
        middle = (start + end) / 2
        points = ((start, y), (middle, y - _HALF), (end, y), (middle, y + _HALF))
        yield _polygon("derived", colour, *points, fill="white")


def _polygon(kind: str, colour: str, *points: Point, fill: str) -> Element:
    told = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return shape("polygon", kind, points=told, fill=fill, stroke=colour, stroke_width=1.0)
