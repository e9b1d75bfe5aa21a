"""The map: every flow, or those that pass the filters, with how many were left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.flow_mapping import flow_map
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from dataflow.pictures import map_depicted, map_dot, map_element_ids, map_folded, picture
from registry.records.registry import Registry
from tests.conftest import Golden
from tests.dataflow.acme import acme, party
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


@given(registries(), st.sets(st.sampled_from(["party0", "party1", "party2", "party3"]), min_size=1))
@settings(max_examples=100)
def test_a_map_of_some_parties_draws_those_and_nobody_else_as_receiver(
    registry: Registry, parties: set[str]
) -> None:
    """Drawn are exactly those that something reaches; whatever reaches them, and who they may pass it on to."""
    graph = build(registry, DAY)
    made = flow_map(graph, parties=sorted(parties))
    kept = {key for strand in made.strands for key in strand.flows}
    reaching = {arc.key for arc in arcs(graph) if arc.target.holder in parties}
    onward = {arc.key for arc in arcs(graph) if arc.target.key in {f"unknown:{id_}" for id_ in parties}}
    assert kept == reaching | onward
    drawn = {made.party_at(strand.target).id for strand in made.strands}
    reached = {arc.target.holder for arc in arcs(graph) if arc.key in reaching}
    assert {each for each in drawn if not each.startswith("unknown:")} == reached
    assert (made.shown, made.total) == (len(kept), len(arcs(graph)))
    named = [registry.actors[id_].name for id_ in sorted(parties) if id_ in registry.actors]
    assert [*made.filters.parties] == named


@given(registries())
@settings(max_examples=20)
def test_the_picture_stands_for_every_flow_folded_or_not(registry: Registry) -> None:
    made = flow_map(build(registry, DAY), fold_beyond=3)
    elements = map_element_ids(made)
    assert sorted(key for keys in elements.hops.values() for key in keys) == sorted(
        key for strand in made.strands for key in strand.flows
    )
    keys = {stop.key for stop in made.stops}
    assert {key for shown in elements.stops.values() for key in shown} == keys
    assert sorted(key for key in keys if key in elements.stops[elements.box_of(key)]) == sorted(keys)
    third = any(party.kind == "third_party" for party in made.parties)
    assert (map_folded(made) is not None) == (len(made.stops) > 3 and third)


def test_a_chain_that_nobody_has_said_the_content_of_is_shown_to_its_end() -> None:
    """Each is engaged by one whose entry comes later: in no order of the file is one pass enough."""
    last = 5
    parties = {
        f"p{at}": party(f"P{at}", {"by": f"p{at + 1}", "receives": [{"from": f"p{at + 1}.desk"}]})
        for at in range(last)
    }
    parties[f"p{last}"] = party("First", {"receives": [{"from": "site", "carries": "account"}]})
    parties["apart"] = party("Apart", {"by": "other", "receives": [{"from": "other.desk"}]})
    parties["other"] = party("Other")
    graph = build(acme(third_parties=parties), DAY)
    stated = [("person:customer", "acme.site"), ("acme.site", f"p{last}.desk")]
    chained = [(f"p{at + 1}.desk", f"p{at}.desk") for at in reversed(range(last))]
    assert _pairs(graph, data_sets=["account"]) == [*stated, *chained]


@given(
    registries(),
    st.sampled_from([{}, {"data_sets": ["account"]}, {"roles": ["processor"]}, {"countries": ["FR"]}]),
)
@settings(max_examples=80)
def test_what_is_unstated_is_shown_as_far_as_what_is_shown_leads(
    registry: Registry, filters: dict[str, list[str]]
) -> None:
    graph = build(registry, DAY)
    every = {arc.key: arc for arc in arcs(graph)}
    kept = {key for strand in flow_map(graph, **filters).strands for key in strand.flows}  # type: ignore[arg-type]  # any filters
    shown = {key for key in kept if every[key].carries is not None} if filters else set(every)
    while True:  # one flow at a time, until there is none to add
        ends = {end for key in shown for end in (every[key].source, every[key].target)}
        more = {key for key, arc in every.items() if _may_go(arc, filters) and arc.source in ends} - shown
        if not more:
            break
        shown.add(min(more))
    assert kept == shown


def test_an_engagement_about_another_data_set_is_left_out() -> None:
    sets = {name: {"label": name, "fields": ["phone_number"]} for name in ("account", "order")}
    parties = {
        "same": party("Same", {"data_sets": "account"}),
        "other": party("Other", {"data_sets": "order"}),
        "any": party("Any", {}),
    }
    graph = build(acme(data_sets=sets, third_parties=parties), DAY)
    shown = _pairs(graph, data_sets=["account"])
    assert shown == [("person:customer", "acme.site"), ("acme.site", "any.desk"), ("acme.site", "same.desk")]


def _may_go(arc: Arc, filters: dict[str, list[str]]) -> bool:
    sets = filters.get("data_sets", [])
    return arc.carries is None and (not sets or not arc.about or not set(sets).isdisjoint(arc.about))


@given(registries())
@settings(max_examples=60)
def test_a_map_goes_from_people_outwards(registry: Registry) -> None:
    graph = build(registry, DAY)
    leaving: dict[str, list[Arc]] = {}
    for arc in arcs(graph):
        leaving.setdefault(arc.source.key, []).append(arc)
    reached = {arc.target.key for arc in arcs(graph)}
    ends = {arc.source.key: arc.source for arc in arcs(graph)}
    first = sorted(set(leaving) - reached, key=lambda key: (ends[key].kind != "person", key))
    done: list[str] = []
    for key in [*first, *sorted(leaving)]:
        _outward(key, leaving, done)
    pairs = [(arc.source.key, arc.target.key) for key in done for arc in leaving[key]]
    assert _pairs(graph) == list(dict.fromkeys(pairs))


def _outward(key: str, leaving: dict[str, list[Arc]], done: list[str]) -> None:
    """As far as it goes along the first flow, then along the next."""
    if key in leaving and key not in done:
        done.append(key)
        for arc in leaving[key]:
            _outward(arc.target.key, leaving, done)


def test_a_map_finds_what_it_shows() -> None:
    made = flow_map(minlessika())
    for strand in made.strands:
        assert made.stop(strand.source).key == strand.source
        assert made.party_at(strand.target).id == made.stop(strand.target).party
    for stop in made.stops:
        assert list(made.strands_to(stop.key)) == [each for each in made.strands if each.target == stop.key]
        assert list(made.strands_from(stop.key)) == [each for each in made.strands if each.source == stop.key]


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
    shown = map_depicted(flow_map(minlessika()), "fr")
    golden("map-fr.dot", shown.dot)
    assert overlaps(picture.drawn(shown).svg()) == []


def test_a_map_says_that_its_sources_are_incomplete() -> None:
    registry = chain(1).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry["documents"] = {"policy": {"title": "Policy", "incomplete": "cut off"}}
    drawn = map_dot(flow_map(build(Registry.model_validate(registry), DAY)), "en")
    assert "Incomplete sources: cut off" in drawn


def test_a_folded_map_says_so() -> None:
    drawn = map_dot(flow_map(minlessika(), fold_beyond=10), "en")
    assert "Folded by source" in drawn
