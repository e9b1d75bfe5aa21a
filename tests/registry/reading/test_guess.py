"""The guess: the word that was probably meant, or none."""

import pytest

from registry.reading.guess import near, near_key


def test_a_word_spelt_alike_is_suggested_and_another_is_not() -> None:
    options = ["country", "contacts", "contract"]
    assert near("contry", options) == {"suggestion": "country"}
    assert near("zzz", options) == near("country", []) == {}


def test_of_two_as_near_the_first_by_name_is_suggested_whatever_their_order() -> None:
    assert near("aaax", ["aaac", "aaab"]) == near("aaax", ["aaab", "aaac"]) == {"suggestion": "aaab"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pays", "country"),
        ("PAYS", "country"),
        ("durée", "period"),
        ("tiers", "third_parties"),
        ("contry", "country"),
    ],
)
def test_a_key_that_people_call_otherwise_is_found_by_what_they_call_it(written: str, meant: str) -> None:
    assert near_key(written, ["country", "period", "third_parties", "name"]) == {"suggestion": meant}


def test_a_key_that_has_no_place_here_is_not_suggested_for_its_other_name() -> None:
    assert near_key("pays", ["period", "name"]) != {"suggestion": "country"}
