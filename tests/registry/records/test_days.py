"""Days: what is taken for one, and the first and the last day that something holds."""

import datetime

import pytest
from pydantic import ValidationError

from registry.records.days import Dated, day_written


def test_both_ends_are_included() -> None:
    held = Dated.model_validate({"valid_from": "2026-03-01", "valid_to": "2026-03-31"})
    days = [datetime.date(2026, 2, 28) + datetime.timedelta(days=n) for n in range(33)]
    assert [day.day for day in days if held.holds_on(day)] == list(range(1, 32))


def test_an_open_end_is_not_limited() -> None:
    assert Dated().holds_on(datetime.date.min) and Dated().holds_on(datetime.date.max)
    day = datetime.date(2026, 3, 1)
    assert Dated(valid_from=day).holds_on(datetime.date.max)
    assert Dated(valid_to=day).holds_on(datetime.date.min)


def test_one_day_is_long_enough_and_an_end_before_the_beginning_is_refused() -> None:
    assert Dated.model_validate({"valid_from": "2026-03-01", "valid_to": "2026-03-01"}).valid_to
    with pytest.raises(ValidationError, match=r"dates-reversed\|from=2026-03-02\|to=2026-03-01"):
        Dated.model_validate({"valid_from": "2026-03-02", "valid_to": "2026-03-01"})


@pytest.mark.parametrize(
    "written", ["2026-02-30", "20260301", "2026-W09-1", "2026-3-1", 20260301, 1.5, "", True]
)
def test_what_is_no_day_is_refused_and_never_read_as_seconds(written: object) -> None:
    with pytest.raises(ValidationError, match="bad-date"):
        Dated.model_validate({"valid_from": written})


def test_a_day_that_is_written() -> None:
    assert day_written("2024-02-29") == datetime.date(2024, 2, 29)
    assert day_written("2026-02-29") is day_written("2026-W09-1") is day_written("20260301") is None
    assert day_written("") is day_written("2026-03-01 ") is day_written("٢٠٢٦-03-01") is None
