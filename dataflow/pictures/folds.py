"""What every way of folding needs of a sketch: who is who, who hands what to whom, who begins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Box, Line, Mark, Member, Sketch
from registry.records.evidence import Status
from registry.sentences import in_a_row

STROKES: Final = {Status.INFERRED: "dashed", Status.ENRICHMENT: "double", Status.UNKNOWN: "dotted"}
"""How a line is drawn that no source says, by the word of the legend."""
_SAID: Final[tuple[Mark, ...]] = ("contradiction", "ring", "added", "removed")


class Folding:
    """The third parties of a sketch on a few cards."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.boxes = {box.id: box for box in sketch.boxes}
        self.groups = {group.id: group for group in sketch.groups}
        self.held: dict[str, list[Box]] = defaultdict(list)
        for box in sketch.boxes:
            if box.group is not None:
                self.held[box.group].append(box)
        self.leaving: dict[str, list[Line]] = defaultdict(list)
        self.unknown: dict[str, str] = {}
        """The party whose unnamed recipients a box stands for."""
        for line in sketch.lines:
            source = self.party(line.source)
            if source is not None:
                self.leaving[source].append(line)
                if self.boxes[line.target].kind == "unknown":
                    self.unknown[line.target] = source

    def party(self, box: str) -> str | None:
        """The third party a box belongs to; None for the organisation, people and unnamed recipients."""
        group = self.boxes[box].group
        return None if group is None or self.groups[group].home else group

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The third parties that are folded, in order: those that somebody hands data to."""
        entered = {
            target
            for line in self.sketch.lines
            if (target := self.party(line.target)) is not None and self.party(line.source) != target
        }
        begun = [group for group in self.held if group in self.groups and group not in entered]
        reached = {each for each in begun if not self.groups[each].home}
        return tuple(group for group in self.held if not self.groups[group].home and group not in reached)

    def kept(self, box: str) -> bool:
        """Whether a box stays a place of its own: the organisation's, people, and who only hands data in."""
        if box in self.unknown:
            return self.unknown[box] not in self._set
        party = self.party(box)
        return party is None or party not in self._set

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.folded)

    def row(self, box: str) -> str:
        """The id of the element that shows a box: its own, or the line of its party."""
        party = self.party(box)
        return box if self.kept(box) or party is None else self.held[party][0].id

    def member(
        self, group: str, depth: int = 0, hops: Sequence[Line] = (), beside: Sequence[str] | None = None
    ) -> Member:
        """The line of a party on a folded card; `hops` are those by which it gets the data from who is above it.

        `beside` is what stands beside its name; left out, where it is.
        """
        boxes, named = self.held[group], self.groups[group]
        within = [line for line in self.leaving[group] if self.party(line.target) == group]
        open_ = [line for line in self.leaving[group] if self.unknown.get(line.target) == group]
        unnamed = dict.fromkeys(stop for line in open_ for stop in self.boxes[line.target].stops)
        told = [named.where] if beside is None else [*beside]
        places = [box.title for box in boxes if box.title != named.title]
        return Member(
            id=boxes[0].id,
            stops=(*(stop for box in boxes for stop in box.stops), *unnamed),
            name=named.title,
            detail=" · ".join(filter(None, (*told, *self.remarks(hops)))),
            roles=tuple(dict.fromkeys(role for box in boxes for role in box.roles)),
            depth=depth,
            **self._told_by(hops),
            **_told("open_", open_),
            **_told("inside_", within),
            words=in_a_row(
                (named.title, *places, *named.detail, *(line.words for line in (*hops, *within, *open_)))
            ),
        )

    def mention(self, name: str, where: str, hops: Sequence[Line], id_: str, depth: int = 1) -> Member:
        """A line that names who is told elsewhere; `hops` are told here."""
        words = in_a_row((name, *(line.words for line in hops)))
        detail = " · ".join(filter(None, (where, *self.remarks(hops))))
        return Member(
            id=id_, stops=(), name=name, detail=detail, depth=depth, **self._told_by(hops), words=words
        )

    def remarks(self, hops: Sequence[Line]) -> Iterator[str]:
        """What a drawn line would show of hops and a line of words has to say: how they are known, their marks."""
        if hops and (known := Status.weakest(*(line.status for line in hops))) in STROKES:
            yield self.say(f"legend.{STROKES[known]}")
        for mark in _SAID:
            if any(mark in line.marks for line in hops):
                yield self.say(f"mark.{mark}")

    def _told_by(self, hops: Sequence[Line]) -> dict[str, object]:
        if not hops:
            return {}
        return {**_told("", hops), "ends": (self.row(hops[0].source), self.row(hops[0].target))}

    def cards(self) -> Sequence[Box]:
        """The folded cards."""
        raise NotImplementedError

    def card_of(self, line: Line, end: str) -> str:
        """The id of the card, or box, that an end of a line is on."""
        raise NotImplementedError

    def trunk(self, source: str, target: str) -> str:  # noqa: ARG002  # by source, a card belongs to one place
        """What a line between two cards stands for: the lines that have it in common are one."""
        return source

    def label(self, lines: Sequence[Line], more: int) -> tuple[str, ...]:
        """What a line that stands for several says: what they carry; of more than `more` how many."""
        told = list(dict.fromkeys(part for line in lines for part in line.label))
        if len(told) > more + 1:
            told = [*told[:more], self.say("carries.more", n=len(told) - more)]
        return tuple(told)

    def told(self) -> Iterable[str]:
        """The ids of the lines that members tell."""
        return {
            each.id
            for group in self.folded
            for each in self.leaving[group]
            if self.party(each.target) == group or self.unknown.get(each.target) == group
        }

    def say(self, key: str, **values: str | int) -> str:
        """A sentence of the pictures."""
        return WORDS.say(self.sketch.lang, key, **values)

    def titled(self, name: str, n: int) -> str:
        """The title of a folded card with how many are on it."""
        return self.say("fold.source", name=name, n=n)

    def back(self, party: str, depth: int) -> Iterator[tuple[Member, list[Line]]]:
        """What a party hands back to the organisation or to people: a line for each place, with what it tells."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.leaving[party]:
            if self.party(line.target) is None and line.target not in self.unknown:
                found[line.target].append(line)
        for box, lines in found.items():
            yield self.mention(self.boxes[box].title, "", lines, f"back-{lines[0].id}", depth), lines


def card_of_members(id_: str, title: str, members: Sequence[Member], roles: Sequence[str] = ()) -> Box:
    """A folded card: it stands for the stops of all its members, and says what each of them says."""
    return Box(
        id=id_,
        stops=tuple(dict.fromkeys(stop for member in members for stop in member.stops)),
        group=None,
        kind="place",
        title=title,
        roles=tuple(roles),
        members=tuple(members),
        words=". ".join((title, *(member.words for member in members))),
    )


def with_members(people: Box, members: Sequence[Member]) -> Box:
    """People with those who get data straight from them; it stands for the people alone, they for themselves."""
    words = ". ".join((people.words, *(member.words for member in members)))
    return people.model_copy(update={"members": tuple(members), "words": words})


def _told(prefix: str, lines: Sequence[Line]) -> dict[str, object]:
    if not lines:
        return {}
    return {f"{prefix}line": lines[0].id, f"{prefix}hops": tuple(hop for line in lines for hop in line.hops)}
