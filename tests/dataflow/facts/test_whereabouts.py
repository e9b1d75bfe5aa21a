"""Whereabouts in words: every country and every area has words, and they are asked for in one place."""

from pathlib import Path

import pytest

from dataflow.facts.whereabouts import country_words
from registry.records.countries import AREAS, codes, country_name
from registry.records.text import LANGS

ROOT = Path(__file__).resolve().parents[3]


def test_every_country_and_area_has_words() -> None:
    for code in (*codes(), *AREAS):
        assert all(country_words(code).say(lang) for lang in LANGS)
    assert all(country_words("FR").say(lang) == country_name("FR", lang) for lang in LANGS)


def test_an_area_is_told_as_a_country_of_it_that_nobody_states() -> None:
    assert country_words("EEA").say("fr") == "un pays de l’Espace économique européen"
    assert country_words("ECOWAS").say("en") == "a country of ECOWAS"


@pytest.mark.parametrize("room", ["dataflow", "app_pages", "commands"])
def test_nobody_names_a_territory_past_them(room: str) -> None:
    """The CLDR knows the Union and neither the EEA nor ECOWAS: a page that asked it itself could not be shown."""
    asking = [
        path for path in (ROOT / room).rglob("*.py") if "territories(" in path.read_text(encoding="utf-8")
    ]
    assert asking == []
