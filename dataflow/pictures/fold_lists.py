"""Folding by role or by country: a card for all third parties in the same roles, or established in the same country."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from dataflow.pictures.folds import Folding, card_of_members
from dataflow.pictures.sketch import Box, Line, Member, Sketch


class Lists(Folding):
    """The third parties of a sketch, on the cards of what they have in common."""

    def __init__(self, sketch: Sketch, by: Literal["role", "country"]) -> None:
        super().__init__(sketch)
        self._by = by
        parties: dict[str, list[str]] = defaultdict(list)
        for group in self.folded:
            parties[self._key(group)].append(group)
        self._ids = {key: f"fold-{index}" for index, key in enumerate(parties)}
        self._on = {group: self._ids[key] for key, groups in parties.items() for group in groups}
        self._told: set[str] = set()
        self._made = [self._card(key, groups) for key, groups in parties.items()]

    def _key(self, group: str) -> str:
        """What it is listed under, in words."""
        if self._by == "country":
            return self.groups[group].seat
        roles = sorted({role for box in self.held[group] for role in box.roles}) or ["unknown"]
        return " · ".join(self.say(f"role.{role}") for role in roles)

    def cards(self) -> Sequence[Box]:
        """The folded cards."""
        return self._made

    def told(self) -> set[str]:
        """The ids of the lines that members tell."""
        return {*super().told(), *self._told}

    def card_of(self, line: Line, end: str) -> str:  # noqa: ARG002  # a party is on one card, whoever hands it data
        """The id of the card, or box, that an end of a line is on."""
        party = self.unknown.get(end) or self.party(end)
        return end if self.kept(end) or party is None else self._on[party]

    def _card(self, key: str, groups: Sequence[str]) -> Box:
        members = [member for group in groups for member in self._members(group)]
        title = self.titled("source", len(groups), name=key)
        return card_of_members(self._ids[key], title, members)

    def _members(self, group: str) -> Iterator[Member]:
        """Its line, and one for each third party that it hands data to: those on the same card are told here."""
        yield self.member(group)
        onward: dict[str, list[Line]] = defaultdict(list)
        for line in self.leaving[group]:
            target = self.party(line.target)
            if target is not None and target != group:
                onward[target].append(line)
        for target, lines in onward.items():
            here = self._on.get(target) == self._on[group]
            if here:
                self._told |= {line.id for line in lines}
            name = self.groups[target].title
            yield self.mention(name, "", lines if here else (), f"see-{group}-{target}")
