"""The graph: what is in it, that it stays as it was built, and that its index is kept."""

import gc
from typing import Any

import networkx as nx
import pytest

from dataflow.graph.build import _INDEXES, arcs, build, indexed
from dataflow.graph.instance import Instance
from dataflow.graph.step import State, Step
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY


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
        assert (data["kind"], data["status"]) == (arc.kind, arc.status.value)
    keys = [arc.key for arc in arcs(graph)]
    assert keys == sorted(keys) and len(keys) == graph.number_of_edges()


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
    before = len(_INDEXES)
    del graph, copied
    gc.collect()
    assert len(_INDEXES) == before - 2


def test_no_step_of_the_index_is_better_known_than_its_field() -> None:
    graph = build(_registry(), DAY)
    index = indexed(graph)
    (arc,) = [arc for arc in index.arcs if arc.target.holder == "pay"]

    def status(field: str) -> Status:
        instance = Instance(field, "account")
        return index.status(Step(arc, State(arc.source, instance), State(arc.target, instance)))

    assert (status("phone_number"), status("email_address")) == (Status.INFERRED, Status.DECLARED)
