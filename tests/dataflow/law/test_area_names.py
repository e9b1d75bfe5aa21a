"""The names of areas, as an exception gives them."""

import pytest

from dataflow.law.area_names import named_area
from registry.records.text import Text


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
