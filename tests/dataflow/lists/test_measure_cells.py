"""The cells of measures: nothing is said to be all that a party does."""

from dataflow.facts.measures import measures_of
from dataflow.lists.measure_cells import kinds_of, measure_cells
from dataflow.lists.record_cells import OPEN
from dataflow.question.columns import SHOWN
from dataflow.question.wanted import Column, Listed
from tests.dataflow.facts.test_measures import facts_of, measured


def test_a_party_may_take_others_than_those_that_are_said() -> None:
    facts = facts_of(measured(place=["backup", "backup", {"measure": "Locks"}]))
    found = kinds_of("host", facts)
    assert [each.value for each in found.values] == ["backup", "Locks"]
    assert found.more
    assert kinds_of("mail", facts) == OPEN


def test_every_column_that_is_shown_is_told() -> None:
    facts = facts_of(measured(["backup"]))
    (each,) = measures_of("acme", facts)
    assert {*SHOWN[Listed.MEASURES]} - {Column.PARTY} == {*measure_cells(each, facts)}
