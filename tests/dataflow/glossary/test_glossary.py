"""The glossary: complete over what pages can say, in both languages, and by the words that they use."""

import pytest

from dataflow.facts.finding import SAID, SEVERITIES
from dataflow.facts.sentences import WORDS as FACTS
from dataflow.glossary import Group, glossary
from dataflow.glossary.sentences import WORDS as WORDS_OF_IT
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary

EXPECTED = {
    "roles": [*vocabulary().roles],
    "statuses": [*vocabulary().statuses],
    "verdicts": [*SAID],
    "severities": [*SEVERITIES],
    "sensitivities": [*vocabulary().sensitivities],
    "mechanisms": [*vocabulary().transfer_mechanisms],
    "places": [*vocabulary().place_kinds],
}
LEGAL = ("roles", "mechanisms")
"""Groups of which the law speaks: each of their words has its article."""


def group(id_: str) -> Group:
    return next(each for each in glossary() if each.id == id_)


@pytest.mark.parametrize("id_", [*EXPECTED])
def test_every_word_that_a_page_can_say_is_in_it(id_: str) -> None:
    assert [each.id for each in group(id_).terms] == EXPECTED[id_]


@pytest.mark.parametrize("lang", LANGS)
def test_each_has_a_name_of_its_own_and_a_sentence(lang: Lang) -> None:
    for each in glossary():
        names = [term.name.say(lang) for term in each.terms]
        assert len(set(names)) == len(names)
        for term in each.terms:
            said = term.means.say(lang)
            assert said.endswith(".") and len(said) > 15 and said[0].isupper(), (each.id, term.id)
            assert said.casefold() != term.name.say(lang).casefold()


@pytest.mark.parametrize("id_", LEGAL)
def test_what_the_law_defines_has_its_article(id_: str) -> None:
    assert [term.id for term in group(id_).terms if term.law is None] == []


def test_the_words_of_the_law_among_the_words_of_sillage_have_their_article() -> None:
    held = {term.id: term for id_ in ("law", "documents") for term in group(id_).terms}
    for id_ in (
        *("activity", "adequacy", "breach", "clauses", "engagement", "hosting", "legal_basis", "mechanism"),
        *("notice", "onward", "people", "purpose", "retention", "seat", "special", "transfer"),
    ):
        assert held[id_].law is not None


@pytest.mark.parametrize("lang", LANGS)
def test_it_uses_the_words_that_findings_and_the_vocabulary_use(lang: Lang) -> None:
    for term in group("verdicts").terms:
        assert term.name.say(lang).casefold() == FACTS.say(lang, f"finding.said.{term.id}").casefold()
    for term in group("statuses").terms:
        assert term.name == vocabulary().statuses[term.id].label
        assert term.means == vocabulary().statuses[term.id].note


def test_words_stand_as_they_are_looked_for_and_none_is_lost() -> None:
    by_name = [group(id_) for id_ in ("law", "documents", "words")]
    for each in by_name:
        for lang in LANGS:
            told = each.in_order(lang)
            assert {term.id for term in told} == {term.id for term in each.terms}
            assert len(told) == len(each.terms)
    law, words = ([term.name.say("fr") for term in group(id_).in_order("fr")] for id_ in ("law", "words"))
    assert law.index("Donnée") < law.index("Finalité") < law.index("Transfert")
    assert words.index("Donnée dérivée") < words.index("Étape") < words.index("Flux")
    assert group("statuses").in_order("fr") == group("statuses").terms
    ids = [term.id for each in by_name for term in each.terms]
    assert sorted(ids) == sorted(
        {key.split(".")[1] for key in WORDS_OF_IT.keys("en") if key.startswith("words.")}
    )
    assert all(term.law for term in group("law").terms) and not any(term.law for term in group("words").terms)


def test_roles_come_first() -> None:
    assert [each.id for each in glossary()][:3] == ["roles", "statuses", "verdicts"]
