"""Whereabouts in words: what a country is called, or that no more is known of it than its area."""

from functools import lru_cache

from dataflow.facts.sentences import WORDS
from registry.records.countries import AREAS, country_name
from registry.records.text import Text, both


# A registry names few countries, and each of them thousands of times.
@lru_cache(maxsize=512)
def country_words(code: str) -> Text:
    """« Côte d’Ivoire », « un pays de l’Union européenne ». KeyError for a code of neither a country nor an area."""
    return WORDS.both(f"area.{code}") if code in AREAS else both(lambda lang: country_name(code, lang))
