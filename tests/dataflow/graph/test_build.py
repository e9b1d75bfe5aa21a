"""The graph: what is in it, that it stays as it was built, and that its index is kept."""

import datetime
import gc
import weakref
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from dataflow.graph.build import arcs, build, indexed
from dataflow.graph.certainty import Certainty, floors
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.step import State, Step
from dataflow.graph.walk import walk
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries


def _registry() -> Registry:
    flow = {"from": "site", "carries": "account"}
    field = {"field": "phone_number", "status": "inferred", "reason": "it follows"}
    return acme(
        data_sets={
            "account": {"label": "Account", "subjects": ["customer"], "fields": [field, "email_address"]}
        },
        third_parties={"pay": party("Pay", {"receives": [flow]}), "idle": party("Idle", {"receives": []})},
    )


def test_places_and_people_are_nodes_though_no_flow_reaches_them_and_edges_carry_their_arc() -> None:
    graph = build(_registry(), DAY)
    assert list(graph) == sorted(graph)
    assert {"acme.site", "pay.desk", "idle.desk", "person:customer"} <= set(graph)
    assert graph.nodes["idle.desk"]["kind"] == "place" and graph.nodes["idle.desk"]["actor"] == "idle"
    assert (graph.graph["registry"], graph.graph["on"]) == (_registry(), DAY)
    for source, target, key, data in graph.edges(keys=True, data=True):
        arc = data["arc"]
        assert (source, target, key) == (arc.source.key, arc.target.key, arc.key)
        assert (data["kind"], data["status"]) == (arc.kind, Certainty(floors(_registry())).whole(arc).value)
    keys = [arc.key for arc in arcs(graph)]
    assert keys == sorted(keys) and len(keys) == graph.number_of_edges()


def test_a_place_is_a_node_as_long_as_it_and_its_actor_are_there() -> None:
    parties = {"pay": party("Pay"), "gone": party("Gone", valid_to="2025-06-30"), "shut": party("Shut")}
    parties["shut"]["places"]["desk"]["valid_to"] = "2025-06-30"
    registry = acme(third_parties=parties)
    assert set(build(registry, DAY)) >= {"acme.site", "pay.desk"}
    assert not set(build(registry, DAY)) & {"gone.desk", "shut.desk"}
    assert set(build(registry, datetime.date(2025, 6, 30))) >= {"pay.desk", "gone.desk", "shut.desk"}


def test_people_of_a_data_set_that_is_no_longer_held_are_no_node() -> None:
    past = {
        "label": "Account",
        "subjects": ["customer"],
        "fields": ["phone_number"],
        "valid_to": "2025-06-30",
    }
    registry = acme(data_sets={"account": past})
    assert "person:customer" in build(registry, datetime.date(2025, 6, 30))
    assert "person:customer" not in build(registry, DAY)
    assert arcs(build(registry, DAY)) == [], "what carries nothing that is held is no flow"


def test_keys_are_the_path_of_the_entry_and_the_two_ends_in_the_order_of_the_file() -> None:
    flows = [{"from": "site", "carries": "account", "condition": str(index)} for index in range(12)]
    graph = build(acme(third_parties={"pay": party("Pay", {"receives": flows})}), DAY)
    assert arcs(graph)[0].key == "organisation/collects/0000:person:customer>acme.site"
    paid = arcs(graph)[1:]
    assert paid[11].key == "third_parties/pay/engagements/e0/receives/0011:acme.site>pay.desk"
    assert [arc.condition.say("en") for arc in paid if arc.condition] == [str(index) for index in range(12)]
    assert [(arc.engaged, arc.engagement, arc.kind) for arc in paid] == [("pay", "e0", "share")] * 12


def test_a_graph_stays_as_it_was_built_and_a_copy_can_be_changed() -> None:
    graph = build(_registry(), DAY)
    with pytest.raises(nx.NetworkXError):
        graph.remove_node("pay.desk")
    copied: Any = graph.copy()
    copied.remove_node("pay.desk")
    assert "pay.desk" in graph and "pay.desk" not in copied


def test_the_index_of_a_graph_is_compiled_once_and_goes_with_it() -> None:
    graph, other = build(_registry(), DAY), build(_registry(), DAY)
    assert indexed(graph) is indexed(graph)
    assert indexed(graph) is not indexed(other)
    assert list(indexed(graph).arcs) == arcs(graph)
    copied: Any = graph.copy()
    copied.remove_node("pay.desk")
    assert [arc.key for arc in indexed(copied).arcs] == [arc.key for arc in arcs(copied)]
    assert len(indexed(copied).arcs) < len(indexed(graph).arcs)
    kept = weakref.ref(indexed(graph))
    del graph, copied
    gc.collect()
    assert kept() is None, "the index of a graph that is gone is kept"


def test_no_step_of_the_index_is_better_known_than_its_field() -> None:
    graph = build(_registry(), DAY)
    index = indexed(graph)
    (arc,) = [arc for arc in index.arcs if arc.target.holder == "pay"]

    def status(field: str) -> Status:
        instance = Instance(field, "account")
        return index.status(Step(arc, State(arc.source, instance), State(arc.target, instance)))

    assert (status("phone_number"), status("email_address")) == (Status.INFERRED, Status.DECLARED)


def test_a_doubtful_field_makes_a_sure_flow_doubtful() -> None:
    doubtful = {"field": "phone_number", "status": "inferred", "reason": "It follows."}
    registry = acme(data_sets={"account": {"label": "Account", "fields": ["full_name", doubtful]}})
    assert floors(registry) == {
        Instance("full_name", "account"): Status.DECLARED,
        Instance("phone_number", "account"): Status.INFERRED,
    }
    index = indexed(build(registry, DAY))
    walked = walk(index, instances_of(registry, ["full_name", "phone_number"]))
    known = {step.went.instance.field: index.status(step) for step in walked.steps if step.arc.carries}
    assert known == {"full_name": Status.DECLARED, "phone_number": Status.INFERRED}


@given(registries())
@settings(max_examples=60)
def test_no_step_is_better_known_than_its_flow_or_its_field(registry: Registry) -> None:
    graph = build(registry, DAY)
    index = indexed(graph)
    flows = {arc.key: arc for arc in arcs(graph)}
    for step in walk(index, instances_of(registry, FIELDS)).steps:
        field, data_set = step.went.instance
        use = registry.data_sets[data_set].use_of(field)
        assert use is not None
        if step.arc.carries is None:
            assert index.status(step) is Status.UNKNOWN
        else:
            flow = flows[step.arc.key]
            unsaid = not flow.unsaid.isdisjoint((step.came.instance, step.went.instance))
            stated = Status.UNKNOWN if unsaid or (step.derives and flow.mingled) else flow.stated_status
            assert index.status(step) is Status.weakest(stated, use.standing)
