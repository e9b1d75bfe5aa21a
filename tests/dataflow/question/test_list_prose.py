"""A list in words to be read: all that it is narrowed by is in it, in the language, and no sign of a query."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.question.list_prose import condition_prose, prose
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.text import LANGS, Lang
from tests.dataflow.question.listing.wanting import wanted
from tests.dataflow.question.test_echo import SHIPPED, shipped


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SHIPPED), st.sampled_from(LANGS), st.data())
def test_every_value_is_said_in_order(name: str, lang: Lang, data: st.DataObject) -> None:
    asked = data.draw(wanted(shipped(name))).wanted
    assert asked
    rest = prose(asked, lang)
    for condition in asked.conditions:
        for label in condition.labels:
            _, found, rest = rest.partition(label.say(lang))
            assert found, (label, asked)


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_conditions_are_said_alike_and_none_as_a_query(lang: Lang) -> None:
    every = {
        (column, op): condition_prose(
            Condition(column=column, op=op, values=() if op in BARE else ("x", "y")), lang
        )
        for column in Column
        for op in Op
    }
    assert len({*every.values()}) == len(every)
    for said in every.values():
        assert not re.search(r"[(){};]|, (?:sauf|hors|except|outside|from|before)\b", said), said


@pytest.mark.parametrize(
    ("column", "lang", "words"),
    [
        (Column.FIELD, "fr", "quelles sont les finalités pour la donnée «\u00a0x\u00a0»\u00a0?"),
        (Column.FIELD, "en", "which purposes are there for the data item “x”?"),
    ],
)
def test_why_is_asked_as_a_person_would(column: Column, lang: Lang, words: str) -> None:
    """« pourquoi ? » after a route: that purposes are told of purposes is not said."""
    asked = Wanted(
        listed=Listed.PURPOSES,
        conditions=(Condition(column=column, values=("x",)),),
        asked=(Column.PURPOSE,),
    )
    assert prose(asked, lang) == words
