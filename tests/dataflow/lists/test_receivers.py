"""Receivers: who gets each field, from one walk, as the trace of each says it field by field."""

from functools import partial

import networkx as nx
from hypothesis import given, settings

from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.graph.instance import Instance, Relation
from dataflow.lists.listing import listing
from dataflow.lists.material import Material
from dataflow.lists.receivers import Receivers
from dataflow.question.wanted import Column, Listed, Op, Wanted
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.lists.stated import asked, told, where
from tests.dataflow.made import wide
from tests.dataflow.strategies import DAY, registries
from tests.growth import LIMIT, calls

NEAR = (Relation.SAME, Relation.PART, Relation.ALSO)


@given(registries())
@settings(max_examples=150)
def test_who_gets_a_field_is_as_its_trace_says(registry: Registry) -> None:
    graph = build(registry, DAY)
    receivers = Receivers(Material(graph))
    held = {(use.field, name) for name, each in registry.data_sets.items() for use in each.fields}
    for field, name in held:
        answer = trace(graph, field, name)
        relation = {each.key: each.relation for each in answer.instances}
        known: dict[str, Status] = {}
        for hop in answer.hops:
            for carried in hop.carries:
                # What was computed from it is not it.
                if (
                    relation[carried.instance] is Relation.DERIVED
                    or Instance.named(carried.instance).data_set != name
                ):
                    continue
                status = carried.status if relation[carried.instance] in NEAR else Status.UNKNOWN
                best = known.get(hop.target, status)
                known[hop.target] = min(best, status, key=lambda each: each.weakness)
        assert {end.key: status for end, status in receivers.of_field(field, name).items()} == known


@given(registries())
def test_a_field_goes_to_whom_its_trace_leads(registry: Registry) -> None:
    """Surely to whom a hop surely brings it, and to nobody whom no hop may bring it."""
    graph = build(registry, DAY)
    for party in registry.third_parties:
        sure, perhaps = told(asked(Listed.FIELDS, registry, where(Column.PARTY, Op.IS, party)))
        for field in {use.field for held in registry.data_sets.values() for use in held.fields}:
            reached = [hop for hop in trace(graph, field).hops if hop.target.startswith(f"{party}.")]
            if not reached:
                assert field not in sure
            if field in sure:
                assert any(hop.status is not Status.UNKNOWN for hop in reached)
            surely = any(
                carried.instance.startswith(f"{field}@") and carried.status is not Status.UNKNOWN
                for hop in reached
                for carried in hop.carries
            )
            assert not surely or field in sure | perhaps


def test_twice_the_parties_take_twice_the_work() -> None:
    small, large = (calls(partial(_list, build(wide(n), DAY))) for n in (40, 80))
    assert large < LIMIT * small


def _list(graph: "nx.MultiDiGraph[str]") -> None:
    """Every list about data that follows it, with who receives it."""
    to = where(Column.PARTY, Op.IS, "v1"), where(Column.COUNTRY, Op.IS, "FR")
    for listed in (Listed.FIELDS, Listed.DATA_SETS, Listed.ACTIVITIES):
        listing(graph, Wanted(listed=listed, conditions=to))
    for listed in (Listed.PEOPLE, Listed.PURPOSES, Listed.BASES, Listed.RETENTION):
        listing(graph, Wanted(listed=listed, conditions=to[:1]))
