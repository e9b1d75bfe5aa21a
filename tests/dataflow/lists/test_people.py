"""People: everybody whose data is held, data set by data set."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Listed, Op
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.lists.stated import PURPOSES, asked, rows_of, stated, told, where
from tests.dataflow.strategies import DAY


@given(stated())
def test_everybody_is_there_whom_data_is_about(registry: Registry) -> None:
    rows = {row.id: row for row in rows_of(Listed.PEOPLE, registry)}
    about = {
        people: {
            name
            for name, held in registry.data_sets.items()
            if held.holds_on(DAY) and people in held.subjects
        }
        for people in ("customer", "visitor")
    }
    for people, sets in about.items():
        assert not sets or people in rows
        if people in rows:
            values = rows[people].cells[Column.DATA_SET].values
            assert {each.value for each in values if each.status is not Status.UNKNOWN} == sets
            assert rows[people].unstated == (not sets)


@given(stated(), st.sampled_from(PURPOSES))
@settings(max_examples=100)
def test_people_are_met_by_one_of_their_data_sets(registry: Registry, purpose: str) -> None:
    """What is used for one thing and what has an age are one data set, or nobody says so."""
    conditions = where(Column.PURPOSE, Op.IS, purpose), where(Column.AGE, Op.PRESENT)
    sure, _ = told(asked(Listed.PEOPLE, registry, *conditions))
    for people in ("customer", "visitor"):
        met = Met.NO
        for held in registry.data_sets.values():
            if held.holds_on(DAY) and people in held.subjects and held.minimum_age.value is not None:
                used = [use for use in held.purposes if use.purpose == purpose]
                if any(use.standing is not Status.UNKNOWN for use in used):
                    met = Met.YES
        assert (people in sure) == (met is Met.YES)
