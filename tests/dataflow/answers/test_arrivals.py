"""What arrives at an actor: what its direct hops carry, each data set of each source once."""

from hypothesis import given, settings

from dataflow.answers.arrivals import arrivals, direct_hops
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.strategies import DAY, FIELDS, registries


@given(registries())
@settings(max_examples=25, deadline=None)
def test_what_arrives_is_what_the_direct_hops_carry(registry: Registry) -> None:
    graph = build(registry, DAY)
    for actor in registry.actors:
        answer = received_by(graph, actor)
        told = arrivals(answer)
        pairs = {
            (answer.instance(held.instance).data_set, answer.party_at(hop.source).id)
            for hop in direct_hops(answer)
            if hop.origin == "stated"
            for held in hop.carries
        }
        assert [(each.data_set, each.source.id) for each in told if each.data_set] == [
            *dict.fromkeys((each.data_set, each.source.id) for each in told if each.data_set)
        ]
        assert {(each.data_set, each.source.id) for each in told if each.data_set} == pairs
        assert {number for each in told for number in each.hops} == {
            hop.number for hop in direct_hops(answer) if hop.carries
        }
    assert all(not arrivals(trace(graph, field)) for field in FIELDS)
