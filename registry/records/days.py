"""Days: how a date is written, and what holds from one day to another."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from registry.records.record import Record
from registry.records.refusal import refusal

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.ASCII)


_LOOSE = re.compile(
    r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})(\d\d)(\d\d))(?:[T ][0-9:.]{2,15}(?:Z|[+-][0-9:]{2,5})?)?",
    re.ASCII,
)
"""Other ways to write year, month and day in this order. Day and month first are not told apart: 03/04/2024."""


def is_day(words: str) -> bool:
    """Whether this is written as a day, be there such a day or not."""
    return _FORM.fullmatch(words) is not None


def day_meant(words: str) -> str:
    """The day that was meant by `20240307`, `2024-3-7` or a day with a time; empty when it cannot be told."""
    found = _LOOSE.fullmatch(words.strip()[:60])
    spelled = "-".join(f"{part:0>2}" for part in found.groups() if part) if found else ""
    return spelled if day_written(spelled) else ""


def day_written(words: str) -> date | None:
    """The day written YYYY-MM-DD; None for anything else.

    Python would also take `2026-W09-1` and `20260301`, which nobody means by a day.
    """
    try:
        return date.fromisoformat(words) if is_day(words) else None
    except ValueError:  # there is no such day
        return None


def moment_written(words: str) -> datetime | None:
    """The day and time written `2026-11-27T14:30`, or with a blank between them, as a clock shows it; None for
    anything else."""
    try:
        return datetime.fromisoformat(words) if _MOMENT.fullmatch(words) else None
    except ValueError:  # there is no such day or time
        return None


def _day(value: Any) -> date:
    """A date written YYYY-MM-DD, or one that was read. Numbers are refused: pydantic would read 20240307 as seconds
    since 1970; and so is a time, which is a date too in Python."""
    day = value if type(value) is date else day_written(value) if isinstance(value, str) else None
    if day is None:
        raise refusal("bad-date")
    return day


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, written 2024-03-07."""


class Dated(Record):
    """What holds from one day to another; both ends are included, an open end is not limited."""

    valid_from: Day | None = None
    """The first day it holds. Left out: it has held for as long as anybody knows."""
    valid_to: Day | None = None
    """The last day it holds. Left out: no end is known."""

    @model_validator(mode="after")
    def _in_order(self) -> "Dated":
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise refusal(f"dates-reversed|from={self.valid_from}|to={self.valid_to}")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
