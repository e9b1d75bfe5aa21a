"""Titles: what a reader is shown for each thing, its id beside it where its name alone would not tell it apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property

from dataflow.question.meaning import Kind, Meaning
from dataflow.question.sentences import WORDS
from registry.records.text import LANGS, Lang, Text, both

_QUOTES = re.compile('[«»“”„‟"]')
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′＇", "'"))
_SPACES = re.compile(r"\s+")
_DAY_AT_END = re.compile(r"[0-9]{1,2}(?:er)?[^\W\d]+[0-9]{1,4}$")


def plain(text: str) -> str:
    """A text as sentences are compared: whatever its capitals, its spaces, and the shapes of its marks."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _SPACES.sub("", _QUOTES.sub('"', text.translate(_APOSTROPHES)))


class Titles:
    """What a reader is shown for each thing, and which thing is shown so."""

    def __init__(self, labels: Mapping[Meaning, Text]) -> None:
        self._shown = titles(labels)

    @cached_property
    def _things(self) -> Mapping[tuple[Kind, Lang, str], Meaning]:
        return {
            (meaning.kind, lang, plain(title.say(lang))): meaning
            for meaning, title in self._shown.items()
            for lang in LANGS
        }

    @property
    def all(self) -> Mapping[Meaning, Text]:
        """What is shown for each thing."""
        return self._shown

    def of(self, meaning: Meaning) -> Text | None:
        """What is shown for a thing; None where there is none."""
        return self._shown.get(meaning)

    def thing(self, kind: Kind, said: str, lang: Lang) -> Meaning | None:
        """The thing of that kind that is shown as those words, as `plain` has them."""
        return self._things.get((kind, lang, said))


def titles(labels: Mapping[Meaning, Text]) -> dict[Meaning, Text]:
    """What to show for each thing: its label, and its id after it where the label is not its own.

    A label is not its own where another thing of the kind has it too, or where it holds what a sentence says
    around names: then the sentence could be read in two ways.
    """
    shown = dict(labels)
    marked: set[Meaning] = set()
    while more := _unclear(shown) - marked:
        marked |= more
        shown |= {each: _with_id(labels[each], each.id) for each in more}
    return shown


def _with_id(label: Text, id_: str) -> Text:
    return both(lambda lang: f"{label.say(lang)} ({id_})")


def _unclear(shown: Mapping[Meaning, Text]) -> set[Meaning]:
    same: dict[tuple[Kind, Lang, str], list[Meaning]] = defaultdict(list)
    for meaning, label in shown.items():
        for lang in LANGS:
            same[meaning.kind, lang, plain(label.say(lang))].append(meaning)
    return {each for (_, _, said), alike in same.items() for each in alike if len(alike) > 1 or _odd(said)}


def _odd(said: str) -> bool:
    return (
        not any(letter.isalnum() for letter in said)
        or '"' in said
        or bool(_DAY_AT_END.search(said))
        or (said.endswith(")") and any(limit in said for limit in _limits()))
    )


@cache
def _limits() -> frozenset[str]:
    """What begins the words that limit a question to some people, or to some countries."""
    said = (
        plain(re.sub(r"\{[a-z_]+\}", "", WORDS.templates(lang, key)[0])).strip("()")
        for lang in LANGS
        for key in ("limited", "place.from", "place.to")
    )
    return frozenset(said)
