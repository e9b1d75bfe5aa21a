"""Countries: the codes, their names, and the hint for what people write instead."""

import pytest
from pydantic import TypeAdapter, ValidationError

from registry.records.countries import Country, codes, country_name, meant
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
    ("written", "code"),
    [
        ("France", "unknown-country|suggestion=FR"),
        ("EU", "unknown-country|hint=area"),
        ("Union européenne", "unknown-country|hint=area"),
        ("a|b", "unknown-country"),
        (False, "unknown-country"),
        (None, "unknown-country"),
    ],
)
def test_refuses_all_else(written: object, code: str) -> None:
    with pytest.raises(ValidationError) as fault:
        COUNTRY.validate_python(written)
    assert str(fault.value.errors()[0]["ctx"]["error"]) == code
