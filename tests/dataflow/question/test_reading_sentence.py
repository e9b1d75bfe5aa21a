"""What was understood, said again: in the language of the question, and of the whole of it."""

from datetime import date
from typing import Literal

import pytest

from dataflow.question import Intent, Reading, understand
from dataflow.question.columns import columns_of
from dataflow.question.listing.asked import listing_reading
from dataflow.question.sentences import WORDS as SAYS
from dataflow.question.wanted import BARE, Condition, Listed, Op, Wanted
from registry.records.text import LANGS, Lang, Text
from tests.dataflow.question.sample import lexicon


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("où va le téléphone ?", "fr"),
        ("ou va le telephone", "fr"),
        ("que recoit CinetPay", "fr"),
        ("where does the phone number go?", "en"),
        ("what does CinetPay receive", "en"),
        ("phone number", "en"),
        ("CinetPay", "fr"),
        ("", "fr"),
    ],
)
def test_the_language_is_that_of_the_words(question: str, lang: Lang) -> None:
    assert understand(question, lexicon()).lang == lang


def test_the_language_of_the_reader_wins() -> None:
    assert understand("où va le téléphone ?", lexicon(), "en").lang == "en"


@pytest.mark.parametrize(
    ("question", "lang", "sentence"),
    [
        ("téléphone", "fr", "Compris : où va la donnée « Numéro de téléphone » ?"),
        ("téléphone", "en", "Understood: where does the data item “Phone number” go?"),
        (
            "où va le téléphone du compte au 1er mars 2026 ?",
            "fr",
            (
                "Compris : où va la donnée « Numéro de téléphone » du jeu de données"
                " « Compte et données de contact » au 1er mars 2026 ?"
            ),
        ),
        (
            "est-ce que Google reçoit l’IP ?",
            "fr",
            "Compris : est-ce que la donnée « Adresse IP » va jusqu’à Google ?",
        ),
        ("does Google get the IP?", "en", "Understood: does the data item “IP address” reach Google?"),
        (
            "qui envoie le téléphone ?",
            "fr",
            (
                "Je ne suis pas sûr de comprendre. Vouliez-vous dire : quels sont les tiers"
                " (donnée : Numéro de téléphone) ? Ou bien : où va la donnée « Numéro de téléphone » ?"
                " Ou bien : combien de temps conserve-t-on la donnée « Numéro de téléphone » ?"
            ),
        ),
        (
            "bonjour",
            "fr",
            (
                "Je n’ai reconnu ni donnée ni acteur dans cette question. Essayez par exemple :"
                " « Où va le numéro de téléphone ? » ou « Que reçoit CinetPay ? »"
            ),
        ),
        (
            "hello",
            "en",
            (
                "I recognised no data and no actor in this question. Try for example:"
                " “Where does the phone number go?” or “What does CinetPay receive?”"
            ),
        ),
    ],
)
def test_it_says_how_it_understood(question: str, lang: Lang, sentence: str) -> None:
    assert understand(question, lexicon()).sentence(lang).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("intent", [each for each in Intent if each is not Intent.LIST])
@pytest.mark.parametrize("about", [None, Text(fr="Tiers", en="Party")])
@pytest.mark.parametrize("on", [None, date(2026, 3, 2)])
@pytest.mark.parametrize("kind", ["actor", "registry"])
def test_every_reading_has_a_sentence(
    lang: Lang, intent: Intent, about: Text | None, on: date | None, kind: Literal["actor", "registry"]
) -> None:
    reading = Reading(
        intent=intent, subject_kind=kind, subject="x", label=Text(fr="Objet", en="Thing"),
        about_actor="y" if about else None, about_label=about, on=on, matched="x", score=1,
    )  # fmt: skip
    sentence = reading.sentence(lang)
    assert {"fr": "Objet", "en": "Thing"}[lang] in sentence
    assert ("2026" in sentence) == (on is not None)
    assert sentence.endswith("?")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("listed", Listed)
@pytest.mark.parametrize("on", [None, date(2026, 3, 2)])
def test_every_list_has_a_sentence(lang: Lang, listed: Listed, on: date | None) -> None:
    """With every column, every operation and every one of them asked for: nothing of it is left unsaid."""
    label = Text(fr="Objet", en="Thing")
    for column in columns_of(listed):
        for op in Op:
            condition = (
                Condition(column=column, op=op)
                if op in BARE
                else Condition(column=column, op=op, values=("x",), labels=(label,))
            )
            wanted = Wanted(listed=listed, conditions=(condition,), asked=(column,))
            sentence = listing_reading(wanted, lexicon(), on).sentence(lang)
            assert (label.say(lang) in sentence) == (op not in BARE)
            assert sentence.count(SAYS.say(lang, f"column.{column}")) >= 2
            assert ("2026" in sentence) == (on is not None)
            assert sentence.endswith("?") and sentence.startswith(SAYS.say(lang, f"asks.{listed}"))
            assert "{" not in sentence


def test_what_a_reading_rests_on_is_said_in_the_words_of_the_question() -> None:
    found = understand("Est-ce que GOOGLE reçoit le Numéro  de téléphone ?", lexicon())
    assert found.readings[0].matched == "Numéro  de téléphone, GOOGLE"
