"""The nearest: the terms of one kind that a word which is none of them may stand for, by what they are called."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from registry.reading.guess import bare, is_general, is_likely

MOST = 3
"""How many terms are offered."""

_LONGEST = 80
"""No name is longer than this, and comparing takes the product of two lengths."""
_SO_CALLED = 60
"""How like an id a word is to be it, misspelt."""
_SO_NAMED = 80
"""How like a label or a synonym it is: there are many of those, and most are short."""
_SHORTEST = 4
"""Labels and synonyms with fewer letters than this are met as they are, or not at all."""
_COMMON = 40
"""A word that more terms than this have in a name tells none of them from the others."""
_EMPTY = frozenset(
    (
        *("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"),
        *(
            "au",
            "aux",
            "avec",
            "d",
            "de",
            "des",
            "du",
            "en",
            "et",
            "l",
            "la",
            "le",
            "les",
            "ou",
            "par",
            "pour",
            "sur",
            "un",
        ),
    )
)


class _Rank(NamedTuple):
    """How near a term is: the lowest is the nearest."""

    tier: int
    """0: so called; 1: a name of it says more or less than the word; 2: spelt alike."""
    apart: float
    id: str


class Nearest:
    """The terms of one kind, by all that they are called, indexed once."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """`names` are those of each term, by its id, which is a name of it whether or not it stands there."""
        self._ids = {bare(id_) for id_ in names}
        self._called: dict[str, set[str]] = {}
        self._by_word: dict[str, set[str]] = {}
        for id_, several in names.items():
            for name in {bare(each) for each in (id_, *several)} - {""}:
                self._called.setdefault(name, set()).add(id_)
        for name in self._called:
            for word in _words(name):
                self._by_word.setdefault(word, set()).add(name)
        self._ordered = sorted(self._called)

    @property
    def size(self) -> int:
        """How many names one look by spelling compares."""
        return len(self._ordered)

    def called(self, word: str) -> tuple[str, ...]:
        """The terms that are called just so, whatever capitals, accents and signs it is written with."""
        return tuple(sorted(self._called.get(bare(word), ())))

    def to(self, word: str, *, spelt: bool = True) -> tuple[str, ...]:
        """The ids of the terms nearest to a word, the nearest first: by what it means, and only then by how it is
        spelt, which costs more and may be left out. None where nothing is near."""
        ranks = [_Rank(0, 0, id_) for id_ in self.called(word)]
        exact = bool(ranks)
        if len(word) <= _LONGEST:
            ranks += self._meant(bare(word))
            ranks += self._spelt(bare(word)) if spelt and not exact else ()
        return tuple(dict.fromkeys(each.id for each in sorted(ranks)))[:MOST]

    def _meant(self, word: str) -> Iterable[_Rank]:
        """Terms one of whose names has every telling word of this one, or the other way round."""
        said = _words(word)
        shared: dict[str, int] = {}
        for each in said:
            named = self._by_word.get(each, ())
            for name in named if len(named) <= _COMMON else ():
                shared[name] = shared.get(name, 0) + 1
        for name, n in shared.items():
            told = len(_words(name))
            if n in (len(said), told):
                yield from (_Rank(1, len(said) + told - 2 * n, id_) for id_ in self._called[name])

    def _spelt(self, word: str) -> Iterable[_Rank]:
        """Terms one of whose names is spelt nearly so."""
        from rapidfuzz import fuzz, process  # costs its time only where something is wrong

        found = process.extract(word, self._ordered, scorer=fuzz.ratio, score_cutoff=_SO_CALLED, limit=30)
        for name, rate, _ in found:
            named = name in self._ids or (rate >= _SO_NAMED and len(name) >= _SHORTEST)
            if named and is_likely(word, name):
                yield from (_Rank(2, 100 - rate, id_) for id_ in self._called[name])


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, without the ending of a plural."""
    return frozenset(
        each[:-1] if len(each) > 3 and each.endswith("s") else each
        for each in name.split()
        if each not in _EMPTY and not is_general(each)
    )
