"""Folding by source: a card for each place of the organisation that hands data out, listing whom it reaches.

Who gets the data from a member stands under it, one step in. Who is listed already is named again, with where.
All who get data straight from people share one card.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dataflow.pictures.folds import Folding, card_of_members
from dataflow.pictures.sketch import Box, Line, Member, Sketch

_STRAIGHT = "straight"


class Tree(Folding):
    """The third parties of a sketch, on the cards of those they get the data from."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__(sketch)
        self._told: set[str] = set()
        self._direct: dict[str, dict[str, None]] = defaultdict(dict)
        """The parties that each source hands data to itself, by source."""
        for line in sketch.lines:
            target = self.party(line.target)
            if target is not None and not self.kept(line.target) and self.kept(line.source):
                self._direct[self._source(line.source)][target] = None
        self._where: dict[str, str] = {}
        """The source on whose card a party is listed."""
        for source, parties in self._direct.items():
            for party in parties:
                self._where.setdefault(party, source)
        self._ids = {source: f"fold-{index}" for index, source in enumerate(self._direct)}
        self._made = [self._card(source, list(parties)) for source, parties in self._direct.items()]
        left = [party for party in self.folded if party not in self._where]
        # Parties that only hand data round among themselves: nobody of the picture hands it to them.
        while left:
            source = f"ring:{left[0]}"
            self._ids[source] = f"fold-{len(self._ids)}"
            self._where[left[0]] = source
            self._made.append(self._card(source, [left[0]]))
            left = [party for party in left if party not in self._where]

    def _source(self, box: str) -> str:
        return _STRAIGHT if self.boxes[box].kind == "person" else box

    def cards(self) -> Sequence[Box]:
        """The folded cards."""
        return self._made

    def told(self) -> set[str]:
        """The ids of the lines that members tell."""
        return {*super().told(), *self._told}

    def label(self, lines: Sequence[Line], more: int) -> tuple[str, ...]:
        """What a line says: on the card that all people share, whom of it these people reach."""
        names = [party for line in lines if (party := self.party(line.target)) is not None]
        if names and not self.kept(lines[0].target) and self._source(lines[0].source) == _STRAIGHT:
            return tuple(dict.fromkeys(self.groups[party].title for party in names))
        return super().label(lines, more)

    def card_of(self, line: Line, end: str) -> str:
        """The id of the card, or box, that an end of a line is on."""
        return end if self.kept(end) else self._ids[self._source(line.source)]

    def _name(self, source: str) -> str:
        if source == _STRAIGHT:
            return self.say("fold.straight")
        if source.startswith("ring:"):
            return self.groups[source.removeprefix("ring:")].title
        return self.boxes[source].title

    def _card(self, source: str, direct: Sequence[str]) -> Box:
        members = list(self._members(source, direct))
        names = [member for member in members if member.depth == 0]
        title = self.titled("source", len(names), name=self._name(source))
        return card_of_members(self._ids[source], title, members)

    def _members(self, source: str, direct: Sequence[str]) -> Iterator[Member]:
        """Depth first, without a call for each: a chain of processors may be long."""
        waiting: list[tuple[str, int, list[Line]]] = [(party, 0, []) for party in reversed(direct)]
        while waiting:
            party, depth, hops = waiting.pop()
            at = self._where.get(party)
            if at is None or (depth == 0 and at == source):
                self._where[party] = source
                yield self.member(party, depth, hops)
                onward = self._onward(party)
                yield from self._elsewhere(party, depth + 1)
                waiting += [(each, depth + 1, lines) for each, lines in reversed(onward.items())]
                continue
            seen = self.say("fold.see", name=self._name(at)) if at != source else ""
            yield self.mention(
                self.groups[party].title, seen, hops, f"see-{self._ids[source]}-{party}-{len(hops)}", depth
            )

    def _onward(self, party: str) -> dict[str, list[Line]]:
        """The third parties that a party hands data to, with the lines that say so, which are told."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.leaving[party]:
            target = self.party(line.target)
            if target is not None and target != party:
                found[target].append(line)
                self._told.add(line.id)
        return found

    def _elsewhere(self, party: str, depth: int) -> Iterator[Member]:
        """What a party hands back to the organisation, or to people."""
        back: dict[str, list[Line]] = defaultdict(list)
        for line in self.leaving[party]:
            if self.party(line.target) is None and line.target not in self.unknown:
                back[line.target].append(line)
                self._told.add(line.id)
        for box, lines in back.items():
            yield self.mention(self.boxes[box].title, "", lines, f"back-{lines[0].id}", depth)
