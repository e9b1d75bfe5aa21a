"""The names of areas, as an exception gives them, and who belongs to them."""

import datetime

import pytest

from dataflow.law.area_names import belongs, named_area
from registry.records.text import Text

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ({"fr": "dans l’UE", "en": "in the EU"}, "eu"),
        ({"fr": "Dans l'Union européenne."}, "eu"),
        ({"en": "within the European Economic Area"}, "eea"),
        ({"fr": "au sein de la CEDEAO", "en": "inside ECOWAS"}, "ecowas"),
        ({"fr": "dans l’UE", "en": "in the EEA"}, None),
        ({"fr": "dans l’UE ou aux États-Unis"}, None),
        ({"en": "the EU"}, None),
        ({"en": "in the law"}, None),
    ],
)
def test_an_area_is_named_by_words_that_say_nothing_else(words: dict[str, str], area: str | None) -> None:
    assert named_area(Text(**words)) == area


def test_no_words_name_no_area() -> None:
    assert named_area(None) is None


@pytest.mark.parametrize(
    ("country", "areas"), [("FR", {"eu", "eea"}), ("NO", {"eea"}), ("CI", {"ecowas"}), ("US", set())]
)
def test_a_country_belongs_to_the_areas_of_the_tables(country: str, areas: set[str]) -> None:
    assert {area for area in ("eu", "eea", "ecowas") if belongs(country, area, DAY)} == areas
