"""The entry: what a registry says of one thing on a day, to be laid beside what another says of it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dataflow.facts.known import Known
from dataflow.facts.lists import beside
from registry.records.text import LANGS, Text, both

Name = tuple[str, str]
"""A kind of thing and its id: `("actor", "cinetpay")`."""
Key = tuple[Name, ...]


class Entry(NamedTuple):
    """What a table holds of one thing."""

    value: str
    """What is compared."""
    told: Text | None
    """The same in words."""
    labels: tuple[Text, ...]
    """The thing in words."""
    ends: tuple[str, ...] = ()
    items: tuple[tuple[str, Text], ...] = ()
    """For a list of things: each with its words."""
    actors: tuple[str, ...] = ()
    """Whom it concerns beside those its key names."""


Tables = Mapping[str, Mapping[Key, Entry]]
Row = tuple[str, Key, Entry]
"""The table, the thing and what is said of it."""


def listed(items: Iterable[tuple[object, Text]]) -> Text | None:
    """The words of several things; None for none."""
    texts = [told for _, told in items]
    return both(lambda lang: beside(texts, lang)) if texts else None


def known_as(known: Known, labels: tuple[Text, ...]) -> Entry:
    """What is known of a thing: of what is disputed everything that is stated, which is no value of its own."""
    stated = (part.value or "" for part in known.parts)
    return Entry(known.value or "|".join(stated), known.label, labels)


def texts_of(texts: Iterable[Text], labels: tuple[Text, ...]) -> Entry:
    """What several texts say of a thing: different as soon as one of them is, in either language."""
    told = list(dict.fromkeys(texts))
    value = " / ".join(each.say(lang) for each in told for lang in LANGS)
    return Entry(value, listed(enumerate(told)), labels)
