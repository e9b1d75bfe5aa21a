"""Links within a line: what it names leads on, and the line says what it said."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app_pages.links import linked
from app_pages.markup import Html, element

NAMES = st.lists(st.text("ab (é", min_size=1, max_size=4), unique=True, max_size=4)


def ways(names: list[str]) -> dict[str, Html]:
    return {name: element("a", name, href=f"#{n}") for n, name in enumerate(names)}


@given(st.text("ab (é;", max_size=30), NAMES)
def test_the_words_stay_and_each_name_leads_on_once(line: str, names: list[str]) -> None:
    made = linked(line, ways(names))
    assert re.sub("<[^>]*>", "", made) == line
    led = re.findall(">([^<]*)</a>", made)
    assert len(led) == len({*led}) and {*led} <= {*names}


def test_the_longer_name_is_meant_and_no_part_of_a_word() -> None:
    made = linked("Nom complet ; Prénom ; Nom", ways(["Nom", "Nom complet"]))
    assert re.findall(">([^<]*)</a>", made) == ["Nom complet", "Nom"]
    assert linked("Renommée", ways(["nom"])) == "Renommée"


def test_what_somebody_wrote_is_no_markup() -> None:
    assert "<b>" not in linked("<b>x</b> Nom", ways(["Nom"]))
