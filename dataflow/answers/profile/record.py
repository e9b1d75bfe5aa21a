"""The smaller facts of a profile: certificates, places, formalities, changes, what is said of data sets."""

import datetime
from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Cited, Known
from dataflow.facts.parties import Certificate, Stop, certificate, party_of, stop_of
from dataflow.facts.sentences import WORDS
from registry.records.actor import Actor
from registry.records.ends import place
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text, both


class Held(Certificate):
    """A certificate of an actor with everything the registry has on it."""

    issuer: str | None = None
    number: str | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    note: Text | None = None


class Spot(Stop):
    """A place of an actor with everything the registry has on it."""

    kind: Text | None = None
    note: Text | None = None


class FormalityKnown(Record):
    """A formality of the organisation with an authority, on the day."""

    law: Text
    kind: Text
    number: str | None = None
    """The number of the receipt or decision; None: it is not on record."""
    data_sets: tuple[Text, ...] = ()
    """The data sets it covers; empty: all."""
    countries: tuple[Text, ...] = ()
    actors: tuple[Text, ...] = ()
    officer: bool = False
    """Whether it appoints a Data Protection Officer or correspondant."""
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]


class ChangeKnown(Record):
    """Something an actor changed."""

    on: datetime.date
    what: Text
    status: Status
    citations: tuple[Cited, ...]


class SetKnown(Record):
    """A data set of the organisation, where there is something to say of it that no flow tells."""

    label: Text
    claims: tuple[Text, ...] = ()
    """What a source claims about its nature: anonymous, not personal."""
    citations: tuple[Cited, ...] = ()
    """Where the claims can be read."""
    provision: Known = UNKNOWN
    """Whether people are free to give it."""
    minimum_age: Known = UNKNOWN
    """From which age on people are in it."""
    note: Text | None = None


class Link(Record):
    """A page that a document refers its reader to."""

    to: Text
    url: str


class DocumentKnown(Record):
    """A source that statements are cited from."""

    title: str
    version: str | None = None
    date: datetime.date | None = None
    effective: datetime.date | None = None
    first_published: datetime.date | None = None
    audience: tuple[Text, ...] = ()
    """The people it is for; empty: nobody has said."""
    may_change: Text | None = None
    """How it says that it may change; None: nobody has said."""
    may_change_at: int | None = None
    """The line it says so at."""
    url: str | None = None
    links: tuple[Link, ...] = ()


def held(actor: Actor, id_: str, facts: Facts) -> Iterator[Held]:
    """The certificates of an actor."""
    for each in actor.certifications:
        known = certificate(each, id_, None, facts)
        yield Held(
            **{name: getattr(known, name) for name in Certificate.model_fields},
            issuer=each.issuer,
            number=each.number,
            valid_from=each.valid_from,
            valid_to=each.valid_to,
            note=each.note,
        )


def spots(actor: Actor, id_: str, facts: Facts) -> Iterator[Spot]:
    """The places of an actor on the day."""
    for name, spot in actor.places.items():
        if spot.holds_on(facts.on):
            stop = stop_of(place(id_, name), facts)
            yield Spot(
                **{key: getattr(stop, key) for key in Stop.model_fields},
                kind=facts.words.place_kinds[spot.kind].label,
                note=spot.note,
            )


def formalities(facts: Facts) -> Iterator[FormalityKnown]:
    """The formalities of the day, in the order they are written."""
    registry, words = facts.registry, facts.words
    for each in registry.formalities:
        if each.holds_on(facts.on):
            yield FormalityKnown(
                law=words.regimes[each.regime].label,
                kind=WORDS.both(f"formality.{each.kind}"),
                number=each.number,
                data_sets=tuple(registry.data_sets[id_].label for id_ in each.data_sets),
                countries=tuple(map(facts.country, each.countries)),
                actors=tuple(party_of(place(id_, ""), facts).label for id_ in each.actors),
                officer=each.kind == "officer" and each.standing is not Status.UNKNOWN,
                status=each.standing,
                reason=each.reason,
                citations=facts.cited(each.cite),
            )


def changes(actor: str, facts: Facts) -> Iterator[ChangeKnown]:
    """What an actor changed up to the day, in the order it did."""
    known = [each for each in facts.registry.changes if each.actor == actor and each.on <= facts.on]
    for each in sorted(known, key=lambda each: each.on):
        yield ChangeKnown(on=each.on, what=each.what, status=each.standing, citations=facts.cited(each.cite))


def sets(facts: Facts) -> Iterator[SetKnown]:
    """The data sets of the day of which a claim or a note is on record."""
    for each in facts.registry.data_sets.values():
        if each.holds_on(facts.on) and (
            each.note or each.claims or each.provision.value or each.minimum_age.value is not None
        ):
            yield SetKnown(
                label=each.label,
                claims=tuple(claim.claim for claim in each.claims),
                citations=facts.cited(cite for claim in each.claims for cite in claim.cite),
                provision=facts.known(each.provision, each, lambda value: WORDS.both(f"provision.{value}")),
                minimum_age=facts.known(each.minimum_age, each, _years),
                note=each.note,
            )


def documents(facts: Facts) -> Iterator[DocumentKnown]:
    """The sources of the registry, in the order they are written."""
    for each in facts.registry.documents.values():
        change = each.may_change
        yield DocumentKnown(
            title=each.title,
            version=each.version,
            date=each.date,
            effective=each.effective,
            first_published=each.first_published,
            audience=tuple(facts.words.data_subjects[people].label for people in each.audience),
            may_change=change.how if change else None,
            may_change_at=change.line if change else None,
            url=each.url,
            links=tuple(Link(to=to.to, url=to.url) for to in each.pointers if to.url and _is_web(to.url)),
        )


def _years(age: int) -> Text:
    return both(lambda lang: WORDS.say(lang, "years", n=age))


def _is_web(url: str) -> bool:
    return url.startswith("https://")
