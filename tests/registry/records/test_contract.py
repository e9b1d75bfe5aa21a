"""The contract: how it runs on the calendar, against a day-by-day reading, and how its clauses are written."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from registry.records.contract import ALL, Contract, Run, run_on
from registry.records.duration import Duration, ahead, due

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
EVERY = st.sampled_from(["P1Y", "P1M", "P6M", "P90D", "P2W", "P1DT23H", None])
NOTICE = st.sampled_from(["P3M", "P30D", "P1Y", None])


def made(**parts: Any) -> Contract:
    """A contract with what is given of it."""
    return Contract.model_validate({key: part for key, part in parts.items() if part is not None})


@given(DAYS, DAYS, EVERY)
def test_a_tacit_renewal_ends_with_the_first_term_that_is_not_over(
    ends: datetime.date, on: datetime.date, every: str | None
) -> None:
    run = run_on(made(ends=ends, renewal="tacit", renews_every=every), on)
    if on <= ends:
        assert run == Run("running", ends)
        return
    assert run.state == "renewed"
    term, times = ends, 0
    while every and term < on:  # one term after the other, each counted from the first end
        times += 1
        term = due(ends, Duration.parse(every) * times)
    assert run.until == (term if every else None)


@given(DAYS, DAYS, EVERY, NOTICE, st.sampled_from(["tacit", "explicit", "none", None]))
def test_notice_is_to_come_and_leaves_an_end_that_is_to_come(
    ends: datetime.date, on: datetime.date, every: str | None, notice: str | None, renewal: str | None
) -> None:
    contract = made(ends=ends, renewal=renewal, renews_every=every, notice=notice)
    run = run_on(contract, on)
    if run.notice_by is None:
        # Nothing to give notice of, or nobody knows by when.
        later = renewal == "tacit" and every
        assert notice is None or renewal in ("explicit", "none") or not later or run.until is None
        return
    assert contract.notice is not None and run.leaves is not None
    assert on <= run.notice_by == ahead(run.leaves, contract.notice)
    assert renewal in ("tacit", None)


STATES = {
    # day asked against `ends`, by renewal; a contract without an end by its term
    ("before", "tacit"): "running", ("before", "none"): "running", ("before", None): "running",
    ("after", "tacit"): "renewed", ("after", "none"): "ended", ("after", "explicit"): "ended",
    ("after", None): "lapsed",
}  # fmt: skip


@pytest.mark.parametrize(("when", "renewal"), STATES)
def test_the_state_on_a_day(when: str, renewal: str | None) -> None:
    on = datetime.date(2026, 6, 30) + datetime.timedelta(days=when == "after")
    assert run_on(made(ends="2026-06-30", renewal=renewal), on).state == STATES[when, renewal]


def test_without_an_end_only_its_term_tells() -> None:
    on = datetime.date(2026, 1, 1)
    assert run_on(made(date="2020-01-01"), on) == Run("unknown")
    assert run_on(made(term="fixed"), on) == Run("unknown")
    assert run_on(made(term="open"), on) == run_on(made(term="service"), on) == Run("running")
    assert run_on(made(date="2020-01-01", starts="2026-01-02", ends="2027-01-01"), on).state == "not_yet"


@given(st.sampled_from(["PT1H", "PT1440M", "P0D"]), DAYS, DAYS)
def test_a_renewal_shorter_than_a_day_is_none_that_can_be_counted(
    every: str, ends: datetime.date, on: datetime.date
) -> None:
    run = run_on(made(ends=ends, renewal="tacit", renews_every=every), on)
    assert run.until is None or run.until >= min(on, ends)


def test_all_is_each_of_the_eight_and_nothing_else() -> None:
    assert made(clauses="all") == made(clauses=list("abcdefgh")) and made(clauses="all").clauses == ALL
    for wrong in ("abc", "ALL", ["all"], ["a", "i"]):
        with pytest.raises(ValidationError):
            made(clauses=wrong)


@pytest.mark.parametrize(("starts", "ends"), product(["2026-01-02"], ["2026-01-01", "2025-12-31"]))
def test_an_end_before_the_beginning_is_refused(starts: str, ends: str) -> None:
    with pytest.raises(ValidationError, match="dates-reversed"):
        made(starts=starts, ends=ends)
    assert made(starts=ends, ends=starts).began == datetime.date.fromisoformat(ends)
