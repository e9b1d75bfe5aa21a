"""The reading: one way to understand a question, and the words that say so."""

from datetime import date
from pathlib import Path
from typing import Literal

from babel.dates import format_date

from dataflow.question.intent import Intent
from registry.catalogue import Catalogue
from registry.record import Record
from registry.text import Lang, Text

WORDS = Catalogue(Path(__file__).parent / "words")
_TO_ACTOR = {Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED, Intent.RETENTION}


class Reading(Record):
    """One way to understand a question."""

    intent: Intent
    """What is asked."""
    subject_kind: Literal["field", "actor", "data_set"]
    """What kind of thing it is asked about."""
    subject: str
    """The id of that thing."""
    label: Text
    """What that thing is called."""
    about_actor: str | None = None
    """The actor for which the question wants a yes or no: « Google reçoit-il le téléphone ? »."""
    about_label: Text | None = None
    """What that actor is called."""
    data_set: str | None = None
    """The data set a field is asked in: « le téléphone du compte »."""
    data_set_label: Text | None = None
    """What that data set is called."""
    on: date | None = None
    """The day it is asked for; None: the question names none."""
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
        day = WORDS.say(lang, "day", date=_day(self.on, lang)) if self.on else ""
        if self.about_label and self.intent in _TO_ACTOR:
            actor = self.about_label.say(lang)
            return WORDS.say(lang, f"{self.intent}_to", subject=subject, actor=actor, day=day)
        return WORDS.say(lang, self.intent, subject=subject, day=day)


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
    actor: Text | None = None
    """An actor of the registry, for the examples of what can be asked."""

    def sentence(self, lang: Lang | None = None) -> str:
        """How the question is understood, or what it could mean, or what can be asked."""
        lang = lang or self.lang
        if self.sure:
            return WORDS.say(lang, "understood", reading=self.readings[0].sentence(lang))
        if self.readings:
            joined = f" {WORDS.say(lang, 'or')} ".join(each.sentence(lang) for each in self.readings)
            return WORDS.say(lang, "unsure", readings=joined)
        if self.actor:
            return WORDS.say(lang, "nothing_actor", actor=self.actor.say(lang))
        return WORDS.say(lang, "nothing")


def _day(day: date, lang: Lang) -> str:
    words = format_date(day, format="long", locale="fr_FR" if lang == "fr" else "en_GB")
    # The CLDR has « 1 mars »; a French writer says « 1er mars ».
    return words.replace("1 ", "1er ", 1) if lang == "fr" and day.day == 1 else words
