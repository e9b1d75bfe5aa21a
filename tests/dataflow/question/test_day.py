"""Days in questions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.question.day import day_in, days_in
from registry.records.text import LANGS, Lang


@pytest.mark.parametrize(
    ("plain", "lang", "day"),
    [
        ("au 1er mars 2026", "fr", date(2026, 3, 1)),
        ("le 14 aout 2025", "fr", date(2025, 8, 14)),
        ("01/03/2026", "fr", date(2026, 3, 1)),
        ("1.3.2026", "fr", date(2026, 3, 1)),
        ("01/03/2026", "en", None),
        ("as of 2026-03-01", "en", date(2026, 3, 1)),
        ("on 1 march 2026", "en", date(2026, 3, 1)),
        ("on march 1st, 2026", "en", date(2026, 3, 1)),
        ("on the 2nd of feb. 2026", "en", date(2026, 2, 2)),
        ("31 fevrier 2026", "fr", None),
        ("2026-13-01", "fr", None),
        ("0000-01-01", "fr", None),
        ("mars 2026", "fr", None),
        ("1 mars", "fr", None),
        ("12345-01-01", "fr", None),
    ],
)
def test_the_day_of_a_question(plain: str, lang: Lang, day: date | None) -> None:
    found = day_in(plain, lang)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("plain", "lang", "days"),
    [
        ("entre le 1er janvier et le 2 avril 2026", "fr", [date(2026, 1, 1), date(2026, 4, 2)]),
        ("entre le 1er janvier 2026 et le 2 avril 2026", "fr", [date(2026, 1, 1), date(2026, 4, 2)]),
        ("du 1er au 15 mars 2026", "fr", [date(2026, 3, 1), date(2026, 3, 15)]),
        ("du 01/03/2026 au 2026-04-02", "fr", [date(2026, 3, 1), date(2026, 4, 2)]),
        ("between 1 january and 2 april 2026", "en", [date(2026, 1, 1), date(2026, 4, 2)]),
        ("from march 1 to april 2, 2026", "en", [date(2026, 3, 1), date(2026, 4, 2)]),
        ("from march 1st, 2025 to 2 april 2026", "en", [date(2025, 3, 1), date(2026, 4, 2)]),
        # the year of the first day is not told
        ("entre le 1er decembre et le 2 avril 2026", "fr", [date(2026, 4, 2)]),
        ("du 31 fevrier au 2 avril 2026", "fr", [date(2026, 4, 2)]),
        ("2026-02-31 et 2026-03-01", "fr", [date(2026, 3, 1)]),
        ("rien", "fr", []),
    ],
)
def test_the_days_of_a_question(plain: str, lang: Lang, days: list[date]) -> None:
    assert [found.day for found in days_in(plain, lang)] == days


@given(st.lists(st.dates(min_value=date(1000, 1, 1)), max_size=3), st.sampled_from(LANGS))
def test_all_days_are_found_in_their_order(days: list[date], lang: Lang) -> None:
    text = " x ".join(day.isoformat() for day in days)
    assert [(found.day, text[found.start : found.end]) for found in days_in(text, lang)] == [
        (day, day.isoformat()) for day in days
    ]


@given(
    st.dates(),
    st.sampled_from(LANGS),
    st.text(alphabet="ab ", max_size=5),
    st.text(alphabet="ab ", max_size=5),
)
def test_a_day_is_found_where_it_stands(day: date, lang: Lang, before: str, after: str) -> None:
    text = f"{before} {day.isoformat()} {after}"
    found = day_in(text, lang)
    assert found is not None
    assert found.day == day
    assert text[found.start : found.end] == day.isoformat()


TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("plain", "day", "last"),
    [
        ("hier", date(2026, 3, 30), None),
        ("avant-hier", date(2026, 3, 29), None),
        ("the day before yesterday", date(2026, 3, 29), None),
        ("demain", date(2026, 4, 1), None),
        ("il y a six mois", date(2025, 9, 30), None),  # September has no 31st
        ("il y a 1 mois", date(2026, 2, 28), None),
        ("il y a 15 jours", date(2026, 3, 16), None),
        ("two weeks ago", date(2026, 3, 17), None),
        ("3 years ago", date(2023, 3, 31), None),
        ("depuis deux ans", date(2024, 3, 31), None),
        ("l'annee derniere", date(2025, 1, 1), date(2025, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        # no further than today
        ("this month", date(2026, 3, 1), date(2026, 3, 31)),
        ("cette annee", date(2026, 1, 1), TODAY),
        ("en 2026", date(2026, 1, 1), TODAY),
        ("en 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("fevrier 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("in march 2025", date(2025, 3, 1), date(2025, 3, 31)),
        # weeks from Monday to Sunday, quarters from January on
        ("next week", date(2026, 4, 6), date(2026, 4, 12)),
        ("la semaine derniere", date(2026, 3, 23), date(2026, 3, 29)),
        ("ce trimestre", date(2026, 1, 1), TODAY),
        ("next quarter", date(2026, 4, 1), date(2026, 6, 30)),
        ("le dernier trimestre", date(2025, 10, 1), date(2025, 12, 31)),
        # what is ahead begins today
        ("dans les trois prochains mois", TODAY, TODAY),
        ("within the next 90 days", TODAY, TODAY),
        ("d'ici six mois", TODAY, TODAY),
        ("expire within 6 months", TODAY, TODAY),
        ("les 2 semaines a venir", TODAY, TODAY),
        ("la fin de l'annee", date(2026, 12, 31), None),
        ("end of this month", date(2026, 3, 31), None),
        ("la fin du trimestre", date(2026, 3, 31), None),
    ],
)
def test_days_told_from_today_and_whole_periods(plain: str, day: date, last: date | None) -> None:
    (found,) = days_in(plain, "fr", TODAY)
    assert (found.day, found.last) == (day, last)


@pytest.mark.parametrize(
    ("plain", "whole"),
    [
        ("dans les trois prochains mois", date(2026, 6, 30)),
        ("within the next 90 days", date(2026, 6, 29)),
        ("d'ici six mois", date(2026, 9, 30)),
        ("echoient sous 10 jours", date(2026, 4, 10)),
        ("2 weeks from now", date(2026, 4, 14)),
    ],
)
def test_what_is_ahead_ends_so_far_from_today(plain: str, whole: date) -> None:
    (found,) = days_in(plain, "fr", TODAY)
    assert (found.day, found.whole) == (TODAY, whole)


@pytest.mark.parametrize(
    "plain", ["sous 72 heures", "within 30 days", "dans les 12 mois", "kept for 6 months"]
)
def test_a_term_by_itself_is_a_length_of_time(plain: str) -> None:
    assert days_in(plain, "fr", TODAY) == ()


@pytest.mark.parametrize("plain", ["hier", "il y a six mois", "last year", "two weeks ago"])
def test_without_today_nothing_is_told_from_it(plain: str) -> None:
    assert days_in(plain, "fr") == ()


@pytest.mark.parametrize(
    "plain",
    ["31 fevrier 2026", "il y a 9999 ans", "article 2024", "iso 27001 2013", "il y a 999 ans et 9999"],
)
def test_what_is_no_day_stays_words(plain: str) -> None:
    assert all(day.last is None and day.day.year < 2000 for day in days_in(plain, "fr", TODAY))


@given(
    st.text(alphabet="il y a hier un 0129 mois ans days ago last year depuis", max_size=40),
    st.one_of(
        st.dates(),
        st.dates(max_value=date(2, 12, 31)),
        st.dates(min_value=date(9998, 1, 1)),
    ),
)
def test_no_words_and_no_today_raise(plain: str, today: date) -> None:
    assert all(plain[day.start : day.end].strip() for day in days_in(plain, "fr", today))


@pytest.mark.parametrize("today", [date.min, date(1, 12, 31), date(2, 1, 1), date.max])
@pytest.mark.parametrize(
    "plain",
    [
        "hier",
        "avant-hier",
        "demain",
        "apres-demain",
        "last year",
        "this year",
        "last month",
        "ce mois-ci",
        "il y a 3 jours",
        "two weeks ago",
        "il y a 12 mois",
        "3 years ago",
        "il y a 999 semaines",
        "next week",
        "last week",
        "next quarter",
        "last quarter",
        "next month",
        "next year",
        "end of the year",
        "within the next 999 years",
    ],
)
def test_a_day_that_no_calendar_has_is_no_day(plain: str, today: date) -> None:
    for day in days_in(plain, "fr", today):
        assert date.min <= day.day <= date.max
