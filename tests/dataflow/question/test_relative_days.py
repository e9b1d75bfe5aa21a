"""Relative days: whatever a question that is understood says from today, its reading names the days that were read.

Nobody knows what « depuis le mois dernier » was taken for unless he is told; and a day that is left aside is answered
with today, as if nothing had been said.
"""

import re
from datetime import date
from itertools import product

import pytest

from dataflow.question import understand
from dataflow.question.day import days_in
from dataflow.question.fold import letters
from registry.records.prose import day_in_words
from registry.records.text import Lang
from tests.dataflow.question.test_echo import shipped

TODAY = date(2026, 11, 28)
PHRASES: dict[Lang, tuple[str, ...]] = {
    "fr": (
        "il y a six mois", "il y a 3 jours", "avant-hier", "hier", "demain", "après-demain", "depuis six mois",
        "la semaine dernière", "cette semaine", "la semaine prochaine", "le trimestre dernier", "ce trimestre",
        "le prochain trimestre", "l’année dernière", "l’an dernier", "cette année", "le mois dernier", "ce mois-ci",
        "le mois prochain", "l’année prochaine", "depuis le mois dernier", "depuis hier",
        "depuis la semaine dernière",
        "depuis le début de l’année", "depuis juillet", "avant mars", "d’ici la fin de l’année",
        "d’ici la fin du mois",
        "d’ici la fin du trimestre", "dans les trois prochains mois", "dans les 90 jours à venir", "d’ici six mois",
        "en 2025", "en mars 2026",
    ),
    "en": (
        "six months ago", "3 days ago", "the day before yesterday", "yesterday", "tomorrow", "the day after tomorrow",
        "last week", "this week", "next week", "last quarter", "this quarter", "next quarter", "last year",
        "this year",
        "last month", "this month", "next month", "next year", "since last month", "since yesterday",
        "since last week",
        "since the beginning of the year", "since July", "by March", "by the end of the year",
        "by the end of the month", "by the end of the quarter", "within the next three months",
        "in the next 90 days", "in 2025", "in March 2026",
    ),
}  # fmt: skip
QUESTIONS: dict[Lang, tuple[str, ...]] = {
    "fr": (
        "où va le numéro de téléphone", "qui reçoit l’e-mail", "que reçoit CinetPay",
        "combien de temps garde-t-on l’e-mail", "où conserve-t-on l’e-mail",
        "quelles certifications a OVHcloud", "quels sont les constats",
        "quelles données quittent la France", "qu’est-ce qui a changé", "quels contrats ont été signés",
        "quels certificats expirent", "que se passe-t-il si OVHcloud est piraté", "que dit le registre sur CinetPay",
        "CinetPay reçoit-il le téléphone", "quels sont mes droits", "qui est le DPO",
    ),
    "en": (
        "where does the phone number go", "who receives the e-mail address", "what does CinetPay receive",
        "how long is the e-mail address kept", "where is the e-mail address stored",
        "which certifications does OVHcloud have", "which findings are there", "which data leaves France",
        "what changed", "which contracts were signed", "which certificates expire",
        "what happens if OVHcloud is hacked", "does CinetPay receive the phone number", "who is the DPO",
    ),
}  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def named(said: str, phrase: str, lang: Lang) -> bool:
    """Whether a reading says the day, or the days at the ends of the period, that a phrase tells."""
    (told,) = days_in(letters(phrase), lang, TODAY)
    ends = {day for day in (told.day, told.last, told.whole) if day}
    if any(day_in_words(day, lang) in said for day in ends):
        return True
    # « avant mars » ends on the last day before it, and a list ends before the day after its last.
    near = {date.fromordinal(day.toordinal() + by) for day in ends for by in (-1, 1)}
    return any(day_in_words(day, lang) in said for day in near)


@pytest.mark.parametrize("lang", QUESTIONS)
@pytest.mark.parametrize("first", [False, True])
def test_what_is_understood_names_the_days_it_was_understood_of(lang: Lang, first: bool) -> None:
    lexicon, sure = shipped("processors"), 0
    for question, phrase in product(QUESTIONS[lang], PHRASES[lang]):
        asked = f"{phrase}, {question} ?" if first else f"{question} {phrase} ?"
        meant = understand(asked, lexicon, lang, today=TODAY)
        if meant.sure:
            sure += 1
            said = " ".join(each.sentence(lang) for each in (*meant.readings[:1], *meant.also))
            assert named(said, phrase, lang), (asked, said)
    assert sure > 80


@pytest.mark.parametrize("lang", QUESTIONS)
def test_what_is_asked_back_offers_the_days(lang: Lang) -> None:
    """Where a route is asked for over a time, both ends of it are offered."""
    question = QUESTIONS[lang][0]
    for phrase in ("la semaine dernière", "le mois dernier") if lang == "fr" else ("last week", "last month"):
        meant = understand(f"{question} {phrase} ?", shipped("processors"), lang, today=TODAY)
        said = [each.sentence(lang) for each in meant.readings]
        assert not meant.sure and sum(bool(_YEAR.search(each)) for each in said) == 2, said


@pytest.mark.parametrize(
    "asked",
    [
        "j’ai un audit la semaine prochaine, où va le numéro de téléphone ?",
        "pour la réunion de la semaine prochaine, où va le numéro de téléphone ?",
        "tomorrow’s meeting: where does the phone number go?",
    ],
)
def test_a_day_that_tells_why_one_asks_is_none_that_is_asked_about(asked: str) -> None:
    meant = understand(asked, shipped("processors"), today=TODAY)
    assert meant.sure and meant.readings[0].on is None
