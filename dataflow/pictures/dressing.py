"""Dressing: cards drawn in the place of the records that an engine has laid out, row by row, pin by pin.

Elements have the ids that `Elements` tells: a card, a row (`class="place"`), a line (`class="edge"`).
"""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from dataflow.engine.letters import width
from dataflow.pictures.deck import Told, Way
from dataflow.pictures.dot import looks_like
from dataflow.pictures.laid import Laid, LaidCard, LaidCell
from dataflow.pictures.marks import pin, shape, sign, title, words
from dataflow.pictures.palette import ALARM, DOUBT, INK, MUTED, RULE, look
from dataflow.pictures.plan import (
    GAP,
    INSIDE,
    NAME_SIZE,
    OPEN,
    PAD,
    SIGN,
    SIZE,
    Line,
    indent,
    member_room,
    pin_width,
    stands_alone,
)
from dataflow.pictures.sketch import Member
from registry.records.evidence import Status

_RULE: Final = "#C9D1D9"
_WASH: Final = "#FFF3DC"
"""Behind what nobody has said."""
_EDGE: Final = 2.0
"""Between a pin and the edge of its card."""


def dress(picture: Laid) -> None:
    """Puts cards in the place of records, in the picture itself; its lines stay as they are."""
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
        group.extend(drawing.paper())
        for part in reversed(list(drawing.parts(group))):
            picture.graph.insert(at + 1, part)


class _Dressing:
    """Draws one card."""

    def __init__(self, laid: LaidCard) -> None:
        self._laid, self._plan, self._card = laid, laid.plan, laid.plan.card
        self._left, self._top, self._right, self._bottom = laid.box
        self._alone = self._card.kind in ("person", "unknown")

    def paper(self) -> Iterator[Element]:
        """The card itself: its outline, the band of its roles, the rules between its rows."""
        card, edges = self._card, self._laid.edges
        drawn = look(looks_like(card))
        x, y, wide, high = self._left, self._top, self._right - self._left, self._bottom - self._top
        if self._alone:
            dashes = "1.5,2.5" if card.kind == "unknown" else None
            yield shape(
                "rect",
                f"paper tint-{looks_like(card)}",
                x=x,
                y=y,
                width=wide,
                height=high,
                rx=8.0,
                fill=drawn.fill,
                stroke=drawn.border,
                stroke_width=1.2,
                stroke_dasharray=dashes,
            )
            return
        yield shape(
            "rect",
            "paper",
            x=x,
            y=y,
            width=wide,
            height=high,
            rx=3.0,
            fill="white",
            stroke=drawn.border,
            stroke_width=1.2,
        )
        roles = card.roles or ("unknown",)
        band = edges[1] - edges[0] if len(edges) > 1 else high
        for at, role in enumerate(roles):
            part = wide / len(roles)
            fill = "#E8ECF1" if card.kind == "fold" else look(role).fill
            yield shape(
                "rect",
                f"tint tint-{role}",
                x=x + at * part,
                y=y,
                width=part,
                height=band,
                rx=3.0 if len(roles) == 1 else None,
                fill=fill,
                stroke="none",
            )
        yield shape(
            "rect",
            "frame",
            x=x,
            y=y,
            width=wide,
            height=high,
            rx=3.0,
            fill="none",
            stroke=drawn.border,
            stroke_width=1.2,
        )
        for rule in edges[1:-1]:
            yield shape(
                "line",
                "rule",
                x1=x + 0.6,
                x2=x + wide - 0.6,
                y1=rule,
                y2=rule,
                stroke=drawn.border if rule == edges[1] else _RULE,
                stroke_width=0.7,
            )
        if card.kind != "fold":
            for at, role in enumerate(reversed(card.roles or ("unknown",))):
                yield from sign(role, self._right - PAD - 10 - SIGN * at, y + 4)

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
                yield from self._members(held)
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

    def _group(self, kind: str, id_: str | None, said: str, top: float, bottom: float) -> Element:
        made = shape("g", f"{kind} in-{self._card.id}", id=id_)
        made.append(title(said))
        made.append(
            shape(
                "rect",
                "room",
                x=self._left + 1,
                y=top + 0.5,
                width=self._right - self._left - 2,
                height=bottom - top - 1,
                fill="white",
                fill_opacity=0,
            )
        )
        return made

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

    def _members(self, columns: Iterable[LaidCell]) -> Iterator[Element]:
        """Who is on a folded card, one a line with the sign of the role; lines that are told are theirs to choose."""
        held = list(columns)
        left = self._left
        for column in held:
            room = max(member_room(line) for line in column.cell.lines) + 2 * PAD
            groups: dict[str, Element] = {}
            told: list[Element] = []
            for line, y in zip(column.cell.lines, column.lines, strict=False):
                member = line.member
                if member is None:
                    continue
                if line.first:
                    said = member.words or member.name
                    kind = "place member" if member.stops else "mention"
                    made = self._group(kind, member.id if member.stops else None, said, y - 8.4, y + 2.6)
                    made[-1].set("x", f"{left + 1:.2f}")
                    made[-1].set("width", f"{room - 2:.2f}")
                    groups[member.id] = made
                x = left + PAD + indent(member)
                if line.first:
                    role = "several" if len(member.roles) > 1 else next(iter(member.roles), "unknown")
                    groups[member.id].extend(sign(role, x, y - 8.2) if member.stops else ())
                told += self._member(groups[member.id], member, line, x + SIGN - 1, y)
            yield from groups.values()
            yield from told
            left += (self._right - self._left) / len(held)

    def _member(self, group: Element, member: Member, line: Line, x: float, y: float) -> Iterator[Element]:
        """The words of a line of a member; yields what stands for the hops that they tell."""
        said = line.words
        if line.first and member.depth and said.startswith("→ "):
            arrow = words("→", x, y, colour=RULE)
            if member.hops:
                yield self._edge(member.line, member, arrow)
            else:
                group.append(arrow)
            x += width("→ ", SIZE)
            said = said[2:]
        last = line.last
        open_ = bool(last and member.open_hops) and said.endswith(OPEN)
        said = said.removesuffix(OPEN) if open_ else said
        inside = bool(last and member.inside_hops) and said.rstrip().endswith(INSIDE)
        said = said.rstrip().removesuffix(INSIDE) if inside else said
        bold = member.depth == 0 and bool(member.stops)
        name = member.name if line.first and said.startswith(member.name) else said if line.first else ""
        if name.strip():
            group.append(words(name, x, y, bold=bold))
        x += width(name, SIZE, "bold" if bold else "regular")
        rest = said[len(name) :]
        if rest.strip():
            group.append(words(rest, x, y, colour=MUTED))
        x += width(rest, SIZE)
        if inside:
            yield self._edge(member.inside_line, member, words(INSIDE, x, y, colour=RULE))
            x += width(f"{INSIDE} ", SIZE)
        if open_:
            yield self._edge(member.open_line, member, words(OPEN, x, y, colour=DOUBT, bold=True))

    def _edge(self, id_: str, member: Member, said: Element) -> Element:
        edge = shape("g", f"edge told in-{self._card.id}", id=id_)
        edge.extend((title(member.words), said))
        return edge


def _colour(way: Way) -> str:
    return DOUBT if way.status is Status.UNKNOWN else RULE
