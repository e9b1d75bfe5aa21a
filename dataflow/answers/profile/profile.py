"""The profile of one actor: every fact of its entry with status and citation, and what it receives."""

import datetime
from collections.abc import Iterable, Iterator

import networkx as nx

from dataflow.answers.answer import Answer, Contradiction, Denied
from dataflow.answers.contradictions import Comparing
from dataflow.answers.disagreement import Disagreements
from dataflow.answers.profile.engaged import Engaged, engagements
from dataflow.answers.profile.reach import Reach
from dataflow.answers.profile.record import (
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
from dataflow.answers.profile.recourse import Recourse, recourse
from dataflow.answers.profile.tracking import Set, trackers
from dataflow.answers.profile.upkeep import UpkeepKnown, upkeep
from dataflow.answers.trace import UnknownActor, received_by
from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Cited, Known
from dataflow.facts.lists import listed
from dataflow.facts.measures import MeasureKnown, known_of, measures_of
from dataflow.facts.parties import Party, Source, party_of
from dataflow.facts.sentences import WORDS
from dataflow.graph.build import arcs, indexed
from dataflow.law import applying, tables
from registry.records.actor import Actor, Organisation
from registry.records.ends import place
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.text import Text, both, text


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
    nature: Known = UNKNOWN
    """What it is: a public body, a private one, individuals."""
    group: Known = UNKNOWN
    """The group of companies it belongs to."""
    status: Status
    citations: tuple[Cited, ...]
    also_called: tuple[str, ...] = ()
    links: dict[str, str] = {}
    recourse: Recourse
    """How it is reached and, of the organisation, what people may ask of it."""
    places: tuple[Spot, ...] = ()
    certificates: tuple[Held, ...] = ()
    measures: tuple[MeasureKnown, ...] = ()
    """The security measures it is said to take: as a whole, at its places, for its engagements and activities."""
    engagements: tuple[Engaged, ...] = ()
    """Those it is engaged in."""
    engages: tuple[Engaged, ...] = ()
    """Those in which it engages others: its processors and sub-processors."""
    recipients: Known
    """Whether everybody it passes data on to is listed; with who gets them all the same, where it says nobody."""
    contradictions: tuple[Contradiction, ...] = ()
    """What is stated of it in ways that cannot all hold."""
    trackers: tuple[Set, ...] = ()
    denials: tuple[Denied, ...] = ()
    entities: tuple[LegalEntityKnown, ...] = ()
    entities_role: Known = UNKNOWN
    laws: tuple[LawKnown, ...] = ()
    formalities: tuple[FormalityKnown, ...] = ()
    """Of the organisation: declarations to and authorisations of the authorities."""
    data_sets: tuple[SetKnown, ...] = ()
    """Of the organisation: what is claimed or noted of its data sets, and whether people are free to give them."""
    documents: tuple[DocumentKnown, ...] = ()
    """Of the organisation: the sources its registry is made from."""
    changes: tuple[ChangeKnown, ...] = ()
    """What it changed."""
    upkeep: tuple[UpkeepKnown, ...] = ()
    """Who keeps its entry and what stands in it current, and when each is to be reviewed."""
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
    facts = Facts.of_graph(graph)
    own = known if isinstance(known, Organisation) else None
    reached = recourse(graph, actor)
    disagreeing = Disagreements(facts, indexed(graph).certainty)
    contradictions = [
        disagreeing.told(found, (), ()) for found in disagreeing.all(arcs(graph)) if found.who == actor
    ]
    return Profile(
        source=reached.source,
        on=facts.on,
        party=party_of(place(actor, ""), facts),
        legal_name=facts.known(known.legal_name, known, lambda name: text(name, name)),
        address=facts.known(known.address, known, lambda words: text(words, words)),
        nature=facts.known(known.nature, known, facts.nature),
        group=facts.known(known.group, known, lambda name: text(name, name)),
        status=known.standing,
        citations=facts.cited(known.cite),
        also_called=known.also_called,
        links={name: link for name, link in known.links.items() if link.startswith("https://")},
        recourse=reached,
        places=tuple(spots(known, actor, facts)),
        certificates=tuple(held(known, actor, facts)),
        measures=tuple(known_of(each, facts) for each in measures_of(actor, facts)),
        engagements=tuple(engagements(lambda _by, engaged: engaged == actor, facts)),
        engages=tuple(engagements(lambda by, _engaged: by == actor, facts)),
        recipients=_recipients(known, contradictions, facts),
        contradictions=tuple(contradictions),
        trackers=tuple(trackers(actor, facts)),
        denials=tuple(
            denied for denied in Comparing(facts, ()).denials(set(facts.words.fields)) if denied.who == actor
        ),
        entities=tuple(_entities(own, facts)) if own else (),
        entities_role=_entities_role(own, facts) if own else UNKNOWN,
        laws=tuple(_laws(own, facts)) if own else (),
        formalities=tuple(formalities(facts)) if own else (),
        data_sets=tuple(sets(facts)) if own else (),
        documents=tuple(documents(facts)) if own else (),
        changes=tuple(changes(actor, facts)),
        upkeep=tuple(upkeep(actor, facts)),
        reason=known.reason,
        note=known.note,
        received=received_by(graph, actor),
    )


def _recipients(known: Actor, contradictions: Iterable[Contradiction], facts: Facts) -> Known:
    """To whom it passes data on; that others get them, where it is said that nobody does."""
    said = facts.known(known.recipients, known, lambda value: WORDS.both(f"listing.{value}"))
    others = [
        other for found in contradictions if found.kind == "recipients_denied" for other in found.others
    ]
    if not others or said.label is None:
        return said
    listing = said.label
    named = both(lambda lang: listed((each.say(lang) for each in others), lang))
    return said.model_copy(
        update={"label": WORDS.both("listing.contradicted", listing=listing, others=named)}
    )


def _entities(own: Organisation, facts: Facts) -> Iterator[LegalEntityKnown]:
    for entity in own.entities.values():
        yield LegalEntityKnown(
            legal_name=entity.legal_name,
            country=facts.known(entity.country, entity, facts.country),
            status=entity.standing,
            citations=facts.cited(entity.cite),
        )


def _entities_role(own: Organisation, facts: Facts) -> Known:
    roles = facts.words.roles
    return facts.known(own.entities_role, own, lambda id_: roles[id_].label)


def _laws(own: Organisation, facts: Facts) -> Iterator[LawKnown]:
    for law, regime in own.regimes.items():
        yield LawKnown(
            law=law,
            label=facts.words.regimes[law].label,
            applies=regime.applies,
            status=regime.standing,
            reason=regime.reason,
            citations=facts.cited(regime.cite),
        )
    # Those that the registry does not name, and is judged under all the same.
    for law, sure in applying(own, facts.on, tables()).items():
        if law not in own.regimes:
            yield LawKnown(
                law=law,
                label=facts.words.regimes[law].label,
                applies=sure,
                status=Status.INFERRED,
                reason=WORDS.both("presumed"),
                citations=(),
            )
