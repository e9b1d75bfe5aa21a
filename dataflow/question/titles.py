"""Titles: what a reader is shown for each thing, its id beside it where its name alone would not tell it apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial

from dataflow.question.meaning import Kind, Meaning
from dataflow.question.sentences import WORDS
from dataflow.question.wanted import BARE
from registry.records.text import LANGS, Lang, Text, both

_QUOTES = re.compile('[«»“”„‟"]')
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′＇", "'"))
_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[,;()]")
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
    """What to show for each thing: its label, and its id after it where the label is not its own."""
    kinds = dict.fromkeys(each.kind for each in labels)
    shown: dict[Meaning, Text] = {}
    for kind in kinds:
        own = {each.id: label for each, label in labels.items() if each.kind == kind}
        shown |= {Meaning(kind, id_): label for id_, label in apart(own, _odd).items()}
    return {each: shown[each] for each in labels}


def apart(labels: Mapping[str, Text], odd: Callable[[str], bool] = lambda _: False) -> dict[str, Text]:
    """What to show for each of several values by their ids: its label, and the id after it where that is not its own.

    A label is not its own where another has it too, in either language, or where it holds what a sentence says
    around names: then the sentence could be read in two ways. Such is what reads as another condition of a list,
    and what begins as another label and a comma do: its marks are left out.
    """
    shown = dict(labels)
    shown |= {each: both(partial(_unmarked, labels[each])) for each in _unclear(shown, odd) - _alike(shown)}
    marked: set[str] = set()
    while more := _unclear(shown, odd) - marked:
        marked |= more
        shown |= {each: _with_id(labels[each], each) for each in more}
    alike = sorted(_alike(shown))  # by ids that are told apart by marks alone: « a,b » and « a b »
    return shown | {each: both(partial(_numbered, shown[each], n)) for n, each in enumerate(alike, 1)}


def _unclear(shown: Mapping[str, Text], odd: Callable[[str], bool]) -> set[str]:
    found = _alike(shown)
    for lang in LANGS:
        said = {id_: plain(label.say(lang)) for id_, label in shown.items()}
        known = {*said.values()}
        for id_, words in said.items():
            begun = (words[:at] in known for at, letter in enumerate(words) if letter == ",")
            if odd(words) or _reads_on(words) or any(begun):
                found.add(id_)
    return found


def _alike(shown: Mapping[str, Text]) -> set[str]:
    found: dict[tuple[Lang, str], list[str]] = defaultdict(list)
    for id_, label in shown.items():
        for lang in LANGS:
            found[lang, plain(label.say(lang))].append(id_)
    return {each for ids in found.values() if len(ids) > 1 for each in ids}


def _reads_on(said: str) -> bool:
    """Whether a label reads as more than a value: as another condition, the end of all, or that none is on record."""
    alone, after = _ends()
    return said in alone or ";" in said or any(each in said for each in after)


@cache
def _ends() -> tuple[frozenset[str], tuple[str, ...]]:
    """What the sentence of a list says in the place of a value, and what it says after the last one."""
    bare = [
        plain(WORDS.templates(lang, f"op.{op}")[0]).split("{column}:")[-1] for lang in LANGS for op in BARE
    ]
    asked = [plain(WORDS.templates(lang, "asked")[0]).split("{columns}")[0] for lang in LANGS]
    return frozenset(bare), tuple(f"){each}" for each in asked)


def _with_id(label: Text, id_: str) -> Text:
    own = any("," in said or _reads_on(said) for said in (plain(label.say(lang)) for lang in LANGS))
    return both(lambda lang: f"{_bare(label.say(lang)) if own else label.say(lang)} ({_bare(id_)})")


def _unmarked(label: Text, lang: Lang) -> str:
    return _bare(label.say(lang))


def _numbered(label: Text, number: int, lang: Lang) -> str:
    return f"{label.say(lang)} [{number}]"


def _bare(said: str) -> str:
    """Words without the marks that stand between and around the values of a list."""
    return " ".join(_MARKS.sub(" ", said).split()) or "…"


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
