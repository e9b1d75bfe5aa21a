"""The earlier state: the day to compare with, when the address names none."""

import datetime

import pytest

from app_pages.earlier import _a_year_before


@pytest.mark.parametrize(
    ("on", "before"),
    [
        ("2026-11-22", "2025-11-22"),
        ("2024-02-29", "2023-02-28"),
        ("2024-02-28", "2023-02-28"),
        ("2025-02-28", "2024-02-28"),
        ("0001-06-01", "0001-01-01"),
        ("0002-01-01", "0001-01-01"),
    ],
)
def test_a_year_before(on: str, before: str) -> None:
    assert _a_year_before(datetime.date.fromisoformat(on)) == datetime.date.fromisoformat(before)
