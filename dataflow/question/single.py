"""Single: one question as it stands, for a route or an entry, else for a list; and what a text names and asks."""

from datetime import date
from itertools import pairwise

from dataflow.question.about import MOST
from dataflow.question.clauses import (
    asks_leave,
    begins_with_which,
    refers,
)
from dataflow.question.day import Found, days_in
from dataflow.question.fold import fold, letters, words
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.asked import (
    asked_list,
    asks_apart,
    asks_nothing_else,
    said_apart,
    without_filling,
)
from dataflow.question.listing.atoms import atoms
from dataflow.question.reading import Reading, Understanding
from dataflow.question.rephrasing import rephrased
from dataflow.question.routing import routed
from dataflow.question.topic import Topic
from dataflow.question.wanted import Column, Listed
from registry.records.text import Lang

_SENTENCE = 4
"""Words of the shortest sentence that leads up to a question."""
_PREPOSITIONS = 2
"""So many words may stand beside a day and tell no story: « depuis », « d’ici », "since"."""
_EDGE = Found(date.min, 0, 0)
_OF_IT = frozenset({Listed.PURPOSES, Listed.BASES})


class Single:
    """One question at a time, asked of one lexicon."""

    def __init__(self, lexicon: Lexicon, today: date | None, reader: Lang) -> None:
        self.lexicon, self.today, self.reader = lexicon, today, reader
        self.spoken: Lang = reader

    def speak(self, lang: Lang) -> None:
        """The language that the whole text is in: a part of it may be too short to tell."""
        self.spoken = lang

    def routed(self, question: str) -> Understanding:
        """The question as one for a route or an entry."""
        return routed(question, self.lexicon, None, self.today, self.reader)

    def one(self, question: str) -> Understanding:
        """One question as it stands, or as the same is asked in words that stand together."""
        # Before the words as they stand, which may be taken for others: "what does X use Y for" asks not what Y gets.
        for otherwise in rephrased(question):
            said = self._one(otherwise)
            if said.sure:
                return said.model_copy(update={"question": question})
        return self._one(question)

    def _one(self, question: str) -> Understanding:
        """One question as it stands: for a route or an entry, else for a list."""
        told = self.routed(question)
        if told.sure:
            return self._either(question, told)
        plain = without_filling(question, self.lexicon, told.lang)
        if plain != question and len(self.days(plain)) == len(self.days(question)):
            bare = routed(plain, self.lexicon, told.lang, self.today, self.reader)
            if bare.sure:
                return bare.model_copy(update={"question": question})
        listed = asked_list(question, self.lexicon, told.lang, self.today)
        if listed is None:
            return told
        wanted = listed.reading.wanted
        # « les X, ils servent à quoi ? » is about the X
        of_it = wanted is not None and wanted.listed in _OF_IT and not wanted.conditions and refers(question)
        if listed.sure and not of_it and not self._beyond(told.topics, listed.reading, question):
            first = (listed.reading,)
            return Understanding(
                question=question, lang=told.lang, readings=first, sure=True, also=listed.also
            )
        either = (
            not told.strange and len(told.readings) == 2 and len({each.intent for each in told.readings}) == 1
        )
        offered = (*told.readings, listed.reading) if either else (listed.reading, *told.readings)
        strange = told.strange if len(told.strange) <= len(listed.strange) else listed.strange
        strange = tuple(each for each in strange if not all(map(self._knows, each.split())))
        return told.model_copy(update={"readings": once(offered), "strange": strange})

    def _beyond(self, topics: tuple[Topic, ...], reading: Reading, question: str) -> bool:
        """Whether it is about something that the list does not tell: what is allowed, what was, what is nobody’s."""
        wanted = reading.wanted
        if Topic.LICIT in topics and asks_leave(question):
            return True
        routed_to = self.asks(question) & {"ask:where", "ask:who"}  # « mes données, elles vont où ? »
        of_data = wanted is None or wanted.listed in (Listed.PARTIES, Listed.FIELDS)
        measured = wanted is not None and any(each.column is Column.MEASURE for each in wanted.conditions)
        for topic in topics:
            match topic:
                case Topic.PROTECTION if measured:
                    pass  # « quels sous-traitants chiffrent ? » is told as it is claimed
                case Topic.INCIDENT | Topic.ERASURE:
                    return True
                case Topic.PROTECTION | Topic.UNDATED if of_data:
                    return True
                case Topic.LICIT if of_data and not begins_with_which(question):
                    return True
                case Topic.VALUE if (wanted is None or wanted.listed is Listed.FIELDS) and not routed_to:
                    return True
                case Topic.UNKNOWN if wanted is None:
                    return True
        return False

    def _either(self, question: str, told: Understanding) -> Understanding:
        """« documents », « pays »: a word alone that names a field and what is listed too may mean either."""
        every = [each for each in atoms(question, self.lexicon, told.lang, None) if not each.has("fill")]
        if len(every) != 1 or not every[0].hit or not every[0].has("notion"):
            return told
        listed = asked_list(question, self.lexicon, told.lang, self.today)
        return told.model_copy(
            update={"readings": once((*told.readings, *([listed.reading] if listed else []))), "sure": False}
        )

    def days(self, text: str) -> tuple[Found, ...]:
        """The days that a text names, be it from today."""
        return days_in(letters(text), self.spoken, self.today)

    def only_days(self, text: str) -> bool:
        """Whether a text is a day with no more than a preposition or two: « depuis le mois dernier »."""
        found = self.days(text)
        if not found:
            return False
        left = "".join(
            text[before.end : after.start]
            for before, after in pairwise((_EDGE, *found, _EDGE._replace(start=len(text))))
        )
        return len(words(left)) <= _PREPOSITIONS

    def idle(self, part: str) -> bool:
        """Whether every word of it is known."""
        return asks_nothing_else(part, self.lexicon, self.spoken)

    def adds(self, text: str) -> bool:
        """Whether it is no sentence that may lead up to a question, and has a word that nobody knows."""
        every = atoms(text, self.lexicon, self.spoken, None)
        return 0 < len(every) < _SENTENCE and not all(each.known for each in every)

    def _knows(self, word: str) -> bool:
        """Whether a word means something, if nothing here: it is not told to be unknown."""
        return self.lexicon.is_word(fold(word))

    def names(self, text: str) -> frozenset[str]:
        """What a text names."""
        return said_apart(text, self.lexicon, self.spoken)

    def asks(self, text: str) -> frozenset[str]:
        """What the words of a text ask, deny or relate, whatever they name."""
        return asks_apart(text, self.lexicon, self.spoken)


def once(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Each reading once, as many as are offered."""
    bare = {"score": 0, "matched": ""}
    kept: dict[Reading, Reading] = {}
    for each in readings:
        kept.setdefault(each.model_copy(update=bare), each)
    return tuple(kept.values())[:MOST]
