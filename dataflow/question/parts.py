"""The parts of a question: its names, its cues, its places and days, and the words that nobody knows."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from dataflow.question.day import days_in
from dataflow.question.fold import Word, words
from dataflow.question.lexicon import Hit, Lexicon, Spellings
from dataflow.question.phrases import Cue, Key, phrases
from dataflow.question.places import Place, places_in
from dataflow.question.spelling import SURE
from registry.text import Lang

GUESS = 3
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
    days: tuple[date, ...]
    """The days it names, in its order."""
    before_day: str
    """The word before the first of them, articles apart."""
    places: tuple[Place, ...]
    """The countries and unions in it, in order."""
    of_data: bool
    """Whether it speaks of data as such."""
    unread: int
    """How many of its words are in no list."""

    @property
    def on(self) -> date | None:
        """The day it is asked for, the first it names."""
        return self.days[0] if self.days else None

    @property
    def unknown(self) -> int:
        """How much of it a question that has no place for countries and a second day leaves aside."""
        return self.unread + len(self.places) + max(0, len(self.days) - 1)

    def said(self, hit: Hit) -> str:
        """The words of a name as they were written."""
        return self.text[self.words[hit.start].start : self.words[hit.end - 1].end]

    def telling(self) -> str:
        """The words that tell what is asked, from the first to the last, as they were written."""
        ends = [(start, end) for start, end, cues in self.told if cues]
        if not ends:
            return self.text
        return self.text[self.words[ends[0][0]].start : self.words[max(end for _, end in ends) - 1].end]


def parts(question: str, lexicon: Lexicon) -> Parts:
    """The question taken apart; every word is in a name, a cue, the day, or counted as unknown."""
    text = unicodedata.normalize("NFC", question)
    every = words(text)
    lang = language(text, every, lexicon)
    days = days_in(_plain(text), lang)
    rest = tuple(
        word for word in every if all(word.end <= day.start or word.start >= day.end for day in days)
    )
    kept = rest[:LONGEST]
    spellings = [lexicon.spelled(word.fold) for word in kept]
    names: list[Hit] = []
    told: list[tuple[int, int, frozenset[Cue]]] = []
    places: list[Place] = []
    covered: set[int] = set()
    for _, guessed, start, end, found in sorted(_spans(kept, spellings, lexicon), key=lambda span: span[:4]):
        if guessed == GUESS and names:
            break  # a far-fetched name is offered only where there is no other
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            if isinstance(found, Hit):
                names.append(found)
            elif isinstance(found, Place):
                places.append(found)
            else:
                told.append((start, end, found))
    cues = frozenset[Cue]().union(*(each for _, _, each in told))
    return Parts(
        text=text,
        words=kept,
        lang=lang,
        names=tuple(sorted(names, key=lambda hit: hit.start)),
        cues=cues - {Cue.DATA},
        told=tuple(sorted(told, key=lambda each: each[:2])),
        days=tuple(day.day for day in days),
        before_day=_before(every, days[0].start) if days else "",
        places=tuple(sorted(places)),
        of_data=Cue.DATA in cues,
        unread=len(rest) - len(covered),
    )


def _before(question: Sequence[Word], start: int) -> str:
    before = [word.fold for word in question if word.end <= start and word.fold not in ("le", "the")]
    return before[-1] if before else ""


Span = tuple[int, int, int, int, Hit | Place | frozenset[Cue]]


def _spans(question: Sequence[Word], spellings: Spellings, lexicon: Lexicon) -> Iterator[Span]:
    """What the words could be: the longest first, of equals a name, a place, a cue; guesses last."""
    for hit in lexicon.hits(question, spellings):
        guessed = max(hit.meanings.values()) < SURE
        yield (1 if guessed else hit.start - hit.end), (GUESS if guessed else 0), hit.start, hit.end, hit
    for start, end, cues in _cues(question, spellings):
        yield start - end, 2, start, end, cues
    for place in places_in(question):
        yield place.name - place.end, 1, place.start, place.end, place


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
