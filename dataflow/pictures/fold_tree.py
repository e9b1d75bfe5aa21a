"""Folding by source: a card for each place of the organisation that hands data out, listing whom it reaches.

Who gets the data from a member stands under it, one step in. Who is listed already is named again, with where.
Who gets data straight from people stands on the card of these people.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dataflow.pictures.folds import Folding, card_of_members, with_members
from dataflow.pictures.sketch import Box, Line, Member, Sketch

_LABELS = 2
"""Data sets that a line of words names; of more it says how many."""


class Tree(Folding):
    """The third parties of a sketch, on the cards of those they get the data from."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__(sketch)
        self._told: set[str] = set()
        self._direct: dict[str, dict[str, list[Line]]] = defaultdict(dict)
        """The parties that each source hands data to itself, by source, with the lines that say so."""
        for line in sketch.lines:
            target = self.party(line.target)
            if target is not None and not self.kept(line.target) and self.kept(line.source):
                self._direct[line.source].setdefault(target, []).append(line)
        self._where: dict[str, str] = {}
        """The source on whose card a party is listed."""
        # The organisation first: who gets data from it and from people too is looked for there.
        for source, parties in sorted(self._direct.items(), key=lambda item: self._is_people(item[0])):
            for party in parties:
                self._where.setdefault(party, source)
        self._ids = {
            source: source if self._is_people(source) else f"fold-{index}"
            for index, source in enumerate(self._direct)
        }
        self._made = [self._card(source, parties) for source, parties in self._direct.items()]
        left = [party for party in self.folded if party not in self._where]
        # Parties that only hand data round among themselves: nobody of the picture hands it to them.
        while left:
            source = f"ring:{left[0]}"
            self._ids[source] = f"fold-{len(self._ids)}"
            self._where[left[0]] = source
            self._made.append(self._card(source, {left[0]: []}))
            left = [party for party in left if party not in self._where]

    def _is_people(self, source: str) -> bool:
        return source in self.boxes and self.boxes[source].kind == "person"

    def cards(self) -> Sequence[Box]:
        """The folded cards, and people with those who get data straight from them."""
        return self._made

    def told(self) -> set[str]:
        """The ids of the lines that members tell."""
        return {*super().told(), *self._told}

    def card_of(self, line: Line, end: str) -> str:
        """The id of the card, or box, that an end of a line is on."""
        return end if self.kept(end) else self._ids[line.source]

    def _name(self, source: str) -> str:
        if source.startswith("ring:"):
            return self.groups[source.removeprefix("ring:")].title
        return self.boxes[source].title

    def _card(self, source: str, direct: dict[str, list[Line]]) -> Box:
        members = list(self._members(source, direct))
        if self._is_people(source):
            return with_members(self.boxes[source], members)
        names = [member for member in members if member.depth == 0]
        return card_of_members(self._ids[source], self.titled(self._name(source), len(names)), members)

    def _members(self, source: str, direct: dict[str, list[Line]]) -> Iterator[Member]:
        """Depth first, without a call for each: a chain of processors may be long."""
        told = direct if self._is_people(source) else {}
        self._told |= {line.id for lines in told.values() for line in lines}
        waiting = [(party, 0, told.get(party, [])) for party in reversed(direct)]
        while waiting:
            party, depth, hops = waiting.pop()
            at = self._where.get(party)
            if at is None or (depth == 0 and at == source):
                self._where[party] = source
                where = self.groups[party].where
                yield self.member(party, depth, hops, (where, *self._carried(depth, hops)))
                onward = self._onward(party)
                for back, lines in self.back(party, depth + 1):
                    self._told |= {line.id for line in lines}
                    yield back
                waiting += [(each, depth + 1, lines) for each, lines in reversed(onward.items())]
                continue
            seen = self.say("fold.see", name=self._name(at)) if at != source else ""
            yield self.mention(
                self.groups[party].title,
                " · ".join(filter(None, (seen, *self._carried(depth, hops)))),
                hops,
                f"see-{self._ids[source]}-{party}-{len(hops)}",
                depth,
            )

    def _carried(self, depth: int, hops: Sequence[Line]) -> Sequence[str]:
        """What people hand over themselves: no line to a card says it."""
        return (", ".join(self.label(hops, _LABELS)),) if hops and depth == 0 else ()

    def _onward(self, party: str) -> dict[str, list[Line]]:
        """The third parties that a party hands data to, with the lines that say so, which are told."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.leaving[party]:
            target = self.party(line.target)
            if target is not None and target != party:
                found[target].append(line)
                self._told.add(line.id)
        return found
