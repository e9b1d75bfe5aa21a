"""The lines of a folded card: who is on it, one a line, with what each line tells instead of a line being drawn."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from dataflow.engine.letters import width
from dataflow.pictures.cells import INSIDE, OPEN, PAD, SIGN, SIZE, Line, indent, member_room
from dataflow.pictures.laid import LaidCard, LaidCell
from dataflow.pictures.marks import row, shape, sign, title, words
from dataflow.pictures.palette import DOUBT, MUTED, RULE
from dataflow.pictures.sketch import Member


class MemberLines:
    """Draws the members of one card."""

    def __init__(self, laid: LaidCard) -> None:
        self._left, _, self._right, _ = laid.box
        self._card = laid.plan.card.id

    def parts(self, columns: Iterable[LaidCell]) -> Iterator[Element]:
        """Who is on a folded card, one a line with the sign of the role; lines that are told are theirs to choose."""
        held = list(columns)
        left = self._left
        top = min(column.lines[0] for column in held)
        for column in held:
            higher = column.lines[0] - top  # an engine puts the shorter column into the middle
            room = max(member_room(line) for line in column.cell.lines) + 2 * PAD
            groups: dict[str, Element] = {}
            told: list[Element] = []
            for line, at in zip(column.cell.lines, column.lines, strict=False):
                y = at - higher
                member = line.member
                if member is None:
                    continue
                if line.first:
                    said = member.words or member.name
                    kind = "place member" if member.stops else "mention"
                    box = (left + 1, y - 8.4, left + room - 1, y + 2.6)
                    made = row(f"{kind} in-{self._card}", member.id if member.stops else None, said, box)
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
        if line.first and said.startswith("→ ") and (member.depth or member.hops):
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
        edge = shape("g", f"edge told in-{self._card}", id=id_)
        edge.extend((title(member.words), said))
        return edge
