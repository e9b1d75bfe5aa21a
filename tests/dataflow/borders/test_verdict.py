"""The verdict of the borders: each party counted once, in two short sentences, in the words of heads and tags."""

import re
from typing import get_args

import pytest
from hypothesis import given, settings

from dataflow.borders import Borders, borders, verdict
from dataflow.borders.border import State
from dataflow.borders.receivers import GROUPS, group_word, receivers
from dataflow.borders.sentences import WORDS
from dataflow.borders.verdict import counts
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.borders.test_borders import placed
from tests.dataflow.checks.registries import varied
from tests.dataflow.strategies import DAY

LEAVING = ("invalid", "missing", "undetermined", "covered")


def numbers(words: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", words)]


@settings(max_examples=40)
@given(placed())
def test_every_party_is_counted_once_and_every_count_is_said(registry: Registry) -> None:
    told = borders(build(registry, DAY))
    found, parties = counts(told), receivers(told)
    assert sum(found.values()) == len(parties)
    assert all(found[group] == sum(each.group == group for each in parties) for group in found)
    for lang in LANGS:
        sentences = verdict(told, lang)
        assert len(sentences) <= 2 and bool(sentences) is bool(parties)
        leaving = [n for group, n in found.items() if group in LEAVING]
        others = [found[group] for group in GROUPS if group in found and group not in LEAVING]
        said = [sum(leaving), *leaving] if leaving else []
        assert numbers(" ".join(sentences)) == [*said, *others]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("state", get_args(State))
def test_a_state_has_one_word_in_sentences_heads_and_tags(state: State, lang: Lang) -> None:
    word = WORDS.say(lang, f"state.{state}")
    assert WORDS.say(lang, f"counted.{state}", n=1) == f"1 {word}"
    assert group_word(state, lang) == word[0].upper() + word[1:]


def test_the_areas_are_those_of_the_laws() -> None:
    told: Borders = borders(varied("R04-bad", {}).graph)
    assert verdict(told, "en")[0].startswith("Transfers outside the EEA, certain or possible: ")
    assert verdict(told, "fr")[0].startswith("Transferts hors EEE, avérés ou possibles")
    empty = told.model_copy(update={"borders": ()})
    assert verdict(empty, "en") == ()
