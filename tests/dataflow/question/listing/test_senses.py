"""The words of lists: every key is read, its values exist, every phrase is of use, and none contradicts another."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import dataflow.question.grammar
from dataflow.question import Lexicon
from dataflow.question.columns import columns_of
from dataflow.question.fold import fold, singular, words
from dataflow.question.listing.asked import AskedList, asked_list
from dataflow.question.listing.atoms import Atom, atoms
from dataflow.question.listing.notion import NOTIONS, OF_VALUES
from dataflow.question.listing.senses import Sense, sense_of
from dataflow.question.listing.signs import signs
from dataflow.question.sentences import WORDS
from dataflow.question.wanted import Listed
from registry.records.text import LANGS, Lang
from registry.source.shipped import read_shipped
from tests.dataflow.question.test_phrasings import TODAY, lexicon

ONE_SIDED = {
    "value act=share,exchange", "mark onward is unknown", "value role=recipient,independent_controller",
    "mark people is child",
    "value onward=none", "value act=sell",
}  # fmt: skip
"""What can be said in one language alone."""
SAID_TWICE = {"fr": {"plus", "ou"}, "en": {"lacking", "have", "unknown", "missing", "has"}}
"""Words that operate in two ways: what stands around them tells which."""
IDLE = {
    "fr": {"article 6", "fichier", "revend", "détermine", "complété", "moins de 15 ans"},
    "en": {"file", "advertising", "current", "privacy policy", "privacy notice"},
}
"""Phrases that another reading of the same words always wins over."""
HEADS: dict[Lang, tuple[str, ...]] = {
    "fr": ("les tiers", "les sous-traitants ultérieurs", "les données", "les cookies", "les transferts", "les constats",
           "les certificats", "les documents",
           "les jeux de données", "les bases légales", "les engagements de ne pas faire"),
    "en": ("the vendors", "the sub-processors", "the data", "the cookies", "the transfers", "the findings",
           "the certificates",
           "the documents", "the data sets", "the legal bases", "the commitments not to do"),
}  # fmt: skip


@cache
def grammar(lang: Lang) -> dict[str, list[str]]:
    folder = Path(dataflow.question.grammar.__file__).parent / "lists"
    source = read_shipped(folder / f"{lang}.yaml", f"{lang}.yaml")
    assert not source.problems
    return {key: [str(each) for each in listed] for key, listed in source.data.items()}


def every(*sorts: str) -> Iterator[tuple[Lang, str, Sense]]:
    for lang in LANGS:
        for key, listed in grammar(lang).items():
            if sense_of(key).sort in sorts:
                yield from ((lang, phrase, sense_of(key)) for phrase in listed)


def taken(phrase: str, lang: Lang) -> tuple[Atom, ...]:
    return atoms(phrase, lexicon("processors"), lang, TODAY)


def listed(question: str, lang: Lang) -> AskedList | None:
    return asked_list(question, lexicon("processors"), lang, TODAY)


@pytest.mark.parametrize("lang", LANGS)
def test_every_key_names_what_there_is(lang: Lang) -> None:
    terms = Lexicon.of({}, {}, {}, ()).terms
    assert len(grammar(lang)) > 90
    for key in grammar(lang):
        sense = sense_of(key)
        assert sense.sort != "notion" or sense.name in NOTIONS, key
        if sense.condition:
            known = {*terms.values(sense.condition.column), "HOME"}
            assert {*sense.condition.values} <= known, key
            assert any(sense.condition.column in columns_of(each) for each in Listed), key
    with pytest.raises(ValueError, match="vlaue"):
        sense_of("vlaue role=processor")


def test_both_languages_have_the_same_keys() -> None:
    assert {*grammar("fr")} ^ {*grammar("en")} == ONE_SIDED


def test_every_notion_has_its_words() -> None:
    for lang in LANGS:
        assert {sense_of(key).name for key in grammar(lang) if sense_of(key).sort == "notion"} == {*NOTIONS}


@pytest.mark.parametrize("lang", LANGS)
def test_no_phrase_contradicts_itself(lang: Lang) -> None:
    """None is two operators, two question words, or two values of one column."""
    told: dict[tuple[str, ...], set[Sense]] = defaultdict(set)
    for where, phrase, sense in every("op", "ask", "value", "mark"):
        if where == lang:
            told[tuple(singular(word.fold) for word in words(phrase))].add(sense)
    twice: set[str] = set()
    for key, senses in told.items():
        columns = [each.condition.column for each in senses if each.condition]
        assert len({*columns}) == len(columns), (key, senses)
        if len(senses) - len(columns) > 1:
            twice.add(" ".join(key))
    assert twice == SAID_TWICE[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_every_phrase_is_of_use(lang: Lang) -> None:
    """Typed alone, or behind what is listed, it lists what it names, narrows by what it tells, or is known as it is."""
    idle: set[str] = set()
    for where, phrase, sense in every("notion", "value", "mark", "op", "ask", "rel"):
        if where == lang and not _of_use(phrase, sense, lang):
            idle.add(phrase)
    assert idle == IDLE[lang]


def _of_use(phrase: str, sense: Sense, lang: Lang) -> bool:
    if sense.sort in ("op", "ask", "rel"):
        (only, *others) = taken(phrase, lang)
        return not others and only.has(sense.sort, sense.name)
    if sense.sort == "notion":
        made = listed(phrase, lang)
        wanted, notion = made and made.reading.wanted, NOTIONS[sense.name]
        told = wanted and {*wanted.asked, *(each.column for each in wanted.conditions)}
        return bool(wanted and told is not None and (wanted.listed is notion.listed or notion.column in told))
    condition = sense.condition
    for question in (phrase, *(f"{head} {phrase}" for head in HEADS[lang])):
        made = listed(question, lang)
        for each in made.reading.wanted.conditions if made and made.reading.wanted else ():
            home = condition and "HOME" in condition.values and each.op is condition.op
            alike = home or (condition and not {*condition.values} - {*each.values})
            if condition and each.column is condition.column and alike:
                return True
    return False


@pytest.mark.parametrize("lang", LANGS)
def test_a_filler_tells_nothing(lang: Lang) -> None:
    """But where it is a name of something too, or a day, or another word of lists, or says which is the newest."""
    bare, tried = listed(HEADS[lang][0], lang), 0
    assert bare and bare.sure
    for where, phrase, _ in every("fill"):
        (first, *others) = taken(phrase, lang)
        newest = len(first.words) == 1 and {fold(phrase)} & (signs().newest | signs().newest_beside)
        nobody = phrase in ("personne", "personnes")
        named = first.hit or first.place or first.mentions or newest or nobody
        if where != lang or others or named or {each.sort for each in first.senses} != {"fill"}:
            continue
        made = listed(f"{HEADS[lang][0]} {phrase}", lang)
        assert made and made.sure and made.reading.wanted == bare.reading.wanted, phrase
        tried += 1
    assert tried > 500


@pytest.mark.parametrize("word", ["horoscope", "xylophone", "Zorglub", "licorne"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_word_that_nobody_knows_makes_any_list_unsure(lang: Lang, word: str) -> None:
    for head in HEADS[lang]:
        made = listed(f"{head} {word}", lang)
        assert made and not made.sure and made.strange == (word,)


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_list_is_called_lists_it(lang: Lang) -> None:
    """The words in which the terminal and the pages name a list, and those in which its question begins."""
    for each in Listed:
        for said in (WORDS.say(lang, f"listed.{each}"), f"{WORDS.say(lang, f'asks.{each}')} ?"):
            made = listed(said, lang)
            assert made and made.reading.wanted and made.reading.wanted.listed is each, said


def test_every_notion_and_value_lists_what_has_it() -> None:
    for notion in NOTIONS.values():
        own = notion.column is None or notion.column in columns_of(notion.listed)
        assert own or any(notion.column in columns_of(each) for each in Listed), notion
    for column, each in OF_VALUES.items():
        assert column in columns_of(each), (column, each)
