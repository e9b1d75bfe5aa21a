"""The reach: the ways to get in touch with an actor."""

import re
from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited
from registry.records.actor import Actor
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import LANGS, Text

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
    """The ways to reach an actor, in the order they are written."""
    for contact in actor.contacts:
        yield Reach(
            what=contact.what,
            email=contact.email,
            phone=contact.phone,
            address=contact.address,
            url=contact.url,
            officer=contact.what is not None and _is_officer(contact.what),
            status=contact.standing,
            reason=contact.reason,
            citations=facts.cited(contact.cite),
        )


def _is_officer(what: Text) -> bool:
    return any(_OFFICER.search(what.say(lang).casefold()) for lang in LANGS)
