"""The palette: what each role and status looks like, in colour and without it.

One shape belongs to one role, so that a black-and-white print says the same as the screen. Fills are pale:
text on them has a contrast of 12:1 and more; borders and lines have 4.5:1 on white and more.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from dataflow.engine.letters import FONT_FAMILY
from registry.records.evidence import Status

FONT: Final = FONT_FAMILY
INK: Final = "#17212B"
"""Titles and words."""
MUTED: Final = "#4A5663"
"""Second lines and frames' details."""
FRAME: Final = "#8593A1"
PAPER: Final = "#F6F8FA"
"""Inside a frame."""
RULE: Final = "#37424E"
"""Lines of hops that are known."""
ALARM: Final = "#A3120A"
"""Contradictions."""
DOUBT: Final = "#8A4B00"
"""Lines of hops that nobody has stated."""
GAIN: Final = "#1B6631"
"""Lines of flows that are new; flows that are gone have the colour of alarm."""


class Look(NamedTuple):
    """How a box is drawn."""

    shape: str
    style: str
    fill: str
    border: str
    pen: float = 1.0
    rims: int = 1


LOOKS: Final[dict[str, Look]] = {
    "person": Look("ellipse", "filled", "#FFF3CF", "#7A5800", 1.2),
    "controller": Look("box", "filled", "#D8EBEC", "#0A6670", 2.4),
    "joint_controller": Look("box", "filled", "#E3F1E4", "#1B6631", 1.2, 2),
    "processor": Look("box", "filled,rounded", "#DCE7F8", "#27549B", 1.2),
    "sub_processor": Look("component", "filled", "#EAE4F6", "#5B459C", 1.2),
    "independent_controller": Look("octagon", "filled", "#FBE2D3", "#97400F", 1.2),
    "recipient": Look("note", "filled", "#F8DFEB", "#8C2160", 1.2),
    "public_authority": Look("tab", "filled", "#E7E6C8", "#5C5A10", 1.2),
    "undetermined": Look("hexagon", "filled", "#FFE7B8", "#8A4B00", 1.2),
    "several": Look("box3d", "filled", "#E3E8EE", "#37424E", 1.2),
    "unknown": Look("box", "filled,dashed", "#EEF0F2", "#4A5663", 1.2),
    "recipients": Look("box", "filled,rounded,dotted", "#FFFFFF", "#4A5663", 1.6),
}
"""By role, and for what has none; in the order of the legend."""

_OTHER: Final = LOOKS["unknown"]


def look(name: str) -> Look:
    """How a role is drawn; as unknown when it is none of the vocabulary's."""
    return LOOKS.get(name, _OTHER)


def tint(marks: Iterable[str]) -> str | None:
    """The colour that the marks of a line ask for; None: that of its status."""
    colours = {"contradiction": ALARM, "removed": ALARM, "added": GAIN}
    return next((colours[mark] for mark in marks if mark in colours), None)


def strokes(status: Status, colour: str | None = None) -> dict[str, str]:
    """The DOT attributes of a line: solid, long dashes, double (two beside each other), dotted."""
    colour = colour or (DOUBT if status is Status.UNKNOWN else RULE)
    if status is Status.ENRICHMENT:
        return {"color": f"{colour}:invis:{colour}", "style": "solid", "penwidth": "1"}
    style = {Status.DECLARED: "solid", Status.INFERRED: "dashed", Status.UNKNOWN: "dotted"}[status]
    return {"color": colour, "style": style, "penwidth": "1.6" if status is Status.UNKNOWN else "1.3"}


def arrow(container: bool, derived: bool) -> str:
    """The head of a line: a hollow square for what may hold the field, a hollow diamond for derived data."""
    return "normalobox" if container else "normalodiamond" if derived else "normal"
