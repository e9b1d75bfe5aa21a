"""Taking part: the flows of each activity, and where they say that its data come from."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.facts.activities import Activities
from dataflow.facts.facts import Facts
from dataflow.facts.taking import origins, taking
from dataflow.graph.build import build, indexed
from registry.records.registry import Registry
from tests.dataflow.acting import acting, walked
from tests.dataflow.facts.test_activities import STAFF
from tests.dataflow.strategies import DAY


@given(acting())
@settings(max_examples=60)
def test_each_flow_is_there_as_its_steps_have_it(registry: Registry) -> None:
    graph = build(registry, DAY)
    every, steps = Activities(Facts.of_graph(graph)), list(walked(graph))
    found = taking(every, indexed(graph), steps)
    assert [*found] == [*every.all]
    for processing, several in found.items():
        assert [each.arc.key for each in several] == sorted({each.arc.key for each in several})
        for each in several:
            mine = [step for step in steps if step.arc is each.arc]
            (part,) = [part for part in every.parts(mine) if part.processing is processing]
            assert (each.instances, each.ground) == (part.instances, part.ground)
            assert each.status is part.status(indexed(graph).status)


BROKER: dict[str, Any] = {"name": "Broker", "places": {"desk": {"label": "Desk"}}}


def engaged(**more: Any) -> dict[str, Any]:
    return {"engagements": {"e": {"returns": [{"from": "desk", "to": "hr", "carries": "staff"}], **more}}}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, []),
        ({"organisation": {"collects": [{"from": "employee", "to": "hr", "carries": "staff"}]}}, ["people"]),
        ({"flows": [{"from": "broker.desk", "to": "hr", "carries": "staff"}]}, ["others"]),
        ({"flows": [{"from": "broker.desk", "to": "hr", "carries": "staff", "kind": "return"}]}, []),
        ({"flows": [{"from": "hr", "to": "broker.desk", "carries": "staff"}]}, []),
        ({"broker": engaged(role="processor")}, []),
        ({"broker": engaged(role="sub_processor")}, []),
        ({"broker": engaged(role="independent_controller")}, ["others"]),
        ({"broker": engaged()}, ["others"]),
    ],
)
def test_where_data_come_from(said: dict[str, Any], told: list[str]) -> None:
    registry = Registry.model_validate(
        {
            **STAFF,
            "organisation": {**STAFF["organisation"], **said.get("organisation", {})},
            "third_parties": {"broker": {**BROKER, **said.get("broker", {})}},
            "flows": said.get("flows", []),
            "activities": {"payroll": {"label": "Payroll", "uses": "staff"}},
        }
    )
    graph = build(registry, DAY)
    facts = Facts.of_graph(graph)
    every = Activities(facts)
    (payroll,) = every.declared
    assert [*origins(taking(every, indexed(graph), walked(graph))[payroll], facts)] == told
