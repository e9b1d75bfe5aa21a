"""Lists in words, in a sentence and set apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.facts.lists import apart, beside, listed
from registry.records.text import LANGS, Lang, text


@pytest.mark.parametrize(
    ("items", "fr", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b", "a"], "a et b", "a and b"),
        (["a, b", "c"], "a, b\u00a0; c", "a, b; c"),
        (["a, b"], "a, b", "a, b"),
        (["«\u00a0A, B\u00a0»", "c"], "«\u00a0A, B\u00a0» et c", "«\u00a0A, B\u00a0» and c"),
    ],
)
def test_in_a_sentence(items: list[str], fr: str, en: str) -> None:
    assert (listed(items, "fr"), listed(items, "en")) == (fr, en)


def test_an_item_with_and_in_it_is_set_apart_in_its_language_alone() -> None:
    assert (listed(["a et b", "c"], "fr"), listed(["a et b", "c"], "en")) == (
        "a et b\u00a0; c",
        "a et b and c",
    )


@given(st.lists(st.text("ab", min_size=1)), st.sampled_from(LANGS))
def test_nothing_is_lost_and_a_sentence_says_each_once(items: list[str], lang: Lang) -> None:
    between = apart(["", ""], lang)
    assert apart(items, lang).split(between) == (items or [""])
    said = listed(items, lang).replace(" et ", ", ").replace(" and ", ", ")
    assert said.split(", ") == ([*dict.fromkeys(items)] or [""])


def test_names_beside_each_other_are_in_the_language_asked_for() -> None:
    assert beside([text("un", "one"), text("deux", "two")], "fr") == "un, deux"
    assert beside([], "en") == ""
