"""Ago: the days that a question tells from today, « hier », « il y a six mois », "last year", "within three months"."""

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
"""A day, the letters it takes and, for a month or a year, its last day; that day alone is its end."""

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
# « dans les trois prochains mois », "within the next 90 days". A term by itself, « sous 30 jours », is a length of
# time, and told from today only where something ends within it.
_IN = r"(?:(?:dans|d.ici|sous|pendant|within|in|over|during) (?:les |ces |the )?)?"
_COMING = (
    re.compile(rf"\b{_IN}(?:next|coming|following) {MANY} (?:{_UNIT})\b"),
    re.compile(rf"\b{_IN}{MANY} prochaine?s? (?:{_UNIT})\b"),
    re.compile(rf"\b{_IN}prochaine?s? {MANY} (?:{_UNIT})\b"),
    re.compile(rf"\b{_IN}{MANY} (?:{_UNIT}) (?:a venir|qui viennent|from now)\b"),
    re.compile(rf"\bd.ici {MANY} (?:{_UNIT})\b"),
    re.compile(
        r"\b(?:expir\w*|echoi\w*|ends?|ending|due|runs?(?:ning)? out|lapse\w*) "
        rf"(?P<told>(?:within|in|dans|sous) (?:les |the |less than |under |moins de )?{MANY} (?:{_UNIT}))\b"
    ),
)
_ENDS = (
    (
        re.compile(r"\b(?:la )?fin de (?:l.|cette )annee\b|\bend of (?:the|this) year\b|\byear[- ]end\b"),
        "year",
    ),
    (re.compile(r"\b(?:la )?fin (?:du|de ce) mois\b|\bend of (?:the|this) month\b"), "month"),
    (re.compile(r"\b(?:la )?fin (?:du|de ce) trimestre\b|\bend of (?:the|this) quarter\b"), "quarter"),
)
_PERIODS = (
    (re.compile(r"\b(?:la )?semaine (?:derniere|passee)\b|\blast week\b"), "week", -1),
    (re.compile(r"\bcette semaine\b|\bthis week\b"), "week", 0),
    (re.compile(r"\b(?:la )?semaine prochaine\b|\bnext week\b"), "week", 1),
    (
        re.compile(r"\b(?:le )?(?:dernier trimestre|trimestre (?:dernier|passe))\b|\blast quarter\b"),
        "quarter",
        -1,
    ),
    (re.compile(r"\bce trimestre\b|\bthis quarter\b"), "quarter", 0),
    (re.compile(r"\b(?:le )?(?:prochain trimestre|trimestre prochain)\b|\bnext quarter\b"), "quarter", 1),
    (re.compile(r"\bl.(?:annee derniere|an dernier|an passe|annee passee)\b|\blast year\b"), "year", -1),
    (re.compile(r"\b(?:le )?debut de l.annee\b|\b(?:the )?(?:beginning|start) of the year\b"), "year", 0),
    (re.compile(r"\bcette annee\b|\bthis year\b"), "year", 0),
    (re.compile(r"\ble mois (?:dernier|passe)\b|\blast month\b"), "month", -1),
    (re.compile(r"\bce mois(?:[- ]ci)?\b|\bthis month\b"), "month", 0),
    (re.compile(r"\b(?:le )?mois prochain\b|\bnext month\b"), "month", 1),
    (re.compile(r"\b(?:l.)?(?:annee prochaine|an prochain)\b|\bnext year\b"), "year", 1),
)


def told_from(plain: str, today: date) -> Iterator[Told]:
    """The days and periods told from today in a text in lower case without accents, none inside another."""
    taken: list[tuple[int, int]] = []
    for day, start, end, last in _told(plain, today):
        if all(end <= begins or start >= ends for begins, ends in taken):
            taken.append((start, end))
            if day:
                yield day, start, end, last


def _told(plain: str, today: date) -> Iterator[tuple[date | None, int, int, date | None]]:
    """The same as they are found, the longest form of each kind first; None: no such day."""
    for form in _AGO:
        for match in form.finditer(plain):
            yield _back(today, *_amount(match)), *match.span(), None
    for pattern, days in _DAYS:
        for match in pattern.finditer(plain):
            if not _is_of_a_meeting(plain, match):
                yield _days_from(today, days), *match.span(), None
    for form in _COMING:
        for match in form.finditer(plain):
            number, unit = _amount(match)
            until = _back(today, -number, unit)
            yield today if until else None, *match.span("told" if "told" in match.groupdict() else 0), until
    for pattern, unit in _ENDS:
        for match in pattern.finditer(plain):
            period = _period(today, unit, 0)
            last = period[1] if period else None
            yield last, *match.span(), last
    for pattern, unit, ahead in _PERIODS:
        for match in pattern.finditer(plain):
            if not _is_of_a_meeting(plain, match):
                first, last = _period(today, unit, ahead) or (None, None)
                yield first, *match.span(), last


def _is_of_a_meeting(plain: str, match: re.Match[str]) -> bool:
    """Whether it tells when people meet: "tomorrow’s meeting" is why one asks, and « réunion de demain » too."""
    return bool(_MET.search(plain[: match.start()]) or _MEETING.match(plain[match.end() :]))


def _amount(match: re.Match[str]) -> tuple[int, str]:
    found = match.groupdict()
    return NUMBER.get(match["number"]) or int(match["number"]), next(
        name for name in _UNITS if found.get(name)
    )


def _back(today: date, number: int, unit: str) -> date | None:
    """The day so many units before; the last of its month where that month is shorter; None outside all days."""
    if unit in ("day", "week"):
        return _days_from(today, -number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _days_from(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:  # before the year 1, after the year 9999
        return None


_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _period(today: date, unit: str, ahead: int) -> tuple[date, date] | None:
    """The first and the last day of a week (Monday to Sunday), month, quarter or year; None outside all days."""
    if unit == "week":
        first = _days_from(today, 7 * ahead - today.weekday())
        last = _days_from(first, 6) if first else None
    else:
        months = _MONTHS[unit]
        number = (today.year * 12 + today.month - 1) // months + ahead
        first, after = _first(number * months), _first((number + 1) * months)
        last = _days_from(after, -1) if after else date.max
    return (first, last) if first and last else None


def _first(month: int) -> date | None:
    """The first day of a month, counted from the year 0."""
    year, month = divmod(month, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None
