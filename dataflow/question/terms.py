"""The terms: what the values of a condition are called, and which value is called so."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property, partial, reduce
from typing import Final

from dataflow.question.meaning import Kind, Meaning
from dataflow.question.sentences import WORDS
from dataflow.question.titles import plain
from dataflow.question.wanted import BARE, Column
from registry.records.countries import codes, country_name
from registry.records.duration import Duration
from registry.records.prose import day_in_words, list_in_words
from registry.records.text import LANGS, Lang, Text, both, text
from registry.vocabulary import Vocabulary

_THINGS: Final[Mapping[Column, Kind]] = {
    Column.PARTY: "actor", Column.BY: "actor", Column.FIELD: "field", Column.DATA_SET: "data_set",
    Column.PEOPLE: "people",
}  # fmt: skip
_VOCABULARY: Final[Mapping[Column, str]] = {
    Column.ROLE: "roles", Column.PURPOSE: "purposes", Column.BASIS: "legal_bases", Column.LAW: "regimes",
    Column.MECHANISM: "transfer_mechanisms", Column.CERTIFICATE: "certifications", Column.RIGHT: "rights",
    Column.SENSITIVITY: "sensitivities", Column.STATUS: "statuses", Column.ACT: "denial_acts",
}  # fmt: skip
COUNTRIES: Final = frozenset({Column.COUNTRY, Column.SEAT, Column.HOSTING})
DAYS: Final = frozenset({Column.SINCE, Column.UNTIL})
_MARKS: Final = re.compile(r"[,;:()]")
LENGTHS: Final = frozenset({Column.PERIOD, Column.BREACH_CLOCK})


class Terms:
    """What the values of each column are called: no two of one column alike."""

    def __init__(
        self, shown: Mapping[Meaning, Text], words: Vocabulary, own: Mapping[Column, Mapping[str, Text]]
    ) -> None:
        """`shown`: what the things of the registry are shown as; `own`: by column what else has names there."""
        self._shown, self._words, self._own = shown, words, own

    def label(self, column: Column, value: str) -> Text:
        """What a value is called; a day, a length, or what has no name, as it is written."""
        if column in DAYS or column in LENGTHS:
            return _measure(column, value)
        return self._labels(column).get(value) or text(value, value)

    def values(self, column: Column) -> Mapping[str, Text]:
        """Every value that has a name in a column."""
        return self._labels(column)

    def named(self, column: Column, said: str, lang: Lang) -> str | None:
        """The value that is called so, in words as `plain` has them; None: none is."""
        return self._named[lang].get(column, {}).get(said)

    def _labels(self, column: Column) -> Mapping[str, Text]:
        if column not in self._made:
            self._made[column] = _apart(self._of(column))
        return self._made[column]

    @cached_property
    def _made(self) -> dict[Column, Mapping[str, Text]]:
        return {}

    def longest(self, column: Column, lang: Lang) -> int:
        """How many letters the longest name of a column has, as `plain` has it."""
        return max(map(len, self._named[lang].get(column, ())), default=0)

    @cached_property
    def _named(self) -> Mapping[Lang, Mapping[Column, Mapping[str, str]]]:
        return {
            lang: {
                column: {plain(label.say(lang)): value for value, label in self._labels(column).items()}
                for column in Column
            }
            for lang in LANGS
        }

    def _of(self, column: Column) -> Mapping[str, Text]:
        if kind := _THINGS.get(column):
            return {meaning.id: label for meaning, label in self._shown.items() if meaning.kind == kind}
        if column is Column.MENTIONED:
            return self._own.get(Column.ITSELF, {})
        if column in self._own:
            return self._own[column]
        if column in COUNTRIES:
            return {**_countries(), **_said("country")}
        if terms := _VOCABULARY.get(column):
            return {id_: term.label for id_, term in getattr(self._words, terms).items()}
        if column is Column.CATEGORY:
            known = {**self._words.categories, **self._words.tracker_categories}
            return {id_: term.label for id_, term in known.items()}
        return _said(column.value)


def _said(group: str) -> Mapping[str, Text]:
    """The values of a column that the sentences name."""
    start = f"value.{group}."
    return {key.removeprefix(start): WORDS.both(key) for key in WORDS.keys("fr") if key.startswith(start)}


def _countries() -> Mapping[str, Text]:
    return {code: text(*(country_name(code, lang) for lang in LANGS)) for code in sorted(codes())}


def _measure(column: Column, value: str) -> Text:
    """A day, or a length of time: without commas, which stand between values."""
    if column in LENGTHS:
        length = Duration.parse(value)
        parts = [Duration(**{unit: n}) for unit, n in vars(length).items() if n] or [length]
        return both(
            lambda lang: reduce(
                lambda one, more: list_in_words([one, more], lang), (each.say(lang) for each in parts)
            )
        )
    day = date.fromisoformat(value)
    return both(lambda lang: day_in_words(day, lang))


def _apart(labels: Mapping[str, Text]) -> Mapping[str, Text]:
    """The labels, without marks and with the id beside each that would not tell its value apart in a sentence.

    Such is one that another value has too, in either language; one that begins as another value and a comma do;
    and one that reads as what a sentence says after a value.
    """
    shown = dict(labels)
    marked: set[str] = set()
    while more := _unclear(shown) - marked:
        marked |= more
        shown |= {value: _with_id(labels[value], value) for value in more}
    alike = sorted(_unclear(shown))  # by ids that are told apart by marks alone: « a,b » and « a b »
    return shown | {value: both(partial(_numbered, shown[value], n)) for n, value in enumerate(alike, 1)}


def _unclear(shown: Mapping[str, Text]) -> set[str]:
    found: set[str] = set()
    for lang in LANGS:
        said = {value: plain(label.say(lang)) for value, label in shown.items()}
        held: dict[str, list[str]] = {}
        for value, words in said.items():
            held.setdefault(words, []).append(value)
        found |= {value for values in held.values() if len(values) > 1 for value in values}
        for value, words in said.items():
            commas = [at for at, letter in enumerate(words) if letter == ","]
            if any(words[:at] in held for at in commas) or _reads_on(words):
                found.add(value)
    return found


def _reads_on(said: str) -> bool:
    """Whether a label reads as more than a value: as another condition, the end of all, or that none is on record."""
    alone, after = _ends()
    return said in alone or ";" in said or any(each in said for each in after)


@cache
def _ends() -> tuple[frozenset[str], tuple[str, ...]]:
    """What a sentence says in the place of a value, and what it says after the last one."""
    bare = [
        plain(WORDS.templates(lang, f"op.{op}")[0]).split("{column}:")[-1] for lang in LANGS for op in BARE
    ]
    asked = [plain(WORDS.templates(lang, "asked")[0]).split("{columns}")[0] for lang in LANGS]
    return frozenset(bare), tuple(f"){each}" for each in asked)


def _with_id(label: Text, value: str) -> Text:
    return both(lambda lang: f"{_bare(label.say(lang))} ({_bare(value)})")


def _numbered(label: Text, number: int, lang: Lang) -> str:
    return f"{label.say(lang)} [{number}]"


def _bare(said: str) -> str:
    """Words without the marks that stand between and around values."""
    return " ".join(_MARKS.sub(" ", said).split()) or "…"
