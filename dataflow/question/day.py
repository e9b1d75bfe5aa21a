"""The day a question is asked for: « au 1er mars 2026 », "as of 2026-03-01"."""

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


class Found(NamedTuple):
    """A day in a text and the letters it takes."""

    day: date
    start: int
    end: int


def day_in(plain: str, lang: Lang) -> Found | None:
    """The first day in a text in lower case without accents; None when there is none."""
    for form in (*_FORMS, *((_FRENCH,) if lang == "fr" else ())):
        if match := form.search(plain):
            month = match["month"]
            try:
                day = date(int(match["year"]), int(_MONTH.get(month, month)), int(match["day"]))
            except ValueError:  # 31 February: left standing, so that the question is not sure
                return None
            return Found(day, *match.span())
    return None
