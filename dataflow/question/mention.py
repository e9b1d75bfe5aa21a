"""Mentions: names that stand in the registry and are no subject of a question: places, documents, trackers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from dataflow.question.fold import Word, singular, words
from registry.records.text import Text

MentionKind = Literal["place", "engagement", "document", "tracker", "activity", "system"]
_LONGEST_NAME = 200  # letters of a cookie's name
_NAME = re.compile(r"[^\s«»“”\"?!,;]+")
_ALIKE = 3  # of things with one name so many are told
_EDGES = ".:()[]'’"


class Mention(NamedTuple):
    """A thing of the registry that a question may name."""

    kind: MentionKind
    id: str
    """Of a tracker its pattern."""
    label: Text
    actor: str = ""
    """Whose place it is, or who sets the tracker."""
    field: str = ""
    """Of a tracker the field it is."""
    names: tuple[str, ...] = ()
    """What it is called beside its label and id."""


class Told(NamedTuple):
    """A mention in a question, and the words it takes."""

    start: int
    end: int
    mention: Mention
    said: str
    """As it was written."""


class Mentions:
    """All of a registry, found by their names."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._all = tuple(mentions)

    @property
    def every(self) -> tuple[Mention, ...]:
        """All of them."""
        return self._all

    @cached_property
    def _keys(self) -> Mapping[tuple[str, ...], tuple[Mention, ...]]:
        found: dict[tuple[str, ...], dict[Mention, None]] = defaultdict(dict)
        for each in self._all:
            for name in filter(None, (each.label.fr, each.label.en, each.id, *each.names)):
                key = tuple(singular(word.fold) for word in words(name))
                if key:
                    found[key][each] = None
        return {key: tuple(each) for key, each in found.items()}

    @property
    def own(self) -> Iterator[tuple[str, ...]]:
        """The names of what a registry alone has and calls as it likes: activities, systems."""
        for key, several in self._keys.items():
            if any(each.kind in ("activity", "system") for each in several):
                yield key

    @cached_property
    def _beginnings(self) -> frozenset[tuple[str, ...]]:
        return frozenset(key[:length] for key in self._keys for length in range(1, len(key) + 1))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of their names."""
        return frozenset(word for key in self._keys for word in key)

    @cached_property
    def _patterns(self) -> Mapping[str, tuple[Mention, ...]]:
        """The patterns of trackers by how they begin; a bare `*` is no name."""
        made: dict[str, list[Mention]] = defaultdict(list)
        for each in self._all:
            if each.kind == "tracker" and each.id.strip("*"):
                made[each.id.split("*")[0].casefold()].append(each)
        return {begin: tuple(each) for begin, each in made.items()}

    def found(self, question: Sequence[Word], text: str) -> Iterator[Told]:
        """Those in the words of a question, longest first where they begin, none inside another."""
        taken: set[int] = set()
        spans: dict[tuple[int, int], int] = defaultdict(int)
        longest: dict[tuple[int, int], str] = {}
        seen: set[tuple[tuple[int, int], Mention]] = set()
        for told in sorted((*self._fitting(question, text), *self._named(question, text)), key=_first):
            span = (told.start, told.end)
            if (span, told.mention) in seen:
                continue
            seen.add((span, told.mention))
            if (
                told.mention.kind == "tracker"
                and longest.setdefault(span, told.mention.id) != told.mention.id
            ):
                continue
            if span in spans or taken.isdisjoint(range(*span)):
                taken.update(range(*span))
                spans[span] += 1
                if spans[span] <= _ALIKE:
                    yield told

    def _named(self, question: Sequence[Word], text: str) -> Iterator[Told]:
        for start in range(len(question)):
            key: tuple[str, ...] = ()
            for end in range(start + 1, len(question) + 1):
                key = (*key, singular(question[end - 1].fold))
                if key not in self._beginnings:
                    break
                said = text[question[start].start : question[end - 1].end]
                yield from (Told(start, end, each, said) for each in self._keys.get(key, ()))

    def written(self, question: Sequence[Word], text: str) -> Iterator[Told]:
        """The names of trackers that are written as no word is: `_ga_12`, `session/id`, and not `session`."""
        return (told for told in self._fitting(question, text) if not told.said.isalpha())

    def _fitting(self, question: Sequence[Word], text: str) -> Iterator[Told]:
        """The trackers whose pattern a name fits; of several the longest pattern."""
        if not self._patterns:
            return
        for match in _NAME.finditer(text):
            name = match[0].strip(_EDGES)
            inside = [at for at, word in enumerate(question) if match.start() <= word.start < match.end()]
            if not inside or len(name) > _LONGEST_NAME:
                continue
            fits = [
                each
                for length in range(len(name), -1, -1)
                for each in self._patterns.get(name.casefold()[:length], ())
                if _fits(each.id.casefold(), name.casefold())
            ]
            if fits:
                best = max(len(each.id) for each in fits)
                for each in fits:
                    if len(each.id) == best:
                        yield Told(inside[0], inside[-1] + 1, each, name)


def _fits(pattern: str, name: str) -> bool:
    """Whether a name is of a pattern, where `*` stands for any letters; in time that grows with both."""
    first, *others = pattern.split("*")
    if not others:
        return pattern == name
    *middle, last = others
    if not name.startswith(first) or len(name) < len(first) + len(last) or not name.endswith(last):
        return False
    at, end = len(first), len(name) - len(last)
    for part in middle:
        found = name.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _first(told: Told) -> tuple[int, int, str, int, str]:
    mention = told.mention
    return told.start - told.end, told.start, mention.kind, -len(mention.id), f"{mention.id} {mention.actor}"
