"""Parties and stops: who and what an answer names."""

import datetime
from typing import Literal

from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited, Known
from dataflow.facts.omissions import Omission, omissions_of
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import UNSTATED
from registry.records.actor import Certification
from registry.records.ends import End, ends_named
from registry.records.evidence import Status, evidence_of
from registry.records.record import Record
from registry.records.text import Text, both


class Company(Record):
    """One of the companies behind the organisation."""

    names: tuple[str, ...]
    """Its legal name, then the others that it is asked for by."""


class Source(Record):
    """The registry an answer comes from."""

    title: Text
    version: str
    updated: datetime.date | None = None
    organisation: Text
    """The organisation's name."""
    organisation_id: str
    incomplete: tuple[Text, ...] = ()
    """What is missing of the documents it rests on: what they do not say is unknown, not absent."""
    companies: tuple[Company, ...] = ()
    """The companies behind the organisation, where it stands for several."""
    left_out: tuple[Omission, ...] = ()
    """What of its files could not be read and is missing too."""


class Party(Record):
    """An actor, people, or whoever nobody has named."""

    id: str
    """An actor's id, `person:customer`, or `unknown:cinetpay`."""
    kind: Literal["person", "organisation", "third_party", "unknown"]
    label: Text
    country: Known = Known()
    """The country of the seat."""
    collective: bool = False


class Stop(Record):
    """An end that the answer passes: people, a place, recipients nobody has named."""

    key: str
    """As in the graph: `person:customer`, `cinetpay.payment`, `unknown:cinetpay`."""
    party: str
    """The id of its party."""
    label: Text
    place_kind: str | None = None
    country: Known = Known()
    """The country where the data is, not that of the company; each of them where it is in several."""


class Certificate(Record):
    """A certificate of the actor at the end of a hop, and what it is worth there on the day asked."""

    standard: str
    name: Text
    kind: Text | None = None
    state: Literal["valid", "expired", "not_yet", "undated"]
    """On the day asked; undated: no dates are known."""
    scope: Text | None = None
    scope_kind: Literal["company", "service", "data_centre", "unknown"]
    covers: Literal["shown", "not_shown"]
    """Whether it is shown to cover the place of this hop. A data centre's does not prove a service's."""
    evidence: str | None = None
    """Where the certificate itself can be seen; None: it is only a claim."""
    status: Status
    reason: Text | None = None
    """Why it follows from the source, where no source says it."""
    dated: datetime.date | None = None
    """For an enrichment: the day it was looked up."""
    source: str | None = None
    """For an enrichment: where."""
    citations: tuple[Cited, ...] = ()

    @property
    def known(self) -> Known:
        """Its name as a value, with how it is known that the actor has it."""
        return Known(
            value=self.standard,
            label=self.name,
            status=self.status,
            citations=self.citations,
            reason=self.reason,
            dated=self.dated,
            source=self.source,
        )


def source_of(facts: Facts) -> Source:
    """The registry an answer comes from."""
    registry = facts.registry
    return Source(
        title=registry.title,
        version=registry.version,
        updated=registry.updated,
        organisation=registry.organisation.name,
        organisation_id=registry.organisation.id,
        incomplete=tuple(
            document.incomplete for document in registry.documents.values() if document.incomplete
        ),
        companies=tuple(
            Company(names=(each.legal_name, *each.also_called))
            for each in registry.organisation.entities.values()
        ),
        left_out=omissions_of(facts.problems),
    )


def party_of(end: End, facts: Facts) -> Party:
    """The party that an end belongs to."""
    registry = facts.registry
    if end.kind == "person":
        return Party(id=end.key, kind="person", label=facts.words.data_subjects[end.name].label)
    actor = registry.actors[str(end.actor)]
    name = actor.name
    if end.kind == "unknown":
        return Party(id=end.key, kind="unknown", label=WORDS.both("recipients.unknown", actor=name))
    return Party(
        id=str(end.actor),
        kind="organisation" if end.actor == registry.organisation.id else "third_party",
        label=name,
        country=facts.single(actor.country, actor, facts.country),
        collective=actor.collective,
    )


def stop_of(end: End, facts: Facts) -> Stop:
    """The stop that an end is."""
    party = party_of(end, facts)
    if end.kind != "place":
        return Stop(key=end.key, party=party.id, label=party.label)
    if end.name == UNSTATED:
        return Stop(key=end.key, party=party.id, label=WORDS.both("place.unstated"))
    place = facts.registry.actors[str(end.actor)].places[end.name]
    entry = evidence_of(place, facts.registry.actors[str(end.actor)])
    country = facts.several(place.country, entry, facts.country)
    return Stop(key=end.key, party=party.id, label=place.label, place_kind=place.kind, country=country)


def whole(end: End, facts: Facts) -> Text:
    """An end with its party: « CinetPay · Paiement en ligne »."""
    party, stop = party_of(end, facts).label, stop_of(end, facts).label
    return party if party == stop else both(lambda lang: f"{party.say(lang)} · {stop.say(lang)}")


def placed(place: Text, party: Text) -> Text:
    """A place and whose it is: one that is called as its party, as in an entry in short, is named once."""
    if place == party:
        return place
    return both(lambda lang: WORDS.say(lang, "unsaid.at", place=place.say(lang), party=party.say(lang)))


def certificates_at(end: End, facts: Facts) -> tuple[Certificate, ...]:
    """The certificates of the actor at an end, and what each is worth there on the day."""
    if end.holder is None:
        return ()
    actor = facts.registry.actors[end.holder]
    return tuple(certificate(held, end.holder, end, facts) for held in actor.certifications)


def certificate(held: Certification, holder: str, at: End | None, facts: Facts) -> Certificate:
    """A certificate of an actor on the day, and whether it is shown to cover the place at that end."""
    entry = evidence_of(held, facts.registry.actors[holder])
    term = facts.words.certifications[held.standard]
    named = {found.key for name in held.places for found in ends_named(facts.registry, set(), name, holder)}
    scope = held.scope.value
    return Certificate(
        standard=held.standard,
        name=both(lambda lang: _leveled(term.label.say(lang), held.level)),
        kind=facts.words.certification_kinds[term.kind].label,
        state=_state(held, facts),
        scope=scope,
        scope_kind=held.scope_kind,
        covers="shown" if at is not None and at.key in named else "not_shown",
        evidence=held.evidence,
        status=entry.standing,
        reason=entry.reason,
        dated=entry.dated,
        source=entry.source,
        citations=facts.cited(entry.cite),
    )


def _leveled(name: str, level: str | None) -> str:
    return f"{name} ({level})" if level else name


def _state(held: Certification, facts: Facts) -> str:
    if held.valid_to is not None and held.valid_to < facts.on:
        return "expired"
    if held.valid_from is not None and held.valid_from > facts.on:
        return "not_yet"
    return "valid" if held.valid_to is not None else "undated"
