"""Statements that stand by themselves: trackers, denials, rights."""

from collections.abc import Collection
from typing import Annotated, Literal

from registry.records.countries import Country, Location
from registry.records.data_set import PurposeUses
from registry.records.days import Day
from registry.records.evidence import DatedEvidence, Evidence
from registry.records.flow import Places
from registry.records.lifetime import Lifetime
from registry.records.record import OneOrMany
from registry.records.reference import (
    ActorRef,
    DataSetRef,
    DenialActRef,
    FieldRef,
    PlaceRef,
    RegimeRef,
    RightRef,
    SubjectRef,
    TrackerCategoryRef,
)
from registry.records.stated import Stated
from registry.records.text import Text


class Tracker(DatedEvidence):
    """A cookie or the like (ePrivacy Directive Art. 5(3))."""

    pattern: str
    """Its name; `*` stands for any letters. Of several patterns that fit a name the longest wins."""
    set_by: ActorRef
    """Who sets it."""
    category: TrackerCategoryRef
    """Its category."""
    field: FieldRef
    """The field it is."""
    purposes: PurposeUses = ()
    """What for."""
    lifetime: Stated[Lifetime] = Stated()
    """How long it lives: a time, or `session` for what ends when the browser is closed. Left out: unknown."""
    criteria: Text | None = None
    """What decides how long it lives, where no time is given: until the account is closed."""
    consent: Stated[Text] = Stated()
    """How consent is asked, or how it can be refused. Left out: unknown."""
    asked: Stated[Literal["prior", "browser_only", "none", "not_needed"]] = Stated()
    """How consent is asked: prior (before it is set), browser_only (the browser's settings are pointed
    to), none, or not_needed (strictly necessary). Left out: unknown."""
    feeds: PlaceRef | None = None
    """The place it sends data to: joins it to the flows that reach that place."""
    note: Text | None = None
    """Anything a reader should know."""


class Denial(DatedEvidence):
    """What somebody says is not done. A fact of its own: silence is not a denial."""

    who: ActorRef
    """Who is said not to do it."""
    act: DenialActRef
    """What is said not to be done: store, collect, access, use, link, track; share, exchange, sell, rent (each
    with third parties, in any country); transfer (to a third country, GDPR Ch. V; sharing is `share`)."""
    fields: Annotated[tuple[FieldRef, ...], OneOrMany()] = ()
    """The fields it is limited to. Left out: all personal data."""
    data_sets: Annotated[tuple[DataSetRef, ...], OneOrMany()] = ()
    """The data sets it is limited to. Left out: all."""
    to: ActorRef | None = None
    """Towards whom, where it is limited to one."""
    places: Places = ()
    """The places it is limited to, such as a mobile app. Left out: everywhere."""
    purposes: PurposeUses = ()
    """For which purposes, where it is limited to some."""
    subjects: Annotated[tuple[SubjectRef, ...], OneOrMany()] = ()
    """The people it is limited to. Left out: everybody."""
    outside: Location | None = None
    """Outside which area or country it is said not to be done: `EEA`, `FR`. Left out: anywhere; of `transfer`, in a
    third country."""
    exception: Text | None = None
    """What it leaves out. Of a transfer, an area alone is understood: `inside the EU` (or EEA, ECOWAS)."""
    note: Text | None = None
    """Anything a reader should know."""

    def is_about(self, data_set: str, subjects: Collection[str]) -> bool:
        """Whether it is about a data set, given the people that one is said to be about."""
        named = not self.data_sets or data_set in self.data_sets
        return named and (not self.subjects or not set(self.subjects).isdisjoint(subjects))


class Formality(DatedEvidence):
    """A formality with an authority: a declaration's receipt, an authorisation (CI law 2013-450 arts 5-11, 26)."""

    regime: RegimeRef
    """The law it is made under."""
    kind: Literal[
        "declaration", "authorisation", "transfer_authorisation", "officer", "annual_report", "attestation"
    ]
    """officer: the appointment of a DPO or correspondant. annual_report: a yearly report to the authority; its
    `valid_from` is the day on which it was sent, and it is about the year before. attestation: the authority’s word
    that its process of compliance was gone through."""
    number: str | None = None
    """The number of the receipt or decision. Left out: it is not on record."""
    data_sets: Annotated[tuple[DataSetRef, ...], OneOrMany()] = ()
    """The data sets it covers. Left out: all."""
    countries: Annotated[tuple[Country, ...], OneOrMany()] = ()
    """For transfers: the countries it allows."""
    actors: Annotated[tuple[ActorRef, ...], OneOrMany()] = ()
    """For transfers: the receivers it allows. Left out: any in those countries."""


class Change(DatedEvidence):
    """Something a third party changed: its role, its terms, its country, its product."""

    actor: ActorRef
    """Who changed it."""
    on: Day
    """The day it took effect."""
    what: Text
    """What changed, in a few words."""


class Acceptance(Evidence):
    """A finding that somebody answers for. It comes back when its time is over or when its facts change."""

    finding: str
    """The finding's id as `./sillage check` prints it: it names the check, its subject and its facts."""
    by: str
    """Who accepts it."""
    on: Day
    """When."""
    until: Day
    """The last day it is accepted on."""
    why: Text
    """Why it can be accepted."""


class Right(Evidence):
    """A right of the data subject, and how it is exercised (GDPR Art. 12-22; CI law 2013-450 arts 28-29)."""

    right: RightRef
    """The right."""
    how: Text | None = None
    """How it is exercised."""
    condition: Text | None = None
    """Under which condition, or with which exception."""
    data_sets: Annotated[tuple[DataSetRef, ...], OneOrMany()] = ()
    """The data sets it is offered for. Left out: all."""
