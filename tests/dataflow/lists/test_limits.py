"""Limits: every list, role, column and operation can be said, in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.lists.limits import condition_words, counted, limits, none_of
from dataflow.lists.sentences import WORDS
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.text import LANGS, Lang, text
from registry.vocabulary import vocabulary
from tests.test_words import french_fault


@pytest.mark.parametrize("lang", LANGS)
def test_every_list_has_words_and_no_other(lang: Lang) -> None:
    keys = WORDS.keys(lang)
    for group in ("noun", "none"):
        assert {key for key in keys if key.startswith(f"{group}.")} == {f"{group}.{each}" for each in Listed}
    for group in ("role", "no_role"):
        assert {key for key in keys if key.startswith(f"{group}.")} == {
            f"{group}.{each}" for each in vocabulary().roles
        }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("op", Op)
@pytest.mark.parametrize("column", Column)
def test_every_condition_can_be_said(column: Column, op: Op, lang: Lang) -> None:
    values = () if op in BARE else ("2025-01-01", "P1Y", "EU")
    for labels in ((), tuple(text(each, each) for each in values)):
        condition = Condition(column=column, op=op, values=values, labels=labels)
        said = condition_words(condition, lang) + limits(
            Wanted(listed=Listed.PARTIES, conditions=(condition,)), lang
        )
        assert lang == "en" or french_fault(said) == ""


@given(st.text(max_size=5), st.sampled_from(Op))
@settings(max_examples=100)
def test_whatever_the_value_it_is_said(value: str, op: Op) -> None:
    condition = Condition(column=Column.PERIOD, op=op, values=() if op in BARE else (value,))
    assert (
        op in BARE
        or value in condition_words(condition, "en")
        or op in (Op.LONGER, Op.SHORTER, Op.BEFORE, Op.FROM)
    )


def test_a_role_names_third_parties() -> None:
    role = Condition(column=Column.ROLE, values=("processor",))
    wanted = Wanted(listed=Listed.PARTIES, conditions=(role,))
    assert (counted(wanted, 2, "fr"), none_of(wanted, "en"), limits(wanted, "fr")) == (
        "2 sous-traitants",
        "no processor",
        "",
    )
    two = Wanted(
        listed=Listed.PARTIES, conditions=(role.model_copy(update={"values": ("processor", "recipient")}),)
    )
    assert counted(two, 2, "en") == "2 third parties"
    assert limits(two, "en") == " (role: “processor”, “recipient”)"


def test_conditions_stand_behind_each_other() -> None:
    missing = [Condition(column=each, op=Op.MISSING) for each in (Column.CONTRACT, Column.MECHANISM)]
    wanted = Wanted(listed=Listed.PARTIES, conditions=tuple(missing))
    assert (
        limits(wanted, "fr")
        == " sans mention de contrat au registre et sans mention de mécanisme de transfert au registre"
    )
