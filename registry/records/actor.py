"""The actor: a legal entity, its places, its certificates and what it is engaged for."""

from typing import Annotated, Literal

from registry.records.compact import NOTHING
from registry.records.contract import Contract
from registry.records.countries import Country, Location
from registry.records.data_set import PurposeUses, Roles
from registry.records.duration import Duration
from registry.records.evidence import DatedEvidence, Evidence
from registry.records.flow import Flow, Places
from registry.records.kept import Kept
from registry.records.measure import Measures
from registry.records.record import OneOrMany
from registry.records.reference import (
    ActorRef,
    CertificationRef,
    DataSetRef,
    Id,
    PlaceKindRef,
    RegimeRef,
    RoleRef,
)
from registry.records.stated import Stated
from registry.records.text import Text


class Contact(Evidence):
    """A way to reach an actor."""

    what: Text | None = None
    """Who or what is reached: support, Data Protection Officer."""
    email: str | None = None
    """An e-mail address."""
    phone: str | None = None
    """A phone number, as it is written: `+225 …` stays text."""
    address: str | None = None
    """A postal address."""
    url: str | None = None
    """A page."""


class Certification(DatedEvidence, Kept):
    """A certificate, report, code or label, with what it covers. A host's certificate never covers the tenant."""

    standard: CertificationRef
    """The standard, from the vocabulary."""
    level: str | None = None
    """The level, where the standard has several."""
    scope: Stated[Text] = Stated()
    """What it covers, in words: the company, a service, data centres. Left out: unknown."""
    scope_kind: Literal["company", "service", "data_centre", "unknown"] = "unknown"
    """What kind of thing it covers."""
    places: Places = ()
    """The places it covers, where that is known."""
    issuer: str | None = None
    """Who issued it."""
    number: str | None = None
    """Its number."""
    evidence: str | None = None
    """Where the certificate itself can be seen. Left out: it is only a claim."""
    note: Text | None = None
    """Anything a reader should know."""


class Place(DatedEvidence):
    """Where data is collected, rests or is worked on: a form, a database, log files, a service."""

    label: Text
    """What it is called."""
    kind: PlaceKindRef = "other"
    """What it is."""
    country: Annotated[tuple[Stated[Location], ...], OneOrMany(blank=True)] = ()
    """The country where the data is, not that of the company; several where it is in several. Where no more is known
    than the area it is in: `EU`, `EEA`, `ECOWAS`. Left out: unknown."""
    measures: Measures = ()
    """The security measures that are said to be taken there. Left out: unknown."""
    note: Text | None = None
    """Anything a reader should know."""


class Authorisation(Evidence):
    """The authorisation of sub-processors (GDPR Art. 28(2))."""

    value: Literal["specific", "general", "none"]
    """specific: each one is approved; general: changes are notified and may be objected to."""
    objection_period: Duration | None = None
    """How long one has to object."""


Nature = Literal["public_body", "private_body", "individuals"]
Listing = Literal["listed", "none", "unknown"]


class Engagement(DatedEvidence, Kept):
    """One party engages a place of another for purposes, in a role.

    The role belongs to the engagement and never to the company (EDPB Guidelines 07/2020).
    """

    label: Text | None = None
    """What it is called, where an actor has several."""
    by: ActorRef | None = None
    """Who engages. Left out: the organisation."""
    role: Roles = ()
    """The role of the engaged party, over time. Left out: unknown."""
    places: Places = ()
    """Which places of the engaged party. Left out: all of them."""
    data_sets: Annotated[tuple[DataSetRef, ...], OneOrMany()] = ()
    """The data sets it is about. Left out: those its flows carry."""
    purposes: PurposeUses = ()
    """What for."""
    contract: Contract | None = None
    """The contract. Left out: unknown."""
    authorisation: Authorisation | None = None
    """The authorisation of sub-processors. Left out: unknown."""
    breach_clock: Stated[Duration] = Stated()
    """Within how long a breach must be notified to the engaging party (GDPR Art. 33(2)). Left out: unknown."""
    inquiry: Stated[bool] = Stated()
    """Of a public authority: whether it gets the data in a particular inquiry, and is no recipient for that
    (GDPR Art. 4(9)). What is filed with it as a matter of routine is `false`. Left out: unknown."""
    reuse: Stated[Literal["authorised", "refused"]] = Stated()
    """What the controller has answered in writing, after a test of compatibility, to a processor that wants to use
    the data for its own account (GDPR Art. 6(4), 28(10); CNIL, 11 January 2022). Left out: nothing on record."""
    receives: tuple[Flow, ...] | None = None
    """The data it receives, or collects itself from people. Left out: nobody has said what."""
    returns: tuple[Flow, ...] = ()
    """The data it sends back: `to` is given, `from` is one of its places."""
    measures: Measures = ()
    """The security measures that are agreed, or said to be taken, for this engagement alone (standard contractual
    clauses, Annex II). Left out: unknown."""
    note: Text | None = None
    """Anything a reader should know."""


class Representative(Contact):
    """Who stands for an organisation that has no establishment where a law binds it (GDPR Art. 27)."""

    name: str
    """Its name."""
    country: Country | None = None
    """The country it is established in. Left out: unknown."""
    regimes: Annotated[tuple[RegimeRef, ...], OneOrMany()] = ()
    """The laws under which it is designated. Left out: all that ask for one."""


class Actor(DatedEvidence, Kept):
    """A legal entity. Its country is not the country where it hosts data."""

    name: Text
    """The name it is known by."""
    also_called: Annotated[tuple[str, ...], OneOrMany()] = ()
    """Other names people ask for it by."""
    legal_name: Stated[str] = Stated()
    """The legal entity's name. Left out: unknown."""
    collective: bool = False
    """Whether it stands for many: all customers, unnamed partners."""
    country: Annotated[tuple[Stated[Country], ...], OneOrMany(blank=True)] = ()
    """The country of its seat: one, or one after the other, each with the days it holds on. Left out: unknown."""
    address: Stated[str] = Stated()
    """Its postal address. Left out: unknown."""
    nature: Stated[Nature] = Stated()
    """What it is: `public_body` (a State, a municipality, a social security body; GDPR Art. 6(1), 37(1)(a)),
    `private_body` (a company, an association), or `individuals`, who get the data for themselves and are no party
    (Art. 2(2)(c)). Left out: unknown."""
    group: Stated[str] = Stated()
    """The group of companies it belongs to, by the name all of them are given here: binding corporate rules
    hold within it (GDPR Art. 4(19), 47). Left out: unknown."""
    links: dict[str, str] = NOTHING
    """Where to read about it: `privacy: https://…`."""
    contacts: tuple[Contact, ...] = ()
    """How to reach it."""
    certifications: tuple[Certification, ...] = ()
    """Its certificates, reports, codes and labels."""
    measures: Measures = ()
    """The security measures that are said to be taken. Left out: unknown."""
    places: dict[Id, Place] = NOTHING
    """Its places, by id."""
    engagements: dict[Id, Engagement] = NOTHING
    """What it is engaged for, by id."""
    recipients: Stated[Listing] = Stated()
    """Whether this registry lists everybody it passes data on to: `listed`, `none` (it passes nothing
    on), or `unknown`. Left out: unknown, and every trace that reaches it says so."""
    note: Text | None = None
    """Anything a reader should know."""


class Regime(Evidence):
    """Whether a law applies to the organisation."""

    applies: Literal["confirmed", "assumed", "unknown", "not_applicable"]
    """confirmed, assumed (say why), unknown or not_applicable."""


class LegalEntity(Evidence):
    """One of the companies that a source calls « we »."""

    legal_name: str
    """Its legal name."""
    also_called: Annotated[tuple[str, ...], OneOrMany()] = ()
    """Other names people ask for it by. An answer then says that it is about all the companies together."""
    country: Stated[Country] = Stated()
    """The country of its seat. Left out: unknown."""


class Organisation(Actor):
    """Whose registry this is: controller of some data sets, processor of others."""

    id: Id
    """Its id, for places and references: `minlessika`."""
    entities: dict[Id, LegalEntity] = NOTHING
    """The companies behind the name, when they are several."""
    entities_role: Stated[RoleRef] = Stated()
    """How several companies share responsibility (GDPR Art. 26). Left out: unknown."""
    regimes: dict[RegimeRef, Regime] = NOTHING
    """The laws that apply. Left out: unknown."""
    representatives: tuple[Representative, ...] | None = None
    """Who represents it where it has no establishment (GDPR Art. 27); `[]`: nobody is designated. Left out: unknown."""
    collects: tuple[Flow, ...] = ()
    """The data it collects from people itself."""
