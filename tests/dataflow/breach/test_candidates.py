"""The candidates for a breach: each counts what its breach counts, and those with most data come first."""

from hypothesis import given

from dataflow.breach import breach, candidates, schedule
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.actions.registries import SHIPPED, judged
from tests.dataflow.strategies import DAY, registries


def held(registry: Registry) -> None:
    """What holds of the candidates of any registry."""
    graph = build(registry, DAY)
    found = candidates(graph)
    there = [id_ for id_, actor in registry.actors.items() if actor.holds_on(DAY)]
    assert sorted(each.id for each in found) == sorted(there)
    assert [each.fields for each in found] == sorted((each.fields for each in found), reverse=True)
    for each in found:
        counts = schedule(breach(graph, each.id)).counts
        assert (each.fields, each.grave) == (counts.fields, counts.grave)
        assert each.own == (each.id == registry.organisation.id)


@given(registries())
def test_a_candidate_counts_what_its_breach_counts(registry: Registry) -> None:
    held(registry)


def test_the_same_of_shipped_registries() -> None:
    for path in SHIPPED:
        held(judged(path).registry)
