"""Data sets and activities: listed by what is said of each, as a naive reading of the records has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Listed, Op
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.vocabulary import vocabulary_of
from tests.dataflow.lists.stated import BASES, PURPOSES, asked, rows_of, stated, told, where
from tests.dataflow.strategies import DAY, FIELDS, SUBJECTS

BOTH = pytest.mark.parametrize("listed", [Listed.DATA_SETS, Listed.ACTIVITIES])


@BOTH
@given(registry=stated())
def test_every_data_set_of_the_day_is_there_once(listed: Listed, registry: Registry) -> None:
    held = sorted(name for name, each in registry.data_sets.items() if each.holds_on(DAY))
    assert [row.id for row in rows_of(listed, registry)] == held


@BOTH
@given(registry=stated(), people=st.sampled_from(SUBJECTS), field=st.sampled_from(FIELDS))
@settings(max_examples=100)
def test_people_and_fields(listed: Listed, registry: Registry, people: str, field: str) -> None:
    """A part or a kind of a field is that field, as in a trace; what it is a part of is perhaps."""
    conditions = where(Column.PEOPLE, Op.IS, people), where(Column.FIELD, Op.IS, field)
    sure, perhaps = told(asked(listed, registry, *conditions))
    words = vocabulary_of(registry)
    for name, held in registry.data_sets.items():
        if not held.holds_on(DAY):
            continue
        about = Met.YES if people in held.subjects else Met.NO if held.subjects else Met.UNKNOWN
        has = Met.NO
        for use in held.fields:
            is_it = field in (use.field, *words.ancestors(use.field), *words.also(use.field))
            may_be = words.fields[use.field].container or use.field in words.ancestors(field)
            if is_it and use.standing is not Status.UNKNOWN:
                has = Met.YES
            elif is_it or may_be:
                has = min(has, Met.UNKNOWN)
        wanted = max(about, has)
        assert (name in sure, name in perhaps) == (wanted is Met.YES, wanted is Met.UNKNOWN)


@BOTH
@given(registry=stated(), purpose=st.sampled_from(PURPOSES), law=st.sampled_from([*BASES]))
@settings(max_examples=100)
def test_a_basis_is_that_of_the_purpose_asked_for(
    listed: Listed, registry: Registry, purpose: str, law: str
) -> None:
    for basis in BASES[law]:
        conditions = where(Column.PURPOSE, Op.IS, purpose), where(Column.BASIS, Op.IS, basis)
        sure, perhaps = told(asked(listed, registry, *conditions))
        for name, held in registry.data_sets.items():
            resting = [
                use
                for use in held.purposes
                if use.purpose == purpose and law in use.basis and use.basis[law].value == basis
            ]
            surely = any(use.standing is not Status.UNKNOWN for use in resting)
            assert (name in sure) == (held.holds_on(DAY) and surely)
            if resting and held.holds_on(DAY):
                assert name in sure | perhaps


@BOTH
@given(registry=stated())
def test_an_age_is_a_length_of_time(listed: Listed, registry: Registry) -> None:
    older, _ = told(asked(listed, registry, where(Column.AGE, Op.LONGER, "P14Y")))
    assert older == {
        name
        for name, held in registry.data_sets.items()
        if held.holds_on(DAY) and held.minimum_age.value is not None and held.minimum_age.value > 14
    }


@BOTH
@given(registry=stated())
def test_what_has_no_period_is_missing_one(listed: Listed, registry: Registry) -> None:
    sure, _ = told(asked(listed, registry, where(Column.PERIOD, Op.MISSING)))
    assert sure == {
        name
        for name, held in registry.data_sets.items()
        if held.holds_on(DAY)
        and not any(rule.holds_on(DAY) and (rule.period or rule.criteria) for rule in held.retention)
    }
