"""A list as its question says it, heard again from the words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache

from dataflow.question.columns import columns_of
from dataflow.question.lexicon import Lexicon
from dataflow.question.sentences import WORDS
from dataflow.question.terms import DAYS, LENGTHS
from dataflow.question.titles import plain
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.duration import Duration
from registry.records.prose import day_in_words
from registry.records.text import Lang

_MOST = 400  # values tried for one condition: no sentence of ours has more
_MOST_LETTERS = 120  # of a day or a length of time
_AMOUNT = re.compile(r"(?P<number>[0-9][0-9,]{0,9})(?P<words>[^0-9]+)")
_DAY = re.compile(r"([0-9]{1,2})(?:er)?([^\W\d]+\.?)([0-9]{1,4})")


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
    begun: list[tuple[tuple[Condition, ...], str]] = [((), f";{rest}")]
    while begun:
        before, left = begun.pop()
        for condition, end in _condition(left[1:], listed, lang, lexicon):
            made = (*before, condition)
            yield made, end
            if end.startswith(";"):
                begun.append((made, end))


def _condition(rest: str, listed: Listed, lang: Lang, lexicon: Lexicon) -> Iterator[tuple[Condition, str]]:
    for column, op, start in _starts(lang):
        if column in columns_of(listed) and rest.startswith(start):
            left = rest[len(start) :]
            if op in BARE:
                yield Condition(column=column, op=op), left
            else:
                for values, end in _values(left, column, lang, lexicon):
                    if end[:1] not in (";", ")"):
                        continue
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


def _values(rest: str, column: Column, lang: Lang, lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], str]]:
    begun: list[tuple[tuple[str, ...], str]] = [((), f",{rest}")]
    while begun:
        before, left = begun.pop()
        for value, end in _value(left[1:], column, lang, lexicon):
            made = (*before, value)
            yield made, end
            if end.startswith(",") and len(made) < _MOST:
                begun.append((made, end))


def _value(rest: str, column: Column, lang: Lang, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Every value that the words begin with, and what is left of them: up to a mark that may end it."""
    longest = _MOST_LETTERS if column in DAYS | LENGTHS else lexicon.terms.longest(column, lang)
    begun = rest[: longest + 1]
    ends = [at for at, letter in enumerate(begun) if letter in ",;)"]
    if len(rest) <= longest:
        ends.append(len(rest))
    for at in ends:
        if value := _one(rest[:at], column, lang, lexicon):
            yield value, rest[at:]


def _one(said: str, column: Column, lang: Lang, lexicon: Lexicon) -> str | None:
    if column in DAYS:
        day = day_heard(said, lang)
        return day.isoformat() if day else None
    if column in LENGTHS:
        length = _length_heard(said, lang)
        return (
            str(length)
            if length and plain(lexicon.terms.label(column, str(length)).say(lang)) == said
            else None
        )
    return lexicon.terms.named(column, said, lang)


def day_heard(said: str, lang: Lang) -> date | None:
    """The day that words are, as `plain` has them."""
    if not (match := _DAY.fullmatch(said)) or match[2] not in _months(lang):
        return None
    try:
        return date(int(match[3]), _months(lang)[match[2]], int(match[1]))
    except ValueError:  # no calendar has it
        return None


@cache
def _months(lang: Lang) -> Mapping[str, int]:
    return {_letters(plain(day_in_words(date(2000, each, 2), lang))): each for each in range(1, 13)}


def _length_heard(said: str, lang: Lang) -> Duration | None:
    """The length of time that words may be: each number with its unit, whatever stands between them."""
    amounts: dict[str, int] = {}
    for match in _AMOUNT.finditer(said):
        unit = next((unit for words, unit in _units(lang) if match["words"].startswith(words)), None)
        if unit is None or unit in amounts:
            return None
        amounts[unit] = int(match["number"].replace(",", ""))
    try:
        return Duration.parse(str(Duration(**amounts))) if amounts else None
    except ValueError:  # nobody writes it: weeks beside days
        return None


@cache
def _units(lang: Lang) -> tuple[tuple[str, str], ...]:
    """What each unit of time is called, the longest word first: « mois » begins as nothing else, "minutes" does."""
    said = {
        _letters(plain(Duration(**{each.name: n}).say(lang))): each.name
        for each in fields(Duration)
        for n in (1, 2)
    }
    return tuple(sorted(said.items(), key=lambda each: -len(each[0])))


def _letters(said: str) -> str:
    return "".join(letter for letter in said if not letter.isdigit())
