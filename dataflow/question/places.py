"""Places: the countries and unions that a question names, and whether data goes there or leaves there."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dataflow.question.fold import Word, words
from dataflow.question.grammar import Key, longest, phrases
from registry.records.countries import codes, country_name
from registry.records.text import LANGS

Way = Literal["to", "from", "out", "in", "none"]

_ARTICLES = {"la", "le", "les", "the", "notre", "our"}
_WAYS: dict[Way, tuple[str, ...]] = {
    "out": (
        "hors", "hors de", "hors du", "hors des", "en dehors de", "en dehors du", "en dehors des", "exterieur de",
        "outside", "outside of", "out of",
    ),
    "to": (
        "vers", "a", "au", "aux", "to", "into", "towards", "toward", "a destination de", "a destination du",
        "a destination des", "en direction de", "en direction du", "en direction des",
    ),
    "from": ("de", "du", "des", "from", "depuis", "au depart de", "au depart du", "en provenance de"),
    "in": ("en", "in", "dans", "within"),
}  # fmt: skip
_BY_WORDS = {tuple(told.split()): way for way, each in _WAYS.items() for told in each}
_LEFT = {"quitte", "quittent", "quitter", "leave", "leaves", "leaving", "left", "exit", "exits"}
_INVERTED = {"t", "il", "elle", "ils", "elles", "on"}  # « quittent-elles l’Union ? »
# Words of their own in one of the languages, unless written as the short name of a country or union.
_WRITTEN = {"us", "eu"}


class Place(NamedTuple):
    """A country or union in a question."""

    start: int
    """Its first word, with those that tell the way: « hors de l’Union européenne »."""
    name: int
    """The first word of its name."""
    end: int
    """The word after it."""
    code: str
    """ISO 3166-1 alpha-2, or EU, EEA, ECOWAS; EUROPE for who says so, and means one of the two first."""
    way: Way
    """Whether data goes there, comes from there, leaves it, or is in it; none where no word tells."""


def places_in(question: Sequence[Word]) -> Iterator[Place]:
    """Every country and union in the words of a question, also one inside another."""
    known, longest = _names(), _longest()
    folded = tuple(word.fold for word in question)
    for at, first in enumerate(folded):
        for end in range(at + 1, min(at + longest.get(first, 0), len(folded)) + 1):
            code = known.get(folded[at:end])
            if code and _meant(question, at):
                start, way = _way(question, at)
                yield Place(start, at, end, code, way)


def country_words() -> frozenset[str]:
    """The words of all these names: none of them is a slip of the pen."""
    return frozenset(word for key in _names() for word in key)


@cache
def _names() -> dict[Key, str]:
    known = {
        tuple(word.fold for word in words(country_name(code, lang))): code
        for code in sorted(codes())
        for lang in LANGS
    }
    known.update(phrases().places)
    return known


@cache
def _longest() -> dict[str, int]:
    """By first word the length of the longest name."""
    return longest(_names())


def _meant(question: Sequence[Word], at: int) -> bool:
    """Whether « US » or « EU » is the place: in capitals among others, or after an article."""
    if question[at].fold not in _WRITTEN:
        return True
    if (at and question[at - 1].fold == "the") or question[at].elided == "l":
        return True
    return question[at].raw.isupper() and not all(word.raw.isupper() for word in question)


def _way(question: Sequence[Word], at: int) -> tuple[int, Way]:
    """Where the words that tell the way begin, and the way."""
    start = at
    while start and question[start - 1].fold in _ARTICLES:
        start -= 1
    elided = ("de",) if question[at].elided == "d" else ()
    for more in range(3, -1, -1):
        told = (*(word.fold for word in question[max(0, start - more) : start]), *elided)
        if way := _BY_WORDS.get(told):
            return max(0, start - more), way
    verb = start
    while verb and question[verb - 1].fold in _INVERTED:
        verb -= 1
    if verb and question[verb - 1].fold in _LEFT:
        return start, "from"
    return at, "none"
