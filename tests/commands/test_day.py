"""The day on the command line: what is taken for one, and what is not."""

import datetime

import pytest

from commands.day import day_of, is_day
from commands.exit import Misuse


def test_a_day_is_written_as_year_month_and_day() -> None:
    assert is_day("2026-11-22")
    assert day_of("2026-11-22", "en") == datetime.date(2026, 11, 22)


@pytest.mark.parametrize("given", ["", "2026-W47-7", "20261122", "2026-11-2", "2026-11-22 ", "٢٠٢٦-11-22"])
def test_what_is_not_written_as_a_day(given: str) -> None:
    assert not is_day(given)
    with pytest.raises(Misuse):
        day_of(given, "en")


def test_a_day_that_there_is_not_is_written_as_one_and_refused() -> None:
    assert is_day("2026-02-30")
    with pytest.raises(Misuse, match="2026-02-30"):
        day_of("2026-02-30", "fr")
