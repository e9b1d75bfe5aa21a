"""What purposes need and which follow from which, and the trackers whose makers say what they are."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Literal

from registry.records.record import Record
from registry.records.reference import PurposeRef
from registry.records.text import Text
from registry.source.shipped import read_shipped
from registry.vocabulary import Vocabulary

_SPECIAL = ("special_art9", "criminal_art10")

Relation = Literal["compatible", "untested", "incompatible"]
"""compatible: equal, narrower or presumed so; untested: for the controller's own test; incompatible:
not without consent or a law (GDPR Art. 6(4))."""


class Need(Record):
    """What a purpose usually needs (GDPR Art. 5(1)(c))."""

    purpose: PurposeRef
    anything: bool = False
    """Whether the receiver is handed whatever somebody else has chosen."""
    categories: tuple[str, ...] = ()
    """Categories of fields."""
    fields: tuple[str, ...] = ()
    """Single fields, with their parts and kinds."""
    reason: Text

    def covers(self, field: str, words: Vocabulary) -> bool:
        """Whether the purpose usually needs the field. A special category only where it is named."""
        if self.anything:
            return True
        if {field, *words.ancestors(field)} & set(self.fields):
            return True
        term = words.fields[field]
        return term.category in self.categories and term.sensitivity not in _SPECIAL


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
    reason: Text

    def after(self, first: Iterable[str]) -> Relation:
        """How it stands to the purposes that the data was collected for."""
        known = set(first)
        if self.serves_any or self.purpose in known or known & set(self.serves):
            return "compatible"
        # Incompatible only with all it was collected for: a purpose that leaves it open calls for the test.
        return "incompatible" if known and known <= set(self.never) else "untested"


class KnownTracker(Record):
    """What the maker of a tracker says of it."""

    pattern: str
    maker: str
    purposes: tuple[PurposeRef, ...] = ()
    """What its name implies it is for."""
    legacy: Text | None = None
    """Which older library it belongs to."""


@cache
def needs() -> Mapping[str, Need]:
    """By purpose: what it usually needs."""
    return {each.purpose: each for each in map(Need.model_validate, _entries("needs"))}


@cache
def following() -> Mapping[str, Following]:
    """By purpose: what it may follow from."""
    return {each.purpose: each for each in map(Following.model_validate, _entries("compatible"))}


@cache
def known_trackers() -> tuple[KnownTracker, ...]:
    """The trackers whose makers say what they are."""
    return tuple(map(KnownTracker.model_validate, _entries("trackers")))


def longest(name: str, patterns: Iterable[str]) -> str | None:
    """Of the patterns that fit a name the one with most letters, then fewest `*`; `*` stands for any letters."""
    literal = {ord("["): "[[]", ord("?"): "[?]"}
    fitting = [each for each in patterns if fnmatchcase(name, each.translate(literal))]
    return min(fitting, key=_from_longest, default=None)


def _from_longest(pattern: str) -> tuple[int, int, str]:
    stars = pattern.count("*")
    return stars - len(pattern), stars, pattern


def _entries(name: str) -> list[Any]:
    """The entries of a table; RuntimeError when its file, which we ship, is broken."""
    source = read_shipped(Path(__file__).parent / f"{name}.yaml", f"{name}.yaml")
    if source.problems:
        first = source.problems[0]
        raise RuntimeError(f"{first.file}:{first.line}: broken table ({first.code})")
    entries: list[Any] = source.data[name]
    return entries
