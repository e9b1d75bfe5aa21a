"""The terms of the vocabulary: what is said of a field, a role, a certification."""

from typing import Literal

from registry.records.days import Day
from registry.records.record import Record
from registry.records.text import Lang, Text

Match = Literal["exact", "close", "broad"]


class Names(Record):
    """Other words for a term, by language."""

    fr: tuple[str, ...] = ()
    """In French."""
    en: tuple[str, ...] = ()
    """In English."""

    def say(self, lang: Lang) -> tuple[str, ...]:
        """Those of one language."""
        return self.fr if lang == "fr" else self.en

    @property
    def all(self) -> tuple[str, ...]:
        """Those of both languages, each once."""
        return tuple(dict.fromkeys(self.fr + self.en))


class Mapped(Record):
    """The concept of another vocabulary that comes nearest."""

    concept: str
    """Its name there."""
    match: Match
    """exact, close, or broad: the other concept is wider."""


class Term(Record):
    """An entry of the vocabulary: its id, what it is called, and how it may be called."""

    id: str
    """What registries write."""
    label: Text
    """What a reader sees."""
    synonyms: Names = Names()
    """Other words for it."""
    law: Text | None = None
    """Where the law defines it."""
    note: Text | None = None
    """What is to be minded."""
    dpv: str | None = None
    """The concept of the W3C Data Privacy Vocabulary."""
    fideslang: str | None = None
    """The key of the fideslang taxonomy."""
    kind_of: str | None = None
    """Of a purpose and of people: what it is a kind of."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called: labels, synonyms of both languages, id."""
        labels = tuple(name for name in (self.label.fr, self.label.en) if name)
        return tuple(dict.fromkeys((*labels, *self.synonyms.all, self.id)))


class CategoryTerm(Term):
    """A category of fields."""

    cnil: str
    """The heading it belongs under in the register template of the CNIL (in French, as the CNIL has it)."""


class SensitivityTerm(Term):
    """A class of sensitivity."""

    rank: int
    """From 1, low, to 4: special categories (GDPR Art. 9), convictions and offences (Art. 10)."""


class FieldTerm(Record):
    """A field: a kind of personal data."""

    id: str
    """What registries write."""
    label: Text
    """What a reader sees."""
    synonyms: Names = Names()
    """Other words people ask for it by."""
    not_in: tuple[str, ...] = ()
    """Phrases that hold one of its names and do not mean it: `mobile money` is no phone."""
    category: str
    """Its category."""
    sensitivity: str
    """Its class of sensitivity."""
    parent: str | None = None
    """The field it is a part or a kind of."""
    also: tuple[str, ...] = ()
    """Fields it is at the same time: a mobile-money account is a phone number."""
    flags: tuple[str, ...] = ()
    """What is to be minded about it; each is explained among the flags."""
    dpv: Mapped | None = None
    """The nearest concept of the W3C Data Privacy Vocabulary."""
    fideslang: Mapped | None = None
    """The nearest key of the fideslang taxonomy."""
    note: Text | None = None
    """Anything else."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called: labels, synonyms of both languages, id."""
        labels = tuple(name for name in (self.label.fr, self.label.en) if name)
        return tuple(dict.fromkeys((*labels, *self.synonyms.all, self.id)))

    @property
    def container(self) -> bool:
        """Whether it may hold fields nobody has listed; answers then say unknown, never none."""
        return "container" in self.flags


class Ambiguity(Record):
    """A name that could mean several fields, and what to do about it."""

    name: str
    """The name."""
    fields: tuple[str, ...]
    """What it could mean, the likeliest first."""
    rule: Literal["ask", "first"]
    """ask: offer them; first: the first is by far the commonest."""


class PurposeTerm(Term):
    """A purpose of processing (GDPR Art. 5(1)(b))."""

    usual_legal_basis: tuple[str, ...] = ()
    """What such a purpose is usually founded on: a hint for whoever writes, never an answer."""


class MeasureTerm(Term):
    """A kind of security measure (GDPR Art. 32)."""

    cnil: str | None = None
    """The kind it is in the list of the register template of the CNIL (in French, as the CNIL has it)."""


class LegalBasisTerm(Term):
    """A legal basis of one regime (GDPR Art. 6(1), 9(2))."""

    regime: str
    """The regime it belongs to."""
    special: bool = False
    """Whether it is one of the exceptions for special categories (GDPR Art. 9(2)), or what allows data on offences
    (Art. 10): no basis of a purpose."""
    close_match: str | None = None
    """For another regime than the GDPR: the basis of the GDPR that comes closest."""


class MechanismTerm(Term):
    """A transfer mechanism (GDPR Ch. V)."""

    regime: str | None = None
    """The regime it belongs to; none for a mechanism that is not known."""


class Superseded(Record):
    """A version of a standard that another has replaced, with the days from which that counts."""

    issued_before: Day
    """Certificates from before this day were made under the old version, unless they say otherwise."""
    since: Day
    """From this day on only the new version holds."""
    old: str
    """The number of the old version."""
    new: Text
    """What replaced it, and how that is known."""


class CertificationTerm(Term):
    """A standard, report, code or label that an actor may hold."""

    kind: str
    """What kind of proof it is, from the kinds of certification."""
    scope_unit: Text
    """What a scope is counted in: a service, sites, a legal entity."""
    validity: str | None = None
    """For how long it is valid, as an ISO 8601 duration."""
    validity_note: Text | None = None
    """What else is known of its validity."""
    looked_up: Text
    """Where it can be looked up."""
    weight: Text
    """What it weighs under the GDPR."""
    scope_rule: Text
    """What to check about its scope."""
    checked: Literal["source", "partly", "knowledge"]
    """Whether this entry was compared with the issuer's own pages."""
    superseded: Superseded | None = None
    """The version that holds no more, where one was replaced."""


class RegimeTerm(Term):
    """A law that may apply."""

    authority: Text
    """The authority that supervises it."""


class TrackerCategoryTerm(Term):
    """A category of trackers."""

    consent: bool | None = None
    """Whether prior consent is needed as a rule (ePrivacy Directive Art. 5(3)). None: it depends."""


class FlowKindTerm(Term):
    """What a flow does with data."""

    verb: Text
    """The verb for it, in the third person."""


class DenialTerm(Term):
    """What is said not to be done."""

    negation: Text
    """The denial in words, in the third person, after « Il est dit que X »."""
