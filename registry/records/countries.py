"""Countries: the codes of ISO 3166-1 alpha-2, their names in French and English, and what people mean."""

import difflib
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema

from registry.records.cldr import territories
from registry.records.refusal import refusal
from registry.records.text import LANGS, Lang

# What Unicode lists beside the countries of ISO 3166-1: unions, parts of countries, islands with codes kept
# for the post, test codes, and Kosovo's XK, which ISO leaves to its users.
_NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)
AREAS: Final[Mapping[str, frozenset[str]]] = {
    "EU": frozenset({"eu", "eea"}),
    "EEA": frozenset({"eea"}),
    "ECOWAS": frozenset({"ecowas"}),
}
"""What stands where of a country no more is known than its area, each with the areas it lies in."""
_AREA_NAMES: Final = {
    "eu": "EU", "ue": "EU", "european union": "EU", "union europeenne": "EU",
    "eea": "EEA", "eee": "EEA", "european economic area": "EEA", "espace economique europeen": "EEA",
    "ecowas": "ECOWAS", "cedeao": "ECOWAS",
}  # fmt: skip
_GROUPS = frozenset({*_AREA_NAMES, "europe", "ez", "un", "onu"})
_LONGEST = 60
"""How much of a text is looked at: no name of a country is as long."""
_OTHER_NAMES = {
    "uk": "GB", "great britain": "GB", "grande bretagne": "GB", "england": "GB", "angleterre": "GB",
    "us": "US", "usa": "US", "u s a": "US", "united states of america": "US", "etats unis d amerique": "US",
    "ivory coast": "CI", "holland": "NL", "hollande": "NL", "el": "GR", "czech republic": "CZ",
    "republique tcheque": "CZ", "hong kong": "HK", "macao": "MO", "burma": "MM", "birmanie": "MM",
    "coree du sud": "KR", "south korea": "KR", "turkey": "TR",
}  # fmt: skip


@cache
def codes() -> frozenset[str]:
    """The 249 codes of ISO 3166-1 alpha-2."""
    return frozenset(code for code in territories("en") if len(code) == 2 and code.isalpha()) - _NOT_COUNTRIES


@cache
def country_name(code: str, lang: Lang) -> str:
    """The country's name; KeyError when the code is none of ISO 3166-1."""
    if code not in codes():
        raise KeyError(code)
    return territories(lang)[code].replace("'", "’")


def meant(written: str) -> str:
    """The code of the country that was probably meant by a name, a synonym or a lower-case code, else ''."""
    bare = _folded(written)
    if bare in _OTHER_NAMES:
        return _OTHER_NAMES[bare]
    if bare.upper() in codes():
        return bare.upper()
    if bare in _named():
        return _named()[bare]
    near = difflib.get_close_matches(bare, _named(), n=1, cutoff=0.8) if len(bare) > 4 else []
    return _named()[near[0]] if near else ""


@cache
def _named() -> dict[str, str]:
    """The codes by folded name, both languages."""
    return {_folded(country_name(code, lang)): code for lang in LANGS for code in sorted(codes())}


def _folded(words: str) -> str:
    """Lower case, without accents, with single spaces for all that is no letter."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(each if each.isalnum() else " " for each in apart if not unicodedata.combining(each))
    return " ".join(letters.split())


def hint_for(written: str) -> dict[str, str]:
    """What helps with a text that is no code: that it is a group of countries, or the country that was meant.

    Looking for one takes longer than reading the text: it is asked for what is told, not for all that is wrong.
    """
    if _folded(written[:_LONGEST]) in _GROUPS:
        return {"hint": "area"}
    code = meant(written[:_LONGEST])
    return {"suggestion": code} if code else {}


def hint_for_location(written: str) -> dict[str, str]:
    """The same for a text that names no place where data may be: the area that was meant, or the country."""
    area = _AREA_NAMES.get(_folded(written[:_LONGEST]))
    return {"suggestion": area} if area else hint_for(written)


def _validated(value: Any) -> str:
    if isinstance(value, str) and value in codes():
        return value
    raise refusal("unknown-country")


Country = Annotated[
    str,
    BeforeValidator(_validated),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$", "examples": ["FR", "CI"]}),
]
"""A country as ISO 3166-1 alpha-2 codes it: `FR`, `CI`. ValueError `unknown-country` for all else: see `hint_for`."""


def _located(value: Any) -> str:
    if isinstance(value, str) and (value in codes() or value in AREAS):
        return value
    raise refusal("unknown-location")


Location = Annotated[
    str,
    BeforeValidator(_located),
    WithJsonSchema(
        {"type": "string", "pattern": f"^([A-Z]{{2}}|{'|'.join(AREAS)})$", "examples": ["FR", "CI", *AREAS]}
    ),
]
"""A country as above or, where no more is known, the area it is in: `EU`, `EEA`, `ECOWAS`.
ValueError `unknown-location` for all else: see `hint_for_location`."""
