"""Phrases: the dashboard's own words in both languages."""

from pathlib import Path
from typing import Final

from registry.catalogue import Catalogue, quoted
from registry.text import Lang

WORDS: Final = Catalogue(Path(__file__).parent / "words")


def say(lang: Lang, key: str, /, **values: str | int) -> str:
    """The words of that key; KeyError when there are none."""
    return WORDS.say(lang, key, **values)


__all__ = ["WORDS", "quoted", "say"]
