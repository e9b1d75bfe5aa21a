"""The words of changes, in both languages."""

from pathlib import Path

from dataflow.speaking import both
from registry.catalogue import Catalogue
from registry.text import Text

WORDS = Catalogue(Path(__file__).parent / "words")


def say(key: str, **values: Text) -> Text:
    """The words of that key in both languages, filled with texts."""
    return both(
        lambda lang: WORDS.say(lang, key, **{name: value.say(lang) for name, value in values.items()})
    )
