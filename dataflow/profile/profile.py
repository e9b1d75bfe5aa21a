"""The profile of one actor: every fact of its entry with status and citation, and what it receives."""

import datetime
from collections.abc import Iterator

import networkx as nx

from dataflow.answer import Answer, Denied, Party, Source
from dataflow.contradictions import Comparing
from dataflow.known import UNKNOWN, Cited, Known
from dataflow.parties import party_of
from dataflow.profile.engaged import Engaged, engagements
from dataflow.profile.reach import Reach
from dataflow.profile.record import (
    ChangeKnown,
    DocumentKnown,
    FormalityKnown,
    Held,
    SetKnown,
    Spot,
    changes,
    documents,
    formalities,
    held,
    sets,
    spots,
)
from dataflow.profile.recourse import Recourse, recourse
from dataflow.profile.tracking import Set, trackers
from dataflow.speaking import Speaking, say
from dataflow.trace import UnknownActor, received_by
from registry.actor import Organisation
from registry.ends import place
from registry.evidence import Status
from registry.model import Registry
from registry.record import Record
from registry.text import Text, text


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
    recourse: Recourse
    """How it is reached and, of the organisation, what people may ask of it."""
    places: tuple[Spot, ...] = ()
    certificates: tuple[Held, ...] = ()
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
    formalities: tuple[FormalityKnown, ...] = ()
    """Of the organisation: declarations to and authorisations of the authorities."""
    data_sets: tuple[SetKnown, ...] = ()
    """Of the organisation: what is claimed or noted of its data sets."""
    documents: tuple[DocumentKnown, ...] = ()
    """Of the organisation: the sources its registry is made from."""
    changes: tuple[ChangeKnown, ...] = ()
    """What it changed."""
    reason: Text | None = None
    note: Text | None = None
    received: Answer
    """What it receives, with the way there."""

    @property
    def contacts(self) -> tuple[Reach, ...]:
        """The ways to reach it."""
        return self.recourse.contacts


def profile(graph: "nx.MultiDiGraph[str]", actor: str) -> Profile:
    """Everything the registry says of an actor on the day of the graph. UnknownActor for an id it lacks."""
    registry: Registry = graph.graph["registry"]
    known = registry.actor(actor)
    if known is None:
        raise UnknownActor(actor)
    speaking = Speaking(registry, graph.graph["on"])
    own = known if isinstance(known, Organisation) else None
    reached = recourse(graph, actor)
    return Profile(
        source=reached.source,
        on=speaking.on,
        party=party_of(place(actor, ""), speaking),
        legal_name=speaking.known(known.legal_name, known, lambda name: text(name, name)),
        address=speaking.known(known.address, known, lambda words: text(words, words)),
        status=known.standing,
        citations=speaking.cited(known.cite),
        also_called=known.also_called,
        links={name: link for name, link in known.links.items() if link.startswith("https://")},
        recourse=reached,
        places=tuple(spots(known, actor, speaking)),
        certificates=tuple(held(known, actor, speaking)),
        engagements=tuple(engagements(lambda _by, engaged: engaged == actor, speaking)),
        engages=tuple(engagements(lambda by, _engaged: by == actor, speaking)),
        recipients=speaking.known(known.recipients, known, lambda value: say(f"listing.{value}")),
        trackers=tuple(trackers(actor, speaking)),
        denials=tuple(
            denied
            for denied in Comparing(speaking, ()).denials(set(speaking.words.fields))
            if denied.who == actor
        ),
        entities=tuple(_entities(own, speaking)) if own else (),
        entities_role=_entities_role(own, speaking) if own else UNKNOWN,
        laws=tuple(_laws(own, speaking)) if own else (),
        formalities=tuple(formalities(speaking)) if own else (),
        data_sets=tuple(sets(speaking)) if own else (),
        documents=tuple(documents(speaking)) if own else (),
        changes=tuple(changes(actor, speaking)),
        reason=known.reason,
        note=known.note,
        received=received_by(graph, actor),
    )


def _entities(own: Organisation, speaking: Speaking) -> Iterator[LegalEntityKnown]:
    for entity in own.entities.values():
        yield LegalEntityKnown(
            legal_name=entity.legal_name,
            country=speaking.known(entity.country, entity, speaking.country),
            status=entity.standing,
            citations=speaking.cited(entity.cite),
        )


def _entities_role(own: Organisation, speaking: Speaking) -> Known:
    roles = speaking.words.roles
    return speaking.known(own.entities_role, own, lambda id_: roles[id_].label)


def _laws(own: Organisation, speaking: Speaking) -> Iterator[LawKnown]:
    for law, regime in own.regimes.items():
        yield LawKnown(
            law=law,
            label=speaking.words.regimes[law].label,
            applies=regime.applies,
            status=regime.standing,
            reason=regime.reason,
            citations=speaking.cited(regime.cite),
        )
