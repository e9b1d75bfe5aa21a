"""The law as a record: all that is asked of a law, so that nothing is decided by which law it is."""

from typing import Final, Literal, Self

from pydantic import model_validator

from dataflow.law.duties import Duties
from dataflow.law.row import Adequacy, Clauses, Membership, Module
from registry.records.countries import Country
from registry.records.days import Day
from registry.records.duration import Duration
from registry.records.record import Record
from registry.records.reference import Id, LegalBasisRef
from registry.records.text import Text

SafeguardKind = Literal["mechanism", "authorisation"]
"""What a law asks of data that leaves its area. mechanism: adequacy, clauses or another instrument on record
(GDPR Ch. V); authorisation: one of the authority, for that receiver, country and data set (law 2013-450 Art. 26)."""

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


class Transfers(Record):
    """What a law asks for data that leaves its area."""

    kind: SafeguardKind
    country: Country | None
    """The country that data leaves when somebody else than the organisation exports it; None: the law does not
    look at where data leaves from."""
    inside: str | None
    """The mechanism by which a registry says that data stays inside the area; None: there is none."""
    authorisation: str | None
    """The mechanism that an authorisation of the authority is; None: it asks for none."""
    clauses: str | None
    """The set of standard clauses whose modules it knows, by its id in the tables; None: it has none."""
    said: dict[str, Text]
    """How a standing of a crossing is said where the law has words of its own, by reason: the area among them."""


class Contracts(Record):
    """What a law asks to be agreed with a processor."""

    in_writing: bool
    """Whether the agreement must be in writing; else it is the usual proof of instructions and guarantees."""
    clauses: tuple[str, ...]
    """The letters of the clauses it must hold; empty: the law lists none."""
    since: Day | None = None
    """The first day on which this was asked: an older contract was made without it. Left out: always."""


class Formalities(Record):
    """What has to be filed with the authority before processing."""

    kinds: tuple[str, ...]
    """The formalities of which one is enough."""
    prior: tuple[str, ...]
    """The flags of fields for which only an authorisation is."""


class Bases(Record):
    """Which legal bases of the vocabulary mean what under a law."""

    consent: tuple[LegalBasisRef, ...]
    """Those that are people’s consent."""
    excusing: tuple[LegalBasisRef, ...]
    """Those that carry a purpose by themselves, whatever the data was collected for (GDPR Art. 6(4))."""
    interest: LegalBasisRef | None
    """Legitimate interests; None: the law does not know them as a basis."""


class Special(Record):
    """What a law asks for data that may harm people most."""

    classes: tuple[str, ...]
    """The classes of sensitivity that need a condition (GDPR Art. 9)."""
    listed: bool
    """Whether the conditions are a list of their own; else any basis of the law is one."""
    offences: tuple[str, ...]
    """The classes of sensitivity of offences (GDPR Art. 10)."""
    official: tuple[LegalBasisRef, ...]
    """The bases that stand for the law or official authority that offences need; empty: it asks for none."""


class NoticeRules(Record):
    """What a law wants people told."""

    items: tuple[str, ...]
    """What in every case, rights among it."""
    withdrawal: bool
    """Whether, where consent is relied on, that it can be withdrawn."""
    listed: bool
    """Whether recipients are to stand in the notice’s list of them; else naming them may do."""
    criteria: bool
    """Whether criteria may do where no retention period can be given."""


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
    """The rights that people have to be told of in every case."""
    breach: Duties | None
    """Who must be told of a breach; None: no such duty was verified."""
    unverified: Text | None
    """Where no duty was verified: what is said instead."""
    checks: dict[str, Text]
    """The checks that it knows, by number, with the articles they rest on."""
    words: dict[str, dict[str, Text]] = {}
    """By check: its messages, by variant, its `fix` and its `decides.<reason>`, where the rule’s own words would
    name another law."""
    memberships: tuple[Membership, ...] = ()
    """Who belongs to its area, where that is not in the tables."""
    adequacy: tuple[Adequacy, ...] = ()
    """Its adequacy decisions, where they are not in the tables."""
    modules: tuple[Module, ...] = ()
    """The modules of its clauses, where they are not in the tables."""
    clauses: tuple[Clauses, ...] = ()
    """Its sets of clauses, where they are not in the tables."""

    def word(self, check: str, key: str, otherwise: Text) -> Text:
        """What a check says under this law: in words of its own, else as its rule says it for all laws."""
        return self.words.get(check, {}).get(key, otherwise)

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
        if self.transfers:
            reasons = [*_SAID[self.transfers.kind], *([self.area.id] if self.area else [])]
            lacking += [reason for reason in reasons if reason not in self.transfers.said]
        if self.breach:
            lacking += [each for each in _APPLIES if each not in self.breach.applies]
        if (self.breach is None) == (self.unverified is None):
            lacking.append("breach or unverified")
        if lacking:
            raise ValueError(f"law {self.id} leaves unsaid: {', '.join(lacking)}")
        return self
