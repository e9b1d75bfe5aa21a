"""Days and lists in words, the same in every sentence, table and picture."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from babel.dates import format_date
from babel.lists import format_list

from registry.records.text import Lang

_LOCALES: Final[dict[Lang, str]] = {"fr": "fr_FR", "en": "en_GB"}
"""English by British habits: the day comes first, and no comma before the last « and »."""


def day_in_words(day: date, lang: Lang) -> str:
    """The day as it is written in a sentence: 22 novembre 2026, 1er mai 2026, 22 November 2026."""
    words = str(format_date(day, "long", locale=_LOCALES[lang]))
    # The CLDR has « 1 mai »; a French writer says « 1er mai ».
    return words.replace("1 ", "1er ", 1) if lang == "fr" and day.day == 1 else words


def list_in_words(items: Iterable[str], lang: Lang) -> str:
    """The items with « et » or "and" before the last one."""
    return str(format_list(list(items), locale=_LOCALES[lang]))
