"""The laid-out deck: where a layout engine has put cards, cells and lines.

An engine keeps the order of the words inside a record, and that is all that is asked of it: the cells of the plan and
the words of the picture are walked side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dataflow.engine.faults import LayoutFailed
from dataflow.pictures.cells import SIZE, Cell, Plan
from dataflow.pictures.dot import said
from dataflow.pictures.route import Route
from dataflow.pictures.tracks import Point, Rectangle, numbers

_SVG: Final = "{http://www.w3.org/2000/svg}"
_SLACK: Final = 1.5


class LaidCell(NamedTuple):
    """A cell with the lines of its words."""

    cell: Cell
    lines: tuple[float, ...]
    """The baseline of each line."""

    @property
    def middle(self) -> float:
        """The height at which a line of the picture meets it."""
        return (self.lines[0] + self.lines[-1]) / 2 - 0.34 * SIZE


class LaidCard(NamedTuple):
    """A card with its place: rows are between the edges."""

    plan: Plan
    box: Rectangle
    edges: tuple[float, ...]
    """The heights of its top, of the rules between its rows, and of its bottom."""
    cells: tuple[LaidCell, ...]


class Laid(NamedTuple):
    """A picture as an engine has laid it out."""

    root: Element
    graph: Element
    """The group of all its cards and lines."""
    size: tuple[float, float]
    cards: Mapping[str, LaidCard]
    routes: Mapping[str, Route] = MappingProxyType({})
    """How the lines go, by id, once they have been placed."""


def laid(svg: str, planned: Sequence[Plan]) -> Laid:
    """The picture read back beside its plans. Raises LayoutFailed where the engine wrote something else."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
    graph = root.find("g")
    if graph is None:
        raise LayoutFailed("svg-unreadable", message="no graph")
    groups = {each.get("id", ""): each for each in graph.findall("g")}
    _, _, wide, high = (float(each) for each in root.get("viewBox", "0 0 0 0").split())
    cards = {plan.card.id: _card(plan, groups[plan.card.id]) for plan in planned}
    return Laid(root, graph, (wide, high), cards)


def _card(plan: Plan, group: Element) -> LaidCard:
    outline = next(each for each in group if each.tag in ("polygon", "path"))
    points = _points(outline.get("points") or outline.get("d") or "")
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    rules = sorted(y for y in _rules(group, box))
    heights = [float(each.get("y", "0")) for each in group.findall("text")]
    cells, at = [], 0
    for cell in plan.cells():
        n = len(said(cell))
        cells.append(LaidCell(cell, tuple(heights[at : at + n])))
        at += n
    if at != len(heights) or len(rules) != len(plan.bands) - 1:
        raise LayoutFailed("svg-unreadable", message=f"{len(heights)} lines of words, not {at}")
    return LaidCard(plan, box, (box[1], *rules, box[3]), tuple(cells))


def _rules(group: Element, box: Rectangle) -> Iterator[float]:
    """The heights of the rules from one side of a card to the other: those between its rows."""
    for rule in group.findall("polyline"):
        points = _points(rule.get("points", ""))
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        level = max(y for _, y in points) - min(y for _, y in points) < _SLACK
        if level and left < box[0] + _SLACK and right > box[2] - _SLACK:
            yield points[0][1]


def _points(words: str) -> list[Point]:
    read = numbers(words)
    return list(zip(read[::2], read[1::2], strict=False))
