"""R43: a yearly report to the authority, whose time is over."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Found, Regime
from dataflow.checks.reports import annual_report_missing
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

YEAR = "acme/2025"
MISSING = ("gap", YEAR, "main", None)


def found(
    changes: dict[str, Any], on: datetime.date = datetime.date(2026, 11, 22), regime: Regime = CI
) -> list[Found]:
    """What R43 finds of Acme, of Abidjan, with no report on record unless the changes have one."""
    told = list(annual_report_missing(varied("R43-bad", {"formalities": [], **changes}, on), regime))
    spoken("R43", told)
    return told


def report(**changes: Any) -> dict[str, Any]:
    whole = {"regime": "ci_2013_450", "kind": "annual_report", "valid_from": "2026-03-12", **changes}
    return {"formalities": [{key: each for key, each in whole.items() if each is not ...}]}


def test_r43_the_report_of_the_year_before_and_that_of_the_correspondant() -> None:
    assert list(annual_report_missing(shipped("R43-good"), CI)) == []
    told = list(annual_report_missing(shipped("R43-bad"), CI))
    assert verdicts(told) == [("gap", YEAR, "officer", None)]
    (said,) = spoken("R43", told)
    assert said.startswith(
        "The annual report of Acme to the authority on the year 2025, due by 31 March 2026, is not"
    )
    assert said.endswith("and neither is that of the correspondant appointed.")


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, [MISSING]),
        (report(), []),
        (report(valid_from="2026-01-01"), []),
        (report(valid_from="2026-07-01"), []),  # late, and sent
        (report(valid_from="2025-12-31"), [MISSING]),  # on the year before the last
        (report(valid_from="2026-11-23"), [MISSING]),  # not sent yet
        (report(status="unknown"), [MISSING]),
        (report(kind="attestation"), [MISSING]),
        (report(regime="gdpr"), [MISSING]),
        (report(valid_from=...), [("undetermined", YEAR, "undated", "sent")]),
        ({"data_sets": {"account": {"role": "processor"}}}, []),
        ({"data_sets": {"account": {"role": ...}}}, [("undetermined", "acme", "role_open", "role")]),
        ({"data_sets": {"account": {"valid_from": "2026-01-01"}}}, []),
        ({"data_sets": {"account": {"valid_from": "2025-12-31"}}}, [MISSING]),
    ],
)
def test_r43_what_is_missing_and_what_decides(changes: dict[str, Any], wanted: list[Any]) -> None:
    assert verdicts(found(changes)) == wanted


def test_r43_only_a_law_that_is_known_to_apply_makes_a_gap_and_others_ask_for_none() -> None:
    open_ = found({}, regime=Regime(CI.id, "unknown"))
    assert verdicts(open_) == [("undetermined", YEAR, "applicability", "applicability")]
    assert found({}, regime=GDPR) == []


@pytest.mark.parametrize(
    ("on", "year"), [("2026-03-31", 2024), ("2026-04-01", 2025), ("2026-12-31", 2025), ("2027-03-31", 2025)]
)
def test_r43_the_last_day_is_still_in_time(on: str, year: int) -> None:
    (told,) = found({}, datetime.date.fromisoformat(on))
    assert told.subject == f"acme/{year}"


@settings(max_examples=200)
@given(
    st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)),
    st.sets(st.dates(datetime.date(2018, 1, 1), datetime.date(2031, 12, 31)), max_size=4),
)
def test_r43_against_a_plain_reading(on: datetime.date, sent: set[datetime.date]) -> None:
    """A report sent in a year is about the year before; what is owed is that on which the time was last over."""
    owed = max(year for year in range(2015, 2032) if datetime.date(year + 1, 3, 31) < on)
    there = {day for day in sent if day <= on}
    missing = not any(day.year - 1 >= owed for day in there)
    rows = [report(valid_from=str(day))["formalities"][0] for day in sorted(sent)]
    told = found({"formalities": rows}, on)
    assert [each.subject for each in told] == ([f"acme/{owed}"] if missing else [])
