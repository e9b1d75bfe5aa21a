"""A stated value: a single fact (a country, a role) with evidence of its own where it has any."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from registry.records.evidence import Citation, DatedEvidence, Evidence, Status
from registry.records.record import or_shorter

T = TypeVar("T")


class Stated(DatedEvidence, Generic[T]):
    """A value and how it is known: `country: FR`, or `country: {value: FR, status: enrichment, dated: …}`.

    A bare value takes the evidence of the entry it stands in. Without a value it is unknown, never none.
    """

    value: T | None = None
    """The value itself. Left out: unknown."""

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        if isinstance(value, cls):
            return value
        # A mapping with none of our keys is the value itself: a text in two languages.
        if isinstance(value, dict) and (not value or value.keys() & cls.model_fields.keys()):
            return value
        return {"value": value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return or_shorter(core_schema, handler, lambda whole: whole["properties"]["value"]["anyOf"][0])

    def standing_in(self, entry: Evidence | None) -> Status:
        """The status of the value, read inside `entry`, whose evidence it takes when it has none."""
        if self.value is None:
            return Status.UNKNOWN
        if self.status is not None:
            return self.status
        return entry.standing if entry is not None else Status.DECLARED

    def citations_in(self, entry: Evidence | None) -> tuple[Citation, ...]:
        """Where the value can be read: its own citations, else those of the entry it stands in.

        What is unknown can be read nowhere, unless it is said where one would have expected it.
        """
        if self.cite or self.status is not None or self.value is None or entry is None:
            return self.cite
        return entry.cite


def in_order_on(series: Sequence[Stated[T]], day: date) -> tuple[Stated[T], ...]:
    """Of what is stated in an order of its own, where the first that is good counts: what holds on that day; all of it
    where nothing does, for that it ended is to be told."""
    return tuple(stated for stated in series if stated.holds_on(day)) or tuple(series)


def statements_on(series: Iterable[Stated[T]], day: date) -> tuple[Stated[T], ...]:
    """The statements that hold on that day, of those the ones that began last; empty: none does.

    One that began later supersedes those before it: that is a change over time. Of several that hold equally none
    comes first for being written first: they are in order of what they say. One without a value says nothing
    beside one that has one.
    """
    holding = [stated for stated in series if stated.holds_on(day)]
    if len(holding) < 2:
        return tuple(holding)
    began = max(map(_began, holding))
    latest = [stated for stated in holding if _began(stated) == began]
    told = [stated for stated in latest if stated.value is not None] or latest
    return tuple(sorted(dict.fromkeys(told), key=_saying))


def values_on(series: Iterable[Stated[T]], day: date) -> tuple[T, ...]:
    """The values that hold on that day, each once, in an order of their own; empty: none is known."""
    found = statements_on(series, day)
    return tuple(dict.fromkeys(stated.value for stated in found if stated.value is not None))


def settled_on(series: Iterable[Stated[T]], day: date) -> T | None:
    """The value, of what can have one only, that holds on that day; None: none is known, or two disagree."""
    values = values_on(series, day)
    return values[0] if len(values) == 1 else None


def turns(series: Iterable[Stated[T]]) -> Iterator[tuple[date, tuple[T, ...], tuple[T, ...]]]:
    """The days on which known values gave way to other ones, in order, with those of the day before and of the day.

    Work grows with the statements and not with their pairs: of those that began together each value is kept once,
    for as long as any of them holds, and what is over before a day is over for all later ones.
    """
    beginning: dict[date, dict[T | None, date]] = {}
    for stated in series:
        until = beginning.setdefault(_began(stated), {})
        until[stated.value] = max(until.get(stated.value, date.min), stated.valid_to or date.max)
    standing: list[dict[T | None, date]] = []
    for began in sorted(beginning):
        if began > date.min:
            eve = began - timedelta(days=1)
            while standing and max(standing[-1].values()) < eve:
                standing.pop()
            before = _known(standing[-1], eve) if standing else ()
            after = _known(beginning[began], began)
            if before and after and before != after:
                yield began, before, after
        standing.append(beginning[began])


def _known(until: Mapping[T | None, date], day: date) -> tuple[T, ...]:
    """The values, in order, that hold to a day at least."""
    return tuple(sorted((each for each, end in until.items() if each is not None and end >= day), key=str))


def _began(stated: Stated[T]) -> date:
    return stated.valid_from or date.min


def _saying(stated: Stated[T]) -> tuple[str, int, str]:
    """What a statement says, and then how it is known, the strongest first."""
    return str(stated.value), (stated.status or Status.DECLARED).weakness, repr(stated)
