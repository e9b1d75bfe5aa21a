"""The parts of a question: its names, its cues, its day, and the words that nobody knows."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from dataflow.question.day import day_in
from dataflow.question.fold import Word, words
from dataflow.question.lexicon import Hit, Lexicon, Spellings
from dataflow.question.phrases import Cue, Key, phrases
from dataflow.question.spelling import SURE
from registry.text import Lang

GUESS = 2
LONGEST = 60  # words: nobody asks in more, and time grows with it


class Parts(NamedTuple):
    """A question taken apart."""

    text: str
    """The question, composed (NFC)."""
    words: tuple[Word, ...]
    """Its words."""
    lang: Lang
    """The language it is asked in."""
    names: tuple[Hit, ...]
    """The names in it, in order, none inside another."""
    cues: frozenset[Cue]
    """What its other words tell."""
    told: tuple[tuple[int, int, frozenset[Cue]], ...]
    """The same with their places."""
    on: date | None
    """The day it names."""
    unknown: int
    """How many of its words are in no list."""

    def said(self, hit: Hit) -> str:
        """The words of a name as they were written."""
        return self.text[self.words[hit.start].start : self.words[hit.end - 1].end]


def parts(question: str, lexicon: Lexicon) -> Parts:
    """The question taken apart; every word is in a name, a cue, the day, or counted as unknown."""
    text = unicodedata.normalize("NFC", question)
    every = words(text)
    lang = language(text, every, lexicon)
    day = day_in(_plain(text), lang)
    rest = tuple(word for word in every if not day or word.end <= day.start or word.start >= day.end)
    kept = rest[:LONGEST]
    spellings = [lexicon.spelled(word.fold) for word in kept]
    names: list[Hit] = []
    told: list[tuple[int, int, frozenset[Cue]]] = []
    covered: set[int] = set()
    for _, guessed, start, end, found in sorted(_spans(kept, spellings, lexicon), key=lambda span: span[:4]):
        if guessed == GUESS and names:
            break  # a far-fetched name is offered only where there is no other
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            if isinstance(found, Hit):
                names.append(found)
            else:
                told.append((start, end, found))
    return Parts(
        text=text,
        words=kept,
        lang=lang,
        names=tuple(sorted(names, key=lambda hit: hit.start)),
        cues=frozenset().union(*(cues for _, _, cues in told)),
        told=tuple(sorted(told, key=lambda each: each[:2])),
        on=day.day if day else None,
        unknown=len(rest) - len(covered),
    )


Span = tuple[int, int, int, int, Hit | frozenset[Cue]]


def _spans(question: Sequence[Word], spellings: Spellings, lexicon: Lexicon) -> Iterator[Span]:
    """What the words could be: the longest first, of equals a name before a cue, guesses last."""
    for hit in lexicon.hits(question, spellings):
        guessed = max(hit.meanings.values()) < SURE
        yield (1 if guessed else hit.start - hit.end), (GUESS if guessed else 0), hit.start, hit.end, hit
    for start, end, cues in _cues(question, spellings):
        yield start - end, 1, start, end, cues


def _cues(question: Sequence[Word], spellings: Spellings) -> Iterator[tuple[int, int, frozenset[Cue]]]:
    known, beginnings = phrases().cues, _beginnings()
    for start in range(len(question)):
        keys: set[Key] = {()}
        for end in range(start + 1, len(question) + 1):
            forms = {question[end - 1].fold, *(word for word, near in spellings[end - 1] if near >= SURE)}
            keys = {(*key, form) for key in keys for form in forms if (*key, form) in beginnings}
            if not keys:
                break
            found = [known[key] for key in sorted(keys) if key in known]
            if found:
                yield start, end, frozenset().union(*found)


@cache
def _beginnings() -> frozenset[Key]:
    return frozenset(key[:length] for key in phrases().cues for length in range(1, len(key) + 1))


def language(text: str, question: Sequence[Word], lexicon: Lexicon) -> Lang:
    """The language most of the words are of; French when they do not tell, as in a bare name."""
    score = 0
    for word in question:
        known = phrases().languages.get(word.fold) or lexicon.languages.get(word.fold, frozenset())
        score += (known == {"fr"}) - (known == {"en"})
    accents = any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", text))
    return "en" if score + accents < 0 else "fr"


def _plain(text: str) -> str:
    """The text in lower case without accents, letter for letter."""
    letters = (unicodedata.normalize("NFD", letter)[0].lower()[:1] for letter in text)
    return "".join(letter if letter.isascii() else "?" for letter in letters)
