"""What the values of lists are called: no two of a column alike, and each is found again by what it is called."""

import pytest
from hypothesis import given, settings

from dataflow.question import Lexicon
from dataflow.question.columns import columns_of
from dataflow.question.terms import COUNTRIES, DAYS, LENGTHS
from dataflow.question.titles import plain
from dataflow.question.wanted import Column, Listed
from dataflow.reply import lexicon_of
from registry.records.registry import Registry
from registry.records.text import LANGS
from registry.vocabulary import vocabulary
from tests.dataflow.question.listing.test_spoken import odd
from tests.dataflow.question.test_echo import SHIPPED, shipped


def told_apart(lexicon: Lexicon) -> None:
    for column in Column:
        values = lexicon.terms.values(column)
        for lang in LANGS:
            assert len({plain(label.say(lang)) for label in values.values()}) == len(values), column
            for value, label in values.items():
                assert lexicon.terms.named(column, plain(label.say(lang)), lang) == value
                assert lexicon.terms.label(column, value) == label


@pytest.mark.parametrize("name", SHIPPED)
def test_no_two_values_of_a_shipped_registry_are_called_alike(name: str) -> None:
    told_apart(shipped(name))


@settings(max_examples=60, deadline=None)
@given(odd())
def test_no_two_values_of_any_registry_are_called_alike(registry: Registry) -> None:
    told_apart(lexicon_of(registry))


def test_every_list_can_be_narrowed_by_the_terms_of_the_vocabulary() -> None:
    """Each term of the vocabulary that is told in a column is a value of it, its label in both languages."""
    terms, known = shipped("processors").terms, vocabulary()
    told = {
        Column.ROLE: known.roles, Column.PURPOSE: known.purposes, Column.BASIS: known.legal_bases,
        Column.LAW: known.regimes,
        Column.MECHANISM: known.transfer_mechanisms, Column.CERTIFICATE: known.certifications,
        Column.RIGHT: known.rights,
        Column.SENSITIVITY: known.sensitivities, Column.STATUS: known.statuses, Column.ACT: known.denial_acts,
        Column.FIELD: known.fields, Column.PEOPLE: known.data_subjects,
    }  # fmt: skip
    for column, group in told.items():
        assert group.keys() <= terms.values(column).keys(), column
        assert any(column in columns_of(each) for each in Listed)


def test_days_lengths_and_what_has_no_name_are_said_as_they_are() -> None:
    terms = shipped("processors").terms
    assert terms.label(Column.SINCE, "2026-03-01").say("fr") == "1er mars 2026"
    assert terms.label(Column.PERIOD, "P1Y2M3D").say("en") == "1 year and 2 months and 3 days"
    assert terms.label(Column.PARTY, "nobody").say("en") == "nobody"
    assert terms.named(Column.PARTY, "nobody", "en") is None
    for column in COUNTRIES:
        assert terms.label(column, "US").say("fr") == "États-Unis" and terms.label(column, "EU").say("fr")
    assert not DAYS & LENGTHS
