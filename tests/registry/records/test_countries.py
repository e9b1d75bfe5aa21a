"""Countries: the codes, their names, and the hint for what people write instead."""

import pytest
from pydantic import TypeAdapter, ValidationError

from registry.records.countries import (
    AREAS,
    Country,
    Location,
    codes,
    country_name,
    hint_for,
    hint_for_location,
    meant,
)
from registry.records.text import LANGS

COUNTRY: TypeAdapter[str] = TypeAdapter(Country)


def test_the_codes_are_those_of_iso_3166() -> None:
    assert len(codes()) == 249
    assert {"FR", "CI", "NO", "GB"} <= codes()
    assert not codes() & {"EU", "UN", "XK", "ZZ", "UK"}


@pytest.mark.parametrize("code", ["FR", "CI", "NO"])
def test_accepts_a_code(code: str) -> None:
    assert COUNTRY.validate_python(code) == code


def test_names_are_those_of_the_language() -> None:
    assert country_name("CI", "fr") == "Côte d’Ivoire"
    assert country_name("DE", "en") == "Germany"
    assert not [code for code in codes() for lang in LANGS if "'" in country_name(code, lang)]
    with pytest.raises(KeyError, match="EU"):
        country_name("EU", "fr")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("France", "FR"),
        ("UK", "GB"),
        ("fr", "FR"),
        ("cote d'ivoire", "CI"),
        ("Allemange", "DE"),
        ("États-Unis", "US"),
        ("??", ""),
        ("", ""),
    ],
)
def test_suggests_what_was_meant(written: str, code: str) -> None:
    assert meant(written) == code


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("France", {"suggestion": "FR"}),
        ("EU", {"hint": "area"}),
        ("Union européenne", {"hint": "area"}),
        ("a|b", {}),
        ("\ufdfa" * 50_000, {}),
        (False, {}),
        (None, {}),
    ],
)
def test_refuses_all_else(written: object, help_: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as fault:
        COUNTRY.validate_python(written)
    assert str(fault.value.errors()[0]["ctx"]["error"]) == "unknown-country"
    assert hint_for(str(written)) == help_


@pytest.mark.parametrize("where", ["FR", "CI", *AREAS])
def test_a_location_is_a_country_or_an_area(where: str) -> None:
    assert TypeAdapter(Location).validate_python(where) == where


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("European Union", {"suggestion": "EU"}),
        ("UE", {"suggestion": "EU"}),
        ("eee", {"suggestion": "EEA"}),
        ("CEDEAO", {"suggestion": "ECOWAS"}),
        ("Europe", {"hint": "area"}),
        ("France", {"suggestion": "FR"}),
        ("nowhere", {}),
    ],
)
def test_what_is_neither_is_refused_with_what_was_meant(written: str, help_: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="unknown-location"):
        TypeAdapter(Location).validate_python(written)
    assert hint_for_location(written) == help_
