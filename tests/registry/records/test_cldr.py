"""The words of the CLDR: those that Babel gives, kept or not."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from registry.records import cldr
from registry.records.cldr import UNITS, day_of, length_of, list_of, territories

LOCALES = {"fr": "fr_FR", "en": "en_GB"}
LANGS = st.sampled_from(["fr", "en"])


@pytest.fixture(autouse=True, params=["fresh", "kept"])
def words(request: pytest.FixtureRequest) -> None:
    """Taken from Babel, and from what was kept of it."""
    cldr._words.cache_clear()
    if request.param == "kept":
        cldr._words()
        cldr._words.cache_clear()


@given(st.dates(), LANGS)
def test_days(day: date, lang: str) -> None:
    assert day_of(day, lang) == format_date(day, "long", locale=LOCALES[lang])


@given(st.lists(st.text("ab{}01, ", max_size=4), max_size=5), LANGS)
def test_lists(items: list[str], lang: str) -> None:
    assert list_of(items, lang) == format_list(items, locale=LOCALES[lang])


@given(st.integers(0, 99_999), st.sampled_from(UNITS), LANGS)
def test_lengths_of_time(n: int, unit: str, lang: str) -> None:
    assert length_of(n, unit, lang) == format_unit(n, f"duration-{unit}", length="long", locale=lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_countries_and_every_small_length(lang: str) -> None:
    assert territories(lang) == dict(Locale.parse(lang).territories)
    for unit in UNITS:
        for n in range(1100):
            assert length_of(n, unit, lang) == format_unit(n, f"duration-{unit}", length="long", locale=lang)
