"""The law as a record: all that is asked of a law, so that nothing is decided by which law it is."""

import datetime
import re
from typing import Final, Self

from pydantic import model_validator

from dataflow.law.beside import Beside
from dataflow.law.duties import Duties
from dataflow.law.parts import (
    Bases,
    Contracts,
    Formalities,
    Measuring,
    NoticeRules,
    Replies,
    SafeguardKind,
    Special,
    TrackerRules,
    Transfers,
)
from dataflow.law.row import Adequacy, Clauses, Membership, Module
from registry.records.days import Day
from registry.records.duration import Duration
from registry.records.record import Record
from registry.records.reference import Id
from registry.records.text import Lang, Text, both

_SAID: Final[dict[SafeguardKind, tuple[str, ...]]] = {
    "mechanism": ("return", "derogation", "fault.inside", "fault.recital"),
    "authorisation": ("none", "exporter", "elsewhere", "outdated", "unnumbered", "authorised"),
}
"""The reasons for which each law with such a safeguard has words of its own, besides its area."""
_RESTING: Final[dict[str, tuple[SafeguardKind, ...]]] = {
    "R04": ("mechanism",),
    "R05": ("mechanism",),
    "R06": ("mechanism",),
    "R07": ("authorisation",),
    "R09": ("mechanism", "authorisation"),
}
"""The checks that rest on what a law asks of transfers, and on which kinds of it."""
_APPLIES: Final = ("unknown", "assumed", "confirmed")
"""How sure it may be that a law applies."""


class Area(Record):
    """Where a law sees no third country. Who belongs to it from day to day is in the memberships."""

    id: Id
    """The name that memberships give it: `eea`."""
    label: Text
    """What it is called in a picture."""


class Law(Record):
    """A law, and what it asks. Each key has to be there: `null` and an empty list say that it asks nothing.

    What it is called, its title and its authority stand in the vocabulary (`regimes`).
    """

    id: Id
    """Its id in the vocabulary."""
    known: Day
    """The day up to which it is known."""
    sources: tuple[str, ...]
    """Where it can be read."""
    short: Text
    """What it is called in a picture."""
    presumed: bool
    """Whether its duties are shown, if it applies, where a registry names no law at all."""
    area: Area | None
    """Where it sees no third country; None: it does not look at countries."""
    transfers: Transfers | None
    """What data needs that leaves the area; None: no rule of it is known."""
    contracts: Contracts
    formalities: Formalities
    bases: Bases
    special: Special
    notice: NoticeRules
    rights: tuple[str, ...]
    """The rights that people have under it in every case."""
    articles: dict[str, Text] = {}
    """By right: where the law has it; left out: where the vocabulary says."""
    replies: Replies | None = None
    """Within how long people are answered; None: no such time is known."""
    breach: Duties | None
    """Who must be told of a breach; None: no such duty was verified."""
    unverified: Text | None
    """Where no duty was verified: what is said instead."""
    checks: dict[str, Text]
    """The checks that it knows, by number, with the articles they rest on."""
    measuring: Measuring | None = None
    """When measuring an audience may do without consent; None: no list of conditions is known."""
    beside: Beside | None = None
    """For a law of one subject: beside which general laws it stands. What it does not rule on is theirs."""
    trackers: TrackerRules | None = None
    """For a law of trackers: where it departs from what the category of a tracker tells; None: nowhere."""
    secondary: tuple[str, ...] = ()
    """The checks of which something that it says rests on secondary sources or on general knowledge alone."""
    words: dict[str, dict[str, Text]] = {}
    """By check: its messages, by variant, its `fix` and its `decides.<reason>`, where the rule’s own words would
    name another law."""
    reads: dict[Lang, dict[str, str]] = {}
    """For a law made after another: what stands in a rule’s words for that one, its area or its guidelines, and what
    is said here instead. Longer ones go first."""
    memberships: tuple[Membership, ...] = ()
    """Who belongs to its area, where that is not in the tables."""
    adequacy: tuple[Adequacy, ...] = ()
    """Its adequacy decisions, where they are not in the tables."""
    modules: tuple[Module, ...] = ()
    """The modules of its clauses, where they are not in the tables."""
    clauses: tuple[Clauses, ...] = ()
    """Its sets of clauses, where they are not in the tables."""

    def word(self, check: str, key: str, otherwise: Text) -> Text:
        """What a check says under this law: in words of its own, else as its rule says it for all laws, with this law
        and its area in the place of the one that it was made after."""
        own = self.words.get(check, {}).get(key)
        return own or (both(lambda lang: self._read(otherwise.say(lang), lang)) if self.reads else otherwise)

    def _read(self, words: str, lang: Lang) -> str:
        said = self.reads.get(lang, {})
        keys = "|".join(re.escape(each) for each in sorted(said, key=len, reverse=True))
        return re.sub(keys, lambda found: said[found[0]], words) if said else words

    def has_basis(self, basis: str, of: str, day: datetime.date) -> bool:
        """Whether a basis of the vocabulary, that is there under the law `of`, is one under this law on a day."""
        since = next((each.day for each in self.bases.since if each.basis == basis), None)
        return of in (self.id, *self.bases.of) and (since is None or since <= day)

    def rests_on_secondary(self, check: str) -> bool:
        """Whether what it asks by a check was not read in its own text, but in secondary sources or from memory."""
        return check in self.secondary

    @property
    def safeguard(self) -> SafeguardKind | None:
        """What it asks of data that leaves its area; None: no rule of it is known."""
        return self.transfers.kind if self.transfers else None

    @property
    def country(self) -> str | None:
        """The country that data leaves for its rules of transfers to apply, whoever exports it; None: none."""
        return self.transfers.country if self.transfers else None

    @property
    def telling_within(self) -> Duration | None:
        """Within how long a controller tells the authority of a breach; None: no such time is known."""
        return self.breach.authority.within if self.breach and self.breach.authority else None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """That what its checks rest on, and what its standings are called, is said: else it could not be judged."""
        kind = self.safeguard
        lacking = [check for check, kinds in _RESTING.items() if check in self.checks and kind not in kinds]
        if "R31" in self.checks and self.telling_within is None:
            lacking.append("R31")
        lacking += [f"secondary: {check}" for check in self.secondary if check not in self.checks]
        if self.transfers:
            reasons = [*_SAID[self.transfers.kind], *([self.area.id] if self.area else [])]
            lacking += [reason for reason in reasons if reason not in self.transfers.said]
        if self.breach:
            lacking += [each for each in _APPLIES if each not in self.breach.applies]
        if (self.breach is None) == (self.unverified is None) and not self.beside:
            lacking.append("breach or unverified")
        if lacking:
            raise ValueError(f"law {self.id} leaves unsaid: {', '.join(lacking)}")
        return self
