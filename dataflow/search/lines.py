"""The line: a value or a whole record in words, each of its keys by name."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from pydantic import BaseModel

from dataflow.facts.facts import Facts
from dataflow.facts.item import Item, item
from dataflow.facts.leaves import keys_of, label_of
from dataflow.facts.lists import apart, beside
from dataflow.search.sentences import WORDS
from dataflow.search.titles import Titles
from registry.records.evidence import Citation, Evidence
from registry.records.reference import Kind
from registry.records.text import Text, both

_HOW: Final = frozenset(Evidence.model_fields)


class Lines:
    """Puts what a registry says into words, each value once: the same ones stand there thousands of times."""

    def __init__(self, facts: Facts, titles: Titles) -> None:
        self._facts, self._titles = facts, titles
        self._items: dict[tuple[object, ...], Item] = {}

    def item(self, value: Any, kind: Kind | None, record: type[BaseModel], key: str, owner: str) -> Item:
        """A value under a key; a place is named as it is read in the entry of `owner`."""
        of = owner if kind in ("place", "end") else ""
        known = (record, key, kind, of, value)
        if known not in self._items:
            self._items[known] = (
                Item(value, self._titles.end(value, owner))
                if of
                else item(value, kind, (record, key), self._facts)
            )
        return self._items[known]

    def whole(self, title: Text | None, record: BaseModel, names: Collection[str], owner: str) -> Text | None:
        """A record in one line: its title, and what these of its attributes say; None: nothing."""
        parts = [
            (label_of(type(record), key), self._said(held, kind, type(record), key, owner))
            for name, key, kind in keys_of(type(record))
            if name in names and not is_how(record, key) and says(held := getattr(record, name))
        ]
        if not parts:
            return title
        if title is None and len(parts) == 1:
            return parts[0][1]
        keyed = [WORDS.both("part", key=key, value=value) for key, value in parts]
        told = both(lambda lang: apart((each.say(lang) for each in keyed), lang))
        return told if title is None else WORDS.both("line", title=title, parts=told)

    def _said(self, held: Any, kind: Kind | None, record: type[BaseModel], key: str, owner: str) -> Text:
        several = held if isinstance(held, tuple) else (held,)
        said = [self._one(each, kind, record, key, owner) for each in several]
        return said[0] if len(said) == 1 else _beside(said)

    def _one(self, value: Any, kind: Kind | None, record: type[BaseModel], key: str, owner: str) -> Text:
        if not is_record(value):
            return self.item(value, kind, record, key, owner).told
        title = self._titles.of(value, None, owner)
        if title is not None:
            return title
        shape: type[BaseModel] = type(value)
        names = [name for name, _, _ in keys_of(shape)]
        return self.whole(None, value, names, owner) or label_of(record, key)


def is_record(value: Any) -> bool:
    """Whether a value has keys of its own to be told."""
    return isinstance(value, BaseModel) and not isinstance(value, Text | Citation)


def is_how(record: BaseModel, key: str) -> bool:
    """Whether a key says how something is known: it is told with what it is about."""
    return key in _HOW and isinstance(record, Evidence)


def says(held: Any) -> bool:
    """Whether anything is said under a key."""
    return held is not None and held is not False and held != () and held != {}


def together(items: Sequence[Item]) -> Item:
    """Several values of one key as one."""
    if len(items) == 1:
        return items[0]
    return Item(",".join(each.value for each in items), _beside([each.told for each in items]))


def _beside(texts: Sequence[Text]) -> Text:
    return both(lambda lang: beside(texts, lang))
