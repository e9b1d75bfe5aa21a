"""What is asked for: the words of a text that tell something, each with what else it may be called."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from dataflow.question.fold import Word, singular, words
from dataflow.question.grammar import Cue, Key, phrases
from dataflow.question.spelling import SURE
from dataflow.search.index import Index
from dataflow.search.names import Way

MOST_WORDS: Final = 32
"""A text of more words than that is no question; what comes after is not looked for."""
_TELLING: Final = frozenset(
    {
        Cue.CERTIFIED, Cue.RETENTION, Cue.BREACH, Cue.RIGHTS, Cue.CONTACT, Cue.OFFICER, Cue.COLLECT, Cue.STORE,
        Cue.DELETE, Cue.TRANSFER, Cue.CHANGE, Cue.ACCESS,
    }
)  # fmt: skip
"""Cues whose words are the registry's too; the words of the others only ask."""


def asked(question: str, index: Index) -> Sequence[Sequence[Way]]:
    """For each word that tells something the ways to say it; empty: none does. Every way stands in a vocabulary
    or in the index, and none of it is anybody's syntax."""
    telling = [singular(word.fold) for word in _telling(words(question))]
    said = [*dict.fromkeys(_spelled(telling, index))][:MOST_WORDS]
    ways: list[dict[Key, bool]] = [{(word,): True} for word in said]
    for start, end, names in index.names.spans(said):
        for place in range(start, end):
            for way in names:
                ways[place][way.key] = ways[place].get(way.key, False) or way.own
    return [tuple(Way(*each) for each in found.items()) for found in ways]


def _telling(question: Sequence[Word]) -> Iterator[Word]:
    """The words that do more than ask. « contrat » is looked for, « combien de temps » is not."""
    cues, glue = phrases().cues, phrases().glue
    folded = [word.fold for word in question]
    at = 0
    while at < len(folded):
        end = next(
            (
                end
                for end in range(min(at + _longest(), len(folded)), at, -1)
                if tuple(folded[at:end]) in cues
            ),
            at + 1,
        )
        told = cues.get(tuple(folded[at:end]))
        if told is None or not told.isdisjoint(_TELLING):
            yield from (word for word in question[at:end] if word.fold not in glue)
        at = end


@cache
def _longest() -> int:
    return max(map(len, phrases().cues))


def _spelled(telling: Sequence[str], index: Index) -> Iterator[str]:
    """The words as the registry spells them: a slip of the pen, a name written in two words. What is in neither is left
    out."""
    at = 0
    looked = 0
    while at < len(telling) and looked < 2 * MOST_WORDS:
        word = telling[at]
        joined = word + telling[at + 1] if at + 1 < len(telling) else ""
        looked += 1
        if index.has(word) or word in index.names.words:
            yield word
        elif joined and index.has(joined):
            yield joined
            at += 1
        else:
            yield from (name for name, rate in index.spelling.near(word)[:1] if rate >= SURE)
        at += 1
