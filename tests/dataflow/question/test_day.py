"""Days in questions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.question.day import day_in
from registry.text import LANGS, Lang


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
