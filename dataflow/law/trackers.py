"""The trackers whose makers say what they are."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache

from dataflow.law.entries import entries
from registry.records.record import Record
from registry.records.reference import PurposeRef
from registry.records.text import Text


class KnownTracker(Record):
    """What the maker of a tracker says of it."""

    pattern: str
    maker: str
    purposes: tuple[PurposeRef, ...] = ()
    """What its name implies it is for."""
    legacy: Text | None = None
    """Which older library it belongs to."""


@cache
def known_trackers() -> tuple[KnownTracker, ...]:
    """The trackers whose makers say what they are."""
    return tuple(map(KnownTracker.model_validate, entries("trackers")))


def longest(name: str, patterns: Iterable[str]) -> str | None:
    """Of the patterns that fit a name the one with most letters, then fewest `*`; `*` stands for any letters."""
    literal = {ord("["): "[[]", ord("?"): "[?]"}
    fitting = [each for each in patterns if fnmatchcase(name, each.translate(literal))]
    return min(fitting, key=_from_longest, default=None)


def _from_longest(pattern: str) -> tuple[int, int, str]:
    stars = pattern.count("*")
    return stars - len(pattern), stars, pattern
