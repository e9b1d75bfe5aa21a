"""The question for a list in words: all that it is narrowed by and told is in it, in order, and nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.question.list_sentence import condition_said, said
from dataflow.question.sentences import WORDS
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.text import LANGS
from tests.dataflow.question.listing.wanting import wanted
from tests.dataflow.question.test_echo import SHIPPED, shipped


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SHIPPED), st.data())
def test_everything_that_is_wanted_is_said_in_order(name: str, data: st.DataObject) -> None:
    asked = data.draw(wanted(shipped(name))).wanted
    assert asked
    for lang in LANGS:
        rest = said(asked, lang)
        parts = [
            WORDS.say(lang, f"asks.{asked.listed}"),
            *(condition_said(each, lang) for each in asked.conditions),
        ]
        parts += [WORDS.say(lang, f"column.{each}") for each in asked.asked]
        for part in parts:
            before, found, rest = rest.partition(part)
            assert found and not any(
                letter.isalnum() for letter in before.replace("avec", "").replace("with", "")
            ), part
        assert not any(letter.isalnum() for letter in rest)


def test_no_two_lists_are_said_alike() -> None:
    for lang in LANGS:
        every = [
            said(
                Wanted(
                    listed=listed,
                    conditions=(Condition(column=column, op=op, values=() if op in BARE else ("x",)),),
                ),
                lang,
            )
            for listed in Listed
            for column in Column
            for op in Op
        ]
        assert len({*every}) == len(every)


def test_what_nobody_has_labelled_is_said_as_it_is_written() -> None:
    one = Condition(column=Column.PARTY, values=("ovh", "google"))
    assert condition_said(one, "en") == "third party: ovh, google"
