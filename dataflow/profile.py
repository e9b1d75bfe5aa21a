"""The profile: everything a registry says of one actor on one day."""

import datetime
from collections.abc import Callable, Iterator

import networkx as nx

from dataflow.answer import Answer, Certificate, Denied, Party, PurposeKnown, Source, Stop
from dataflow.contradictions import Comparing
from dataflow.known import UNKNOWN, Cited, Known
from dataflow.parties import certificate, party_of, source_of, stop_of
from dataflow.speaking import Speaking, say
from dataflow.trace import UnknownActor, received_by
from registry.actor import Actor, Engagement, Organisation
from registry.ends import place
from registry.evidence import Status, evidence_of
from registry.model import Registry
from registry.record import Record
from registry.text import Text, text


class Reach(Record):
    """A way to reach an actor."""

    what: Text | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    url: str | None = None
    status: Status
    citations: tuple[Cited, ...]


class Engaged(Record):
    """An engagement: who engages whom, in which role, what for, under which contract."""

    id: str
    label: Text | None = None
    by: Text
    """The engaging party's name."""
    by_id: str
    engaged: Text
    """The engaged party's name."""
    engaged_id: str
    role: Known
    purposes: tuple[PurposeKnown, ...]
    data_sets: tuple[Text, ...]
    contract: Known
    authorisation: Known
    """The authorisation of sub-processors (GDPR Art. 28(2))."""
    breach_clock: Known
    """Within how long a breach must be notified (GDPR Art. 33(2))."""
    data_stated: bool
    """Whether it is stated which data is received."""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]
    note: Text | None = None


class Set(Record):
    """A cookie or the like that an actor sets."""

    pattern: str
    category: Text
    field: Text
    purposes: tuple[PurposeKnown, ...]
    lifetime: Known
    consent: Known
    status: Status
    citations: tuple[Cited, ...]
    note: Text | None = None


class LegalEntityKnown(Record):
    """One of the companies behind a name."""

    legal_name: str
    country: Known
    status: Status
    citations: tuple[Cited, ...]


class LawKnown(Record):
    """Whether a law applies to the organisation."""

    law: str
    label: Text
    applies: str
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]


class Profile(Record):
    """One actor's page: every fact with its status and citation, and what it receives."""

    source: Source
    on: datetime.date
    party: Party
    legal_name: Known
    address: Known
    status: Status
    citations: tuple[Cited, ...]
    also_called: tuple[str, ...] = ()
    links: dict[str, str] = {}
    contacts: tuple[Reach, ...] = ()
    places: tuple[Stop, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    engagements: tuple[Engaged, ...] = ()
    """Those it is engaged in."""
    engages: tuple[Engaged, ...] = ()
    """Those in which it engages others: its processors and sub-processors."""
    recipients: Known
    """Whether everybody it passes data on to is listed."""
    trackers: tuple[Set, ...] = ()
    denials: tuple[Denied, ...] = ()
    entities: tuple[LegalEntityKnown, ...] = ()
    entities_role: Known = UNKNOWN
    laws: tuple[LawKnown, ...] = ()
    note: Text | None = None
    received: Answer
    """What it receives, with the way there."""


def profile(graph: "nx.MultiDiGraph[str]", actor: str) -> Profile:
    """Everything the registry says of an actor on the day of the graph. UnknownActor for an id it lacks."""
    registry: Registry = graph.graph["registry"]
    known = registry.actor(actor)
    if known is None:
        raise UnknownActor(actor)
    speaking = Speaking(registry, graph.graph["on"])
    told = _Telling(speaking)
    here = [place(actor, name) for name, spot in known.places.items() if spot.holds_on(speaking.on)]
    own = known if isinstance(known, Organisation) else None
    return Profile(
        source=source_of(speaking),
        on=speaking.on,
        party=party_of(place(actor, ""), speaking),
        legal_name=speaking.known(known.legal_name, known, lambda name: text(name, name)),
        address=speaking.known(known.address, known, lambda words: text(words, words)),
        status=known.standing,
        citations=speaking.cited(known.cite),
        also_called=known.also_called,
        links={name: link for name, link in known.links.items() if link.startswith("https://")},
        contacts=tuple(told.contacts(known)),
        places=tuple(stop_of(end, speaking) for end in here),
        certificates=tuple(certificate(held, actor, None, speaking) for held in known.certifications),
        engagements=tuple(told.engagements(lambda _by, engaged: engaged == actor)),
        engages=tuple(told.engagements(lambda by, _engaged: by == actor)),
        recipients=speaking.known(known.recipients, known, lambda value: say(f"listing.{value}")),
        trackers=tuple(told.trackers(actor)),
        denials=tuple(
            denied
            for denied in Comparing(speaking, ()).denials(set(speaking.words.fields))
            if denied.who == actor
        ),
        entities=tuple(told.entities(own)) if own else (),
        entities_role=told.entities_role(own) if own else UNKNOWN,
        laws=tuple(told.laws(own)) if own else (),
        note=known.note,
        received=received_by(graph, actor),
    )


class _Telling:
    """Puts the parts of an actor's entry into words."""

    def __init__(self, speaking: Speaking) -> None:
        self._speaking, self._registry = speaking, speaking.registry

    def contacts(self, actor: Actor) -> Iterator[Reach]:
        for contact in actor.contacts:
            yield Reach(
                what=contact.what,
                email=contact.email,
                phone=contact.phone,
                address=contact.address,
                url=contact.url,
                status=contact.standing,
                citations=self._speaking.cited(contact.cite),
            )

    def engagements(self, wanted: Callable[[str, str], bool]) -> Iterator[Engaged]:
        for id_, actor in self._registry.actors.items():
            for name, engagement in actor.engagements.items():
                by = engagement.by or self._registry.organisation.id
                if wanted(by, id_) and engagement.holds_on(self._speaking.on):
                    yield self._engaged(name, by, id_, engagement)

    def _engaged(self, name: str, by: str, engaged: str, engagement: Engagement) -> Engaged:
        speaking = self._speaking
        flows = engagement.receives or ()
        entry = evidence_of(engagement, self._registry.actors[engaged])
        carried = [each.rpartition("@")[2] for flow in flows for each in flow.carries or ()]
        sets = dict.fromkeys([*engagement.data_sets, *carried])
        contract = engagement.contract
        authorised = engagement.authorisation
        return Engaged(
            id=name,
            label=engagement.label,
            by=party_of(place(by, ""), speaking).label,
            by_id=by,
            engaged=party_of(place(engaged, ""), speaking).label,
            engaged_id=engaged,
            role=speaking.role(engagement.role, entry),
            purposes=speaking.purposes(engagement.purposes, entry, {}),
            data_sets=tuple(self._registry.data_sets[each].label for each in sets),
            contract=speaking.contract(contract),
            authorisation=UNKNOWN
            if authorised is None
            else speaking.statement(authorised, authorised.value, say(f"authorisation.{authorised.value}")),
            breach_clock=speaking.known(engagement.breach_clock, entry, speaking.duration),
            data_stated=engagement.receives is not None,
            valid_from=engagement.valid_from,
            valid_to=engagement.valid_to,
            status=entry.standing,
            reason=entry.reason,
            citations=speaking.cited(entry.cite),
            note=engagement.note,
        )

    def trackers(self, actor: str) -> Iterator[Set]:
        speaking = self._speaking
        for tracker in self._registry.trackers:
            if tracker.set_by == actor and tracker.holds_on(speaking.on):
                yield Set(
                    pattern=tracker.pattern,
                    category=speaking.words.tracker_categories[tracker.category].label,
                    field=speaking.field(tracker.field),
                    purposes=speaking.purposes(tracker.purposes, tracker, {}),
                    lifetime=speaking.known(tracker.lifetime, tracker, speaking.duration),
                    consent=speaking.known(tracker.consent, tracker, lambda words: words),
                    status=tracker.standing,
                    citations=speaking.cited(tracker.cite),
                    note=tracker.note,
                )

    def entities(self, own: Organisation) -> Iterator[LegalEntityKnown]:
        for entity in own.entities.values():
            yield LegalEntityKnown(
                legal_name=entity.legal_name,
                country=self._speaking.known(entity.country, entity, self._speaking.country),
                status=entity.standing,
                citations=self._speaking.cited(entity.cite),
            )

    def entities_role(self, own: Organisation) -> Known:
        roles = self._speaking.words.roles
        return self._speaking.known(own.entities_role, own, lambda id_: roles[id_].label)

    def laws(self, own: Organisation) -> Iterator[LawKnown]:
        for law, regime in own.regimes.items():
            yield LawKnown(
                law=law,
                label=self._speaking.words.regimes[law].label,
                applies=regime.applies,
                status=regime.standing,
                reason=regime.reason,
                citations=self._speaking.cited(regime.cite),
            )
