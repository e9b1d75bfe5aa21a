"""Continuing: the words of a question that goes on from the one before, and what they tell."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from dataflow.question.fold import Word, words
from dataflow.question.wanted import Column
from registry.records.text import LANGS, Lang
from registry.sentences import fill
from registry.source.shipped import read_shipped

Key = tuple[str, ...]


class Mark(StrEnum):
    """How a question goes on."""

    AND = "and"
    """It asks the same of something else, or on another day, or something else of the same."""
    WITHOUT = "without"
    """It leaves something out."""
    EVERYTHING = "everything"
    """It wants all there is, without any condition."""
    WRITTEN = "written"
    """It asks where the answer can be read."""
    ASKS = "asks"
    """It wants to know one thing more, of what is shown."""


ALONE: Final = frozenset({Mark.EVERYTHING, Mark.WRITTEN, Mark.ASKS})
"""The marks that are the whole question."""


_BETWEEN: Final = " \u00a0'’,"
"""What may stand between a mark and what follows it."""


class Continued(NamedTuple):
    """How a question goes on from the one before."""

    mark: Mark
    column: Column | None
    """What else it wants to know."""
    rest: str
    """What follows the mark."""
    from_mark: str = ""
    """The same with the mark, where that leaves something out: « sans contrat »."""


class Offer(StrEnum):
    """A follow-up to offer."""

    FIELD = "field"
    ACTOR = "actor"
    WITHOUT = "without"
    WHY = "why"
    WRITTEN = "written"


def continued(text: str) -> Continued | None:
    """How a question goes on from the one before; None where it does not, and stands for itself.

    « et pourquoi ? » is « pourquoi ? »: a mark that is a whole question may follow one that goes on.
    """
    said = words(text)
    for start in range(min(len(said), _longest() + 1)):
        if start and _marks().get(_key(said[:start]), (None,))[0] is not Mark.AND:
            continue
        whole = _marks().get(_key(said[start:]))
        if whole is not None and whole[0] in ALONE:
            return Continued(*whole, "")
    for length in range(min(_longest(), len(said) - 1), 0, -1):
        found = _marks().get(_key(said[:length]))
        if found is not None and found[0] not in ALONE:
            rest = text[said[length - 1].end :].lstrip(_BETWEEN).strip()
            and_ = 1 if _marks().get(_key(said[:1]), (None,))[0] is Mark.AND else 0
            return Continued(*found, rest, text[said[and_].start :].strip())
    return None


def offer(lang: Lang, kind: Offer, name: str = "") -> str:
    """A follow-up in words."""
    return fill(lang, str(_data()[lang]["offer"][kind]), {"name": name}, kind)


def _key(said: Sequence[Word]) -> Key:
    return tuple(word.fold for word in said)


@cache
def _marks() -> Mapping[Key, tuple[Mark, Column | None]]:
    """The marks of both languages: people mix them."""
    found: dict[Key, tuple[Mark, Column | None]] = {}
    for data in _data().values():
        for mark in (Mark.AND, Mark.WITHOUT, Mark.EVERYTHING, Mark.WRITTEN):
            found.update((_key(words(phrase)), (mark, None)) for phrase in data[mark])
        for column, phrases in data["asks"].items():
            found.update((_key(words(phrase)), (Mark.ASKS, Column(column))) for phrase in phrases)
    return found


@cache
def _longest() -> int:
    return max(map(len, _marks()))


@cache
def _data() -> Mapping[Lang, Any]:
    """The words as they are shipped; RuntimeError when a file is broken."""
    found: dict[Lang, Any] = {}
    for lang in LANGS:
        name = f"grammar/follow_ups/{lang}.yaml"
        source = read_shipped(Path(__file__).parent / name, name)
        if source.problems:
            raise RuntimeError(f"broken follow-ups: {source.problems[0]}")
        found[lang] = source.data
    return found
