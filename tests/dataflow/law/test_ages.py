"""The ages of digital consent: one for each country of the area and each day, within what the regulation admits."""

import datetime
from itertools import pairwise

import pytest

from dataflow.law import laws, tables
from dataflow.law.ages import ages
from registry.records.countries import codes
from tests.dataflow.checks.registries import DAY
from tests.test_words import french_fault

MEMBERS = sorted(each for each in codes() if tables().member("eea", each, DAY))


def test_each_country_of_the_area_has_one_age_that_the_regulation_admits() -> None:
    table = ages()
    for country in MEMBERS:
        row = ages().of("gdpr", country, DAY)
        assert row is not None, country
        assert table.lowest <= row.age <= table.highest
        assert row.source


def test_two_ages_of_a_country_follow_each_other() -> None:
    for law, country in {(row.law, row.country) for row in ages().ages}:
        rows = [row for row in ages().ages if (row.law, row.country) == (law, country)]
        rows.sort(key=lambda row: row.valid_from or datetime.date.min)
        for before, after in pairwise(rows):
            assert before.valid_to is not None and after.valid_from is not None
            assert before.valid_to + datetime.timedelta(days=1) == after.valid_from


@pytest.mark.parametrize(
    ("law", "country", "day", "age"),
    [
        ("gdpr", "FR", "2026-11-22", 15),
        ("gdpr", "RE", "2026-11-22", 15),
        ("gdpr", "FR", "2018-06-20", None),
        ("gdpr", "DK", "2023-12-31", 13),
        ("gdpr", "DK", "2024-01-01", 15),
        ("gdpr", "NO", "2026-11-22", 13),
        ("gdpr", "GB", "2026-11-22", None),
        ("uk_gdpr", "GB", "2026-11-22", 13),
        ("gdpr", "CI", "2026-11-22", None),
        ("gdpr", None, "2026-11-22", None),
    ],
)
def test_the_age_of_a_day(law: str, country: str | None, day: str, age: int | None) -> None:
    row = ages().of(law, country, datetime.date.fromisoformat(day))
    assert (row and row.age) == age


def test_a_law_without_ages_is_not_judged_by_those_of_another() -> None:
    assert [id_ for id_ in laws() if "R41" in laws()[id_].checks and not ages().ruled(id_)] == []
    assert not ages().ruled("ci_2013_450")


def test_below_the_french_age_the_child_consents_too() -> None:
    (row,) = [row for row in ages().ages if row.joint]
    assert row.country == "FR" and row.joint and not french_fault(str(row.joint.fr))
