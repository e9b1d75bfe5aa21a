"""Days and lists in words, the same in every sentence, table and picture."""

from collections.abc import Iterable
from datetime import date

from registry.records.cldr import day_of, list_of
from registry.records.text import Lang, Text, both


def day_in_words(day: date, lang: Lang) -> str:
    """The day as it is written in a sentence: 22 novembre 2026, 1er mai 2026, 22 November 2026."""
    words = day_of(day, lang)
    # The CLDR has « 1 mai »; a French writer says « 1er mai ».
    return words.replace("1 ", "1er ", 1) if lang == "fr" and day.day == 1 else words


def day_text(day: date) -> Text:
    """The same in both languages."""
    return both(lambda lang: day_in_words(day, lang))


def list_in_words(items: Iterable[str], lang: Lang) -> str:
    """The items with « et » or "and" before the last one."""
    return list_of([*items], lang)
