"""Widening: a field is had by whoever has its parts, and perhaps by whoever has what it is a part of."""

import pytest

from dataflow.lists.sift import Widened
from dataflow.lists.widening import widened
from dataflow.question.wanted import Column, Condition, Listed, Op
from registry.vocabulary import vocabulary_of
from tests.dataflow.acme import acme

WORDS = vocabulary_of(acme())


@pytest.mark.parametrize("field", WORDS.fields)
def test_every_field_with_its_parts_and_what_it_is_a_part_of(field: str) -> None:
    found = widened(Condition(column=Column.FIELD, values=(field,)), Listed.PARTIES, WORDS)
    assert isinstance(found, Widened)
    assert {field, *WORDS.descendants(field)} <= {*found.values}
    assert {*WORDS.ancestors(field)} - {*found.values} == found.possible
    assert found.possible.isdisjoint(found.values)


def test_a_phone_number_is_had_with_a_mobile_money_account() -> None:
    found = widened(Condition(column=Column.FIELD, values=("phone_number",)), Listed.FIELDS, WORDS)
    assert "mobile_money_account" in found.values


@pytest.mark.parametrize(("condition", "listed"), [
    (Condition(column=Column.FIELD, values=("full_name",)), Listed.DENIALS),
    (Condition(column=Column.FIELD, op=Op.MISSING), Listed.PARTIES),
    (Condition(column=Column.ROLE, values=("processor",)), Listed.PARTIES),
])  # fmt: skip
def test_other_conditions_stay_as_they_are(condition: Condition, listed: Listed) -> None:
    assert widened(condition, listed, WORDS) is condition


@pytest.mark.parametrize(("column", "kind"), [(Column.PURPOSE, "purposes"), (Column.PEOPLE, "data_subjects")])
def test_a_purpose_or_people_with_their_kinds_and_what_they_are_a_kind_of(column: Column, kind: str) -> None:
    for id_ in getattr(WORDS, kind):
        asked = Condition(column=column, values=(id_,))
        found = widened(asked, Listed.PARTIES, WORDS)
        assert {*found.values} == {*WORDS.kinds_of(kind, id_)}
        above = {*WORDS.lineage(kind, id_)} - {id_}
        assert (found.possible if isinstance(found, Widened) else set()) == above
        assert widened(asked, Listed.DENIALS, WORDS) is asked


def test_a_name_for_a_purpose_and_for_a_kind_of_it_asks_for_that_kind_alone() -> None:
    both = Condition(column=Column.PURPOSE, values=("hr_management", "payroll"))
    assert {*widened(both, Listed.PARTIES, WORDS).values} == {"hr_management", "payroll"}
