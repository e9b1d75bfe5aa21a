"""Remarks: what an inventory of trackers lacks, in the words that its finding lists."""

from pathlib import Path

from dataflow.speaking import both
from registry.catalogue import Catalogue
from registry.text import Text

_WORDS = Catalogue(Path(__file__).parent / "words")


def remark(key: str, **values: Text) -> Text:
    """The remark of that key in both languages."""
    return both(
        lambda lang: _WORDS.say(lang, key, **{name: value.say(lang) for name, value in values.items()})
    )
