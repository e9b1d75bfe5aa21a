"""Systems listed: the places they consist of, the data that reach these, and the activities that use them."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.question.wanted import Column, Listed
from registry.records.ends import place
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acting import acting
from tests.dataflow.lists.stated import material_of, rows_of
from tests.dataflow.lists.test_activities import OPEN, PAYROLL, SURE, values


@pytest.mark.parametrize(
    ("id_", "column", "there"),
    [
        ("sirh", Column.PLACE, {"acme.hr": SURE, "silae.app": SURE}),
        ("sirh", Column.PARTY, {"acme": SURE, "silae": SURE}),
        ("sirh", Column.HOSTING, {"FR": SURE}),
        ("sirh", Column.DATA_SET, {"staff": SURE}),
        ("sirh", Column.PEOPLE, {"employee": SURE}),
        ("sirh", Column.ACTIVITY, {"payroll": Status.INFERRED, "staff": Status.INFERRED}),
        ("other", Column.PLACE, {}),
        ("other", Column.HOSTING, {}),
        ("other", Column.DATA_SET, {}),
        ("other", Column.ACTIVITY, {"payroll": SURE}),
    ],
)
def test_what_is_told_of_a_system(id_: str, column: Column, there: dict[str, Status]) -> None:
    rows = {row.id: row for row in rows_of(Listed.SYSTEMS, Registry.model_validate(PAYROLL))}
    assert values(rows[id_], column) == there


def test_of_a_system_of_which_nobody_says_where_it_is_nothing_follows() -> None:
    rows = {row.id: row for row in rows_of(Listed.SYSTEMS, Registry.model_validate(PAYROLL))}
    for column in (Column.PLACE, Column.HOSTING, Column.DATA_SET, Column.PARTY, Column.ACTIVITY):
        assert rows["other"].cells[column].more


@pytest.mark.parametrize("status", [{}, {"status": "inferred", "reason": "So"}, {"status": "unknown"}])
def test_nothing_of_a_system_is_known_better_than_the_system(status: dict[str, Any]) -> None:
    systems = {"sirh": {"label": "SIRH", "places": "hr", **status}}
    activities = {"payroll": {**PAYROLL["activities"]["payroll"], "systems": "sirh"}}
    registry = Registry.model_validate({**PAYROLL, "systems": systems, "activities": activities})
    (row,) = rows_of(Listed.SYSTEMS, registry)
    floor = Status(status.get("status", "declared"))
    assert row.status is floor
    for column in (Column.PLACE, Column.HOSTING, Column.PARTY, Column.ACTIVITY):
        assert all(known.weakness >= floor.weakness for known in values(row, column).values())


@given(acting())
@settings(max_examples=60)
def test_the_activities_of_a_system_name_it_or_have_flows_there(registry: Registry) -> None:
    material = material_of(registry)
    for row in rows_of(Listed.SYSTEMS, registry):
        ends = {
            place(*(name.split(".") if "." in name else ("acme", name)))
            for name in registry.systems[row.id].places
        }
        wanted = {}
        for each in material.activities.all:
            reached = [one.status for one in material.taking[each] if {one.arc.source, one.arc.target} & ends]
            if (each.record and row.id in each.record.systems) or reached:
                wanted[each.id] = reached
        told = values(row, Column.ACTIVITY)
        assert told.keys() == wanted.keys()
        for id_, reached in wanted.items():
            if reached and all(status is OPEN for status in reached) and not _names(registry, id_, row.id):
                assert told[id_] is OPEN


def _names(registry: Registry, activity: str, system: str) -> bool:
    record = registry.activities.get(activity)
    return record is not None and system in record.systems
