"""What purposes usually need, and which follow from which."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from dataflow.law.entries import entries
from registry.records.record import Record
from registry.records.reference import PurposeRef
from registry.records.text import Text
from registry.vocabulary import Vocabulary

_SPECIAL = ("special_art9", "criminal_art10")

Relation = Literal["compatible", "untested", "incompatible", "unjudged"]
"""compatible: equal, narrower or presumed so; untested: for the controller's own test; incompatible:
not without consent or a law (GDPR Art. 6(4)); unjudged: one of the purposes is a registry’s own, and no kind of any
that the table knows."""


class Need(Record):
    """What a purpose usually needs (GDPR Art. 5(1)(c))."""

    purpose: PurposeRef
    anything: bool = False
    """Whether the receiver is handed whatever somebody else has chosen."""
    categories: tuple[str, ...] = ()
    """Categories of fields."""
    fields: tuple[str, ...] = ()
    """Single fields, with their parts and kinds."""
    seldom: tuple[str, ...] = ()
    """Fields that it needs in particular cases only: that it is one of them is for the controller to show."""
    upkeep: bool = False
    """Whether a processor pursues it with access to whatever is there: it maintains what another runs."""
    reason: Text

    def covers(self, field: str, words: Vocabulary) -> bool:
        """Whether the purpose usually needs the field. A special category only where it is named."""
        if self.anything:
            return True
        if {field, *words.ancestors(field)} & set(self.fields):
            return True
        term = words.fields[field]
        return term.category in self.categories and term.sensitivity not in _SPECIAL

    def at_times(self, field: str, words: Vocabulary) -> bool:
        """Whether the purpose needs the field in particular cases only."""
        return not self.covers(field, words) and bool({field, *words.ancestors(field)} & set(self.seldom))


class Following(Record):
    """Which purposes a purpose may follow from (GDPR Art. 5(1)(b), 6(4))."""

    purpose: PurposeRef
    serves_any: bool = False
    """Whether it helps whatever the data was collected for."""
    serves: tuple[PurposeRef, ...] = ()
    """The purposes it is narrower than or a step of."""
    never: tuple[PurposeRef, ...] = ()
    """The purposes it is not compatible with."""
    own: bool = False
    """Whether it usually serves whoever pursues it."""
    upkeep: bool = False
    """Whether a processor may as well pursue it for who engages it: it maintains their services, counts for them."""
    ancillary: bool = False
    """Whether it says what a processor is engaged to do, and no purpose besides the one it helps: support,
    accounts, sending messages (GDPR Art. 28(3)(a), 29)."""
    known: bool = True
    """Whether the table knows it."""
    reason: Text

    def after(self, first: Iterable[str], by_processor: bool = False) -> Relation:
        """How it stands to the purposes that the data was collected for, each as the table knows it.

        A processor that pursues a purpose of its own re-uses data of another: what is presumed of the controller,
        that statistics are compatible, is not presumed of it (Art. 5(1)(b), 28(10); CNIL, 11 January 2022).
        """
        known = set(first)
        presumed = self.serves_any and not (by_processor and self.own)
        if presumed or self.purpose in known or known & set(self.serves):
            return "compatible"
        if not self.known or not known <= following().keys():
            return "unjudged"
        # Incompatible only with all it was collected for: a purpose that leaves it open calls for the test.
        return "incompatible" if known and known <= set(self.never) else "untested"


@cache
def needs() -> Mapping[str, Need]:
    """By purpose: what it usually needs."""
    return {each.purpose: each for each in map(Need.model_validate, entries("needs"))}


@cache
def following() -> Mapping[str, Following]:
    """By purpose: what it may follow from."""
    return {each.purpose: each for each in map(Following.model_validate, entries("compatible"))}


def need_of(purpose: str, words: Vocabulary) -> Need | None:
    """What a purpose usually needs, by itself or as the nearest that it is a kind of; None: no table knows."""
    return needs().get(words.as_one_of("purposes", purpose, needs()))


def following_of(purpose: str, words: Vocabulary) -> Following:
    """What a purpose may follow from, by itself or as the nearest that it is a kind of."""
    told = following().get(words.as_one_of("purposes", purpose, following()))
    return told or Following(purpose=purpose, known=False, reason=words.purposes[purpose].label)


def relation_of(
    purpose: str, first: Iterable[str], words: Vocabulary, by_processor: bool = False
) -> Relation:
    """How a purpose stands to those that data was collected for."""
    before = tuple(first)
    if purpose in before:
        return "compatible"
    told = following_of(purpose, words)
    return told.after((words.as_one_of("purposes", each, following()) for each in before), by_processor)
