#!/usr/bin/env python3
"""How readable pictures are, in figures, from the geometry of their SVG alone (`python -m tools.measure FILE.svg …`).

lines, boxes: drawn; crossings: where two lines cross; corridors: pairs of lines within 3 points for more than 30;
struck: words that a line, or the edge of another box, runs through; through: boxes that a line runs through and neither
leaves nor reaches; a4, a3: the smallest letters, in points, when it is printed whole on such a sheet.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dataflow.engine.letters import width
from dataflow.engine.paper import ROOMS
from dataflow.engine.picture import size
from dataflow.pictures.tracks import Point, Rectangle, corridors, crossings, hits, walked

_SVG: Final = "{http://www.w3.org/2000/svg}"
_MOVED: Final = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)")
_NUMBER: Final = re.compile(r"-?\d+\.?\d*")
_ROOM: Final = 1.0
_INSIDE: Final = 2.0
_REACH: Final = 13.0
"""An arrowhead lies between a line's end and the box that it reaches."""


class Measures(NamedTuple):
    """The figures of one picture."""

    lines: int
    boxes: int
    crossings: int
    corridors: int
    struck: tuple[str, ...]
    through: int
    a4: float
    a3: float


class Words(NamedTuple):
    """A line of words with its place, and the box it stands in."""

    box: Rectangle
    says: str
    size: float
    inside: str


class Scene:
    """What is drawn where, all in the coordinates of the sheet."""

    def __init__(self, root: Element) -> None:
        self.lines: dict[str, list[list[Point]]] = {}
        self.boxes: dict[str, Rectangle] = {}
        self.words: list[Words] = []
        self._read(root, 0.0, 0.0, "", "")

    def _read(self, element: Element, dx: float, dy: float, kind: str, owner: str) -> None:
        for child in element:
            moved = _MOVED.search(child.get("transform", ""))
            x, y = (dx + float(moved[1]), dy + float(moved[2])) if moved else (dx, dy)
            tag, classes = child.tag.removeprefix(_SVG), child.get("class", "").split()
            within, of = kind, owner
            if tag == "g" and classes:
                within = next((each for each in ("node", "edge") if each in classes), kind)
                card = next((each[3:] for each in classes if each.startswith("in-")), "")
                of = card or child.get("id", owner)
            if tag == "path" and kind == "edge":
                run = [(px + x, py + y) for px, py in walked(child.get("d", ""))]
                self.lines.setdefault(owner, []).append(run)
            elif kind == "node" and owner not in self.boxes and (box := _outline(child, tag)):
                self.boxes[owner] = (box[0] + x, box[1] + y, box[2] + x, box[3] + y)
            elif tag == "text" and (child.text or "").strip():
                self.words.append(_words(child, x, y, owner))
            self._read(child, x, y, within, of)

    def struck(self) -> Iterator[str]:
        """The words that something runs through."""
        edges = {id_: _edge(box) for id_, box in self.boxes.items()}
        for word in self.words:
            runs = [run for runs in self.lines.values() for run in runs]
            runs += [edge for id_, edge in edges.items() if id_ != word.inside]
            if any(hits(run, word.box) for run in runs):
                yield word.says

    def through(self) -> int:
        """How many times a line runs through a box that is not at one of its ends."""
        found = 0
        for runs in self.lines.values():
            ends = [point for run in runs for point in (run[0], run[-1])]
            for box in self.boxes.values():
                inner, outer = _grown(box, -_INSIDE), _grown(box, _REACH)
                if not any(_holds(outer, end) for end in ends) and any(hits(run, inner) for run in runs):
                    found += 1
        return found


def measured(svg: str) -> Measures:
    """The figures of a finished picture. Raises PictureFailed where its size cannot be told."""
    scene = Scene(ElementTree.fromstring(svg))
    wide, high = size(svg)
    smallest = min((word.size for word in scene.words), default=0.0)
    on = {name: smallest * min(1.0, room[0] / wide, room[1] / high) for name, room in ROOMS.items()}
    return Measures(
        lines=len(scene.lines),
        boxes=len(scene.boxes),
        crossings=crossings(scene.lines),
        corridors=corridors(scene.lines),
        struck=tuple(scene.struck()),
        through=scene.through(),
        a4=on["a4"],
        a3=on["a3"],
    )


def _words(text: Element, dx: float, dy: float, inside: str) -> Words:
    says, points = (text.text or "").strip(), float(text.get("font-size", "14"))
    wide = width(says, points, "bold" if text.get("font-weight") == "bold" else "regular")
    x, y = float(text.get("x", "0")) + dx, float(text.get("y", "0")) + dy
    left = x - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0.0)
    return Words(
        (left + _ROOM, y - 0.68 * points, left + wide - _ROOM, y + 0.12 * points), says, points, inside
    )


def _outline(element: Element, tag: str) -> Rectangle | None:
    if tag == "rect":
        x, y, wide, high = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        return x, y, x + wide, y + high
    if tag in ("polygon", "path"):
        numbers = [float(each) for each in _NUMBER.findall(element.get("points") or element.get("d") or "")]
        return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])
    return None


def _edge(box: Rectangle) -> list[Point]:
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def _grown(box: Rectangle, by: float) -> Rectangle:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _holds(box: Rectangle, point: Point) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


def main() -> None:
    """A row of figures for each file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pictures", nargs="+", type=Path)
    print("| picture | lines | boxes | crossings | corridors | struck | through | A4 | A3 |")
    print("|---" * 9 + "|")
    for path in parser.parse_args().pictures:
        found = measured(path.read_text(encoding="utf-8"))
        told = (*found[:4], len(found.struck), found.through, f"{found.a4:.1f}", f"{found.a3:.1f}")
        print(f"| {path.stem} | {' | '.join(map(str, told))} |")


if __name__ == "__main__":
    main()
