"""Timing: the days and lengths of time that narrow a list, by the column that has them."""

import calendar
import datetime
from collections.abc import Iterator, Sequence, Set
from typing import Final, NamedTuple

from dataflow.question.listing.item import Items
from dataflow.question.wanted import Column, Condition, Op
from registry.records.duration import Duration

_SOON: Final = 92  # days


class Timed(NamedTuple):
    """What days and lengths of time come to."""

    conditions: tuple[Condition, ...]
    asked: tuple[Column, ...]
    """What is told of each, and leaves nobody out: « 24 h ? »."""
    lost: tuple[str, ...]
    """What the list has no column for."""


def timed(told: Items, asked: Sequence[Column], has: Set[Column], today: datetime.date | None) -> Timed:
    """The days and lengths of a question as conditions on a list that `has` those columns."""
    clock = Column.BREACH_CLOCK if Column.BREACH_CLOCK in asked or "clock" in told.names else Column.PERIOD
    meant = (*_bounds(told, asked, has, today), *_lengths(told, clock, has, today))
    return Timed(
        tuple(
            Condition(column=column, op=op, values=(value,)) for column, op, value in meant if column in has
        ),
        tuple(clock for span, _ in told.lengths if span is None and clock in has),
        tuple(value for column, _, value in meant if column not in has),
    )


def _bounds(
    told: Items, asked: Sequence[Column], has: Set[Column], today: datetime.date | None
) -> Iterator[tuple[Column, Op, str]]:
    valid = any(
        each.asks(Column.STATE) for each in told.items
    )  # "valid after 2027": how long, not since when
    ends = told.soon or (Column.UNTIL in has and (Column.UNTIL in asked or (valid and told.bounded)))
    # A day that is asked for by itself is the one that is meant.
    own = next((each for each in (Column.NOTICE, Column.REVIEW) if each in has and each in asked), None)
    bounds = [*told.bounds]
    if told.soon and today:
        bounds += [(Op.FROM, today.isoformat()), (Op.BEFORE, (today + datetime.timedelta(_SOON)).isoformat())]
    for op, day in bounds:
        yield own or (Column.UNTIL if ends else Column.SINCE), op, day


def _lengths(
    told: Items, clock: Column, has: Set[Column], today: datetime.date | None
) -> Iterator[tuple[Column, Op, str]]:
    for span, length in told.lengths:
        if span and clock not in has and Column.SINCE in has and today:
            # « les contrats qui datent de plus de cinq ans »
            yield Column.SINCE, Op.BEFORE if span is Op.LONGER else Op.FROM, _ago(today, length)
        elif span:
            yield clock, span, length


def _ago(today: datetime.date, length: str) -> str:
    """The day that was so long ago."""
    told = Duration.parse(length)
    months, seconds = told.calendar_and_clock()
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    last = calendar.monthrange(max(year, 1), month + 1)[1]
    day = datetime.date(max(year, 1), month + 1, min(today.day, last))
    return (day - datetime.timedelta(seconds=seconds)).isoformat()
