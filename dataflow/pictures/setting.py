"""Setting: title and answer above the laid-out cards, legend and notes below them, and how it is printed."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dataflow.engine import layout
from dataflow.engine.paper import Paper, paper_of
from dataflow.pictures.arranging import arranged
from dataflow.pictures.cells import SIZE
from dataflow.pictures.deck import Deck
from dataflow.pictures.dressing import dress
from dataflow.pictures.laid import Laid
from dataflow.pictures.legend import ROW, Sample, legend, rows_of, samples_of
from dataflow.pictures.lettering import wrapped
from dataflow.pictures.marks import shape, words
from dataflow.pictures.palette import INK, RULE
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.tracks import Point

TITLE: Final = 15.0
LEAD: Final = 10.0
_MARGIN: Final = 8.0
_LEAST: Final = 520.0
"""How wide a picture is at least: title and notes are not to be a column of words beside few cards."""
_LEADING: Final = 1.22


def finished(deck: Deck, *, title: str, description: str) -> str:
    """The whole picture as SVG: laid out, dressed and set. Raises a DrawingFault where it cannot be drawn.

    Same deck and same engine, same text.
    """

    def lay(dot: str) -> str:
        return layout.svg(dot, title=title, description=description, lang=deck.lang)

    picture = arranged(deck, lay, lambda size: _around(deck, size).paper)
    dress(picture, deck)
    return _set(deck, picture)


class _Around(NamedTuple):
    """What stands around the cards of a picture, and how large it becomes by it."""

    wide: int
    high: int
    above: tuple[Element, ...]
    top: float
    """Where the cards begin."""
    samples: list[list[Sample]]
    below: float
    """Where the legend begins."""
    notes: tuple[Element, ...]
    paper: Paper


def _around(deck: Deck, inner: Point) -> _Around:
    """What stands around cards that take so much room."""
    # Whole points, so that a page of paper and the picture agree on how large it is.
    wide = math.ceil(max(inner[0], _LEAST))
    room = wide - 2 * _MARGIN
    above = tuple(_above(deck, room))
    top = (float(above[-1].get("y", "0")) if above else 0.0) + 6
    samples = rows_of(samples_of(deck), room)
    below = top + inner[1] + 4
    under = below + ROW * len(samples) + 10
    notes = tuple(_notes(deck.notes, room, under))
    # With room for the note that says on what it is printed.
    paper = paper_of((wide, _end(notes, under) + SIZE * _LEADING), SIZE)
    if (paper.sheet, paper.pages) != ("a4", 1):
        said = WORDS.say(deck.lang, "paper.one" if paper.pages == 1 else "paper.several", n=paper.pages)
        notes = tuple(_notes((*deck.notes, said), room, under))
    return _Around(wide, math.ceil(_end(notes, under)), above, top, samples, below, notes, paper)


def _set(deck: Deck, picture: Laid) -> str:
    """Everything around the cards; then all of it as text."""
    root, graph = picture.root, picture.graph
    drawn = bool(deck.cards)
    inner = picture.size if drawn else (0.0, 0.0)
    wide, high, above, top, samples, below, notes, _ = _around(deck, inner)
    for child in list(root):
        if child.tag == "g":
            root.remove(child)
    root.set("width", f"{wide}pt")
    root.set("height", f"{high}pt")
    root.set("viewBox", f"0 0 {wide} {high}")
    root.append(shape("rect", "sheet", x=0, y=0, width=wide, height=high, fill="white", stroke="none"))
    root.extend(above)
    if drawn:
        ground = graph.find("polygon")
        if ground is not None:
            graph.remove(ground)
        moved = shape(
            "g", "", transform=f"translate({(wide - inner[0]) / 2 if inner[0] < wide else 0:.2f} {top:.2f})"
        )
        moved.append(graph)
        root.append(moved)
    root.append(legend(samples, _MARGIN, below))
    root.extend(notes)
    _indented(root)
    root.attrib = {"xmlns": "http://www.w3.org/2000/svg", **root.attrib}
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _above(deck: Deck, room: float) -> Iterator[Element]:
    y = 4.0
    for line in wrapped(deck.title, room, TITLE, "bold"):
        y += TITLE * 1.1
        yield words(line, _MARGIN, y, TITLE, INK, bold=True)
    y += 2
    for line in wrapped(deck.lead, room, LEAD) if deck.lead else ():
        y += LEAD * 1.3
        yield words(line, _MARGIN, y, LEAD)


def _end(notes: Sequence[Element], top: float) -> float:
    """Where the picture ends, under its notes."""
    return float(notes[-1].get("y", "0")) + 7 if notes else top


def _notes(notes: Iterable[str], room: float, top: float) -> Iterator[Element]:
    lines = [line for note in notes for line in wrapped(note, room, SIZE)]
    for at, line in enumerate(lines):
        yield words(line, _MARGIN, top + SIZE * _LEADING * at, SIZE, RULE)


def _indented(root: Element) -> None:
    """One line for each element outside texts: a changed picture then gives a readable difference."""
    for element in root.iter():
        if element.tag not in ("text", "title", "desc") and len(element):
            element.text = "\n"
            for child in element:
                child.tail = "\n"
