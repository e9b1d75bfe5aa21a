"""The parts of a law: what it asks of transfers, contracts, formalities, bases, special data and notices."""

from typing import Literal

from registry.records.countries import Country
from registry.records.days import Day
from registry.records.duration import Duration
from registry.records.record import Record
from registry.records.reference import LegalBasisRef, MechanismRef, PurposeRef, RegimeRef, TrackerCategoryRef
from registry.records.text import Text

SafeguardKind = Literal["mechanism", "authorisation"]
"""What a law asks of data that leaves its area. mechanism: adequacy, clauses or another instrument on record
(GDPR Ch. V); authorisation: one of the authority, for that receiver, country and data set (law 2013-450 Art. 26)."""


NoticeCondition = Literal["interest", "portable", "provision", "elsewhere", "automated", "abroad"]
"""On what it may hang that people are told of something: legitimate interests relied on; data that can be taken
elsewhere; whether they have to give it; data that is not got from them; a decision by a machine alone; an organisation
with its seat outside the area."""


class Listed(Record):
    """A mechanism for importers on a list, and what shows that one is on it."""

    mechanism: MechanismRef
    certificate: str
    """The certificate that the importer must hold."""
    country: Country
    """The country that the list is of."""


class Binding(Record):
    """The mechanisms that binding corporate rules are (GDPR Art. 47)."""

    controller: MechanismRef
    processor: MechanismRef


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
    returns: bool = True
    """Whether it is a transfer that a processor makes available, to a controller elsewhere, what it holds for it."""
    adequacy: str | None = None
    """The mechanism that a decision of adequacy is; None: its decisions are no mechanism one can record."""
    listed: Listed | None = None
    """The mechanism that a decision for listed importers only is; None: there is none."""
    binding: Binding | None = None
    """The mechanisms that binding corporate rules are; None: it knows none."""
    shared: tuple[MechanismRef, ...] = ()
    """Mechanisms of another law that hold under it just as under that one (derogations)."""
    alone: tuple[MechanismRef, ...] = ()
    """Mechanisms of another law that are written down for its transfers, and do not hold by themselves under it."""
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


class Yearly(Record):
    """A report that is owed to the authority each year on the year before."""

    kind: str
    """The formality that it is."""
    month: int
    day: int
    """The last day on which it may be sent."""
    officer: bool
    """Whether an officer owes one too, where one is appointed."""


class Formalities(Record):
    """What has to be filed with the authority before processing."""

    kinds: tuple[str, ...]
    """The formalities of which one is enough."""
    prior: tuple[str, ...]
    """The flags of fields for which only an authorisation is."""
    doubtful: tuple[str, ...] = ()
    """The flags of fields for which nobody has verified whether it is so."""
    yearly: Yearly | None = None
    """What is owed to the authority each year; None: nothing."""


class Since(Record):
    """A basis, and the day on which a law came to know it."""

    basis: LegalBasisRef
    day: Day


class Bases(Record):
    """Which legal bases of the vocabulary mean what under a law."""

    consent: tuple[LegalBasisRef, ...]
    """Those that are people’s consent."""
    excusing: tuple[LegalBasisRef, ...]
    """Those that carry a purpose by themselves, whatever the data was collected for (GDPR Art. 6(4))."""
    of: tuple[RegimeRef, ...] = ()
    """The laws whose bases of the vocabulary are its own too, letter by letter."""
    since: tuple[Since, ...] = ()
    """The bases that it came to know on a day, and that day."""
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
    """What stands for the law or official authority that offences need; empty: it asks for none."""
    official_unsaid: tuple[LegalBasisRef, ...] = ()
    """The bases that may rest on such a law, and do not say which."""
    doubtful: tuple[LegalBasisRef, ...] = ()
    """Where the conditions are no list of their own: the bases of which it was not verified that they are one."""


class TrackerRules(Record):
    """What a law of trackers leaves to conditions that the category of a tracker does not tell."""

    conditional: tuple[TrackerCategoryRef, ...]
    """Categories that do without consent on conditions, whatever they need as a rule."""
    since: Day
    """The day from which they do."""


class NoticeRules(Record):
    """What a law wants people told."""

    items: tuple[str, ...]
    """What it wants told, rights among it."""
    when: dict[str, NoticeCondition] = {}
    """Of what it wants told: what not in every case, and on what each hangs."""
    portable: tuple[LegalBasisRef, ...] = ()
    """The bases on which data can be taken elsewhere (GDPR Art. 20(1)); empty: on none."""
    withdrawal: bool
    """Whether, where consent is relied on, that it can be withdrawn."""
    listed: bool
    """Whether recipients are to stand in the notice’s list of them; else naming them may do."""
    criteria: bool
    """Whether criteria may do where no retention period can be given."""


class Replies(Record):
    """Within how long people are answered who exercise a right."""

    rights: tuple[str, ...]
    """The rights it is the time for."""
    within: Duration
    """After their request came in."""
    further: Duration | None
    """How much longer it may take where a request is complex or there are many; None: no longer."""
    article: Text
    access: Text | None
    """What is to be minded in the answer to a request for access; None: nothing is known."""


class Measuring(Record):
    """What an authority asks of a tracker that measures the audience of a site, for it to do without consent."""

    purposes: tuple[PurposeRef, ...]
    """What it may serve, with what is done to hold the data; anything else needs consent."""
    lifetime: Duration
    """How long it is recommended to live at most."""
    retention: Duration
    """How long what it collects is recommended to be kept at most."""
