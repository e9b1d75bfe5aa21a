"""Marks: the small things a finished picture is set from: words, pins, signs of roles, samples of lines.

Every element has a class that says what it is: a page may give it colours of its own. Files keep those of the palette.
"""

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from dataflow.pictures.cells import SIZE, pin_width
from dataflow.pictures.palette import ALARM, DOUBT, GAIN, INK, MUTED, RULE, look
from dataflow.pictures.tracks import Rectangle
from dataflow.words.plain import plain
from registry.records.evidence import Status

_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_CLASSES: Final = {
    INK: "ink",
    MUTED: "muted",
    ALARM: "alarm",
    DOUBT: "doubt",
    GAIN: "gain",
    RULE: "rule",
    "white": "on-pin",
}
Paint = Mapping[str, object]
_DASHES: Final = {Status.INFERRED: "2.4,1.6", Status.UNKNOWN: "1,1.4"}
_HIGH: Final = 11.5


def shape(name: str, kind: str, **values: object) -> Element:
    """An element of the picture with the class `kind`; numbers are written with two digits."""
    said = {key.replace("_", "-"): _said(value) for key, value in values.items() if value is not None}
    return Element(name, {"class": kind, **said} if kind else said)


def title(said: str) -> Element:
    """What an element is, in words: told to who cannot see it, and shown where one points at it."""
    made = Element("title")
    made.text = plain(said)
    return made


def _said(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def words(
    said: str,
    x: float,
    y: float,
    size: float = SIZE,
    colour: str = INK,
    *,
    bold: bool = False,
    anchor: str = "start",
) -> Element:
    """A line of words."""
    made = shape(
        "text", _CLASSES.get(colour, "ink"), x=x, y=y, font_size=size, fill=colour, text_anchor=anchor
    )
    if bold:
        made.set("font-weight", "bold")
    made.set(_XML_SPACE, "preserve")
    made.text = said
    return made


def pin(number: str, status: Status, left: float, middle: float) -> list[Element]:
    """A pin with its number: full, dashed, double or dotted as its line is."""
    wide = pin_width(number)
    full = status in (Status.DECLARED, Status.ENRICHMENT)
    colour = DOUBT if status is Status.UNKNOWN else INK
    body = shape(
        "rect",
        "pin-body" if full else f"pin-hollow {_CLASSES[colour]}-line",
        x=left, y=middle - _HIGH / 2, width=wide, height=_HIGH, rx=5.7,
        fill=INK if full else "white", stroke=colour, stroke_width=0.9, stroke_dasharray=_DASHES.get(status),
    )  # fmt: skip
    made = [body]
    if status is Status.ENRICHMENT:
        made.append(
            shape(
                "rect", "pin-rim", x=left + 1.4, y=middle - _HIGH / 2 + 1.4, width=wide - 2.8, height=_HIGH - 2.8,
                rx=4.3, fill="none", stroke="white", stroke_width=0.7,
            )
        )  # fmt: skip
    inside = words(
        number, left + wide / 2, middle + 3.1, colour="white" if full else colour, bold=True, anchor="middle"
    )
    return [*made, inside]


def sign(role: str, left: float, top: float) -> list[Element]:
    """The sign of a role in a square of 10 points: what tells it without its colour."""
    colour, kind = look(role).border, f"sign sign-{role}"
    line: Paint = {"fill": "none", "stroke": colour, "stroke_width": 1.5}

    def square(x: float, y: float, side: float, paint: Paint, round_: float = 0.0) -> Element:
        high = side * 0.85 if round_ else side
        return shape("rect", kind, x=left + x, y=top + y, width=side, height=high, rx=round_ or None, **paint)

    def corners(paint: Paint, *points: tuple[float, float]) -> Element:
        told = " ".join(f"{left + x:.2f},{top + y:.2f}" for x, y in points)
        return shape("polygon", kind, points=told, **paint)

    full: Paint = {"fill": colour, "stroke": "none"}
    paper: Paint = {"fill": "white", "stroke": colour, "stroke_width": 1.2}
    match role:
        case "controller":
            return [square(0.5, 0.5, 9.0, full)]
        case "joint_controller":
            return [square(0.5, 0.5, 6.0, full), square(4.0, 4.0, 5.5, paper)]
        case "processor":
            return [square(0.75, 1.2, 9.0, line, 3.0)]
        case "sub_processor":
            return [square(0.75, 0.75, 6.0, paper, 2.0), square(4.5, 5.0, 5.0, full, 2.0)]
        case "independent_controller":
            return [corners(full, (5, 0), (10, 5), (5, 10), (0, 5))]
        case "recipient":
            return [shape("circle", kind, cx=left + 5, cy=top + 5, r=4.0, **line)]
        case "public_authority":
            return [corners(full, (5, 0.5), (10, 9.5), (0, 9.5))]
        case "undetermined":
            return [corners(line, (0, 5), (2.5, 0.5), (7.5, 0.5), (10, 5), (7.5, 9.5), (2.5, 9.5))]
        case "several":
            return [square(0.75, 0.75, 6.0, paper), square(3.5, 3.5, 6.0, paper)]
        case _:
            return [words("?", left + 5, top + 9, 11, MUTED, bold=True, anchor="middle")]


def row(kind: str, id_: str | None, said: str, box: Rectangle) -> Element:
    """The group of a row, with the room in which it can be hit."""
    made = shape("g", kind, id=id_)
    made.append(title(said))
    left, top, right, bottom = box
    made.append(
        shape(
            "rect",
            "room",
            x=left,
            y=top,
            width=right - left,
            height=bottom - top,
            fill="white",
            fill_opacity=0,
        )
    )
    return made
