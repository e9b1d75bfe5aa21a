"""The map: every flow, or those that pass the filters, with how many were left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.flow_mapping import flow_map
from dataflow.engine import layout
from dataflow.graph.build import arcs, build
from dataflow.pictures import map_dot, map_element_ids, map_folded
from registry.records.registry import Registry
from tests.conftest import Golden
from tests.dataflow.pictures.examples import DAY, chain, minlessika
from tests.dataflow.pictures.overlaps import overlaps
from tests.dataflow.strategies import registries


@given(registries())
@settings(max_examples=40)
def test_the_whole_map_has_every_flow_once(registry: Registry) -> None:
    graph = build(registry, DAY)
    made = flow_map(graph)
    assert sorted(key for strand in made.strands for key in strand.flows) == [arc.key for arc in arcs(graph)]
    assert {key for strand in made.strands for key in (strand.source, strand.target)} == {
        stop.key for stop in made.stops
    }
    assert made.shown == made.total
    assert len(made.apart) + len(made.stops) == len(graph)


@given(registries(), st.sampled_from(["account", "payment", "logs"]))
@settings(max_examples=40)
def test_a_filter_leaves_what_carries_the_data_set_and_says_how_much(
    registry: Registry, data_set: str
) -> None:
    graph = build(registry, DAY)
    made = flow_map(graph, data_sets=[data_set])
    kept = {key for strand in made.strands for key in strand.flows}
    carrying = {
        arc.key for arc in arcs(graph) if any(each.data_set == data_set for each in arc.carries or ())
    }
    assert carrying <= kept
    assert not {arc.key for arc in arcs(graph) if arc.key in kept - carrying and arc.carries is not None}
    assert (made.shown, made.total) == (len(kept), len(arcs(graph)))


@given(registries())
@settings(max_examples=20)
def test_the_picture_stands_for_every_flow_folded_or_not(registry: Registry) -> None:
    made = flow_map(build(registry, DAY), fold_beyond=3)
    elements = map_element_ids(made)
    assert sorted(key for keys in elements.hops.values() for key in keys) == sorted(
        key for strand in made.strands for key in strand.flows
    )
    assert sorted(key for keys in elements.stops.values() for key in keys) == sorted(
        stop.key for stop in made.stops
    )
    assert (map_folded(made) is not None) == (len(made.stops) > 3)


def test_filters_by_role_country_and_purpose() -> None:
    registry = chain(2).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["third_parties"]["p0"]["country"] = "FR"
    registry["third_parties"]["p0"]["engagements"]["hosting"]["purposes"] = ["hosting"]
    graph = build(Registry.model_validate(registry), DAY)
    to_first = ("acme.site", "p0.s0")
    assert _pairs(graph, countries=["FR"]) == [to_first]
    assert _pairs(graph, purposes=["hosting"]) == [to_first]
    assert _pairs(graph, roles=["controller"]) == [("person:customer", "acme.site")]
    assert _pairs(graph, roles=["processor"]) == [to_first, ("p0.s0", "p1.s0")]
    assert _pairs(graph, roles=["recipient"]) == []


def _pairs(graph: object, **filters: list[str]) -> list[tuple[str, str]]:
    return [(strand.source, strand.target) for strand in flow_map(graph, **filters).strands]  # type: ignore[arg-type]  # any graph


def test_the_map_of_the_shipped_registry(golden: Golden) -> None:
    drawn = map_dot(flow_map(minlessika()), "fr")
    golden("map-fr.dot", drawn)
    assert overlaps(layout.svg(drawn)) == []


def test_a_map_says_that_its_sources_are_incomplete() -> None:
    registry = chain(1).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["documents"] = {"policy": {"title": "Policy", "incomplete": "cut off"}}
    drawn = map_dot(flow_map(build(Registry.model_validate(registry), DAY)), "en")
    assert "Incomplete sources: cut off" in drawn


def test_a_folded_map_says_so() -> None:
    drawn = map_dot(flow_map(minlessika(), fold_beyond=10), "en")
    assert "Grouped by" in drawn
