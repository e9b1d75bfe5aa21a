"""The limits: from the options of a list to what is wanted of it."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from commands.day import day_of
from commands.exit import Misuse
from commands.list_options import VALUES, Limits
from commands.settings import Settings
from commands.terms import label_of, values_named
from dataflow.lists.limits import column_words, listed_words
from dataflow.question import fold
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.countries import codes
from registry.records.duration import Duration, duration_meant
from registry.records.registry import Registry
from registry.records.text import LANGS

T = TypeVar("T")

_MEANT: Final[Mapping[Listed, Column]] = {
    Listed.PARTIES: Column.CONTRACT, Listed.ENGAGEMENTS: Column.CONTRACT, Listed.CONTRACTS: Column.CONTRACT,
    Listed.SUB_PROCESSORS: Column.AUTHORISATION, Listed.ACTIVITIES: Column.BASIS, Listed.DATA_SETS: Column.PERIOD,
    Listed.PURPOSES: Column.BASIS, Listed.BASES: Column.BASIS, Listed.PEOPLE: Column.AGE, Listed.PLACES: Column.HOSTING,
    Listed.TRANSFERS: Column.MECHANISM, Listed.TRACKERS: Column.PERIOD, Listed.RETENTION: Column.PERIOD,
    Listed.RIGHTS: Column.HOW, Listed.DOCUMENTS: Column.SINCE, Listed.FORMALITIES: Column.NUMBER,
    Listed.MEASURES: Column.EVIDENCE,
}  # fmt: skip
"""What is missing, or there, where no column is named."""
_AREAS: Final = (Column.COUNTRY, Column.HOSTING, Column.SEAT)
_DAYS: Final = (Column.SINCE, Column.UNTIL, Column.NOTICE, Column.REVIEW, Column.AMENDMENT, Column.UPDATED)
_LENGTHS: Final = (Column.PERIOD, Column.BREACH_CLOCK)
_FORMERLY: Final = {"certificat": "certification", "certificats": "certifications"}
"""Words that were said once and may still be typed, with those that are said now."""


def listed_of(said: str, settings: Settings) -> Listed:
    """The list that a word means; Misuse with all there are otherwise."""
    names = {each: (each.value, *(listed_words(each, lang) for lang in LANGS)) for each in Listed}
    found = _named(said, names)
    if found is not None:
        return found
    every = ", ".join(each.value.replace("_", "-") for each in Listed)
    raise Misuse(_with_near(settings.say("list.no_such", name=said, all=every), said, names, settings))


def wanted_of(listed: Listed, limits: Limits, registry: Registry, settings: Settings) -> Wanted:
    """What is wanted of a list. Misuse for a column that it does not have, and for a value that there is not."""
    return _Asked(listed, registry, settings).wanted(limits)


class _Asked:
    """What is asked of one list of one registry."""

    def __init__(self, listed: Listed, registry: Registry, settings: Settings) -> None:
        self.listed, self.registry, self.settings = listed, registry, settings

    def wanted(self, limits: Limits) -> Wanted:
        asked = [part.strip() for each in limits.get("columns", ()) for part in each.split(",")]
        return Wanted(
            listed=self.listed,
            conditions=tuple(self._conditions(limits)),
            asked=tuple(dict.fromkeys(self.column(each) for each in asked if each)),
        )

    def _conditions(self, limits: Limits) -> Iterator[Condition]:
        for name in VALUES:
            if said := limits.get(name):
                yield self._one_of(self._had(Column(name)), Op.IS, said)
        for name, op in (("inside", Op.INSIDE), ("outside", Op.OUTSIDE)):
            if said := limits.get(name):
                yield self._one_of(self._first(_AREAS), op, said)
        for name, op in (("is", Op.IS), ("not", Op.NOT)):
            for column, values in self._pairs(limits.get(name, ()), name).items():
                yield self._one_of(column, op, values)
        for op in (Op.MISSING, Op.PRESENT):
            for each in limits.get(op.value, ()):
                yield Condition(column=self.column(each) if each else self._meant(op), op=op)
        for name, op in (("before", Op.BEFORE), ("since", Op.FROM)):
            for column, value in self._measures(limits.get(name, ()), _DAYS):
                day = day_of(value, self.settings.lang).isoformat()
                yield self._said(column, op, (day,))
        for op in (Op.LONGER, Op.SHORTER):
            for column, value in self._measures(limits.get(op.value, ()), _LENGTHS):
                yield self._said(column, op, (self._length(value),))

    def column(self, said: str) -> Column:
        """The column that a word means, of those that the list has."""
        names = {each: (each.value, *(column_words(each, lang) for lang in LANGS)) for each in Column}
        found = _named(said, names)
        if found is None:
            own = {each: names[each] for each in columns_of(self.listed)}
            told = self.settings.say("list.no_column", name=said)
            raise Misuse(_with_near(f"{told} {self._has()}", said, own, self.settings))
        return self._had(found)

    def _had(self, column: Column) -> Column:
        if column in columns_of(self.listed):
            return column
        lang = self.settings.lang
        said = self.settings.say(
            "list.not_here", column=column_words(column, lang), listed=listed_words(self.listed, lang)
        )
        raise Misuse(f"{said} {self._has()}")

    def _has(self) -> str:
        return self.settings.say(
            "list.has", columns=", ".join(each.value for each in columns_of(self.listed))
        )

    def _first(self, columns: Iterable[Column]) -> Column:
        """The first of some columns that the list has."""
        some = tuple(columns)
        return self._had(next((each for each in some if each in columns_of(self.listed)), some[0]))

    def _meant(self, op: Op) -> Column:
        column = _MEANT.get(self.listed)
        if column is None:
            raise Misuse(f"{self.settings.say('list.which', option=f'--{op.value}')} {self._has()}")
        return column

    def _pairs(self, given: Iterable[str], option: str) -> Mapping[Column, tuple[str, ...]]:
        found: dict[Column, tuple[str, ...]] = {}
        for each in given:
            name, equals, value = each.partition("=")
            if not (name.strip() and equals and value.strip()):
                raise Misuse(self.settings.say("list.pair", option=f"--{option}", value=each))
            column = self.column(name.strip())
            found[column] = (*found.get(column, ()), value.strip())
        return found

    def _measures(self, given: Iterable[str], columns: Iterable[Column]) -> Iterator[tuple[Column, str]]:
        """A day or a length with the column it is compared in: `until=2026-12-31`, else the first the list has."""
        some = tuple(columns)
        for each in given:
            name, equals, value = each.rpartition("=")
            column = self.column(name.strip()) if equals else self._first(some)
            if column not in some:
                raise Misuse(
                    self.settings.say("list.no_measure", column=column_words(column, self.settings.lang))
                )
            yield column, value.strip()

    def _length(self, said: str) -> str:
        try:
            return str(Duration.parse(duration_meant(said) or said))
        except ValueError:
            raise Misuse(self.settings.say("list.length", value=said)) from None

    def _one_of(self, column: Column, op: Op, said: Iterable[str]) -> Condition:
        if column in _DAYS or column in _LENGTHS:
            values = tuple(said)
        else:
            named = [values_named(column, each, self.registry, self.settings) for each in said]
            values = tuple(dict.fromkeys(value for each in named for value in each))
        if column in _AREAS and not codes().issuperset(values):  # an area is no country: it has some
            op = {Op.IS: Op.INSIDE, Op.NOT: Op.OUTSIDE}.get(op, op)
        return self._said(column, op, values)

    def _said(self, column: Column, op: Op, values: tuple[str, ...]) -> Condition:
        labels = tuple(label_of(column, each, self.registry) for each in values)
        return Condition(column=column, op=op, values=values, labels=labels)


def _named(said: str, names: Mapping[T, Iterable[str]]) -> T | None:
    said = fold(said)
    said = _FORMERLY.get(said, said)
    return next((id_ for id_, called in names.items() if said in {fold(each) for each in called}), None)


def _with_near(told: str, said: str, names: Mapping[T, Iterable[str]], settings: Settings) -> str:
    """What is wrong, and the likeliest of the names."""
    folded = {fold(each): str(id_) for id_, called in names.items() for each in called}
    near = difflib.get_close_matches(fold(said), folded, n=1, cutoff=0.6)
    return f"{told} {settings.say('near.one', name=folded[near[0]])}" if near else told
