"""Which words of a picture lie on others, measured with the shipped letters."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from dataflow.engine.letters import width

_SVG = "{http://www.w3.org/2000/svg}"


class Words(NamedTuple):
    """A line of words: where it stands, what it says."""

    left: float
    top: float
    right: float
    bottom: float
    says: str


def words_of(svg: str) -> list[Words]:
    """All lines of words."""
    return list(_words(ElementTree.fromstring(svg), 0.0, 0.0))


def overlaps(svg: str) -> list[tuple[str, str]]:
    """The pairs of lines, of the same card or not, that share more than a point in both directions."""
    told = words_of(svg)
    return [
        (one.says, other.says)
        for index, one in enumerate(told)
        for other in told[index + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > 1
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 1
    ]


def _words(element: ElementTree.Element, dx: float, dy: float) -> Iterator[Words]:
    for child in element:
        moved = re.search(r"translate\(([-\d.]+)[ ,]([-\d.]+)", child.get("transform", ""))
        right, down = (dx + float(moved[1]), dy + float(moved[2])) if moved else (dx, dy)
        says = (child.text or "").strip()
        if child.tag == f"{_SVG}text" and says:
            size = float(child.get("font-size", "14"))
            wide = width(says, size, "bold" if child.get("font-weight") == "bold" else "regular")
            x, y = float(child.get("x", "0")) + right, float(child.get("y", "0")) + down
            left = x - {"middle": wide / 2, "end": wide}.get(child.get("text-anchor", ""), 0.0)
            yield Words(left, y - 0.72 * size, left + wide, y + 0.2 * size, says)
        yield from _words(child, right, down)
