"""Folding by role or by country: a card for all third parties in the same roles, or established in the same country.

One line for each card comes from the organisation; from which of its places a party gets data stands beside its name.
What it hands on stands under it, and what people hand over themselves on their card.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from dataflow.pictures.folds import Folding, card_of_members, with_members
from dataflow.pictures.sketch import Box, Line, Member, Sketch

_LABELS: Final = 2
"""Data sets that a line of words names; of more it says how many."""


class Lists(Folding):
    """The third parties of a sketch, on the cards of what they have in common."""

    def __init__(self, sketch: Sketch, by: Literal["role", "country"]) -> None:
        super().__init__(sketch)
        self._by = by
        self._given: dict[str, dict[str, list[Line]]] = defaultdict(dict)
        """By party, what it gets from whom is not folded."""
        self._straight: dict[str, dict[str, list[Line]]] = defaultdict(dict)
        """By people, what they hand over to whom themselves."""
        self._told: set[str] = set()
        for line in sketch.lines:
            target = self.party(line.target)
            if target is None or self.kept(line.target) or not self.kept(line.source):
                continue
            self._given[target].setdefault(line.source, []).append(line)
            if self.boxes[line.source].kind == "person":
                self._straight[line.source].setdefault(target, []).append(line)
                self._told.add(line.id)
        self._several = len({source for given in self._given.values() for source in given}) > 1
        parties: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for group in self.folded:
            parties[self._key(group)].append(group)
        self._ids = {key: f"fold-{index}" for index, key in enumerate(parties)}
        self._on = {group: self._ids[key] for key, groups in parties.items() for group in groups}
        self._made = [self._card(key, groups) for key, groups in parties.items()]
        self._made += [self._people(people, given) for people, given in self._straight.items()]

    def _key(self, group: str) -> tuple[str, ...]:
        """What it is listed under: a country in words, or roles."""
        if self._by == "country":
            return (self.groups[group].seat,)
        return tuple(sorted({role for box in self.held[group] for role in box.roles})) or ("unknown",)

    def cards(self) -> Sequence[Box]:
        """The folded cards, and people with those who get data straight from them."""
        return self._made

    def told(self) -> set[str]:
        """The ids of the lines that members tell."""
        return {*super().told(), *self._told}

    def card_of(self, line: Line, end: str) -> str:  # noqa: ARG002  # a party is on one card, whoever hands it data
        """The id of the card, or box, that an end of a line is on."""
        party = self.unknown.get(end) or self.party(end)
        return end if self.kept(end) or party is None else self._on[party]

    def trunk(self, source: str, target: str) -> str:
        """What a line between two cards stands for: the party whose places it comes from, where it leads to a list."""
        return source if target in self.boxes else self.boxes[source].group or source

    def _card(self, key: tuple[str, ...], groups: Sequence[str]) -> Box:
        members = [member for group in groups for member in self._members(group)]
        by_role = self._by == "role"
        name = " · ".join(self.say(f"role.{role}") for role in key) if by_role else key[0]
        return card_of_members(
            self._ids[key], self.titled(name, len(groups)), members, key if by_role else ()
        )

    def _people(self, people: str, given: dict[str, list[Line]]) -> Box:
        members = [
            self.mention(
                self.groups[party].title,
                ", ".join(self.label(lines, _LABELS)),
                lines,
                f"straight-{people}-{party}",
                depth=0,
            )
            for party, lines in given.items()
        ]
        return with_members(self.boxes[people], members)

    def _members(self, group: str) -> Iterator[Member]:
        """Its line, and one for each of those that it hands data to, who are told here."""
        named = self.groups[group]
        where = named.elsewhere if self._by == "country" else named.where
        from_ = ", ".join(dict.fromkeys(self.boxes[source].title for source in self._given[group]))
        yield self.member(
            group, beside=(where, self.say("fold.from", names=from_) if from_ and self._several else "")
        )
        onward: dict[str, list[Line]] = defaultdict(list)
        for line in self.leaving[group]:
            target = self.party(line.target)
            if target is not None and target != group:
                onward[target].append(line)
        for target, lines in onward.items():
            self._told |= {line.id for line in lines}
            yield self.mention(self.groups[target].title, "", lines, f"see-{group}-{target}")
        for back, lines in self.back(group, 1):
            self._told |= {line.id for line in lines}
            yield back
