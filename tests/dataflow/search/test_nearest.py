"""What is nearest to a text: most of its words first, however it is typed, and never an answer."""

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.facts.facts import Facts
from dataflow.graph.build import build
from dataflow.question.fold import fold, singular
from dataflow.question.grammar import phrases
from dataflow.search import Found, nearest, search
from dataflow.search.asked import asked
from dataflow.search.index import Index
from dataflow.search.nearest import index_of
from dataflow.search.statements import Statements
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.acme import acme
from tests.dataflow.strategies import DAY, registries

SHIPPED: Final = ("data/processors.yaml", "data/mantano-assimil.yaml")
ALL: Final = 100_000
WORDS: Final = (
    "party0", "Acme", "phone", "téléphone", "customer", "sous-traitant", "account", "store", "Form", "France", "US",
    "deduced", "follows", "processor", "hosting", "role", "données", "conservation", "data", "zzz", "où", "contract",
)  # fmt: skip


@cache
def _graph(name: str = SHIPPED[0]) -> Any:
    registry = load(Path(name)).registry
    assert registry is not None
    return build(registry, DAY)


def _texts(found: Found) -> list[str]:
    """Everything a statement can be found by, without glue."""
    known = found.known
    said = [text.say(lang) for lang in LANGS for text in (found.words, found.label, known.reason) if text]
    said += [part for each in known.citations for part in (each.section, each.words) if part]
    said += [known.source] if known.source else []
    kept = (
        [singular(word) for word in fold(each).split() if word not in phrases().glue]
        or [*map(singular, fold(each).split())]
        for part in said
        for each in part.split(" › ")
    )
    return [f" {' '.join(each)} " for each in kept]


def _naive(registry: Registry, question: str, index: Index) -> dict[str, int]:
    """How many of the telling words each statement has, by looking through all of them."""
    facts = Facts(registry, DAY)
    statements = [each.found(facts) for each in Statements(facts).all()]
    ways = asked(question, index)
    has = [
        {
            at
            for at, found in enumerate(statements)
            if any(f" {' '.join(way.key)} " in told for way in each for told in _texts(found))
        }
        for each in ways
    ]
    telling = [each for each in has if each and 2 * len(each) <= len(statements)] or [
        each for each in has if each
    ]
    counts = {at: sum(at in each for each in telling) for at in range(len(statements))}
    return {statements[at].model_dump_json(): count for at, count in counts.items() if count}


@settings(max_examples=100, deadline=None)
@given(
    registries(),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    st.sampled_from(LANGS),
)
def test_most_of_the_words_first_as_if_one_looked_through_everything(
    registry: Registry, question: str, lang: Lang
) -> None:
    graph = build(registry, DAY)
    if not asked(question, index_of(graph)):
        return
    near = search(graph, question, lang, ALL)
    expected = _naive(registry, question, index_of(graph))
    best = max(expected.values(), default=0)
    found = [expected.get(each.model_dump_json(), 0) for each in near.found]
    assert found == sorted(found, reverse=True)
    assert {each.model_dump_json() for each in near.found} == {
        each for each, count in expected.items() if 2 * count >= best
    }


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=80)
    | st.text(alphabet="\"'*:()^-+{}[]AND OR NOT NEAR/5 ; DROP a̧ẞﬁ", max_size=60)
    | st.lists(st.sampled_from([*WORDS, '"', "NEAR(", "*", "col:", "--", "\x00", "’"]), max_size=8).map(
        " ".join
    )
)
def test_no_text_is_anybodys_syntax(question: str) -> None:
    for lang in LANGS:
        near = search(_graph(), question, lang, 3)
        assert len(near.found) <= 3 and near.more >= 0


@pytest.mark.parametrize(
    "question",
    [
        "mesure d’audience",
        "paiement en ligne",
        "durée de conservation",
        "adresse IP",
        "sous-traitants ultérieurs",
    ],
)
def test_accents_capitals_plurals_and_politeness_change_nothing(question: str) -> None:
    plain = nearest(_graph(), question, "fr")
    assert plain
    for typed in (
        fold(question),
        question.upper(),
        question.replace(" ", "  ") + " ?",
        f"Quelle est la {question}, s’il vous plaît ?",
        re.sub(r"(\w{4,})\b", lambda word: word[1] if word[1].endswith("s") else f"{word[1]}s", question),
    ):
        assert nearest(_graph(), typed, "fr") == plain, typed


@pytest.mark.parametrize("name", SHIPPED)
def test_one_slip_in_a_word_still_finds_it(name: str) -> None:
    """For each longer word of a party’s name, with each slip: what is found has that word, or one as near to it."""
    graph, tried = _graph(name), 0
    index, chance = index_of(graph), random.Random(1)
    for actor in graph.graph["registry"].actors.values():
        for word in {word for word in fold(actor.name.say("fr")).split() if len(word) > 6}:
            at = chance.randrange(2, len(word) - 2)
            for typed in (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ):
                if index.has(singular(typed)):
                    continue
                tried += 1
                meant = [each for each, _ in index.spelling.near(singular(typed))]
                assert singular(word) in meant, typed
                assert nearest(graph, typed, "fr"), typed
    assert tried > 10


def test_a_name_in_two_words_is_found_in_one() -> None:
    assert nearest(_graph(), "cinet pay", "fr")[0].subject == "cinetpay"


@pytest.mark.parametrize(
    ("question", "lang", "words"),
    [
        ("où va le tel ?", "fr", "Numéro de téléphone"),
        ("the mobile number", "en", "Phone number"),
        ("hébergement", "fr", "Hébergement"),
        ("processor", "en", "Processor"),
    ],
)
def test_other_names_of_a_thing_find_it(question: str, lang: Lang, words: str) -> None:
    assert words in nearest(_graph(), question, lang)[0].words.say(lang)


def test_the_words_of_a_statement_count_before_whose_it_is_and_what_is_cited_for_it() -> None:
    parties = {
        "a": {"name": "Aa", "note": "Zebra"},
        "b": {"name": "Zebra", "note": "Something"},
        "c": {"name": "Cc", "note": "Else", "cite": 'policy L1 "zebra"'},
    }
    found = nearest(build(acme(third_parties=parties), DAY), "zebra", "en")
    label = [f"{each.label.say('en')}: {each.words.say('en')}" for each in found]
    assert label[:2] == ["third parties: Zebra", "Aa › note: Zebra"]
    assert label.index("Zebra › note: Something") < label.index("Cc › note: Else")


@pytest.mark.parametrize("most", [0, 1, 3, ALL])
def test_what_the_limit_cuts_is_counted(most: int) -> None:
    every = search(_graph(), "Google Analytics", "fr", ALL)
    near = search(_graph(), "Google Analytics", "fr", most)
    assert near.found == every.found[:most] and len(near.found) + near.more == len(every.found) > 3


@pytest.mark.parametrize("question", ["", "?", "où ?", "qui", "zzzzzz", "est-ce que la le les"])
def test_words_that_tell_nothing_find_nothing(question: str) -> None:
    assert search(_graph("data/mantano-assimil.yaml"), question, "fr").found == ()


@settings(max_examples=30, deadline=None)
@given(registries(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_means_nothing(registry: Registry, chance: random.Random) -> None:
    data = json.loads(registry.model_dump_json(by_alias=True, exclude_unset=True))
    for name in ("data_sets", "third_parties"):
        kept = [*data.get(name, {}).items()]
        chance.shuffle(kept)
        data[name] = dict(kept)
    for name in ("flows", "denials"):
        chance.shuffle(data.get(name, []))
    graphs = build(registry, DAY), build(Registry.model_validate(data), DAY)
    for question in ("party1 processor", "phone number", "account"):
        first, second = (search(graph, question, "en", 5) for graph in graphs)
        assert first == second


def test_the_index_is_compiled_once_for_a_registry_and_a_day() -> None:
    registry = acme()
    first, again = (index_of(build(registry, DAY)) for _ in range(2))
    assert first is again
    assert index_of(build(registry, DAY.replace(year=2020))) is not first
    assert index_of(build(acme(title="Other"), DAY)) is not first


def test_a_long_text_costs_no_more_than_its_words() -> None:
    assert search(_graph(), "paiement " * 20_000, "fr").found
    assert len(asked(" ".join(f"paiement{n}" for n in range(5_000)), index_of(_graph()))) <= 32
