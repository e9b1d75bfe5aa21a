"""The parts of a question: its names, its cues, its places and days, and the words that nobody knows."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dataflow.question.day import Found, days_in
from dataflow.question.fold import Word, letters, words
from dataflow.question.grammar import Cue, phrases
from dataflow.question.lexicon import Hit, Lexicon
from dataflow.question.mention import Told
from dataflow.question.people import limited
from dataflow.question.places import Place
from dataflow.question.spans import GUESS, Near, spans
from dataflow.question.tongue import DEFAULT, language
from dataflow.question.topic import Topic
from registry.records.text import Lang

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
    people: tuple[Hit, ...]
    """The people whose data it asks about, « des salariés »."""
    loose: tuple[Hit, ...]
    """The people in it that do not limit whose data it is."""
    mentions: tuple[Told, ...]
    """What it names that stands in the registry and is no subject of a question."""
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
    """The first of them that nobody knows, as they were written."""
    aside: tuple[str, ...]
    """The first of them that stand in a name or in the words of questions, and are of no use here."""
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
        return (
            self.unread + len(self.loose) + len(self.places) + max(0, len(self.days) - 1) + bool(self.period)
        )

    def without_near(self) -> "Parts | None":
        """The question without the words that are nearly words that tell something; None where it has none."""
        exact = tuple(each for each in self.told if not isinstance(each[2], Near))
        if len(exact) == len(self.told):
            return None
        return self._replace(told=exact, cues=_cues(exact, bool(self.days)))

    @property
    def near(self) -> tuple[str, ...]:
        """Those words, as they were written."""
        return _strange(
            word
            for start, end, cues in self.told
            if isinstance(cues, Near)
            for word in self.words[start:end]
            if (word.fold,) not in phrases().cues
        )

    def said(self, hit: Hit) -> str:
        """The words of a name as they were written."""
        return self.text[self.words[hit.start].start : self.words[hit.end - 1].end]

    def telling(self) -> str:
        """The words that tell what is asked, countries among them, from the first to the last, as they were written."""
        ends = [(start, end) for start, end, cues in self.told if cues]
        ends = sorted((*ends, *((place.start, place.end) for place in self.places)))
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
    days = days_in(letters(text[:_LONG]), lang, today)
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
    read = [*spans(kept, spellings, lexicon)]
    own = {(start, end) for _, guessed, start, end, found in read if isinstance(found, Hit) and not guessed}
    written = [each for each in lexicon.mentions.written(kept, text) if (each.start, each.end) not in own]
    masked = {at for each in written for at in range(each.start, each.end)}
    covered = {*masked}
    for _, guessed, start, end, found in sorted(read, key=lambda span: span[:4]):
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
    whose = limited(sorted(names, key=lambda hit: hit.start), kept)
    unread = masked | {at for at in range(len(kept)) if at not in covered}
    mentioned = lexicon.mentions.found(kept, text) if unread else ()
    mentions = tuple(each for each in mentioned if unread & {*range(each.start, each.end)})
    strange = unread.difference(*(range(each.start, each.end) for each in mentions))
    return Parts(
        text=text,
        words=kept,
        lang=lang,
        names=whose.names,
        people=whose.people,
        loose=whose.loose,
        mentions=mentions,
        cues=_cues(told, bool(days)),
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
        unread=len(rest) - len(kept) + len(unread),
        strange=_strange(kept[at] for at in sorted(strange) if not lexicon.is_word(kept[at].fold)),
        aside=_strange(kept[at] for at in sorted(strange) if lexicon.is_word(kept[at].fold)),
        until=days[-1].last or days[-1].day if days else None,
        period=next((day for day in days if day.last), None),
    )


def _cues(told: Iterable[tuple[int, int, frozenset[Cue]]], dated: bool) -> frozenset[Cue]:
    """What phrases tell together of what is asked."""
    cues = frozenset[Cue]().union(*(each for _, _, each in told))
    return cues - {Cue.DATA, Cue.IS} - ({Cue.TENSE} if dated or cues & _TIMELESS else set())


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
