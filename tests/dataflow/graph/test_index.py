"""The index of a graph: a step is known as its flow, and no better than its field."""

from hypothesis import given, settings

from dataflow.graph.build import arcs, build
from dataflow.graph.index import index_of, standings
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import walk
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acme import acme
from tests.dataflow.strategies import DAY, FIELDS, registries


def test_a_doubtful_field_makes_a_sure_flow_doubtful() -> None:
    doubtful = {"field": "phone_number", "status": "inferred", "reason": "It follows."}
    registry = acme(data_sets={"account": {"label": "Account", "fields": ["full_name", doubtful]}})
    assert standings(registry) == {
        Instance("full_name", "account"): Status.DECLARED,
        Instance("phone_number", "account"): Status.INFERRED,
    }
    index = index_of(build(registry, DAY))
    walked = walk(index, instances_of(registry, ["full_name", "phone_number"]))
    known = {step.went.instance.field: index.status(step) for step in walked.steps if step.arc.carries}
    assert known == {"full_name": Status.DECLARED, "phone_number": Status.INFERRED}


@given(registries())
@settings(max_examples=60)
def test_no_step_is_better_known_than_its_flow_or_its_field(registry: Registry) -> None:
    graph = build(registry, DAY)
    index = index_of(graph)
    flows = {arc.key: arc for arc in arcs(graph)}
    for step in walk(index, instances_of(registry, FIELDS)).steps:
        field, data_set = step.went.instance
        use = registry.data_sets[data_set].use_of(field)
        assert use is not None
        if step.arc.carries is None:
            assert index.status(step) is Status.UNKNOWN
        else:
            assert index.status(step) is Status.weakest(flows[step.arc.key].status, use.standing)
