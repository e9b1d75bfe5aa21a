"""The parts of a question: its names, its cues, its places and days, and the words that nobody knows."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from dataflow.question.day import Found, days_in
from dataflow.question.fold import Word, words
from dataflow.question.grammar import Cue, Key, phrases
from dataflow.question.lexicon import Hit, Lexicon, Spellings
from dataflow.question.places import Place, places_in
from dataflow.question.spelling import SURE
from dataflow.question.topic import Topic
from registry.records.text import Lang

DEFAULT: Lang = "fr"
"""The language of a question where neither its words nor its reader tell."""
OF_PEOPLE: frozenset[Cue] = frozenset({Cue.RIGHTS, Cue.CONTACT, Cue.OFFICER})
"""What people ask for themselves: their rights, and whom to turn to."""
GUESS = 3
LONGEST = 60  # words: nobody asks in more, and time grows with it
_LONG = 2_000  # letters: days are looked for no further, for the same reason
_STRANGE, _WORD = 4, 30
_A_DAY = re.compile(r"\b[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}\b|\b(?:19|20)[0-9]{2}\b")
_TIMELESS = {Cue.CHANGE, Cue.IF}  # « si Google était piraté » tells no time
_OURS: dict[Lang, set[str]] = {"fr": {"nous", "vous", "on"}, "en": {"we", "you"}}


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
    predicated: bool
    """Whether it says « est », "is": it may ask what a thing is, rather than where it goes."""
    ours: bool
    """Whether « nous », « vous », « on », "we", "you" do what is asked: the organisation."""
    standards: tuple[str, ...]
    """The standards it names: ISO 27001, PCI DSS."""
    rights: tuple[str, ...]
    """The rights it names: of access, to erasure."""
    topics: tuple[Topic, ...]
    """What it is about that has no answer of its own, in its order."""
    unread: int
    """How many of its words are in no list."""
    strange: tuple[str, ...]
    """The first of them, as they were written."""
    until: date | None
    """The last day it names; of a month or a year its last."""
    period: Found | None
    """A month or a year that it names where a day is wanted."""

    @property
    def on(self) -> date | None:
        """The day it is asked for, the first it names; of a month or a year the last."""
        if self.period and self.days[0] == self.period.day:
            return self.period.last
        return self.days[0] if self.days else None

    @property
    def unknown(self) -> int:
        """How much of it a question that has no place for countries and a second day leaves aside."""
        return self.unread + len(self.places) + max(0, len(self.days) - 1) + bool(self.period)

    def said(self, hit: Hit) -> str:
        """The words of a name as they were written."""
        return self.text[self.words[hit.start].start : self.words[hit.end - 1].end]

    def telling(self) -> str:
        """The words that tell what is asked, from the first to the last, as they were written."""
        ends = [(start, end) for start, end, cues in self.told if cues]
        if not ends:
            return self.text
        return self.text[self.words[ends[0][0]].start : self.words[max(end for _, end in ends) - 1].end]


def parts(question: str, lexicon: Lexicon, today: date | None = None, reader: Lang = DEFAULT) -> Parts:
    """The question taken apart; every word is in a name, a cue, the day, or counted as unknown.

    `reader` is the language it is in where its words do not tell. `today` is what « hier » and "six months
    ago" count from; without it they are words that nobody knows.
    """
    text = unicodedata.normalize("NFC", question)
    every = words(text)
    lang = language(text, every, lexicon, reader)
    days = days_in(_plain(text[:_LONG]), lang, today)
    last = days[-1].end if days else 0
    rest = tuple(
        word
        for word in every
        if word.start >= last or all(word.end <= day.start or word.start >= day.end for day in days)
    )
    kept = rest[:LONGEST]
    spellings = [lexicon.spelled(word.fold) for word in kept]
    names: list[Hit] = []
    told: list[tuple[int, int, frozenset[Cue]]] = []
    topics: list[tuple[int, Topic]] = []
    places: list[Place] = []
    covered: set[int] = set()
    for _, guessed, start, end, found in sorted(_spans(kept, spellings, lexicon), key=lambda span: span[:4]):
        if guessed == GUESS and names:
            break  # a far-fetched name is offered only where there is no other
        if covered.isdisjoint(range(start, end)):
            if found is not Topic.DAY:  # of which nothing is understood
                covered.update(range(start, end))
            if isinstance(found, Hit):
                names.append(found)
            elif isinstance(found, Place):
                places.append(found)
            elif isinstance(found, Topic):
                topics.append((start, found))
                told.append((start, end, frozenset({Cue.OTHER})))
            else:
                told.append((start, end, found))
    folds = [word.fold for word in kept]
    standards = (
        phrases().standards.get(tuple(folds[start:end])) for start, end, _ in sorted(told, key=_place)
    )
    rights = (phrases().rights.get(tuple(folds[start:end])) for start, end, _ in sorted(told, key=_place))
    cues = frozenset[Cue]().union(*(each for _, _, each in told))
    return Parts(
        text=text,
        words=kept,
        lang=lang,
        names=tuple(sorted(names, key=lambda hit: hit.start)),
        cues=cues - {Cue.DATA, Cue.IS} - ({Cue.TENSE} if days or cues & _TIMELESS else set()),
        told=tuple(sorted(told, key=_place)),
        days=tuple(day.day for day in days),
        before_day=_before(every, days[0].start) if days else "",
        places=tuple(sorted(places)),
        of_data=Cue.DATA in cues,
        predicated=Cue.IS in cues,
        ours=any(
            word.fold in _OURS[lang]
            for start, end, told_by in told
            if told_by or end - start == 1  # and not « s’il vous plaît »
            for word in kept[start:end]
        ),
        standards=tuple(dict.fromkeys(filter(None, standards))),
        rights=tuple(dict.fromkeys(filter(None, rights))),
        topics=tuple(dict.fromkeys((*(topic for _, topic in sorted(topics)), *_dated(text, days)))),
        unread=len(rest) - len(covered),
        strange=_strange(word for at, word in enumerate(kept) if at not in covered),
        until=days[-1].last or days[-1].day if days else None,
        period=next((day for day in days if day.last), None),
    )


def _place(told: tuple[int, int, frozenset[Cue]]) -> tuple[int, int]:
    return told[:2]


def _dated(text: str, days: Sequence[Found]) -> Iterator[Topic]:
    """That a day or a year stands there that cannot be read."""
    for match in _A_DAY.finditer(text[:_LONG]):
        if all(match.end() <= day.start or match.start() >= day.end for day in days):
            yield Topic.DAY


def _strange(unread: Iterable[Word]) -> tuple[str, ...]:
    """The first words that nobody knows, each once, cut to a length that a line can hold."""
    return tuple({word.fold: word.raw[:_WORD] for word in unread}.values())[:_STRANGE]


def _before(question: Sequence[Word], start: int) -> str:
    before = [word.fold for word in question if word.end <= start and word.fold not in ("le", "the")]
    return before[-1] if before else ""


Span = tuple[int, int, int, int, Hit | Place | Topic | frozenset[Cue]]


def _spans(question: Sequence[Word], spellings: Spellings, lexicon: Lexicon) -> Iterator[Span]:
    """What the words could be: the longest first, of equals a name, a place, a cue; guesses last."""
    for hit in lexicon.hits(question, spellings):
        guessed = max(hit.meanings.values()) < SURE
        yield (1 if guessed else hit.start - hit.end), (GUESS if guessed else 0), hit.start, hit.end, hit
    told = list(_cues(question, spellings))
    of_people = any(cues & OF_PEOPLE for _, _, cues in told)
    for start, end, cues in told:
        if of_people or cues != {Cue.HOW}:  # « comment » and « peut-on » ask other things elsewhere
            yield start - end, 2, start, end, cues
    for start, end, topic in _topics(question):
        yield start - end, 2, start, end, topic
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


def _topics(question: Sequence[Word]) -> Iterator[tuple[int, int, Topic]]:
    known = phrases().topics
    longest = max(map(len, known))
    for start in range(len(question)):
        for end in range(start + 1, min(start + longest, len(question)) + 1):
            if topic := known.get(tuple(word.fold for word in question[start:end])):
                yield start, end, topic


@cache
def _beginnings() -> frozenset[Key]:
    return frozenset(key[:length] for key in phrases().cues for length in range(1, len(key) + 1))


def language(text: str, question: Sequence[Word], lexicon: Lexicon, reader: Lang = DEFAULT) -> Lang:
    """The language most of the words are of; the reader's when they do not tell, as in a bare name."""
    score = 0
    for word in question:
        known = phrases().languages.get(word.fold) or lexicon.languages.get(word.fold, frozenset())
        score += (known == {"fr"}) - (known == {"en"})
    accents = any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", text))
    if score + accents == 0:
        return reader
    return "en" if score + accents < 0 else "fr"


def _plain(text: str) -> str:
    """The text in lower case without accents, letter for letter."""
    letters = (unicodedata.normalize("NFD", letter)[0].lower()[:1] for letter in text)
    return "".join(letter if letter.isascii() else "?" for letter in letters)
