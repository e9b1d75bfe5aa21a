"""Ago: the days that a question tells from today, « hier », « il y a six mois », "last year"."""

import calendar
import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

_MET = re.compile(
    r"\b(?:reunion|rendez.vous|comite|seance|atelier|copil|codir|comex|cse|meeting|call|workshop|session)"
    r"(?: prevue?)?(?: de| du| d.| pour| on| for| is)? ?$"
)
_MEETING = re.compile(r"(?:.s)? (?:[a-z]+ ){0,2}(?:meeting|call|workshop|session|committee)\b")
"""« la réunion de demain », "tomorrow’s meeting": why somebody asks, and no day that is asked about."""

Told = tuple[date, int, int, date | None]
"""A day, the letters it takes and, for a month or a year, its last day."""

_NUMBERS = (
    ("un", "une", "a", "an", "one"),
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("six",),
    ("sept", "seven"),
    ("huit", "eight"),
    ("neuf", "nine"),
    ("dix", "ten"),
    ("onze", "eleven"),
    ("douze", "twelve"),
)
NUMBER = {name: number for number, names in enumerate(_NUMBERS, start=1) for name in names}
_UNITS = {
    "day": ("jours?", "days?"),
    "week": ("semaines?", "weeks?"),
    "month": ("mois", "months?"),
    "year": ("ans?", "annees?", "years?"),
}
MANY = rf"(?P<number>[0-9]{{1,3}}|{'|'.join(NUMBER)})"
_UNIT = "|".join(f"(?P<{unit}>{'|'.join(names)})" for unit, names in _UNITS.items())
# « depuis » tells a change from a state: it stays in the question.
_AGO = (
    re.compile(rf"\bil y a {MANY} (?:{_UNIT})\b"),
    re.compile(rf"\b{MANY} (?:{_UNIT}) ago\b"),
    re.compile(rf"(?<=\bdepuis ){MANY} (?:{_UNIT})\b"),
)
_DAYS = (
    (re.compile(r"\bavant[- ]hier\b|\bthe day before yesterday\b"), -2),
    (re.compile(r"\bhier\b|\byesterday\b"), -1),
    (re.compile(r"\bapres[- ]demain\b|\bthe day after tomorrow\b"), 2),
    (re.compile(r"\bdemain\b|\btomorrow\b"), 1),
)
_PERIODS = (
    (re.compile(r"\bl.(?:annee derniere|an dernier|an passe|annee passee)\b|\blast year\b"), "year", -1),
    (re.compile(r"\b(?:le )?debut de l.annee\b|\b(?:the )?(?:beginning|start) of the year\b"), "year", 0),
    (re.compile(r"\bcette annee\b|\bthis year\b"), "year", 0),
    (re.compile(r"\ble mois (?:dernier|passe)\b|\blast month\b"), "month", -1),
    (re.compile(r"\bce mois(?:[- ]ci)?\b|\bthis month\b"), "month", 0),
    (re.compile(r"\b(?:le )?mois prochain\b|\bnext month\b"), "month", 1),
    (re.compile(r"\b(?:l.)?(?:annee prochaine|an prochain)\b|\bnext year\b"), "year", 1),
)


def told_from(plain: str, today: date) -> Iterator[Told]:
    """The days and periods told from today in a text in lower case without accents, the longest form first."""
    for form in _AGO:
        for match in form.finditer(plain):
            number = NUMBER.get(match["number"]) or int(match["number"])
            unit = next(name for name in _UNITS if match[name])
            if day := _back(today, number, unit):
                yield day, *match.span(), None
    taken: list[tuple[int, int]] = []
    for pattern, days in _DAYS:
        for match in pattern.finditer(plain):
            met = _MET.search(plain[: match.start()]) or _MEETING.match(plain[match.end() :])
            if not met and all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
                if day := _days_from(today, days):
                    yield day, *match.span(), None
    for pattern, unit, ahead in _PERIODS:
        for match in pattern.finditer(plain):
            if period := _period(today, unit, ahead):
                first, last = period
                yield first, *match.span(), last


def _back(today: date, number: int, unit: str) -> date | None:
    """The day so many units before; the last of its month where that month is shorter; None before all days."""
    if unit in ("day", "week"):
        return _days_from(today, -number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        return None
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _days_from(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:  # before the year 1, after the year 9999
        return None


def _period(today: date, unit: str, ahead: int) -> tuple[date, date] | None:
    if unit == "year":
        year = today.year + ahead
        return (date(year, 1, 1), date(year, 12, 31)) if MINYEAR <= year <= MAXYEAR else None
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    first = date(year, month + 1, 1)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
