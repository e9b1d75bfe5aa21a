"""The guess: the word that was probably meant, or none."""

import re
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from registry.reading.guess import near, near_key
from registry.vocabulary import vocabulary

FIELDS = sorted(vocabulary().fields)
GENERAL = (
    "address",
    "number",
    "date",
    "id",
    "name",
    "code",
    "day",
    "identifier",
    "adress",
    "nummer",
    "adresse",
)
OWN = (
    "mac",
    "wifi",
    "vehicle",
    "booking",
    "imsi",
    "plot",
    "shoe",
    "x",
    "vin",
    "delivery",
    "gps",
    "badge",
    "uuid",
)


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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mac_address", None), ("mac_adress", None), ("MAC-Adresse", None), ("address", None), ("number", None),
        ("vehicle_number", None), ("delivery_address", None),
        ("email_adress", "email_address"), ("e_mail_address", "email_address"), ("adresse_ip", "ip_address"),
        ("phonenumber", "phone_number"), ("phone_nmber", "phone_number"), ("fist_name", "first_name"),
        ("date_birth", "date_of_birth"), ("lastname", "last_name"),
    ],
)  # fmt: skip
def test_a_field_is_not_meant_for_what_half_of_all_fields_are_called(written: str, meant: str | None) -> None:
    assert near(written, FIELDS) == ({"suggestion": meant} if meant else {})


@given(st.lists(st.sampled_from(OWN), max_size=2), st.lists(st.sampled_from(GENERAL), min_size=1, max_size=2))
def test_what_is_suggested_never_shares_a_general_word_alone(own: list[str], general: list[str]) -> None:
    """Where only general words are the same, what is left of both is alike too, and there is something left."""
    for written in ("_".join([*own, *general]), "-".join([*general, *own])):
        if meant := near(written, FIELDS).get("suggestion"):
            one, other = set(re.split("[_-]", written)), set(meant.split("_"))
            if one & other and one & other <= set(GENERAL):
                rest, left = (each - (one & other) for each in (one, other))
                assert rest and left
                orders = product(permutations(sorted(rest)), permutations(sorted(left)))
                assert max(fuzz.ratio("".join(mine), "".join(theirs)) for mine, theirs in orders) >= 60


def test_a_general_word_that_is_a_key_itself_is_found_misspelt() -> None:
    keys = ["address", "date", "name", "number", "legal_name", "dated"]
    for written, meant in (("adress", "address"), ("nme", "name"), ("numbr", "number"), ("dat", "date")):
        assert near(written, keys) == {"suggestion": meant}
