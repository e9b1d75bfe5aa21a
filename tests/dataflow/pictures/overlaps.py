"""Which words of a picture lie on words of another element, measured with the shipped letters."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from dataflow.engine.letters import width

_SVG = "{http://www.w3.org/2000/svg}"


class Words(NamedTuple):
    """A line of words: where it stands, what it says, the element it belongs to."""

    left: float
    top: float
    right: float
    bottom: float
    says: str
    element: str


def words_of(svg: str) -> list[Words]:
    """All lines of words."""
    return list(_words(ElementTree.fromstring(svg), ""))


def overlaps(svg: str) -> list[tuple[str, str]]:
    """The pairs of lines of different elements that share more than a point in both directions."""
    told = words_of(svg)
    return [
        (one.says, other.says)
        for index, one in enumerate(told)
        for other in told[index + 1 :]
        if one.element != other.element
        and min(one.right, other.right) - max(one.left, other.left) > 1
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 1
    ]


def _words(element: ElementTree.Element, inside: str) -> Iterator[Words]:
    for child in element:
        says = (child.text or "").strip()
        if child.tag == f"{_SVG}text" and says:
            size = float(child.get("font-size", "14"))
            wide = width(says, size, "bold" if child.get("font-weight") == "bold" else "regular")
            x, y = float(child.get("x", "0")), float(child.get("y", "0"))
            left = x - wide / 2 if child.get("text-anchor") == "middle" else x
            yield Words(left, y - 0.72 * size, left + wide, y + 0.2 * size, says, inside)
        yield from _words(
            child, child.get("id", "") if child.tag == f"{_SVG}g" and child.get("id") else inside
        )
