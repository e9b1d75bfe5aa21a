"""Measures listed: by kind, with what they stand on and what shows them, against a list made by hand."""

from typing import Any

import pytest
from hypothesis import given

from dataflow.facts.measures import measures_of
from dataflow.question.wanted import Column, Listed, Op
from registry.vocabulary import vocabulary, vocabulary_of
from tests.dataflow.facts.test_measures import KINDS, MEASURES, facts_of, measured
from tests.dataflow.lists.stated import asked, rows_of, told, where


@given(MEASURES, MEASURES, MEASURES, MEASURES, KINDS)
def test_they_are_listed_by_kind(own: Any, place: Any, engaged: Any, activity: Any, kind: str) -> None:
    """What is of a kind of it is in the list, and what is of the wider kind alone may be."""
    registry = measured(own, place, engaged, activity)
    facts = facts_of(registry)
    every = [each for actor in registry.actors for each in measures_of(actor, facts)]
    answer = asked(Listed.MEASURES, registry, where(Column.MEASURE, Op.IS, kind))
    words = vocabulary_of(registry)
    below = {*words.kinds_of("measures", kind)}
    above = {*words.lineage("measures", kind)} - {kind}
    assert len(answer.rows) == sum(each.measure.kind in below for each in every)
    assert len(answer.open) == sum(each.measure.kind in above for each in every)
    assert answer.of == len(every)


def test_one_of_no_kind_may_be_of_any() -> None:
    registry = measured([{"measure": "Locks"}], place=["encryption_at_rest"], engagement=["backup"])
    encrypting = where(Column.MEASURE, Op.IS, "encryption")
    assert told(asked(Listed.MEASURES, registry, encrypting)) == ({"host.cloud"}, {"acme"})


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        (Column.PLACE, "host.cloud", "host.cloud"),
        (Column.ENGAGEMENT, "host.e", "host.e"),
        (Column.ACTIVITY, "paying", "paying"),
        (Column.PARTY, "acme", "acme paying"),
    ],
)
def test_they_are_listed_by_what_they_stand_on(column: Column, value: str, found: str) -> None:
    registry = measured(["logging"], ["backup"], ["testing"], ["training"])
    rows_of(Listed.MEASURES, registry)
    assert told(asked(Listed.MEASURES, registry, where(column, Op.IS, value))) == ({*found.split()}, set())


def test_they_are_listed_by_what_shows_them() -> None:
    shown = {"kind": "backup", "document": "audit"}
    registry = measured([shown], [{"kind": "backup", "evidence": "https://example.org"}], ["backup"])
    bare = where(Column.EVIDENCE, Op.MISSING)
    assert told(asked(Listed.MEASURES, registry, bare)) == ({"host.e"}, set())


@given(MEASURES, MEASURES, KINDS)
def test_who_takes_one_is_asked_of_third_parties(place: Any, engaged: Any, kind: str) -> None:
    """A party of whom nobody says it may take it all the same."""
    registry = measured(place=place, engagement=engaged)
    facts = facts_of(registry)
    below = {*vocabulary().kinds_of("measures", kind)}
    takes = any(each.measure.kind in below for each in measures_of("host", facts))
    found = told(asked(Listed.PARTIES, registry, where(Column.MEASURE, Op.IS, kind)))
    assert found == (({"host"}, {"mail"}) if takes else (set(), {"host", "mail"}))
