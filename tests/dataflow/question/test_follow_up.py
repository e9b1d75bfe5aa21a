"""Following up: what refers to the last question is what one would have asked by itself, and nothing raises."""

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.question import Intent, Lexicon, Reading, understand
from dataflow.question.columns import columns_of
from dataflow.question.continuing import ALONE, Mark, Offer, _data, continued, offer
from dataflow.question.follow_up import follow_up
from dataflow.question.intent import ASKED_OF
from dataflow.question.meaning import Meaning
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.question.test_phrasings import DATA, TODAY
from tests.dataflow.strategies import registries

SHIPPED = ("processors", "mantano-assimil")
OPENING: dict[Lang, str] = {"fr": "et", "en": "and"}


@cache
def shipped(name: str) -> Lexicon:
    registry = load(DATA / f"{name}.yaml").registry
    assert registry
    return lexicon_of(registry)


def of(meaning: Meaning, intent: Intent, lexicon: Lexicon) -> Reading:
    """What is asked of one thing."""
    return Reading(
        intent=intent,
        subject_kind=meaning.kind,
        subject=meaning.id,
        label=lexicon.label(meaning),
        matched="",
        score=1.0,
    )


def listing(listed: Listed, lexicon: Lexicon, *conditions: Condition) -> Reading:
    """A list that was asked for."""
    return Reading(
        intent=Intent.LIST,
        subject_kind="registry",
        subject="",
        label=lexicon.whole,
        wanted=Wanted(listed=listed, conditions=conditions),
        matched="",
        score=1.0,
    )


def things(lexicon: Lexicon) -> Iterator[Meaning]:
    """What a registry has that may be asked about."""
    for meaning in lexicon.labels:
        held = meaning.kind != "field" or meaning.id in lexicon.present
        if held and (meaning.kind != "people" or meaning.id in lexicon.held.people):
            yield meaning


def lasts(lexicon: Lexicon) -> list[Reading]:
    """Some question of each kind, about the first thing of its kind, and a list of each."""
    first: dict[str, Meaning] = {}
    for meaning in things(lexicon):
        if meaning.id != lexicon.organisation:
            first.setdefault(meaning.kind, meaning)
    routes = [of(each, intent, lexicon) for each in first.values() for intent in sorted(ASKED_OF[each.kind])]
    return [*routes, *(listing(each, lexicon) for each in Listed)]


def plain(reading: Reading) -> dict[str, Any]:
    return reading.model_dump(exclude={"matched", "score"})


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("lang", LANGS)
def test_another_subject_is_the_question_asked_of_it(name: str, lang: Lang) -> None:
    """Of everything a registry names, and every question: « et X ? » is that question of X, typed in full."""
    lexicon = shipped(name)
    every = [*things(lexicon)]
    alone = {
        meaning: told
        for meaning in every
        for told in [understand(lexicon.labels[meaning].say(lang), lexicon, lang)]
        if told.readings and all(each.subject == meaning.id for each in told.readings)
    }
    tried = 0
    for kind in ("field", "actor", "data_set", "people"):
        of_kind = [each for each in every if each.kind == kind and each.id != lexicon.organisation]
        for intent in sorted(ASKED_OF[kind]):
            last = of(of_kind[0], intent, lexicon)
            for other in of_kind[1:]:
                if other not in alone:
                    continue
                found = follow_up(f"{OPENING[lang]} {lexicon.labels[other].say(lang)} ?", last, lexicon, lang)
                direct = understand(of(other, intent, lexicon).sentence(lang), lexicon, lang)
                assert found is not None and direct.sure, (last.sentence(lang), other)
                assert [plain(each) for each in found.meant.readings] == [plain(direct.readings[0])], other
                tried += 1
    assert tried > 100


@pytest.mark.parametrize("name", SHIPPED)
def test_the_day_is_replaced_and_all_else_stays(name: str) -> None:
    lexicon = shipped(name)
    for last in lasts(lexicon):
        found = follow_up("et au 1er mars 2024 ?", last, lexicon, "fr", TODAY)
        if last.intent is Intent.CHANGES:
            continue
        assert found is not None and found.meant.sure
        assert plain(found.meant.readings[0]) == {**plain(last), "on": datetime.date(2024, 3, 1)}
        month = follow_up("and in March 2024?", last, lexicon, "en", TODAY)
        assert month is not None and len(month.meant.readings) == 2 and not month.meant.sure


@pytest.mark.parametrize(
    ("words", "listed", "conditions"),
    [
        ("sans CinetPay ?", Listed.PARTIES, [("field", "is", "phone_number"), ("party", "not", "cinetpay")]),
        (
            "and without CinetPay?",
            Listed.PARTIES,
            [("field", "is", "phone_number"), ("party", "not", "cinetpay")],
        ),
        ("pourquoi ?", Listed.PURPOSES, [("field", "is", "phone_number")]),
        ("et pourquoi ?", Listed.PURPOSES, [("field", "is", "phone_number")]),
        ("why?", Listed.PURPOSES, [("field", "is", "phone_number")]),
        ("et la base légale ?", Listed.BASES, [("field", "is", "phone_number")]),
        ("since when?", Listed.ENGAGEMENTS, [("field", "is", "phone_number")]),
        ("et hors UE ?", Listed.PARTIES, [("field", "is", "phone_number"), ("country", "outside", "EU")]),
    ],
)
def test_a_route_becomes_the_list_that_answers(
    words: str, listed: Listed, conditions: list[tuple[str, ...]]
) -> None:
    lexicon = shipped("processors")
    last = of(Meaning("field", "phone_number"), Intent.GOES, lexicon)
    found = follow_up(words, last, lexicon, None, TODAY)
    assert found is not None and found.meant.sure
    wanted = found.meant.readings[0].wanted
    assert wanted is not None and wanted.listed is listed
    assert [(each.column, each.op, *each.values) for each in wanted.conditions] == conditions
    assert all(len(each.labels) == len(each.values) for each in wanted.conditions)


@pytest.mark.parametrize(
    ("words", "intent", "subject", "actor"),
    [
        ("et combien de temps ?", Intent.RETENTION, "phone_number", None),
        ("et où est-il stocké ?", Intent.STORED, "phone_number", None),
        ("and who receives it?", Intent.RECEIVED_BY_FIELD, "phone_number", None),
        ("et CinetPay ?", Intent.GOES, "phone_number", "cinetpay"),
        ("et quels constats ?", Intent.FINDINGS, "phone_number", None),
        ("et que reçoit CinetPay ?", Intent.RECEIVES, "cinetpay", None),
    ],
)
def test_something_else_of_the_same(words: str, intent: Intent, subject: str, actor: str | None) -> None:
    lexicon = shipped("processors")
    last = of(Meaning("field", "phone_number"), Intent.GOES, lexicon)
    found = follow_up(words, last, lexicon, None, TODAY)
    assert found is not None and found.meant.sure
    told = found.meant.readings[0]
    assert (told.intent, told.subject, told.about_actor) == (intent, subject, actor)


def test_what_an_actor_receives_and_one_thing_more() -> None:
    lexicon = shipped("processors")
    last = of(Meaning("actor", "cinetpay"), Intent.RECEIVES, lexicon)
    for words in ("et l’e-mail ?", "and the e-mail address?"):
        found = follow_up(words, last, lexicon)
        assert found is not None
        told = found.meant.readings[0]
        assert (told.intent, told.subject, told.about_actor) == (
            Intent.RECEIVED_BY_FIELD, "email_address", "cinetpay",
        )  # fmt: skip


@pytest.mark.parametrize(
    "words", ["où va l’adresse e-mail ?", "Que reçoit CinetPay ?", "ou", "", "?", "and", "et ?"]
)
def test_what_stands_for_itself_is_no_follow_up(words: str) -> None:
    lexicon = shipped("processors")
    assert follow_up(words, of(Meaning("field", "phone_number"), Intent.GOES, lexicon), lexicon) is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_a_follow_up_is_read(lang: Lang) -> None:
    """Whatever a mark is, in either language, it is read as that, also after « et »."""
    lexicon = shipped("processors")
    last = of(Meaning("field", "phone_number"), Intent.GOES, lexicon)
    data = _data()[lang]
    for mark in (*ALONE - {Mark.ASKS}, Mark.AND, Mark.WITHOUT):
        for phrase in data[mark]:
            said = continued(phrase if mark in ALONE else f"{phrase} Google")
            assert said is not None and said.mark is mark, phrase
            if mark in ALONE:
                assert continued(f"{OPENING[lang]} {phrase} ?") == said
    for column, phrases in data["asks"].items():
        for phrase in phrases:
            for words in (phrase, f"{phrase} ?", f"{OPENING[lang]} {phrase} ?"):
                said = continued(words)
                assert said is not None and (said.mark, said.column) == (Mark.ASKS, Column(column)), words
            assert follow_up(phrase, last, lexicon) is not None, phrase
    for phrase in data["written"]:
        found = follow_up(phrase, last, lexicon)
        assert found is not None and found.cited and plain(found.meant.readings[0]) == plain(last)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_offered_is_understood(lang: Lang) -> None:
    lexicon = shipped("processors")
    last = of(Meaning("field", "phone_number"), Intent.GOES, lexicon)
    names = {
        Offer.FIELD: lexicon.label(Meaning("field", "email_address")).say(lang),
        Offer.ACTOR: "OVHcloud",
        Offer.WITHOUT: "OVHcloud",
    }
    for kind in Offer:
        found = follow_up(offer(lang, kind, names.get(kind, "")), last, lexicon, lang)
        assert found is not None and found.meant.sure, kind


@pytest.mark.parametrize("listed", Listed)
def test_a_condition_is_met_once_and_its_opposite_leaves(listed: Listed) -> None:
    """« et CinetPay ? » then « sans CinetPay ? » wants it out, whatever was asked before; « tous ? » wants all."""
    lexicon = shipped("processors")
    if Column.PARTY not in columns_of(listed):
        return
    last = listing(listed, lexicon)
    for words, op in 2 * (("et CinetPay ?", Op.IS), ("sans CinetPay ?", Op.NOT)):
        for _ in range(2):
            found = follow_up(words, last, lexicon, "fr")
            assert found is not None and found.meant.sure
            last = found.meant.readings[0]
            assert last.wanted is not None
            assert [(each.column, each.op) for each in last.wanted.conditions] == [(Column.PARTY, op)]
    found = follow_up("et tous ?", last, lexicon, "fr")
    assert found is not None and found.meant.readings[0].wanted == Wanted(listed=listed)


WORDS = st.sampled_from(
    [
        "et", "and", "sans", "without", "pourquoi", "why", "où", "est-ce", "écrit",
         "CinetPay", "party0", "account", "le",
        "téléphone",
        "e-mail", "clients", "2023", "mars 2024", "hors UE", "en France",
        "?", "'", "l’", "DPA", "contrat", "tous", "«", "\u202e", "🐘",
        "customer", "ni", "depuis quand", "combien de temps", "\x00", "İ",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.lists(WORDS, max_size=8).map(" ".join),
        st.text(max_size=40),
        st.text(max_size=20).map("et {}".format),
    ),
    st.integers(min_value=0),
    st.sampled_from(LANGS),
)
def test_whatever_is_typed_nothing_raises(words: str, which: int, lang: Lang) -> None:
    lexicon = shipped("processors")
    every = lasts(lexicon)
    _holds(words, every[which % len(every)], lexicon, lang)


@settings(deadline=None, max_examples=60)
@given(registries(), st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
def test_whatever_the_registry_nothing_raises(registry: Registry, words: str) -> None:
    lexicon = lexicon_of(registry)
    for last in lasts(lexicon)[:14]:
        _holds(f"et {words}", last, lexicon, "fr")


def _holds(words: str, last: Reading, lexicon: Lexicon, lang: Lang) -> None:
    """That what is made of it can be asked: a list has the columns of its conditions, a subject the question."""
    found = follow_up(words, last, lexicon, lang, TODAY)
    if found is None:
        return
    assert found.meant.readings and found.meant.sure == (len(found.meant.readings) == 1)
    for told in found.meant.readings:
        if told.wanted is not None:
            assert {each.column for each in told.wanted.conditions} <= {*columns_of(told.wanted.listed)}
            assert {*told.wanted.asked} <= {*columns_of(told.wanted.listed)}
        elif told != last:
            assert told.intent in ASKED_OF[told.subject_kind]
