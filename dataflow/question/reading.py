"""The reading: one way to understand a question, and the words that say so."""

from datetime import date
from typing import Literal

from dataflow.question.intent import Intent
from dataflow.question.list_prose import prose
from dataflow.question.list_sentence import said as list_said
from dataflow.question.sentences import WORDS
from dataflow.question.topic import ANSWERED, BEYOND, Topic
from dataflow.question.wanted import Wanted
from registry.records.countries import codes, country_name
from registry.records.prose import day_in_words
from registry.records.record import Record
from registry.records.text import Lang, Text
from registry.vocabulary import vocabulary

_TOPICS = 2
_TO_ACTOR = (Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED, Intent.RETENTION)
KEYS: tuple[str, ...] = (
    *(each for each in Intent if each is not Intent.LIST),
    *(f"{intent}_to" for intent in _TO_ACTOR),
    "right",
    "certified",
)
"""The sentences that a reading may be said in."""
AREAS = ("EU", "EEA", "ECOWAS")
"""The unions that data may leave."""
SubjectKind = Literal["field", "actor", "data_set", "people", "registry"]


class Reading(Record):
    """One way to understand a question."""

    intent: Intent
    """What is asked."""
    subject_kind: SubjectKind
    """What kind of thing it is asked about; people: all data about them."""
    subject: str
    """The id of that thing; empty for the registry as a whole."""
    label: Text
    """What that thing is called; the registry has the name of its organisation."""
    about_actor: str | None = None
    """The actor for which the question wants a yes or no: « Google reçoit-il le téléphone ? »."""
    about_label: Text | None = None
    """What that actor is called."""
    data_set: str | None = None
    """The data set a field is asked in: « le téléphone du compte »."""
    data_set_label: Text | None = None
    """What that data set is called."""
    people: tuple[str, ...] = ()
    """The people it is limited to, as data subjects of the vocabulary: « le téléphone des salariés »."""
    people_labels: tuple[Text, ...] = ()
    """What those people are called."""
    right: str | None = None
    """Of rights the one that is asked for, by its id."""
    standard: str | None = None
    """Of certifications the one that is asked for, by its id."""
    on: date | None = None
    """The day it is asked for, of changes the later one; None: the question names none."""
    since: date | None = None
    """Of changes the earlier day; None: the question names none, and has to be asked for it."""
    country: str | None = None
    """The country that data goes to, as ISO 3166-1 codes it, where borders are asked for with it."""
    leaving: str | None = None
    """Where data leaves from, where borders are asked for with it: a country's code, or EU, EEA, ECOWAS."""
    wanted: Wanted | None = None
    """Of a list what is wanted of it."""
    matched: str
    """The words of the question it rests on."""
    score: float
    """How well it fits, from 0 to 1."""

    def sentence(self, lang: Lang) -> str:
        """The question as it is understood: « où va le champ « Numéro de téléphone » ? »."""
        name = self.label.say(lang)
        if self.data_set_label:
            subject = WORDS.say(lang, "subject.field_of", name=name, data_set=self.data_set_label.say(lang))
        else:
            subject = WORDS.say(lang, f"subject.{self.subject_kind}", name=name)
        if self.people_labels:
            people = ", ".join(label.say(lang) for label in self.people_labels)
            subject = WORDS.say(lang, "limited", subject=subject, people=people)
        day = self._days(lang)
        if self.about_label and self.intent in _TO_ACTOR:
            actor = self.about_label.say(lang)
            return WORDS.say(lang, f"{self.intent}_to", subject=subject, actor=actor, day=day)
        if self.right:
            right = vocabulary().rights[self.right].label.say(lang)
            right = right[:1].lower() + right[1:]
            return WORDS.say(lang, "right", subject=subject, right=right, day=day)
        if self.standard:
            standard = vocabulary().certifications[self.standard].label.say(lang)
            return WORDS.say(lang, "certified", subject=subject, standard=standard, day=day)
        if self.wanted:
            return list_said(self.wanted, lang, day)
        if self.intent is Intent.BORDERS:
            return WORDS.say(lang, self.intent, subject=subject, places=self._places(lang), day=day)
        return WORDS.say(lang, self.intent, subject=subject, day=day)

    def prose(self, lang: Lang) -> str:
        """The same to be read, and not to be typed back: a list in the words of the language."""
        return prose(self.wanted, lang, self._days(lang)) if self.wanted else self.sentence(lang)

    def _days(self, lang: Lang) -> str:
        if self.since and self.on:
            return WORDS.say(
                lang, "between", since=day_in_words(self.since, lang), date=day_in_words(self.on, lang)
            )
        if self.since:
            return WORDS.say(lang, "since", since=day_in_words(self.since, lang))
        return WORDS.say(lang, "day", date=day_in_words(self.on, lang)) if self.on else ""

    def _places(self, lang: Lang) -> str:
        limits = (("place.from", self.leaving), ("place.to", self.country))
        said = [WORDS.say(lang, key, place=place_name(code, lang)) for key, code in limits if code]
        return WORDS.say(lang, "places", places=", ".join(said)) if said else ""


class Understanding(Record):
    """How a question is understood."""

    question: str
    """The question as it was asked."""
    lang: Lang
    """The language it is asked in, and answered in unless the reader chose one."""
    readings: tuple[Reading, ...]
    """The ways to understand it, best first, three at most; none when nothing was recognised."""
    sure: bool
    """Whether the first reading is what was asked. If not, none may be answered as if it were."""
    also: tuple[Reading, ...] = ()
    """Of a question that is sure: what else it asks in the same breath, each to be answered by itself."""
    actor: Text | None = None
    """An actor of the registry, for the examples of what can be asked."""
    topics: tuple[Topic, ...] = ()
    """What it is about that has no answer of its own."""
    strange: tuple[str, ...] = ()
    """The first of its words that nobody knows, as they were written; of a question that is not sure."""
    aside: tuple[str, ...] = ()
    """The first of its words that are known, from names or other questions, and could not be used."""
    beyond: Text | None = None
    """What no registry can know of it, and who would know; of a question that is not sure."""
    mentions: tuple[Text, ...] = ()
    """What it names that stands in the registry and is no subject of a question, each in a sentence."""

    def sentence(self, lang: Lang | None = None) -> str:
        """How the question is understood, or what it could mean, or what can be asked."""
        lang = lang or self.lang
        if self.sure:
            return WORDS.say(lang, "understood", reading=self.readings[0].sentence(lang))
        return " ".join((*self.remarks(lang), self._offer(lang)))

    def remarks(self, lang: Lang | None = None) -> tuple[str, ...]:
        """Why a question is not answered: what has no answer of its own, which words nobody knows."""
        lang = lang or self.lang
        told = [topic for topic in self.topics if topic not in ANSWERED and topic not in BEYOND]
        said = [self.beyond.say(lang)] if self.beyond else []
        said += [WORDS.say(lang, f"topic.{topic}") for topic in told[:_TOPICS]]
        said += [each.say(lang) for each in self.mentions]
        for key, words in (("strange", self.strange), ("aside", self.aside)):
            quoted = [WORDS.say(lang, "quoted", word=word) for word in words]
            # That a name is in no registry says that nobody knows it: it is told once.
            untold = [each for each in quoted if not (self.beyond and each in self.beyond.say(lang))]
            if untold:
                said.append(WORDS.say(lang, key, n=len(untold), words=", ".join(untold)))
        return tuple(said)

    def _offer(self, lang: Lang) -> str:
        """What it could mean, or what can be asked."""
        said_why = bool({*self.topics} - ANSWERED) or self.beyond is not None
        if self.readings:
            joined = f" {WORDS.say(lang, 'or')} ".join(each.sentence(lang) for each in self.readings)
            return WORDS.say(lang, "instead" if said_why else "unsure", readings=joined)
        key = "example" if said_why else "nothing"
        if self.actor:
            return WORDS.say(lang, f"{key}_actor", actor=self.actor.say(lang))
        return WORDS.say(lang, key)


def place_name(code: str, lang: Lang) -> str:
    """What a country or union is called."""
    return country_name(code, lang) if code in codes() else WORDS.say(lang, f"area.{code}")
