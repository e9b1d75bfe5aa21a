"""The days in a question: « au 1er mars 2026 », "since 2026-03-01", « du 1er au 15 mars 2026 »."""

import re
from datetime import date
from typing import NamedTuple

from registry.text import Lang

_MONTHS = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY = r"(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_FORMS = (
    re.compile(rf"\b{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})\b"),
    re.compile(rf"\b{_DAY}(?: of)? (?P<month>{_NAMES})\.? {_YEAR}\b"),
    re.compile(rf"\b(?P<month>{_NAMES})\.? {_DAY},? {_YEAR}\b"),
)
# Only in French is it known that the day comes first.
_FRENCH = re.compile(rf"\b(?P<day>[0-9]{{1,2}})[/.](?P<month>[0-9]{{1,2}})[/.]{_YEAR}\b")
_BEFORE = re.compile(
    rf"\b(?P<date>{_DAY}(?:(?: of)? (?P<month>{_NAMES})\.?)?"
    rf"|(?P<first>{_NAMES})\.? (?P<second>[0-9]{{1,2}})(?:st|nd|rd|th)?)"
    r",? (?:et|au|and|to|until|jusqu.au)(?: le| the)? $"
)


class Found(NamedTuple):
    """A day in a text and the letters it takes."""

    day: date
    start: int
    end: int


def days_in(plain: str, lang: Lang) -> tuple[Found, ...]:
    """The days in a text in lower case without accents, in order.

    Of « du 1er au 15 mars 2026 » and "between 1 January and 2 April 2026" the first has what the second tells.
    A day that no calendar has is left out, so that its words stay and the question is not sure.
    """
    found: list[Found] = []
    for form in (*_FORMS, *((_FRENCH,) if lang == "fr" else ())):
        for match in form.finditer(plain):
            day = _date(match["year"], match["month"], match["day"])
            if day and all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(Found(day, *match.span()))
    found.sort(key=lambda each: each.start)
    if found and (earlier := _earlier(plain, found[0])):
        found.insert(0, earlier)
    return tuple(found)


def day_in(plain: str, lang: Lang) -> Found | None:
    """The first day in a text in lower case without accents; None when there is none."""
    return next(iter(days_in(plain, lang)), None)


def _earlier(plain: str, later: Found) -> Found | None:
    """The day before « au », « et », "and", "to" that leaves its year, or month too, to the later one."""
    if not (match := _BEFORE.search(plain[: later.start])):
        return None
    month = match["month"] or match["first"] or str(later.day.month)
    day = _date(str(later.day.year), month, match["day"] or match["second"])
    return Found(day, match.start(), match.end("date")) if day and day <= later.day else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(_MONTH.get(month, month)), int(day))
    except ValueError:  # 31 February
        return None
