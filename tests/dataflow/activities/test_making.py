"""One activity as a record of processing has it: what follows from its flows, recomputed from the registry."""

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.activities import Activity, UnknownActivity, activities, activity
from dataflow.borders import borders
from dataflow.facts.activities import Activities
from dataflow.facts.facts import Facts
from dataflow.graph.build import build, indexed
from dataflow.graph.step import Step
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acting import acting, of_the_day, used, walked, wanted
from tests.dataflow.lists.test_activities import PAYROLL
from tests.dataflow.strategies import DAY


def payroll(**more: Any) -> Activity:
    """The activity of the fixture, with more said of it."""
    entries = {"payroll": {**PAYROLL["activities"]["payroll"], **more}}
    return activity(build(Registry.model_validate({**PAYROLL, "activities": entries}), DAY), "payroll")


@given(acting())
@settings(max_examples=60)
def test_everything_of_the_day_is_there_once(registry: Registry) -> None:
    graph = build(registry, DAY)
    every = activities(graph)
    assert [each.id for each in every.activities] == [
        each.id for each in Activities(Facts(registry, DAY)).all
    ]
    for each in every.activities:
        assert each == activity(graph, each.id)
        assert Activity.model_validate_json(each.model_dump_json()) == each
    with pytest.raises(UnknownActivity):
        activity(graph, "nobody")


@given(acting())
@settings(max_examples=60)
def test_what_a_declared_activity_uses_and_is_for(registry: Registry) -> None:
    graph = build(registry, DAY)
    for id_, record in of_the_day(registry).items():
        found = activity(graph, id_)
        named = {(one.field, one.data_set) for one in used(registry, record)}
        assert named <= {(one.field, one.data_set) for one in found.fields}
        assert {one.data_set for one in found.sets} == {
            name
            for name in (each.rpartition("@")[2] for each in record.uses)
            if registry.data_sets[name].holds_on(DAY)
        }
        assert {one.told.purpose.value for one in found.purposes} == wanted(registry, record)


@given(acting())
@settings(max_examples=60)
def test_recipients_and_transfers_are_those_of_its_flows(registry: Registry) -> None:
    """Naively: every step of every walk by itself, put to the rule of `test_activities`, and who is at its end."""
    graph = build(registry, DAY)
    rule, known = Activities(Facts(registry, DAY)), indexed(graph).status
    along: dict[str, list[Step]] = defaultdict(list)
    for step in walked(graph):
        along[step.arc.key].append(step)
    crossing = {
        hop
        for border, passage in borders(graph).passages
        if border.crossed is not False and border.source != "people"
        for hop in passage.hops
    }
    for found in activities(graph).activities:
        flows: dict[str, Status] = {}
        there: dict[str, set[Status]] = defaultdict(set)
        for key, steps in along.items():
            for part in rule.parts(steps):
                if part.processing.id == found.id:
                    flows[key] = part.status(known)
                    end, came = steps[0].arc.target, steps[0].arc.source
                    if end.holder != "acme" and (end.holder is None or end.holder != came.holder):
                        there[end.holder or end.key].add(flows[key])
        assert {one.key: one.status for one in found.flows} == flows
        assert {one.party.id: one.status for one in found.recipients} == {
            who: min(statuses, key=lambda status: status.weakness) for who, statuses in there.items()
        }
        moved = {hop for one in found.transfers for hop in one.flows}
        assert moved <= flows.keys()
        assert flows.keys() & crossing <= moved


def test_what_is_said_of_it() -> None:
    found = payroll()
    assert (found.declared, found.reference, str(found.created)) == (True, "T-01", "2024-01-01")
    assert [one.told.basis for one in found.purposes] == [{}]  # no law is declared
    parties = {one.party.id: one for one in found.recipients if one.party.kind == "third_party"}
    assert {id_: one.status for id_, one in parties.items()} == {
        "silae": Status.DECLARED,
        "host": Status.UNKNOWN,
    }
    assert [role.value for role in parties["silae"].roles] == ["processor"]
    assert [place.value for place in parties["host"].places] == ["IE"]
    assert parties["host"].grounds == ("other_purposes",)
    assert parties["silae"].fields == ("bank_account@staff", "full_name@staff")
    assert [str(rule.period) for one in found.sets for rule in one.retention] == ["P5Y"]
    assert {one.category for one in found.fields} == {"identity", "payment"}


@pytest.mark.parametrize(
    ("said", "about", "there"),
    [
        ({}, "owner", False),
        ({"owner": None}, "owner", True),
        ({"automated": None}, "automated", True),
        ({"volume": None}, "volume", True),
        ({"uses": []}, "data", True),
        ({"uses": []}, "purposes", False),
        ({"uses": [], "purposes": []}, "purposes", True),
        ({"uses": []}, "people", True),
        ({"uses": [], "subjects": ["employee"]}, "people", False),
        ({"uses": []}, "origin", True),
        ({"uses": [], "origin": "public"}, "origin", False),
        ({"uses": []}, "provision", True),
        ({"uses": [], "provision": "statutory"}, "provision", False),
        ({}, "role", False),
        ({}, "retention", False),
        ({}, "country", False),
        ({}, "system", False),
        ({"uses": [], "systems": []}, "system", True),
    ],
)
def test_what_nobody_has_said(said: dict[str, Any], about: str, there: bool) -> None:
    told = {key: value for key, value in said.items() if value is not None}
    entries = {
        key: value
        for key, value in {**PAYROLL["activities"]["payroll"], **told}.items()
        if not (key in said and said[key] is None)
    }
    registry = Registry.model_validate({**PAYROLL, "activities": {"payroll": entries}})
    found = activity(build(registry, DAY), "payroll")
    assert (about in {one.about for one in found.unknown}) == there


def test_a_transfer_is_told_for_the_activity_whose_data_it_takes() -> None:
    graph = build(Registry.model_validate(PAYROLL), DAY)
    abroad = {
        each.id: {one.importer.id for one in each.transfers if one.arrives.value == "US"}
        for each in activities(graph).activities
    }
    assert abroad == {"payroll": set(), "staff": {"helper"}}
