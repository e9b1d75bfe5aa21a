"""The activities of a day: what is declared and what is left, and the flows that are parts of them, naively."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.facts.activities import Activities
from dataflow.facts.facts import Facts
from dataflow.graph.build import build, indexed
from dataflow.graph.instance import Instance
from dataflow.graph.step import Step
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acting import acting, of_the_day, purposes, used, uses, walked, wanted
from tests.dataflow.strategies import DAY


def activities(registry: Registry, on: date = DAY) -> Activities:
    return Activities(Facts(registry, on))


@given(acting())
@settings(max_examples=100)
def test_every_purpose_and_every_field_of_a_data_set_is_in_an_activity(registry: Registry) -> None:
    every = activities(registry)
    assert [each.id for each in every.declared] == sorted(of_the_day(registry))
    assert len({each.id for each in every.all}) == len(every.all)
    for name, held in registry.data_sets.items():
        if not held.holds_on(DAY):
            assert not any(name in each.data_sets for each in every.all)
            continue
        of_it = [each for each in every.all if name in each.data_sets]
        assert {use.purpose for use in held.purposes} <= {one for each in of_it for one in each.purposes}
        fields = {Instance(use.field, name) for use in held.fields}
        assert fields <= {one for each in of_it for one in each.uses}
        assert of_it


@given(acting())
@settings(max_examples=100)
def test_what_is_declared_is_not_told_again(registry: Registry) -> None:
    """An undeclared activity has a purpose that no declared one of its data set has, or data that none uses."""
    declared = of_the_day(registry)
    for each in activities(registry).undeclared:
        (name,) = each.data_sets
        using = [
            one for one in declared.values() if any(used.rpartition("@")[2] == name for used in one.uses)
        ]
        covered = {purpose for one in using for purpose in wanted(registry, one)}
        unused = not any(uses(one, instance) for instance in each.uses for one in using)
        assert not using or not covered.issuperset(each.purposes) or (each.uses and unused)


@given(acting())
@settings(max_examples=150)
def test_the_flows_that_are_parts_of_an_activity(registry: Registry) -> None:
    graph = build(registry, DAY)
    found = activities(registry)
    declared = of_the_day(registry)
    along: dict[str, list[Step]] = defaultdict(list)
    for step in walked(graph):
        along[step.arc.key].append(step)
    for steps in along.values():
        arc = steps[0].arc
        parts = {part.processing.id: part for part in found.parts(steps) if part.processing.record}
        for id_, activity in declared.items():
            went = {
                state.instance
                for step in steps
                for state in (step.came, step.went)
                if uses(activity, state.instance)
            }
            if not went:
                assert id_ not in parts
                continue
            stated, mine = purposes(registry, arc, went), wanted(registry, activity)
            sure = bool(stated & mine) and arc.carries is not None
            others = {
                purpose
                for each in found.all
                if any(each.has(instance) for instance in went)
                for purpose in each.purposes
            }
            perhaps = not stated or not mine or bool(stated & mine) or not stated <= others
            assert (id_ in parts) == perhaps, (id_, arc.key)
            if id_ in parts:
                assert set(parts[id_].instances) == went
                assert (parts[id_].ground == "purposes") == sure
                status = parts[id_].status(indexed(graph).status)
                assert sure or status is Status.UNKNOWN
                assert status.weakness >= activity.standing.weakness


@given(acting())
@settings(max_examples=60)
def test_every_flow_of_data_is_part_of_an_activity(registry: Registry) -> None:
    found = activities(registry)
    along: dict[str, list[Step]] = defaultdict(list)
    for step in walked(build(registry, DAY)):
        along[step.arc.key].append(step)
    for steps in along.values():
        assert found.parts(steps)


@given(acting())
@settings(max_examples=50)
def test_what_an_activity_uses(registry: Registry) -> None:
    for each in activities(registry).declared:
        assert each.record is not None
        assert set(each.uses) == used(registry, each.record)
        assert set(each.purposes) == wanted(registry, each.record)


STAFF: dict[str, Any] = {
    "sillage": 1, "title": "T", "version": "1",
    "organisation": {"id": "acme", "name": "Acme", "places": {"hr": {"label": "HR"}}},
    "data_sets": {"staff": {
        "label": "Staff", "fields": ["full_name", "bank_account"], "purposes": ["account_management", "hosting"],
    }},
}  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "left"),
    [
        ({}, [("staff", ["full_name", "bank_account"], ["account_management", "hosting"])]),
        ({"uses": "staff"}, []),
        ({"uses": "staff", "purposes": "hosting"}, [("staff", ["full_name", "bank_account"], ["account_management"])]),
        ({"uses": "full_name@staff"}, [("staff", ["bank_account"], ["account_management", "hosting"])]),
        ({"uses": ["full_name@staff", "bank_account@staff"]}, []),
        ({"purposes": "hosting"}, [("staff", ["full_name", "bank_account"], ["account_management", "hosting"])]),
    ],
)  # fmt: skip
def test_what_is_left_of_a_data_set(
    declared: dict[str, Any], left: list[tuple[str, list[str], list[str]]]
) -> None:
    registry = Registry.model_validate(
        {**STAFF, "activities": {"payroll": {"label": "Payroll", **declared}} if declared else {}}
    )
    found = activities(registry).undeclared
    assert [(each.id, [one.field for one in each.uses], [*each.purposes]) for each in found] == left


def test_an_activity_called_as_a_data_set_is_not_that_data_set() -> None:
    registry = Registry.model_validate(
        {**STAFF, "activities": {"staff": {"label": "Payroll", "uses": "staff", "purposes": "hosting"}}}
    )
    assert [each.id for each in activities(registry).all] == ["staff", "staff#2"]
    assert [each.label.en for each in activities(registry).all] == [
        "Payroll",
        "Staff (activity not declared)",
    ]
