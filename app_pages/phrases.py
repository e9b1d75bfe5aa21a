"""Phrases: the dashboard's own words in both languages."""

import datetime
from pathlib import Path
from typing import Final

from babel.dates import format_date

from registry.catalogue import Catalogue, quoted
from registry.text import Lang

WORDS: Final = Catalogue(Path(__file__).parent / "words")


def say(lang: Lang, key: str, /, **values: str | int) -> str:
    """The words of that key; KeyError when there are none."""
    return WORDS.say(lang, key, **values)


def day(on: datetime.date, lang: Lang) -> str:
    """A date as it is written out: 7 mars 2024, 7 March 2024."""
    # British order: the day first, as the date picker and the French have it.
    return format_date(on, format="long", locale="fr" if lang == "fr" else "en_GB").replace("'", "’")


__all__ = ["WORDS", "day", "quoted", "say"]
