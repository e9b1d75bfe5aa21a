"""The days in a question: « au 1er mars 2026 », "since 2026-03-01", « il y a six mois », "in March 2025"."""

import calendar
import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from dataflow.question.ago import Told, told_from
from registry.records.text import Lang

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
_FRENCH = re.compile(
    r"\b(?P<day>[0-9]{1,2})[/.](?P<month>[0-9]{1,2})[/.](?P<year>20[0-9]{2}|[0-9]{2}|[0-9]{4})\b"
)
# « mars 2025 », « en 2024 », "since 2025": no day, but all of them from the first to the last. A day that no
# calendar has, « 31 février 2026 », does not become its month.
_MONTH_OF = re.compile(
    rf"(?<![0-9] )(?<!er )(?<!st )\b(?P<month>{_NAMES})\.? (?:de |of )?{_YEAR}\b(?![-/.][0-9])"
)
_YEAR_OF = re.compile(
    r"\b(?:en|in|depuis|since|annee|year|during|courant) (?:l'annee )?(?P<year>(?:19|20)[0-9]{2})\b(?![-/.][0-9])"
)
# « depuis juillet », "since July": the last one that has begun; « avant mars », "by March": the next one. Of « en
# juillet » nobody knows which is meant.
_MONTH_ALONE = re.compile(
    r"\b(?P<way>depuis|since|avant|before|by|d.ici|until|jusqu.en|jusqu.a) "
    r"(?:le |fin |la fin |the end of )?(?:mois de |de |d.)?"
    rf"(?P<month>{_NAMES})\b(?! *\.? *(?:de |of )?[0-9])"
)
_PAST = ("depuis", "since")
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
    last: date | None = None
    """For a month or a year its last day, `day` being the first; of one that is not over, today."""
    whole: date | None = None
    """Its last day, be it over or not."""


def _told(each: Told) -> Found:
    """Of « la fin de l’année », which begins on its last day, that it has one is kept for « avant »."""
    day, start, end, last = each
    return Found(day, start, end, None, day) if last == day else Found(*each)


def days_in(plain: str, lang: Lang, today: date | None = None) -> tuple[Found, ...]:
    """The days in a text in lower case without accents, in order.

    Of « du 1er au 15 mars 2026 » and "between 1 January and 2 April 2026" the first has what the second tells.
    A day that no calendar has is left out, so that its words stay and the question is not sure. « hier »
    and "six months ago" are days where `today` is known.
    """
    found: list[Found] = []
    for read in (_dates, _periods):
        found += [each for each in read(plain, lang) if _free(each, found)]
    if today:
        for told in (*_of_this_year(plain, today), *(_told(each) for each in told_from(plain, today))):
            found += [told] if _free(told, found) else []
        # What is left of « cette année » or of « en 2026 » has not been yet.
        found = [
            each._replace(last=today, whole=each.last)
            if each.last and each.day <= today < each.last
            else each
            for each in found
        ]
    found.sort(key=lambda each: each.start)
    if found and (earlier := _earlier(plain, found[0])):
        found.insert(0, earlier)
    return tuple(found)


def _free(one: Found, found: list[Found]) -> bool:
    return all(one.end <= other.start or one.start >= other.end for other in found)


def day_in(plain: str, lang: Lang) -> Found | None:
    """The first day in a text in lower case without accents; None when there is none but a month or a year."""
    return next((each for each in days_in(plain, lang) if each.last is None), None)


def _dates(plain: str, lang: Lang) -> Iterator[Found]:
    taken: list[Found] = []
    for form in (*_FORMS, *((_FRENCH,) if lang == "fr" else ())):
        for match in form.finditer(plain):
            day = _date(match["year"], match["month"], match["day"])
            if day and _free(Found(day, *match.span()), taken):
                taken.append(Found(day, *match.span()))
    yield from taken


def _periods(plain: str, _lang: Lang) -> Iterator[Found]:
    for match in _MONTH_OF.finditer(plain):
        year, month = int(match["year"]), _MONTH[match["month"]]
        if year:
            last = calendar.monthrange(year, month)[1]
            yield Found(date(year, month, 1), *match.span(), date(year, month, last))
    for match in _YEAR_OF.finditer(plain):
        year = int(match["year"])
        yield Found(date(year, 1, 1), *match.span("year"), date(year, 12, 31))


def _of_this_year(plain: str, today: date) -> Iterator[Found]:
    """Months that are named without a year where what stands before tells which is meant."""
    for match in _MONTH_ALONE.finditer(plain):
        month = _MONTH[match["month"]]
        year = today.year
        if match["way"] in _PAST and month > today.month:
            year -= 1
        elif match["way"] not in _PAST and month <= today.month:
            year += 1
        if MINYEAR <= year <= MAXYEAR:
            last = calendar.monthrange(year, month)[1]
            yield Found(date(year, month, 1), *match.span("month"), date(year, month, last))


def _earlier(plain: str, later: Found) -> Found | None:
    """The day before « au », « et », "and", "to" that leaves its year, or month too, to the later one."""
    if later.last or not (match := _BEFORE.search(plain[: later.start])):
        return None
    month = match["month"] or match["first"] or str(later.day.month)
    day = _date(str(later.day.year), month, match["day"] or match["second"])
    return Found(day, match.start(), match.end("date")) if day and day <= later.day else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(_MONTH.get(month, month)), int(day))
    except ValueError:  # 31 February
        return None
