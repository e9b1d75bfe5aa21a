"""A list as its question says it, heard again from the words."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from dataflow.question.columns import columns_of
from dataflow.question.lexicon import Lexicon
from dataflow.question.sentences import WORDS
from dataflow.question.terms import DAYS, LENGTHS
from dataflow.question.titles import plain
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.prose import day_in_words
from registry.records.text import Lang

_MOST = 400  # values tried for one condition: no sentence of ours has more
_LENGTH = re.compile(r"(?P<number>[0-9]{1,4})(?:(?P<Y>ans?|years?)|(?P<M>mois|months?)|(?P<W>semaines?|weeks?)|(?P<D>jours?|days?)|(?P<H>heures?|hours?))")
_DAY = re.compile(r"([0-9]{1,2})(?:er)?([^\W\d]+)\.?([0-9]{1,4})")


def heard(text: str, lang: Lang, lexicon: Lexicon) -> Iterator[Wanted]:
    """Every list whose question the words may be, as `plain` has them and without their day."""
    for listed in Listed:
        start = plain(WORDS.say(lang, f"asks.{listed}"))
        if text.startswith(start):
            yield from _told(text[len(start) :], listed, lang, lexicon)


def _told(rest: str, listed: Listed, lang: Lang, lexicon: Lexicon) -> Iterator[Wanted]:
    if rest.startswith("("):
        for conditions, left in _conditions(rest[1:], listed, lang, lexicon):
            if left.startswith(")"):
                for asked in _asked(left[1:], listed, lang):
                    yield Wanted(listed=listed, conditions=conditions, asked=asked)
    for asked in _asked(rest, listed, lang):
        yield Wanted(listed=listed, asked=asked)


def _asked(rest: str, listed: Listed, lang: Lang) -> Iterator[tuple[Column, ...]]:
    if not rest:
        yield ()
        return
    (template,) = WORDS.templates(lang, "asked")
    start = plain(template).split("{columns}")[0]
    if rest.startswith(start):
        named = {plain(WORDS.say(lang, f"column.{each}")): each for each in columns_of(listed)}
        columns = [named.get(each) for each in rest[len(start) :].split(",")]
        if all(columns):
            yield tuple(each for each in columns if each)


def _conditions(
    rest: str, listed: Listed, lang: Lang, lexicon: Lexicon
) -> Iterator[tuple[tuple[Condition, ...], str]]:
    for first, left in _condition(rest, listed, lang, lexicon):
        yield (first,), left
        if left.startswith(";"):
            for others, end in _conditions(left[1:], listed, lang, lexicon):
                yield (first, *others), end


def _condition(rest: str, listed: Listed, lang: Lang, lexicon: Lexicon) -> Iterator[tuple[Condition, str]]:
    for column, op, start in _starts(lang):
        if column in columns_of(listed) and rest.startswith(start):
            left = rest[len(start) :]
            if op in BARE:
                yield Condition(column=column, op=op), left
            else:
                for values, end in _values(left, column, lang, lexicon, 0):
                    labels = tuple(lexicon.terms.label(column, each) for each in values)
                    yield Condition(column=column, op=op, values=values, labels=labels), end


@cache
def _starts(lang: Lang) -> tuple[tuple[Column, Op, str], ...]:
    """How each condition begins, the longest first."""
    made = []
    for column in Column:
        for op in Op:
            (template,) = WORDS.templates(lang, f"op.{op}")
            words = plain(template).replace("{column}", plain(WORDS.say(lang, f"column.{column}")))
            made.append((column, op, words.split("{values}")[0]))
    return tuple(sorted(made, key=lambda each: -len(each[2])))


def _values(
    rest: str, column: Column, lang: Lang, lexicon: Lexicon, depth: int
) -> Iterator[tuple[tuple[str, ...], str]]:
    if depth > _MOST:
        return
    for value, left in _value(rest, column, lang, lexicon):
        yield (value,), left
        if left.startswith(","):
            for others, end in _values(left[1:], column, lang, lexicon, depth + 1):
                yield (value, *others), end


def _value(rest: str, column: Column, lang: Lang, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Every value that the words begin with, and what is left of them: up to a mark that may end it."""
    ends = [at for at, letter in enumerate(rest) if letter in ",;)"] or [len(rest)]
    for at in (*ends, len(rest)):
        if value := _one(rest[:at], column, lang, lexicon):
            yield value, rest[at:]


def _one(said: str, column: Column, lang: Lang, lexicon: Lexicon) -> str | None:
    if column in DAYS:
        match = _DAY.fullmatch(said)
        months = {plain(day_in_words(date(2000, each, 2), lang))[1:-4]: each for each in range(1, 13)}
        if match and match[2] in {month.strip(".") for month in months}:
            month = next(number for name, number in months.items() if name.strip(".") == match[2])
            try:
                return date(int(match[3]), month, int(match[1])).isoformat()
            except ValueError:  # no calendar has it
                return None
        return None
    if column in LENGTHS:
        length = _LENGTH.fullmatch(said)
        unit = next((each for each in "YMWDH" if length and length[each]), "")
        return (f"PT{length['number']}H" if unit == "H" else f"P{length['number']}{unit}") if length else None
    return lexicon.terms.named(column, said, lang)
