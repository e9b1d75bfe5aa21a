"""The data set: fields held together about certain people for certain purposes."""

from typing import Annotated, Any, Literal

from pydantic import Field

from registry.records.compact import NOTHING
from registry.records.duration import Duration
from registry.records.evidence import DatedEvidence, Evidence
from registry.records.kept import Kept
from registry.records.own_term import OwnTerm
from registry.records.record import Brief, OneOrMany
from registry.records.reference import (
    CategoryRef,
    FieldRef,
    LegalBasisRef,
    PurposeRef,
    RegimeRef,
    RoleRef,
    SubjectRef,
)
from registry.records.stated import Stated
from registry.records.text import Text


class FieldUse(Evidence, Brief):
    """A field of a data set: `phone_number`, or `{field: phone_number, condition: sometimes, cite: …}`."""

    field: FieldRef
    """The kind of personal data."""
    condition: Text | None = None
    """When it is there: sometimes, when an invoice is required. Left out: always."""

    @classmethod
    def of_text(cls, words: str) -> dict[str, Any]:
        """The field alone."""
        return {"field": words}


class PurposeUse(Evidence, Brief):
    """A purpose, and the legal basis claimed for it under each law (GDPR Art. 6; CI law 2013-450 art. 14)."""

    purpose: PurposeRef
    """The purpose."""
    condition: Text | None = None
    """When it applies."""
    basis: dict[RegimeRef, Stated[LegalBasisRef]] = NOTHING
    """The legal basis for each law. Left out: unknown."""
    special: dict[RegimeRef, Stated[LegalBasisRef]] = NOTHING
    """For special categories: the condition claimed under each law (GDPR Art. 9(2)); for convictions and offences: what
    allows them, official authority or a law (Art. 10). Left out: unknown."""
    channel: Annotated[tuple[Literal["email", "sms", "phone", "post"], ...], OneOrMany()] = ()
    """Of marketing: how people are reached, for each way has a law of its own (Directive 2002/58 Art. 13).
    Left out: unknown."""
    audience: Literal["consumer", "professional"] | None = None
    """Of marketing: whether it goes to consumers or to people in their trade. Left out: unknown."""

    @classmethod
    def of_text(cls, words: str) -> dict[str, Any]:
        """The purpose alone."""
        return {"purpose": words}


class Retention(DatedEvidence):
    """How long data is kept: a period, or the criteria that decide it (GDPR Art. 13(2)(a))."""

    period: Duration | None = None
    """An ISO 8601 duration: `P12M`, `P3W`. Left out: only the criteria are known."""
    criteria: Text | None = None
    """What decides the time where no period is given."""
    starts: Text | None = None
    """The event the period counts from."""
    condition: Text | None = None
    """When this rule applies."""
    then: Text | None = None
    """What happens at the end: disabled, destroyed."""
    fields: Annotated[tuple[FieldRef, ...], OneOrMany()] = ()
    """The fields it is limited to. Left out: all of them."""


Roles = Annotated[tuple[Stated[RoleRef], ...], OneOrMany(blank=True)]
"""A role, or the roles one after the other, each with the days it holds on. Two for one day disagree."""
FieldUses = Annotated[tuple[FieldUse, ...], OneOrMany()]
PurposeUses = Annotated[tuple[PurposeUse, ...], OneOrMany()]
Retentions = Annotated[tuple[Retention, ...], OneOrMany()]


class Claim(Evidence):
    """What a source says of the nature of data: that it is anonymous, that it is not personal."""

    claim: Text
    """What is claimed, in a few words."""


Provision = Literal["voluntary", "contractual", "statutory"]
"""voluntary: people are free to give it; contractual, statutory: a contract or a law asks for it."""


class DataSet(DatedEvidence, Kept):
    """Fields held together about certain data subjects for certain purposes.

    `phone_number@account` is not `phone_number@payment`: a trace follows a field *of a data set*.
    """

    label: Text
    """What it is called."""
    also_called: Annotated[tuple[str, ...], OneOrMany()] = ()
    """Other words people ask for it by."""
    role: Roles = ()
    """The organisation's role for it (GDPR Art. 4(7)-(8)). Left out: unknown."""
    subjects: Annotated[tuple[SubjectRef, ...], OneOrMany()] = ()
    """The people it is about."""
    minimum_age: Stated[Annotated[int, Field(ge=0, le=130)]] = Stated()
    """From which age on people are in it, in years (GDPR Art. 8). Left out: unknown."""
    fields: FieldUses = ()
    """The fields it holds."""
    provision: Stated[Provision] = Stated()
    """Whether people are free to give it, or a contract or a law asks for it (GDPR Art. 13(2)(e)).
    Left out: unknown."""
    purposes: PurposeUses = ()
    """What it is used for, with the legal basis for each."""
    retention: Retentions = ()
    """How long it is kept. Left out: unknown."""
    claims: tuple[Claim, ...] = ()
    """What a source claims about its nature (anonymous, not personal)."""
    note: Text | None = None
    """Anything a reader should know."""

    def use_of(self, field: str) -> FieldUse | None:
        """How the data set holds a field, or None when it does not."""
        return next((use for use in self.fields if use.field == field), None)


class OwnField(OwnTerm):
    """A field this registry adds to the vocabulary."""

    category: CategoryRef = "content"
    """Its category in the vocabulary."""
    sensitivity: Literal["low", "standard", "high", "special_art9", "criminal_art10"] = "standard"
    """How much harm it can do in other hands: special_art9 and criminal_art10 are those of the GDPR."""
    parent: FieldRef | None = None
    """The field it is a part or a kind of."""
    also: Annotated[tuple[FieldRef, ...], OneOrMany()] = ()
    """Fields it is at the same time."""
    container: bool = False
    """Whether it may hold anything: answers then say unknown, never none."""
