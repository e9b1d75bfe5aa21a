"""Dealing: a sketch made into cards, with as few lines as tell all of it.

Recipients that nobody has named are the last row of the card that passes data on.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from dataflow.pictures.columns import Pair, depths, leading_back
from dataflow.pictures.deck import Card, Deck, Row, Told, Untold
from dataflow.pictures.joining import joined, numbers, together
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Box, Group, Sketch
from registry.sentences import in_a_row

_FEW = 4
"""Lines up to which a mark stands on each of them, however many have it."""


def dealt(sketch: Sketch) -> Deck:
    """The sketch as cards: every box is on one card, every line is one way or a part of one."""
    return _Dealing(sketch).deck()


class _Dealing:
    """Puts one sketch into cards and ways."""

    def __init__(self, sketch: Sketch) -> None:
        self._sketch, self._lang = sketch, sketch.lang
        self._boxes = {box.id: box for box in sketch.boxes}
        self._groups = {group.id: group for group in sketch.groups}
        most = 0 if sketch.flat else 1
        self._depths = {box: min(depth, most) for box, depth in depths(sketch).items()}
        """0: data comes there from outside alone; 1: it comes there from inside as well."""
        self._told = self._told_boxes()
        self._on: dict[str, str] = {}
        """The card that each box is on."""

    def deck(self) -> Deck:
        cards = list(self._cards())
        ways = joined([line for line in self._sketch.lines if line.target not in self._told], self._on)
        back = self._back([card.id for card in cards], [way.cards for way in ways])
        notes = list(self._sketch.subtitle)
        against = [way for way in ways if "contradiction" in way.marks]
        if len(ways) > _FEW and 2 * len(against) > len(ways):
            lines = self._sketch.lines
            n = sum(len(line.hops) for line in lines if "contradiction" in line.marks)
            total = sum(len(line.hops) for line in lines)
            notes.insert(0, WORDS.say(self._lang, "note.against", n=n, total=total))
            ways = [
                way._replace(marks=tuple(mark for mark in way.marks if mark != "contradiction"))
                for way in ways
            ]
        return Deck(
            lang=self._lang,
            title=self._sketch.title,
            lead=self._sketch.lead,
            notes=tuple(notes),
            cards=tuple(cards),
            ways=tuple(way._replace(back=way.cards in back) for way in ways),
        )

    def _back(self, cards: Sequence[str], moves: Sequence[Pair]) -> frozenset[Pair]:
        """The moves that are drawn from right to left: what a receiver hands back to the organisation, and rings."""
        home = {
            self._on[box.id]
            for box in self._sketch.boxes
            if box.group and self._groups[box.group].home and box.id in self._on
        }
        entered = {target for source, target in moves if source != target}
        returned = {
            (a, b) for a, b in moves if b in home and a not in home and a in entered and self._is_party(a)
        }
        turned = [(b, a) if (a, b) in returned else (a, b) for a, b in moves]
        again = leading_back(cards, turned)
        return frozenset(
            move
            for move, as_drawn in zip(moves, turned, strict=True)
            if (move in returned) != (as_drawn in again)
        )

    def _is_party(self, card: str) -> bool:
        return card.startswith("card-")

    def _told_boxes(self) -> dict[str, str]:
        """The boxes of recipients that nobody has named, with the party whose card tells them."""
        sources: dict[str, set[str | None]] = defaultdict(set)
        leaving = {line.source for line in self._sketch.lines}
        for line in self._sketch.lines:
            if self._boxes[line.target].kind == "unknown":
                sources[line.target].add(self._boxes[line.source].group)
        return {
            box: group
            for box, groups in sources.items()
            if box not in leaving and len(groups) == 1 and (group := next(iter(groups))) is not None
        }

    def _cards(self) -> Iterable[Card]:
        """The cards, where their first box stands; what comes from its own places has a card beside its first."""
        held: dict[tuple[str, int], list[Box]] = defaultdict(list)
        for box in self._sketch.boxes:
            if box.group is not None:
                held[box.group, self._depths[box.id]].append(box)
        names = {group.id: index for index, group in enumerate(self._sketch.groups)}
        last = dict(sorted(held, key=lambda key: key[1]))
        for box in self._sketch.boxes:
            if box.id in self._told:
                continue
            if box.group is None:
                self._on[box.id] = box.id
                yield self._alone(box)
                continue
            key = (box.group, self._depths[box.id])
            boxes = held.pop(key, None)
            if boxes is None:
                continue
            id_ = f"card-{names[box.group]}" + (f"-{key[1]}" if key[1] else "")
            self._on |= {each.id: id_ for each in boxes}
            yield self._party(id_, self._groups[box.group], key[1], boxes, last[box.group] == key[1])

    def _alone(self, box: Box) -> Card:
        kind: Literal["person", "unknown", "fold"]
        kind = "person" if box.kind == "person" else "fold" if box.members else "unknown"
        return Card(
            id=box.id,
            kind=kind,
            title=box.title,
            roles=box.roles,
            role="",
            detail=box.detail,
            rows=(),
            members=box.members,
            stops=box.stops,
            words=box.words,
        )

    def _party(self, id_: str, group: Group, depth: int, boxes: Sequence[Box], last: bool) -> Card:
        roles = tuple(dict.fromkeys(role for box in boxes for role in box.roles))
        said = " · ".join(WORDS.say(self._lang, f"role.{role}") for role in roles)
        title = group.title
        if depth:
            title = WORDS.say(self._lang, "card.inside", name=group.title)
        detail = group.detail if depth == 0 else ()
        return Card(
            id=id_,
            kind="party",
            title=title,
            roles=roles,
            role=said,
            detail=detail,
            rows=tuple(Row(box.id, box.stops, box.title, box.detail, box.words) for box in boxes),
            told=self._row_of_told(group.id) if last else None,
            stops=tuple(stop for box in boxes for stop in box.stops),
            words=in_a_row(filter(None, (title, said, *detail))),
        )

    def _row_of_told(self, group: str) -> Told | None:
        boxes = [self._boxes[box] for box, owner in self._told.items() if owner == group]
        if not boxes:
            return None
        ids = {box.id for box in boxes}
        lines = [line for line in self._sketch.lines if line.target in ids]
        ways = [
            Untold(
                held[0].id, tuple(hop for line in held for hop in line.hops), numbers(held), held[0].source
            )
            for held in together(lines, lambda line: line.source).values()
        ]
        return Told(
            id=boxes[0].id,
            stops=tuple(stop for box in boxes for stop in box.stops),
            ways=tuple(ways),
            words=in_a_row([*(box.words for box in boxes), *(line.words for line in lines)]),
        )
