"""The duration: how long something is kept or lasts, on the calendar, as ISO 8601 writes it."""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from registry.records.cldr import UNITS, length_of
from registry.records.prose import list_in_words
from registry.records.refusal import refusal
from registry.records.text import NO_BREAK_SPACE, Lang

PATTERN = (
    r"^P(?=[0-9T])(?:([0-9]{1,5})W|(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,5})H)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})S)?)?)$"
)
_WRITTEN = re.compile(PATTERN, re.ASCII)
_SPELLED = re.compile(
    r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?"
    r"(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?\Z"
)
_IN_WORDS = re.compile(r"([0-9]{1,5})\s*([a-zé]+?)s?\Z")
_UNITS_IN_WORDS = {
    "an": "P{}Y", "année": "P{}Y", "year": "P{}Y",
    "moi": "P{}M", "month": "P{}M",
    "semaine": "P{}W", "week": "P{}W",
    "jour": "P{}D", "day": "P{}D",
    "heure": "PT{}H", "hour": "PT{}H",
    "minute": "PT{}M",
}  # fmt: skip
_DAY = 24 * 3600


@dataclass(frozen=True)
class Duration:
    """A length of time in calendar units: `P12M`, `P3W`, `P1Y6M`, `PT72H`, `P1DT12H`.

    A month stays a month: turning it into days would change the date a retention ends. Two durations are
    equal when they are written alike; `compare` says whether they last alike.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0

    @classmethod
    def parse(cls, written: str) -> "Duration":
        """The duration written in ISO 8601; ValueError `bad-duration`, with what was meant if known."""
        found = _WRITTEN.match(written)
        if found is None or written.endswith("\n"):
            meant = duration_meant(written)
            raise refusal(f"bad-duration|suggestion={meant}" if meant else "bad-duration")
        weeks, years, months, days, hours, minutes, seconds = (int(each or 0) for each in found.groups())
        return cls(years, months, weeks, days, hours, minutes, seconds)

    @classmethod
    def read(cls, spelled: str) -> "Duration":
        """The duration that `str` spelled. A sum may have weeks beside days, and be longer than anybody writes."""
        found = _SPELLED.match(spelled)
        if found is None:
            raise refusal("bad-duration")
        return cls(*(int(each or 0) for each in found.groups()))

    def __str__(self) -> str:
        """ISO 8601, as short as it can be."""
        day = "".join(f"{n}{unit}" for n, unit in zip(self._amounts[:4], "YMWD", strict=True) if n)
        time = "".join(f"{n}{unit}" for n, unit in zip(self._amounts[4:], "HMS", strict=True) if n)
        return f"P{day}T{time}" if time else f"P{day or '0D'}"

    def say(self, lang: Lang) -> str:
        """In words: "12 mois", "1 year and 6 months"."""
        parts = [(n, name) for n, name in zip(self._amounts, UNITS, strict=True) if n] or [(0, "day")]
        words = [length_of(n, name, lang) for n, name in parts]
        if lang == "fr":
            # The CLDR breaks some French numbers from their units and not others.
            words = [each.replace(" ", NO_BREAK_SPACE) for each in words]
        return list_in_words(words, lang)

    def __mul__(self, times: int) -> "Duration":
        """So many times as long, unit by unit."""
        return Duration(*(n * times for n in self._amounts))

    @property
    def _amounts(self) -> tuple[int, int, int, int, int, int, int]:
        # `astuple` copies in depth, which takes longer than saying it does.
        return self.years, self.months, self.weeks, self.days, self.hours, self.minutes, self.seconds

    def shortest_days(self) -> float:
        """The least number of days it can last: a month of 28, a year of 365."""
        months, seconds = self.calendar_and_clock()
        return _shortest(months) + seconds / _DAY

    def longest_days(self) -> float:
        """The greatest number of days it can last: a month of 31, a year of 366."""
        months, seconds = self.calendar_and_clock()
        return _longest(months) + seconds / _DAY

    def calendar_and_clock(self) -> tuple[int, int]:
        """What follows the calendar, in months, and what follows the clock, in seconds (24 hours a day)."""
        days = self.weeks * 7 + self.days
        clock = (days * 24 + self.hours) * 3600 + self.minutes * 60 + self.seconds
        return self.years * 12 + self.months, clock

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": PATTERN, "examples": ["P12M", "P3W", "PT72H"]}


def compare(a: Duration, b: Duration) -> int | None:
    """-1 when a is shorter than b on every calendar, 1 when longer, 0 when they last alike, else None.

    `P1Y` and `P12M` last alike; whether `P1M` is longer than `P30D` depends on the month.
    """
    a_months, a_seconds = a.calendar_and_clock()
    b_months, b_seconds = b.calendar_and_clock()
    months, seconds = a_months - b_months, a_seconds - b_seconds
    if months < 0 or (months == 0 and seconds < 0):
        turned = compare(b, a)
        return None if turned is None else -turned
    if (months, seconds) == (0, 0):
        return 0
    if _shortest(months) * _DAY + seconds > 0:
        return 1
    return -1 if _longest(months) * _DAY + seconds < 0 else None


def due(since: datetime.date, every: Duration) -> datetime.date:
    """The day that comes a duration after another, on the calendar: the 31st becomes a month's last day."""
    return _moved(since, every, 1) or datetime.date.max


def ahead(until: datetime.date, by: Duration) -> datetime.date:
    """The day that comes a duration before another, on the calendar: the 31st becomes a month's last day."""
    return _moved(until, by, -1) or datetime.date.min


def _moved(day: datetime.date, by: Duration, way: Literal[1, -1]) -> datetime.date | None:
    """The day so long after or before another; None: no calendar has it."""
    years, month = divmod(day.month - 1 + way * by.months, 12)
    year = day.year + way * by.years + years
    try:
        last = min(day.day, calendar.monthrange(year, month + 1)[1])
        rest = datetime.timedelta(
            weeks=by.weeks, days=by.days, hours=by.hours, minutes=by.minutes, seconds=by.seconds
        )
        return datetime.date(year, month + 1, last) + way * rest
    except (ValueError, OverflowError):
        return None


def _shortest(months: int) -> int:
    return months // 12 * 365 + months % 12 * 28


def _longest(months: int) -> int:
    return months // 12 * 366 + months % 12 * 31


parsed = lru_cache(maxsize=1024)(Duration.parse)  # a registry says the same few durations over and over


def _validated(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    if isinstance(value, str):
        return parsed(value)
    raise refusal("bad-duration")


def duration_meant(written: str) -> str:
    """The ISO spelling of "12 mois" or of "p12m"; empty when it cannot be told."""
    bare = written.strip()
    if _WRITTEN.match(bare.upper()):
        return bare.upper()
    found = _IN_WORDS.match(bare.lower())
    unit = _UNITS_IN_WORDS.get(found[2], "") if found else ""
    return unit.format(found[1]) if found and unit else ""
