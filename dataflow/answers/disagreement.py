"""Disagreement: statements of a registry about one thing that cannot all hold on one day, whatever their order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from dataflow.answers.answer import Contradiction, Hop
from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.parties import party_of, stop_of
from dataflow.facts.receiver import is_own, received_under
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import Arc
from dataflow.graph.certainty import Certainty
from dataflow.graph.handing import Handing
from dataflow.graph.instance import Instance
from registry.records.ends import place
from registry.records.evidence import Status, evidence_of
from registry.records.text import Text, text


class Disagreement(NamedTuple):
    """What is stated of one thing in ways that cannot all hold."""

    kind: Literal[
        "role_disagrees", "own_role_disagrees", "country_disagrees", "seat_disagrees", "recipients_denied"
    ]
    subject: str
    """`cinetpay/sharing`, the id of a data set, `cinetpay.payment`, or the id of an actor: by kind."""
    who: str
    """The actor it is stated of."""
    about: Text | None
    """The engagement, the data set or the place."""
    values: tuple[Known, ...]
    """What is stated, each with where it can be read."""
    entry: tuple[str | int, ...]
    """Where it stands in the registry."""
    others: tuple[str, ...] = ()
    """For `recipients_denied`: the actors it passes data on to all the same."""
    arcs: tuple[Arc, ...] = ()
    """For `recipients_denied`: the flows by which it does."""


class Disagreements:
    """Finds what is stated of the things of one registry on one day in ways that cannot all hold."""

    def __init__(self, facts: Facts, certainty: Certainty) -> None:
        self._facts, self._registry, self._certainty = facts, facts.registry, certainty
        self._own = facts.registry.organisation.id

    def all(self, arcs: Iterable[Arc]) -> Iterator[Disagreement]:
        """Every one of the day, in the order of the registry; `arcs` are its flows."""
        on = self._facts.on
        for id_, actor in self._registry.actors.items():
            if actor.holds_on(on):
                yield from filter(None, [self.of_seat(id_)])
                names = [name for name, each in actor.engagements.items() if each.holds_on(on)]
                yield from filter(None, (self.of_engagement(id_, name) for name in names))
                spots = [name for name, each in actor.places.items() if each.holds_on(on)]
                yield from filter(None, (self.of_place(id_, name) for name in spots))
        held = [name for name, each in self._registry.data_sets.items() if each.holds_on(on)]
        yield from filter(None, map(self.of_data_set, held))
        yield from self.of_recipients(arcs)

    def of_engagement(self, actor: str, name: str) -> Disagreement | None:
        """Several roles of one party in one engagement: its role there is one (EDPB Guidelines 07/2020)."""
        known = self._registry.actors[actor]
        engagement = known.engagements[name]
        role = self._facts.role(engagement.role, evidence_of(engagement, known))
        if not role.disputed:
            return None
        label = engagement.label or text(name, name)
        entry = (*self._root(actor), "engagements", name)
        return Disagreement("role_disagrees", f"{actor}/{name}", actor, label, role.parts, entry)

    def of_data_set(self, name: str) -> Disagreement | None:
        """Several roles of the organisation for one data set."""
        held = self._registry.data_sets[name]
        role = self._facts.role(held.role, held)
        if not role.disputed:
            return None
        entry = ("data_sets", name)
        return Disagreement("own_role_disagrees", name, self._own, held.label, role.parts, entry)

    def of_place(self, actor: str, name: str) -> Disagreement | None:
        """Countries of one place that no source states together: each is read in another place."""
        stop = stop_of(place(actor, name), self._facts)
        if not _apart(stop.country.parts):
            return None
        entry = (*self._root(actor), "places", name)
        return Disagreement("country_disagrees", stop.key, actor, stop.label, stop.country.parts, entry)

    def of_seat(self, actor: str) -> Disagreement | None:
        """Several countries of the seat of one company."""
        known = self._registry.actors[actor]
        seat = self._facts.single(known.country, known, self._facts.country)
        if not seat.disputed:
            return None
        return Disagreement("seat_disagrees", actor, actor, None, seat.parts, (*self._root(actor), "country"))

    def of_recipients(self, arcs: Iterable[Arc]) -> Iterator[Disagreement]:
        """`recipients: none` of whoever passes data on by one of the flows, in the order of the registry."""
        denying = {id_ for id_ in self._registry.actors if self._denies(id_)}
        if not denying:
            return
        handing = Handing(self._registry, self._facts.on, self._certainty)
        passing: dict[str, dict[str, Arc]] = defaultdict(dict)
        others: dict[str, dict[str, None]] = defaultdict(dict)
        for arc in arcs:
            for actor, other in handing.of(arc):
                if actor in denying:
                    passing[actor][arc.key] = arc
                    others[actor][other] = None
        for id_ in self._registry.actors if passing else ():
            if id_ in passing:
                known = self._registry.actors[id_]
                said = self._facts.known(
                    known.recipients, known, lambda value: WORDS.both(f"listing.{value}")
                )
                entry = (*self._root(id_), "recipients")
                told = tuple(others[id_]), tuple(passing[id_].values())
                yield Disagreement("recipients_denied", id_, id_, None, (said,), entry, *told)

    def shown(self, arcs: Mapping[str, Arc], hops: Sequence[Hop]) -> Iterator[Contradiction]:
        """Those about what an answer shows, in words: of its hops, whose flows are `arcs` by key."""
        met: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for hop in hops:
            for about in self._met(arcs[hop.key], hop):
                met[about].append(hop.number)
        for about, numbers in met.items():
            kind, *names = about
            found = (
                self.of_engagement(*names)
                if kind == "engagement"
                else self.of_data_set(*names)
                if kind == "data_set"
                else self.of_seat(*names)
                if kind == "seat"
                else self.of_place(*names)
            )
            if found is not None:
                yield self.told(found, numbers, ())
        numbered = {hop.key: hop for hop in hops}
        for denied in self.of_recipients(arcs[hop.key] for hop in hops):
            against = [numbered[arc.key] for arc in denied.arcs]
            yield self.told(denied, [hop.number for hop in against], against)

    def told(self, found: Disagreement, numbers: Iterable[int], against: Iterable[Hop]) -> Contradiction:
        """One in words; `numbers` are those of the hops it bears on."""
        cited = [each.citations for each in found.values]
        if found.arcs:
            cited += [hop.citations for hop in against] or [
                self._facts.cited(arc.evidence.cite) for arc in found.arcs
            ]
        return Contradiction(
            kind=found.kind,
            about=found.about,
            values=found.values,
            who=self._name(found.who),
            others=tuple(map(self._name, found.others)),
            hops=tuple(sorted(set(numbers))),
            citations=tuple(dict.fromkeys(each for some in cited for each in some)),
            hint=_HINTS[found.kind],
        )

    def _met(self, arc: Arc, hop: Hop) -> Iterator[tuple[str, ...]]:
        """What a hop shows that two statements may be about: the receiver's role, seats, the countries of places."""
        if received_under(arc, self._registry) is not None:
            yield "engagement", str(arc.engaged), str(arc.engagement)
        elif is_own(arc, self._registry):
            for name in dict.fromkeys(Instance.named(each.instance).data_set for each in hop.carries):
                yield "data_set", name
        for end in dict.fromkeys((arc.source, arc.target)):
            if end.holder is not None:
                yield "seat", end.holder
            if end.holder is not None and end.name in self._registry.actors[end.holder].places:
                yield "place", end.holder, end.name

    def _denies(self, actor: str) -> bool:
        """Whether an actor is said to pass nothing on."""
        known = self._registry.actors[actor]
        said = known.recipients
        return said.value == "none" and said.standing_in(known) is not Status.UNKNOWN

    def _root(self, actor: str) -> tuple[str, ...]:
        return ("organisation",) if actor == self._own else ("third_parties", actor)

    def _name(self, actor: str) -> Text:
        return party_of(place(actor, ""), self._facts).label


_HINTS: Mapping[str, Literal["settle", "all_or_one", "correct_source"]] = {
    "role_disagrees": "settle",
    "own_role_disagrees": "settle",
    "country_disagrees": "all_or_one",
    "seat_disagrees": "settle",
    "recipients_denied": "correct_source",
}


def _apart(parts: Sequence[Known]) -> bool:
    """Whether two of several values are read in different sources and in none together. What stands in one source
    is what that source says: data can be in several countries."""
    sources = {frozenset([*part.citations, *([part.source] if part.source else ())]) for part in parts}
    told = [each for each in sources if each]
    if len(told) < 2 or frozenset.intersection(*told):
        return False
    return any(one.isdisjoint(other) for index, one in enumerate(told) for other in told[:index])
