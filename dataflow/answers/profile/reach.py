"""The reach: the ways to get in touch with an actor."""

import re
from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited
from dataflow.facts.lists import listed
from dataflow.facts.sentences import WORDS
from registry.records.actor import Actor, Contact, Organisation, Representative
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import LANGS, Text, both

_OFFICER = re.compile(
    r"\b(?:dpo|dpd|délégué(?:e)? à la protection|data protection officer|correspondant(?:e)? à la protection)\b"
)


class Reach(Record):
    """A way to reach an actor."""

    what: Text | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    url: str | None = None
    officer: bool = False
    """Whether it says that a Data Protection Officer or correspondant is reached there."""
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]


def contacts(actor: Actor, facts: Facts) -> Iterator[Reach]:
    """The ways to reach an actor, in the order they are written, then who represents the organisation."""
    for contact in actor.contacts:
        yield _reach(contact, contact.what, facts)
    for each in (actor.representatives or ()) if isinstance(actor, Organisation) else ():
        yield _reach(each, _represented(each, facts), facts)


def _reach(contact: Contact, what: Text | None, facts: Facts) -> Reach:
    return Reach(
        what=what,
        email=contact.email,
        phone=contact.phone,
        address=contact.address,
        url=contact.url,
        officer=contact.what is not None and is_officer(contact.what),
        status=contact.standing,
        reason=contact.reason,
        citations=facts.cited(contact.cite),
    )


def _represented(each: Representative, facts: Facts) -> Text:
    """« représentant (RGPD) : Cabinet Rép, France », and what is reached there."""
    where = [facts.country(each.country)] if each.country else []
    laws = [facts.words.regimes[id_].label for id_ in each.regimes]
    who = both(lambda lang: ", ".join([each.name, *(text.say(lang) for text in where)]))
    if each.what:
        beside, what = who, each.what
        who = both(lambda lang: f"{beside.say(lang)}, {what.say(lang)}")
    if not laws:
        return WORDS.both("representative.any", who=who)
    return WORDS.both(
        "representative.of", who=who, laws=both(lambda lang: listed((law.say(lang) for law in laws), lang))
    )


def is_officer(what: Text) -> bool:
    """Whether words say that a data protection officer or correspondant is reached."""
    return any(_OFFICER.search(what.say(lang).casefold()) for lang in LANGS)
