"""Durations: what is read and refused, what they say, and which is the longer."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from registry.records.duration import Duration, compare

NUMBERS = st.one_of(st.just(0), st.integers(0, 40))
DURATIONS = st.one_of(
    st.builds(Duration, weeks=NUMBERS),
    st.builds(
        Duration, years=NUMBERS, months=NUMBERS, days=NUMBERS, hours=NUMBERS, minutes=NUMBERS, seconds=NUMBERS
    ),
)


class Kept(BaseModel):
    period: Duration


@pytest.mark.parametrize(
    ("written", "fr", "en"),
    [
        ("P12M", "12 mois", "12 months"),
        ("P1Y", "1 an", "1 year"),
        ("P3W", "3 semaines", "3 weeks"),
        ("P7D", "7 jours", "7 days"),
        ("P1Y6M", "1 an et 6 mois", "1 year and 6 months"),
        ("PT72H", "72 heures", "72 hours"),
        ("P1DT12H", "1 jour et 12 heures", "1 day and 12 hours"),
        ("PT30M", "30 minutes", "30 minutes"),
        ("P0D", "0 jour", "0 days"),
    ],
)
def test_says_itself_in_words(written: str, fr: str, en: str) -> None:
    kept = Kept.model_validate({"period": written})
    said = kept.period.say("fr")
    assert said.replace("\u00a0", " ") == fr and not re.search(r"\d ", said)
    assert kept.period.say("en") == en
    assert kept.model_dump_json() == f'{{"period":"{written}"}}'


@pytest.mark.parametrize(
    "written",
    ["", "P", "PT", "P1DT", "P1.5Y", "P1W2D", "P-1D", "P٣D", "1", "x", "P123456D", 12, None, True, []],
)
def test_refuses_what_is_no_duration(written: object) -> None:
    with pytest.raises(ValidationError, match="bad-duration"):
        Kept.model_validate({"period": written})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12 mois", "P12M"),
        ("p12m", "P12M"),
        ("1 an", "P1Y"),
        ("3 weeks", "P3W"),
        ("72 heures", "PT72H"),
        ("P1Y\n", "P1Y"),
    ],
)
def test_suggests_what_was_meant(written: str, meant: str) -> None:
    with pytest.raises(ValueError, match=rf"bad-duration\|suggestion={meant}$"):
        Duration.parse(written)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("P12M", "P1Y", 0),
        ("PT72H", "P3D", 0),
        ("P1W", "P7D", 0),
        ("P1M", "P27D", 1),
        ("P1M", "P28D", None),  # as long in a common February
        ("P1M", "P30D", None),
        ("P1M", "P31D", None),
        ("P1M", "P32D", -1),
        ("P13M", "P12M30D", None),
        ("P1Y", "P364D", 1),
        ("P1Y", "P367D", -1),
    ],
)
def test_the_longer_of_two(a: str, b: str, expected: int | None) -> None:
    assert compare(Duration.parse(a), Duration.parse(b)) == expected


@given(DURATIONS)
def test_is_written_as_it_is_read(duration: Duration) -> None:
    assert Duration.parse(str(duration)) == duration
    assert Kept.model_validate_json(Kept(period=duration).model_dump_json()).period == duration


@given(DURATIONS, DURATIONS)
def test_comparing_turns_with_its_sides(a: Duration, b: Duration) -> None:
    turned = compare(b, a)
    assert compare(a, b) == (None if turned is None else -turned)


@given(DURATIONS, DURATIONS, st.dates(date(1990, 1, 1), date(2030, 12, 28)))
def test_the_calendar_bears_it_out(a: Duration, b: Duration, start: date) -> None:
    """A naive walk over the calendar from any first of a month agrees with every verdict."""
    first = start.replace(day=1)
    long_a, long_b = _seconds_from(first, a), _seconds_from(first, b)
    assert a.shortest_days() * 86400 - 1e-6 <= long_a <= a.longest_days() * 86400 + 1e-6
    verdict = compare(a, b)
    if verdict is not None:
        assert (long_a > long_b) - (long_a < long_b) == verdict


def _seconds_from(start: date, length: Duration) -> float:
    months = start.year * 12 + start.month - 1 + length.years * 12 + length.months
    days = (date(months // 12, months % 12 + 1, 1) - start).days + length.weeks * 7 + length.days
    return timedelta(
        days=days, hours=length.hours, minutes=length.minutes, seconds=length.seconds
    ).total_seconds()
