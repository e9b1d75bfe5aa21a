"""The terms: what the values of a condition are called, and which value is called so."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property, reduce
from typing import Final

from dataflow.question.meaning import Kind, Meaning
from dataflow.question.sentences import WORDS
from dataflow.question.titles import apart, plain
from dataflow.question.wanted import Column
from registry.records.countries import codes, country_name
from registry.records.duration import Duration
from registry.records.prose import day_text, list_in_words
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
    Column.MEASURE: "measures",
}  # fmt: skip
COUNTRIES: Final = frozenset({Column.COUNTRY, Column.SEAT, Column.HOSTING})
DAYS: Final = frozenset(
    {Column.SINCE, Column.UNTIL, Column.UPDATED, Column.NOTICE, Column.REVIEW, Column.AMENDMENT}
)
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
            self._made[column] = apart(self._of(column))
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
    return day_text(day)
