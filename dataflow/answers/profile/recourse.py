"""The recourse: what people may ask of the organisation, how and of whom; and how any actor is reached."""

import datetime
from collections.abc import Iterable, Iterator
from typing import get_args

import networkx as nx

from dataflow.answers.profile.reach import Reach, contacts
from dataflow.answers.profile.record import FormalityKnown, formalities
from dataflow.answers.trace import UnknownActor
from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited
from dataflow.facts.lists import apart
from dataflow.facts.parties import Party, Source, party_of, source_of
from dataflow.law import Law, laws
from registry.records.document import Document, NoticeItem
from registry.records.ends import place
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.stated import settled_on
from registry.records.text import Text, both

_PROCESSORS = {"processor", "sub_processor"}
_NOT_OWN = {*_PROCESSORS, "undetermined", None}


class Offered(Record):
    """One way in which a right is offered."""

    how: Text | None = None
    """How it is exercised; None: nobody has said."""
    condition: Text | None = None
    data_sets: tuple[Text, ...] = ()
    """The data sets it is offered for; empty: all."""
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]


class RightKnown(Record):
    """A right, and what the registry says of it."""

    right: str
    label: Text
    law: Text | None = None
    """Where the law has it."""
    offered: tuple[Offered, ...] = ()
    """How it is offered; empty: the registry does not say."""
    notices: tuple[str, ...] = ()
    """The titles of the notices that tell their reader of it, whatever they say about how."""
    silent: tuple[str, ...] = ()
    """The titles of those that were gone through for it, whole, and do not."""
    owed: tuple[Text, ...] = ()
    """The laws that give it, of those that apply or may apply; what a notice has to tell of it is another question."""


class AuthorityKnown(Record):
    """The authority people can complain to under a law."""

    law: Text
    authority: Text
    applies: str


class ReplyKnown(Record):
    """Within how long people are answered who exercise a right, under a law."""

    law: Text
    rights: tuple[str, ...]
    """The rights it is the time for."""
    within: Text
    further: Text | None
    """How much longer it may take."""
    article: Text
    access: Text | None
    """What is to be minded in the answer to a request for access."""
    applies: str


class Recourse(Record):
    """How an actor is reached and, of the organisation, what people may ask of it."""

    source: Source
    on: datetime.date
    party: Party
    contacts: tuple[Reach, ...] = ()
    rights: tuple[RightKnown, ...] = ()
    """Those the registry names and those the laws want told; only of the organisation."""
    for_others: tuple[Text, ...] = ()
    """The data sets the organisation processes for others: people ask those others (GDPR Art. 28(3)(e))."""
    authorities: tuple[AuthorityKnown, ...] = ()
    replies: tuple[ReplyKnown, ...] = ()
    """Within how long the organisation has to answer, by the laws that apply or may apply."""
    officers: tuple[FormalityKnown, ...] = ()
    """The appointments of a Data Protection Officer or correspondant on record."""
    officer_told: tuple[str, ...] = ()
    """The titles of the notices that name an officer to their reader."""


def recourse(graph: "nx.MultiDiGraph[str]", actor: str) -> Recourse:
    """How an actor is reached, on the day of the graph. UnknownActor for an id the registry lacks."""
    registry: Registry = graph.graph["registry"]
    if (known := registry.actor(actor)) is None:
        raise UnknownActor(actor)
    facts = Facts.of_graph(graph)
    own = actor == registry.organisation.id
    return Recourse(
        source=source_of(facts),
        on=facts.on,
        party=party_of(place(actor, ""), facts),
        contacts=tuple(contacts(known, facts)),
        rights=tuple(rights(facts)) if own else (),
        for_others=tuple(_for_others(facts)) if own else (),
        authorities=tuple(_authorities(facts)) if own else (),
        replies=tuple(_replies(facts)) if own else (),
        officers=tuple(each for each in formalities(facts) if each.officer) if own else (),
        officer_told=tuple(_telling("dpo", facts)) if own else (),
    )


def rights(facts: Facts) -> Iterator[RightKnown]:
    """Every right that the registry names or a law gives, in the order of the vocabulary."""
    owed = _owed(facts)
    told = {item for notice in _notices(facts) for item in notice.states or ()}
    for id_, term in facts.words.rights.items():
        offered = tuple(_offered(id_, facts))
        if offered or id_ in told or id_ in owed:
            yield RightKnown(
                right=id_,
                label=term.label,
                law=_article(id_, term.law, owed.get(id_, ())),
                offered=offered,
                notices=tuple(_telling(id_, facts)),
                silent=tuple(_silent(id_, facts)),
                owed=tuple(facts.words.regimes[law].label for law in owed.get(id_, ())),
            )


def _article(right: str, usual: Text | None, owing: Iterable[str]) -> Text | None:
    """Where the laws that have a right have it: each as it says itself, else as the vocabulary does for all."""
    said = list(dict.fromkeys(laws()[id_].articles.get(right) or usual for id_ in owing)) or [usual]
    told = [each for each in said if each is not None]
    return both(lambda lang: apart((each.say(lang) for each in told), lang)) if told else None


def _offered(right: str, facts: Facts) -> Iterator[Offered]:
    sets = facts.registry.data_sets
    for each in facts.registry.rights:
        if each.right == right:
            yield Offered(
                how=each.how,
                condition=each.condition,
                data_sets=tuple(sets[id_].label for id_ in each.data_sets),
                status=each.standing,
                reason=each.reason,
                citations=facts.cited(each.cite),
            )


def _owed(facts: Facts) -> dict[str, list[str]]:
    """The laws that apply or may apply, by each right they give; a law without rules gives none."""
    owed: dict[str, list[str]] = {}
    for id_, regime in facts.registry.organisation.regimes.items():
        law = laws().get(id_)
        if law is not None and regime.applies != "not_applicable":
            consent = law.notice.withdrawal and _relies_on_consent(facts, law)
            for right in (*law.rights, *(("withdraw_consent",) if consent else ())):
                owed.setdefault(right, []).append(id_)
    return owed


def _relies_on_consent(facts: Facts, law: Law) -> bool:
    """Whether consent is the basis of anything the organisation answers for (GDPR Art. 7(3), 13(2)(c))."""
    for held in facts.registry.data_sets.values():
        role = settled_on(held.role, facts.on)
        if held.holds_on(facts.on) and role not in _NOT_OWN:
            for use in held.purposes:
                if any(
                    each.value in law.bases.consent for each in (*use.basis.values(), *use.special.values())
                ):
                    return True
    return False


def _notices(facts: Facts) -> list[Document]:
    """The privacy policies of the day: the latest of each title and language."""
    latest: dict[tuple[str, str | None], Document] = {}
    for _, each in sorted(facts.registry.documents.items()):
        if each.kind == "privacy_policy" and _date(each) <= facts.on:
            other = latest.setdefault((each.title, each.language), each)
            if _date(each) > _date(other):
                latest[each.title, each.language] = each
    return list(latest.values())


def _date(document: Document) -> datetime.date:
    return document.date or datetime.date.min


def _telling(item: str, facts: Facts) -> Iterator[str]:
    for notice in _notices(facts):
        if item in (notice.states or ()):
            yield notice.title


def _silent(item: str, facts: Facts) -> Iterator[str]:
    for notice in _notices(facts):
        read = notice.states is not None and not notice.incomplete
        if read and item in get_args(NoticeItem) and item not in (notice.states or ()):
            yield notice.title


def _for_others(facts: Facts) -> Iterator[Text]:
    """The data sets that the organisation processes for others, who answer to the people in them."""
    for held in facts.registry.data_sets.values():
        role = settled_on(held.role, facts.on)
        if held.holds_on(facts.on) and role in _PROCESSORS:
            yield held.label


def _authorities(facts: Facts) -> Iterator[AuthorityKnown]:
    for law, regime in facts.registry.organisation.regimes.items():
        if regime.applies != "not_applicable":
            term = facts.words.regimes[law]
            yield AuthorityKnown(law=term.label, authority=term.authority, applies=regime.applies)


def _replies(facts: Facts) -> Iterator[ReplyKnown]:
    for id_, regime in facts.registry.organisation.regimes.items():
        law = laws().get(id_)
        if law is not None and law.replies and regime.applies != "not_applicable":
            yield ReplyKnown(
                law=facts.words.regimes[id_].label,
                rights=law.replies.rights,
                within=facts.duration(law.replies.within),
                further=facts.duration(law.replies.further) if law.replies.further else None,
                article=law.replies.article,
                access=law.replies.access,
                applies=regime.applies,
            )
