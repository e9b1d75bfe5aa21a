"""Versions: a certificate under a version that was replaced, day by day."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.checks.versions import standing_of
from registry.records.actor import Certification
from registry.vocabulary import vocabulary

HDS = vocabulary().certifications["hds"]
NOW = datetime.date(2026, 11, 22)


def told(on: datetime.date = NOW, **held: Any) -> str | None:
    return standing_of(Certification.model_validate({"standard": "hds", **held}), HDS, on)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ({"valid_from": "2024-11-15"}, "superseded"),
        ({"valid_from": "2024-11-16"}, None),
        ({"valid_from": "2024-11-15", "valid_to": "2026-11-22"}, "superseded"),
        ({"valid_from": "2024-11-15", "valid_to": "2026-11-21"}, None),  # out of date, which is said
        ({"valid_to": "2027-11-15"}, "version_unsaid"),  # under version 2 it would be valid for longer
        ({"valid_to": "2027-11-16"}, None),
        ({}, None),
        ({"level": "v2", "valid_from": "2024-01-01"}, None),
        ({"level": "2", "valid_from": "2024-01-01"}, None),
        ({"level": "version 2"}, None),
        ({"level": "v1", "valid_from": "2025-06-01"}, "superseded"),
        ({"level": "1.1"}, "superseded"),
        ({"level": "Version 1"}, "superseded"),
        ({"level": "2018", "valid_from": "2025-06-01"}, None),  # a year is no version
        ({"level": "activités 1 à 6", "valid_from": "2025-06-01"}, None),
        ({"note": "Délivré sous la version 1."}, "superseded"),
        ({"note": "Passé en v2 en mars 2026.", "valid_from": "2023-06-01"}, None),
        ({"note": "Activités 1, 2 et 3.", "valid_from": "2025-06-01"}, None),
    ],
)
def test_what_it_says_itself_goes_before_what_its_dates_suggest(
    held: dict[str, Any], wanted: str | None
) -> None:
    assert told(**held) == wanted


@pytest.mark.parametrize(("on", "wanted"), [("2026-05-15", None), ("2026-05-16", "superseded")])
def test_until_the_day_both_versions_hold(on: str, wanted: str | None) -> None:
    held = {"valid_from": "2023-06-01", "valid_to": "2026-12-31"}
    assert told(datetime.date.fromisoformat(on), **held) == wanted


DATES = st.none() | st.dates(datetime.date(2022, 1, 1), datetime.date(2030, 12, 31))


@given(DATES, DATES, st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 12, 31)))
def test_it_is_what_the_dates_say(
    start: datetime.date | None, end: datetime.date | None, on: datetime.date
) -> None:
    """Nothing before the day, nothing of what is over, nothing of what began under the new version."""
    if start and end and end < start:
        start, end = end, start
    held = {"valid_from": start, "valid_to": end}
    found = told(on, **{name: day for name, day in held.items() if day})
    both_hold = on < datetime.date(2026, 5, 16)
    if both_hold or (end and end < on) or (start and start >= datetime.date(2024, 11, 16)):
        assert found is None
    elif start:
        assert found == "superseded"
    else:
        assert found == ("version_unsaid" if end and end < datetime.date(2027, 11, 16) else None)


@pytest.mark.parametrize("standard", [each for each in vocabulary().certifications if each != "hds"])
def test_other_standards_have_no_replaced_version_here(standard: str) -> None:
    held = Certification.model_validate({"standard": standard, "valid_from": "2020-01-01", "level": "v1"})
    assert standing_of(held, vocabulary().certifications[standard], NOW) is None
