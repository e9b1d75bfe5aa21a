"""Spelling: the words of the lexicon that a mistyped word may stand for."""

from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 5  # « nom » and « non », « tel » and « sel »: a short word is meant as it is written
SURE = 0.8
_SIMILAR = 72.0
_MOST = 4
_REMEMBERED = 4_096  # words: each is looked up for every way a question is cut


class Spelling:
    """The known words that are near a word."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted({word for word in known if len(word) >= SHORTEST and not word.isdigit()})
        self.near = lru_cache(maxsize=_REMEMBERED)(self._near)

    def _near(self, word: str) -> tuple[tuple[str, float], ...]:
        """The nearest words and how near, best first; below `SURE` it is a guess and no more.

        One slip in a word of five to seven letters, two in a longer one, and the first letter as written:
        what is further off is another word more often than a slip.
        """
        if len(word) < SHORTEST or word.isdigit():
            return ()
        from rapidfuzz import fuzz, process  # costs its time only where a word is not known

        found = process.extract(word, self._known, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=_MOST)
        rated = [(name, _rate(word, name, ratio / 100)) for name, ratio, _ in found if name[0] == word[0]]
        best = max((rate for _, rate in rated), default=0.0)
        # A slip of the pen has one meaning: farther words are guesses only when there is no near one.
        return tuple((name, rate) for name, rate in rated if rate >= SURE or best < SURE)


def _rate(word: str, name: str, ratio: float) -> float:
    from rapidfuzz.distance import OSA

    slips = OSA.distance(word, name)
    near = slips <= (1 if min(len(word), len(name)) < 8 else 2)
    return max(SURE, 1 - 0.05 * slips) if near else min(ratio, SURE) - 0.01
