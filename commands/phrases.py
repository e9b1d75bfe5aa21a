"""The phrases of the terminal, in French and English."""

from pathlib import Path

from registry.catalogue import Catalogue
from registry.text import Lang

WORDS = Catalogue(Path(__file__).parent / "words")


def say(lang: Lang, key: str, /, **values: str | int) -> str:
    """The phrase of that key."""
    return WORDS.say(lang, key, **values)
