"""The words of questions in French and English, and what they tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dataflow.question.fold import singular, words
from dataflow.question.topic import Topic
from registry.records.text import LANGS, Lang
from registry.source.shipped import read_shipped
from registry.vocabulary import vocabulary

Key = tuple[str, ...]


class Cue(StrEnum):
    """What a word of a question tells about what is asked."""

    WHERE = "where"
    GO = "go"
    WHO = "who"
    TO_WHOM = "to_whom"
    WHAT = "what"
    RECEIVE = "receive"
    HAVE = "have"
    SEND = "send"
    ACCESS = "access"
    COLLECT = "collect"
    STORE = "store"
    KEEP = "keep"
    HOW_LONG = "how_long"
    RETENTION = "retention"
    WHEN = "when"
    DELETE = "delete"
    CERTIFIED = "certified"
    SHOW = "show"
    NOT = "not"
    LOCATED = "located"
    BREACH = "breach"
    IF = "if"
    TELL = "tell"
    DUTY = "duty"
    CONCERN = "concern"
    TRANSFER = "transfer"
    LEAVE = "leave"
    ABROAD = "abroad"
    TOWARDS = "towards"
    """A country that data goes to; no word tells it, but where the country stands."""
    FROM = "from"
    """A country or union that data comes from; told in the same way."""
    CHANGE = "change"
    SINCE = "since"
    BETWEEN = "between"
    FIND = "find"
    COUNTRY = "country"
    """In which country: of a thing where it is, of the registry what crosses a border."""
    TENSE = "tense"
    """The past or the future: without a day nobody knows which, and today’s answer may be another."""
    IS = "is"
    """« est-il … ? » asks whether a thing is something; changes nothing where another cue is."""
    DATA = "data"
    """That data is spoken of, of no particular kind: changes nothing where a name is."""
    RIGHTS = "rights"
    """What people may ask of whoever has data on them."""
    HOW = "how"
    """« comment demander », "how can I": how a right is exercised."""
    CONTACT = "contact"
    OFFICER = "officer"
    """The Data Protection Officer."""
    OTHER = "other"


class Phrases(NamedTuple):
    """The words of questions, of both languages: people mix them."""

    cues: Mapping[Key, frozenset[Cue]]
    """Phrases and what they tell; nothing for a phrase that changes nothing."""
    glue: frozenset[str]
    """Words that may stand inside a name or be left out of it."""
    languages: Mapping[str, frozenset[Lang]]
    """The languages that each word belongs to."""
    places: Mapping[Key, str]
    """Names of countries and unions that are not in the tables of Unicode, and their codes."""
    standards: Mapping[Key, str]
    """The names of the standards that one may be certified for, and their ids."""
    rights: Mapping[Key, str]
    """The names of the rights that people have, and their ids."""
    topics: Mapping[Key, Topic]
    """What tells a question that has no answer of its own."""

    def key(self, name: str) -> Key:
        """A name as it is looked up: its folded words in the singular, without glue."""
        return tuple(singular(word.fold) for word in words(name) if word.fold not in self.glue)


def longest(keys: Iterable[Key]) -> dict[str, int]:
    """By first word the length of the longest of some phrases: how far it is worth looking from there."""
    found: dict[str, int] = {}
    for key in keys:
        for first in key[:1]:
            found[first] = max(len(key), found.get(first, 0))
    return found


@cache
def phrases() -> Phrases:
    """The phrases of the package, read once; RuntimeError when a file, which we ship, is broken."""
    cues: dict[Key, set[Cue]] = defaultdict(set)
    languages: dict[str, set[Lang]] = defaultdict(set)
    glue: set[str] = set()
    places: dict[Key, str] = {}
    topics: dict[Key, Topic] = {}
    rights: dict[Key, str] = {}
    for lang in LANGS:
        source = read_shipped(Path(__file__).parent / f"{lang}.yaml", f"{lang}.yaml")
        if source.problems:
            raise RuntimeError(f"broken phrases: {source.problems[0]}")
        told = {named: [Cue(cue) for cue in named.split()] for named in source.data["cues"]}
        for named, listed in (*source.data["cues"].items(), ("", source.data["stop"] + source.data["glue"])):
            for phrase in listed:
                folded = tuple(word.fold for word in words(phrase))
                cues[folded].update(told.get(named, ()))
                _count(languages, folded, lang)
        glue.update(word.fold for each in source.data["glue"] for word in words(each))
        for topic, listed in source.data["topics"].items():
            for phrase in listed:
                folded = tuple(word.fold for word in words(phrase))
                topics[folded] = Topic(topic)
                _count(languages, folded, lang)
        for right, listed in source.data["rights"].items():
            for phrase in listed:
                folded = tuple(word.fold for word in words(phrase))
                rights[folded] = right
                cues[folded].add(Cue.RIGHTS)
                _count(languages, folded, lang)
        for code, listed in source.data["places"].items():
            places.update((tuple(word.fold for word in words(name)), code) for name in listed)
    standards: dict[Key, str] = {}
    for standard in vocabulary().certifications.values():
        for name in standard.names:
            standards.setdefault(tuple(word.fold for word in words(name)), standard.id)
    for key in standards:
        cues[key].add(Cue.CERTIFIED)
    return Phrases(
        {key: frozenset(found) for key, found in cues.items() if key},
        frozenset(glue),
        {word: frozenset(found) for word, found in languages.items()},
        places,
        standards,
        rights,
        topics,
    )


def _count(languages: dict[str, set[Lang]], folded: Iterable[str], lang: Lang) -> None:
    for word in folded:
        languages[word].add(lang)
