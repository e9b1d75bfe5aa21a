"""Entries: the third parties and data sets of a registry on one day, with what they can be filtered by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited, Known, PurposeKnown, Retained
from dataflow.facts.parties import Certificate, certificate
from dataflow.facts.together import agreeing
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, indexed
from dataflow.graph.certainty import Certainty
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text

Facet = Literal["role", "country", "purpose", "field", "certificate", "status"]
FACETS: Final[tuple[Facet, ...]] = ("role", "country", "purpose", "field", "certificate", "status")
UNKNOWN: Final = "unknown"
"""Stands for what nobody has said, and can be filtered by like anything else."""

Chosen = Mapping[Facet, Iterable[str]]
"""What was picked of each facet; nothing picked leaves everything."""


class Entry(Record):
    """A third party, the organisation or a data set, as the register lists it."""

    kind: Literal["organisation", "third_party", "data_set"]
    id: str
    label: Text
    facets: dict[Facet, tuple[str, ...]]
    """Ids by facet; `unknown` where nobody has said."""
    role: tuple[Known, ...] = ()
    country: Known = Known()
    """Of the seat."""
    places: tuple[Known, ...] = ()
    """The countries where data is, each once."""
    purposes: tuple[PurposeKnown, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    subjects: tuple[Text, ...] = ()
    retention: tuple[Retained, ...] = ()
    status: Status
    """How it is known: a data set by its entry; a party by the least sure of the flows that reach it."""
    reached: bool = True
    """Whether any flow reaches it: of a party that none does, nobody has said that it receives anything."""
    citations: tuple[Cited, ...] = ()


class Listing(Record):
    """Everything the register lists, and the words for what it can be filtered by."""

    entries: tuple[Entry, ...]
    labels: dict[Facet, dict[str, Text]]

    def choices(self, facet: Facet, kinds: Iterable[str]) -> tuple[str, ...]:
        """The ids that entries of those kinds have in a facet, by label, unknown last; how something is known from
        the least sure to the surest."""
        wanted = set(kinds)
        found = {id_ for entry in self.entries if entry.kind in wanted for id_ in entry.facets.get(facet, ())}
        if facet == "status":
            return tuple(sorted(found, key=lambda id_: -Status(id_).weakness))
        return tuple(sorted(found, key=lambda id_: self._order(facet, id_)))

    def label(self, facet: Facet, id_: str) -> Text:
        """The words for an id of a facet."""
        return self.labels[facet][id_]

    def ordered(self, facet: Facet, entry: Entry) -> tuple[str, ...]:
        """What an entry has in a facet, by label; unknown last."""
        return tuple(sorted(entry.facets[facet], key=lambda id_: self._order(facet, id_)))

    def _order(self, facet: Facet, id_: str) -> tuple[bool, str, str]:
        return id_ == UNKNOWN, self.label(facet, id_).say("fr"), id_

    def matching(self, chosen: Chosen, kinds: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of those kinds that have, of every facet something was picked of, one of the picked."""
        wanted = set(kinds)
        picks = {facet: set(ids) for facet, ids in chosen.items() if ids}
        return tuple(
            entry
            for entry in self.entries
            if entry.kind in wanted
            and all(ids & set(entry.facets.get(facet, ())) for facet, ids in picks.items())
        )


def listing(graph: Any, unknown: Text) -> Listing:
    """The register on the day of a graph. `unknown` are the words for what nobody has said."""
    facts = Facts.of_graph(graph)
    drawing = _Listing(facts, arcs(graph), indexed(graph).certainty, unknown)
    return drawing.listing()


class _Listing:
    def __init__(self, facts: Facts, flows: list[Arc], certainty: Certainty, unknown: Text) -> None:
        self._facts = facts
        self._arriving: dict[str | None, list[Arc]] = defaultdict(list)
        for arc in flows:
            self._arriving[arc.target.holder].append(arc)
        self._whole = certainty.whole
        self._labels: dict[Facet, dict[str, Text]] = {facet: {UNKNOWN: unknown} for facet in FACETS}

    def listing(self) -> Listing:
        registry, day = self._facts.registry, self._facts.on
        actors = [self._actor(id_) for id_, actor in registry.actors.items() if actor.holds_on(day)]
        sets = [self._data_set(id_) for id_, held in sorted(registry.data_sets.items()) if held.holds_on(day)]
        return Listing(entries=(*actors, *sets), labels=self._labels)

    def _actor(self, id_: str) -> Entry:
        facts = self._facts
        actor = facts.registry.actors[id_]
        day = facts.on
        engagements = [each for each in actor.engagements.values() if each.holds_on(day)]
        arriving = self._arriving.get(id_, [])
        roles = tuple(facts.role(each.role, each) for each in engagements)
        own = id_ == facts.registry.organisation.id
        if own:
            sets = [held for held in facts.registry.data_sets.values() if held.holds_on(day)]
            roles = (*(facts.role(held.role, held) for held in sets), *roles)
        country = facts.single(actor.country, actor, facts.country)
        spots = [spot for spot in actor.places.values() if spot.holds_on(day)]
        places = tuple(dict.fromkeys(facts.several(spot.country, spot, facts.country) for spot in spots))
        purposes = [told for each in engagements for told in facts.purposes(each.purposes, each, {})]
        named = {told.purpose.value for told in purposes}
        purposes += [
            told
            for arc in arriving
            for told in facts.purposes(arc.purposes, arc.evidence, {})
            if told.purpose.value not in named
        ]
        # What it passes between its own places it does not receive; the organisation is listed with all it has.
        coming = [arc for arc in arriving if own or arc.source.holder != id_]
        fields = dict.fromkeys(instance.field for arc in coming for instance in arc.carries or ())
        unstated = any(arc.carries is None for arc in coming)
        certificates = tuple(
            certificate(held, id_, None, facts)
            for held in actor.certifications
            if held.holds_on(day) or held.valid_to
        )
        return Entry(
            kind="organisation" if own else "third_party",
            id=id_,
            label=actor.name,
            facets={
                "role": self._known("role", roles),
                "country": self._known("country", (country, *places)),
                "purpose": self._known("purpose", (told.purpose for told in purposes)),
                "field": self._named("field", {field: facts.field(field) for field in fields}, unstated),
                "certificate": self._named(
                    "certificate", {each.standard: each.name for each in certificates}
                ),
                "status": self._statuses([*map(self._whole, coming)] or [Status.UNKNOWN]),
            },
            role=_alike(roles),
            country=country,
            places=places,
            purposes=_once(purposes),
            certificates=certificates,
            status=Status.weakest(*map(self._whole, coming)) if coming else Status.UNKNOWN,
            reached=bool(coming),
            citations=facts.cited(actor.cite),
        )

    def _data_set(self, id_: str) -> Entry:
        facts = self._facts
        held = facts.registry.data_sets[id_]
        role = facts.role(held.role, held)
        purposes = facts.purposes(held.purposes, held, {})
        fields = {use.field: facts.field(use.field) for use in held.fields}
        return Entry(
            kind="data_set",
            id=id_,
            label=held.label,
            facets={
                "role": self._known("role", [role]),
                "purpose": self._known("purpose", (told.purpose for told in purposes)),
                "field": self._named("field", fields),
                "status": self._statuses([held.standing, *(use.standing for use in held.fields)]),
            },
            role=(role,),
            purposes=purposes,
            subjects=tuple(facts.words.data_subjects[subject].label for subject in held.subjects),
            retention=facts.retention(held.retention, held),
            status=held.standing,
            citations=facts.cited(held.cite),
        )

    def _known(self, facet: Facet, facts: Iterable[Known]) -> tuple[str, ...]:
        told = [part for fact in facts for part in fact.parts or (fact,)]
        names = {fact.value: fact.label for fact in told if fact.value and fact.label}
        return self._named(facet, names, unknown=any(fact.label is None for fact in told))

    def _named(self, facet: Facet, names: Mapping[str, Text], unknown: bool = False) -> tuple[str, ...]:
        self._labels[facet] |= names
        return (*sorted(names), *((UNKNOWN,) if unknown or not names else ()))

    def _statuses(self, statuses: Iterable[Status]) -> tuple[str, ...]:
        words = self._facts.words.statuses
        found = [status.value for status in Status if status in set(statuses)]
        self._labels["status"] |= {id_: words[id_].label for id_ in found}
        return tuple(found)


def _once(purposes: Iterable[PurposeKnown]) -> tuple[PurposeKnown, ...]:
    """Each once: of two that claim another basis for one purpose neither stands for the other."""
    told = {(each.purpose, each.condition, tuple(each.basis.items())): each for each in purposes}
    return tuple(told.values())


def _alike(roles: Iterable[Known]) -> tuple[Known, ...]:
    """Each role once for each way in which it is known, with all that it can be read in.

    Of statements that disagree, those that can be read elsewhere are another disagreement.
    """
    found: dict[tuple[str | None, Text | None, Status, tuple[Known, ...]], list[Known]] = defaultdict(list)
    for each in roles:
        found[each.value, each.label, each.status, each.parts].append(each)
    return tuple(map(agreeing, found.values()))
