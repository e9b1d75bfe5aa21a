"""Dressing: cards drawn in the place of the records that an engine has laid out, row by row, pin by pin.

Elements have the ids that `Elements` tells: a card, a row (`class="place"`), a line (`class="edge"`).
"""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from dataflow.engine.letters import width
from dataflow.pictures.card_face import face
from dataflow.pictures.cells import GAP, NAME_SIZE, PAD, SIZE, pin_width, stands_alone
from dataflow.pictures.deck import Deck, Told, Way
from dataflow.pictures.laid import Laid, LaidCard, LaidCell
from dataflow.pictures.line_marks import drawn_line
from dataflow.pictures.marks import pin, row, shape, title, words
from dataflow.pictures.member_lines import MemberLines
from dataflow.pictures.palette import ALARM, DOUBT, INK, MUTED, RULE
from registry.records.evidence import Status

_WASH: Final = "#FFF3DC"
"""Behind what nobody has said."""
_EDGE: Final = 2.0
"""Between a pin and the edge of its card."""


def dress(picture: Laid, deck: Deck) -> None:
    """Puts cards in the place of records, in the picture itself, and lines where they have been placed."""
    picture.graph.attrib.pop("transform", None)
    for group in list(picture.graph):
        card = picture.cards.get(group.get("id", ""))
        if card is None:
            continue
        at = list(picture.graph).index(group)
        named = group.find("title")
        for child in list(group):
            if child is not named:
                group.remove(child)
        drawing = _Dressing(card)
        group.extend(face(card))
        for part in reversed(list(drawing.parts(group))):
            picture.graph.insert(at + 1, part)
    picture.graph.extend(drawn_line(deck.way[id_], route) for id_, route in picture.routes.items())


class _Dressing:
    """Draws what stands on one card."""

    def __init__(self, laid: LaidCard) -> None:
        self._laid, self._plan, self._card = laid, laid.plan, laid.plan.card
        self._left, _, self._right, _ = laid.box

    def parts(self, group: Element) -> Iterator[Element]:
        """What stands on it: on the card itself, and the groups of its rows and of what they tell."""
        rows = {row.id: row for row in self._card.rows}
        drawn: dict[str, Element] = {}
        cells = iter(self._laid.cells)
        for top, bottom, band in zip(self._laid.edges, self._laid.edges[1:], self._plan.bands, strict=False):
            held = [next(cells) for column in band for _ in column]
            owner = next((each.cell.owner for each in held), self._card.id)
            kind = held[0].cell.kind
            if self._card.told is not None and kind == "told":
                yield from self._told(self._card.told, held[0], top, bottom)
                continue
            if kind == "members":
                yield from MemberLines(self._laid).parts(held)
                continue
            into = group
            if owner in rows:
                into = drawn[owner] = self._group("place", owner, rows[owner].words, top, bottom)
            alone = stands_alone(band)
            for each in held:
                into.extend(
                    self._lines(each, alone) if each.cell.way is None else self._pin(each, each.cell.way)
                )
        yield from drawn.values()

    def _group(self, kind: str, id_: str, said: str, top: float, bottom: float) -> Element:
        left, right = self._left + 1, self._right - 1
        return row(f"{kind} in-{self._card.id}", id_, said, (left, top + 0.5, right, bottom - 0.5))

    def _lines(self, laid: LaidCell, alone: bool) -> Iterator[Element]:
        left = self._left + PAD
        if laid.cell.kind == "place" and self._plan.left and not alone:
            left += self._plan.left + GAP - 2
        for line, y in zip(laid.cell.lines, laid.lines, strict=False):
            bold = line.look in ("name", "role")
            colour = {"name": INK, "role": RULE, "detail": MUTED, "plain": INK}[line.look]
            yield words(line.words, left, y, NAME_SIZE if line.look == "name" else SIZE, colour, bold=bold)

    def _pin(self, laid: LaidCell, way: Way) -> Iterator[Element]:
        """A pin with its mark and, at the head of the arrow, the words of its line."""
        wide, middle = pin_width(way.number), laid.middle
        against = "contradiction" in way.marks
        on_left = laid.cell.side == "left"
        left = self._left + _EDGE if on_left else self._right - _EDGE - wide
        group = shape("g", f"pin of-{way.id}")
        if way.inner and way.target == laid.cell.owner and on_left != way.back:
            # No line is drawn on its own card: its pin with its words is what stands for it.
            group.set("class", f"edge told pin of-{way.id}")
            group.set("id", way.id)
            group.append(title(way.words))
        group.extend(pin(way.number, way.status, left, middle))
        at = left + wide + 1.5 if on_left else left - 1.5
        anchor = "start" if on_left else "end"
        if against:
            group.append(words("!", at, middle + 3.6, 10.5, ALARM, bold=True, anchor=anchor))
            at += 6 if on_left else -6
        at += 2.5 if on_left else -2.5
        for line, y in zip(laid.cell.lines, laid.lines, strict=False):
            group.append(words(line.words, at, y, colour=_colour(way), anchor=anchor))
        yield group

    def _told(self, told: Told, laid: LaidCell, top: float, bottom: float) -> Iterator[Element]:
        """The row of those whom nobody has named: the hops that lead there, and that it is not said."""
        row = self._group("place told", told.id, told.words, top, bottom)
        row[-1].set("fill", _WASH)
        row[-1].set("fill-opacity", "1")
        row[-1].set("class", "wash")
        yield row
        left = list(told.ways)
        for line, y in zip(laid.cell.lines, laid.lines, strict=False):
            x = self._left + PAD
            for word in line.words.split(" "):
                said = words(word, x, y, colour=DOUBT, bold=True)
                if left and word.removesuffix(",") == left[0].number:
                    way = left.pop(0)
                    edge = shape("g", f"edge told in-{self._card.id}", id=way.id)
                    edge.extend((title(told.words), said))
                    yield edge
                else:
                    row.append(said)
                x += width(f"{word} ", SIZE, "bold")


def _colour(way: Way) -> str:
    return DOUBT if way.status is Status.UNKNOWN else RULE
