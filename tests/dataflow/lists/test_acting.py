"""Acting: the activities that third parties, data and transfers take part in, as a column of their lists."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.question.wanted import Column, Listed, Op
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acting import acting
from tests.dataflow.lists.stated import asked, material_of, rows_of, stated, told, where
from tests.dataflow.lists.test_activities import PAYROLL, values

REGISTRY = Registry.model_validate(PAYROLL)


@pytest.mark.parametrize(
    ("listed", "sure", "perhaps"),
    [
        (Listed.PARTIES, {"silae"}, {"host"}),
        (Listed.FIELDS, {"full_name", "bank_account"}, set()),
        (Listed.DATA_SETS, {"staff"}, set()),
        (Listed.ACTIVITIES, {"payroll"}, set()),
    ],
)
def test_a_list_by_its_activity(listed: Listed, sure: set[str], perhaps: set[str]) -> None:
    assert told(asked(listed, REGISTRY, where(Column.ACTIVITY, Op.IS, "payroll"))) == (sure, perhaps)


def test_transfers_by_their_activity() -> None:
    """Support in the United States is another activity than payroll."""
    for activity, there in (("payroll", set()), ("staff", {"helper"})):
        rows = asked(Listed.TRANSFERS, REGISTRY, where(Column.ACTIVITY, Op.IS, activity)).rows
        assert {row.subject for row in rows if "US" in values(row, Column.HOSTING)} == there


def test_a_party_takes_part_by_the_engagement_that_meets_the_other_conditions() -> None:
    silae: dict[str, Any] = PAYROLL["third_parties"]["silae"]
    flow = {"from": "hr", "to": "app", "carries": "staff"}
    support = {"role": "independent_controller", "purposes": "customer_support", "receives": [flow]}
    parties = {"silae": {**silae, "engagements": {**silae["engagements"], "support": support}}}
    registry = Registry.model_validate({**PAYROLL, "third_parties": parties})
    for role, there in (("processor", {"silae"}), ("independent_controller", set())):
        conditions = where(Column.ROLE, Op.IS, role), where(Column.ACTIVITY, Op.IS, "payroll")
        assert told(asked(Listed.PARTIES, registry, *conditions))[0] == there


@given(acting())
@settings(max_examples=60)
def test_parties_take_part_by_the_flows_that_reach_them(registry: Registry) -> None:
    material = material_of(registry)
    if not material.activities.declared:
        return
    for row in rows_of(Listed.PARTIES, registry):
        there: dict[str | None, Status] = {}
        for each, taken in material.taking.items():
            for one in taken:
                if one.arc.target.holder == row.id:
                    known = there.get(each.id, one.status)
                    there[each.id] = min(known, one.status, key=lambda status: status.weakness)
        assert values(row, Column.ACTIVITY) == there


@given(acting())
@settings(max_examples=60)
def test_a_field_is_used_by_the_activities_that_have_it(registry: Registry) -> None:
    every = material_of(registry).activities.all
    for row in rows_of(Listed.FIELDS, registry):
        using = {each.id for each in every if any(one.field == row.id for one in each.uses)}
        assert using <= {*values(row, Column.ACTIVITY)}


@given(stated())
@settings(max_examples=40)
def test_where_none_is_declared_a_data_set_is_one(registry: Registry) -> None:
    for row in rows_of(Listed.PARTIES, registry):
        assert values(row, Column.ACTIVITY) == values(row, Column.DATA_SET)
