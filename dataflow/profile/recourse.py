"""The recourse: what people may ask of the organisation, how and of whom; and how any actor is reached."""

import datetime
from collections.abc import Iterator, Mapping
from typing import get_args

import networkx as nx

from dataflow.answer import Party, Source
from dataflow.known import Cited
from dataflow.parties import party_of, source_of
from dataflow.profile.reach import Reach, contacts
from dataflow.profile.record import FormalityKnown, formalities
from dataflow.speaking import Speaking
from dataflow.trace import UnknownActor
from registry.document import Document, NoticeItem
from registry.ends import place
from registry.evidence import Status
from registry.model import Registry
from registry.record import Record
from registry.stated import value_on
from registry.text import Text

OWED: Mapping[str, tuple[str, ...]] = {
    "gdpr": (
        "access", "rectification", "erasure", "restriction", "portability", "objection", "complaint",
    ),
    "ci_2013_450": ("access", "rectification", "objection"),
}  # fmt: skip
"""The rights each law wants told in every case, as check R28 has them (GDPR Art. 13(2); law 2013-450 art. 28)."""
_CONSENT = {"6_1_a", "9_2_a"}
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
    """The laws that want it told, of those that apply or may apply."""


class AuthorityKnown(Record):
    """The authority people can complain to under a law."""

    law: Text
    authority: Text
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
    officers: tuple[FormalityKnown, ...] = ()
    """The appointments of a Data Protection Officer or correspondant on record."""
    officer_told: tuple[str, ...] = ()
    """The titles of the notices that name an officer to their reader."""


def recourse(graph: "nx.MultiDiGraph[str]", actor: str) -> Recourse:
    """How an actor is reached, on the day of the graph. UnknownActor for an id the registry lacks."""
    registry: Registry = graph.graph["registry"]
    if (known := registry.actor(actor)) is None:
        raise UnknownActor(actor)
    speaking = Speaking(registry, graph.graph["on"])
    own = actor == registry.organisation.id
    return Recourse(
        source=source_of(speaking),
        on=speaking.on,
        party=party_of(place(actor, ""), speaking),
        contacts=tuple(contacts(known, speaking)),
        rights=tuple(rights(speaking)) if own else (),
        for_others=tuple(_for_others(speaking)) if own else (),
        authorities=tuple(_authorities(speaking)) if own else (),
        officers=tuple(each for each in formalities(speaking) if each.officer) if own else (),
        officer_told=tuple(_telling("dpo", speaking)) if own else (),
    )


def rights(speaking: Speaking) -> Iterator[RightKnown]:
    """Every right that the registry names or a law wants told, in the order of the vocabulary."""
    owed = _owed(speaking)
    told = {item for notice in _notices(speaking) for item in notice.states or ()}
    for id_, term in speaking.words.rights.items():
        offered = tuple(_offered(id_, speaking))
        if offered or id_ in told or id_ in owed:
            yield RightKnown(
                right=id_,
                label=term.label,
                law=term.law,
                offered=offered,
                notices=tuple(_telling(id_, speaking)),
                silent=tuple(_silent(id_, speaking)),
                owed=tuple(speaking.words.regimes[law].label for law in owed.get(id_, ())),
            )


def _offered(right: str, speaking: Speaking) -> Iterator[Offered]:
    sets = speaking.registry.data_sets
    for each in speaking.registry.rights:
        if each.right == right:
            yield Offered(
                how=each.how,
                condition=each.condition,
                data_sets=tuple(sets[id_].label for id_ in each.data_sets),
                status=each.standing,
                reason=each.reason,
                citations=speaking.cited(each.cite),
            )


def _owed(speaking: Speaking) -> dict[str, list[str]]:
    """The laws that apply or may apply, by each right they want told."""
    owed: dict[str, list[str]] = {}
    for law, regime in speaking.registry.organisation.regimes.items():
        if regime.applies != "not_applicable":
            consent = ("withdraw_consent",) if law == "gdpr" and _relies_on_consent(speaking) else ()
            for right in (*OWED.get(law, ()), *consent):
                owed.setdefault(right, []).append(law)
    return owed


def _relies_on_consent(speaking: Speaking) -> bool:
    """Whether consent is the basis of anything the organisation answers for (GDPR Art. 7(3), 13(2)(c))."""
    for held in speaking.registry.data_sets.values():
        role = value_on(held.role, speaking.on)
        if held.holds_on(speaking.on) and role is not None and role.value not in _NOT_OWN:
            for use in held.purposes:
                if any(each.value in _CONSENT for each in (*use.basis.values(), *use.special.values())):
                    return True
    return False


def _notices(speaking: Speaking) -> list[Document]:
    """The privacy policies of the day: the latest of each title and language."""
    latest: dict[tuple[str, str | None], Document] = {}
    for _, each in sorted(speaking.registry.documents.items()):
        if each.kind == "privacy_policy" and _date(each) <= speaking.on:
            other = latest.setdefault((each.title, each.language), each)
            if _date(each) > _date(other):
                latest[each.title, each.language] = each
    return list(latest.values())


def _date(document: Document) -> datetime.date:
    return document.date or datetime.date.min


def _telling(item: str, speaking: Speaking) -> Iterator[str]:
    for notice in _notices(speaking):
        if item in (notice.states or ()):
            yield notice.title


def _silent(item: str, speaking: Speaking) -> Iterator[str]:
    for notice in _notices(speaking):
        read = notice.states is not None and not notice.incomplete
        if read and item in get_args(NoticeItem) and item not in (notice.states or ()):
            yield notice.title


def _for_others(speaking: Speaking) -> Iterator[Text]:
    """The data sets that the organisation processes for others, who answer to the people in them."""
    for held in speaking.registry.data_sets.values():
        role = value_on(held.role, speaking.on)
        if held.holds_on(speaking.on) and role is not None and role.value in _PROCESSORS:
            yield held.label


def _authorities(speaking: Speaking) -> Iterator[AuthorityKnown]:
    for law, regime in speaking.registry.organisation.regimes.items():
        if regime.applies != "not_applicable":
            term = speaking.words.regimes[law]
            yield AuthorityKnown(law=term.label, authority=term.authority, applies=regime.applies)
