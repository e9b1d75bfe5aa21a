"""The walk against the naive reference, on random registries."""

from hypothesis import given, reject, settings

from dataflow.graph.build import arcs, build
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import Arcs, walk
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow import naive
from tests.dataflow.strategies import DAY, FIELDS, registries

LIMIT = 3_000


def _weaker(registry: Registry) -> dict[Instance, Status]:
    sets = registry.data_sets.items()
    return {Instance(use.field, name): use.standing for name, held in sets for use in held.fields}


@settings(max_examples=150, deadline=None)
@given(registries())
def test_walk_is_the_union_of_all_paths(registry: Registry) -> None:
    graph_arcs = arcs(build(registry, DAY))
    everything = instances_of(registry, FIELDS)
    weaker = _weaker(registry)
    for field in ("phone_number", "customer_database"):
        wanted = instances_of(registry, [field])
        walked = walk(Arcs(graph_arcs, weaker), wanted)
        all_moves = naive.moves(graph_arcs, everything)
        entries = naive.entries(graph_arcs, wanted, all_moves)
        assert dict(walked.entries) == entries
        met = {state for entry in entries for state in naive.reachable(entry, all_moves)}
        assert set(walked.depth) == met
        taken = {(step.arc.key, step.came, step.went) for step in walked.steps}
        assert taken == {(arc.key, came, went) for arc, came, went in all_moves if came in met}
        assert len(taken) == len(walked.steps), "each step once"


@settings(max_examples=100, deadline=None)
@given(registries())
def test_best_status_and_depth_are_those_of_the_best_and_shortest_path(registry: Registry) -> None:
    graph_arcs = arcs(build(registry, DAY))
    weaker = _weaker(registry)
    wanted = instances_of(registry, ["phone_number"])
    walked = walk(Arcs(graph_arcs, weaker), wanted)
    all_moves = naive.moves(graph_arcs, instances_of(registry, FIELDS))
    best = dict.fromkeys(walked.entries, Status.DECLARED)
    depth = dict.fromkeys(walked.entries, 0)
    try:
        for entry in walked.entries:
            for path in naive.simple_paths(entry, all_moves, LIMIT):
                end, status = path[-1][2], naive.weakest(path, weaker)
                best[end] = min(best.get(end, status), status, key=list(Status).index)
                depth[end] = min(depth.get(end, len(path)), len(path))
    except OverflowError:
        reject()
    assert dict(walked.best) == best
    assert dict(walked.depth) == depth


@settings(max_examples=100, deadline=None)
@given(registries())
def test_rings_are_the_states_that_lead_back_to_themselves(registry: Registry) -> None:
    graph_arcs = arcs(build(registry, DAY))
    walked = walk(Arcs(graph_arcs), instances_of(registry, ["phone_number"]))
    all_moves = naive.moves(graph_arcs, instances_of(registry, FIELDS))
    ringed = {state for ring in walked.cycles for state in ring}
    for state in walked.depth:
        after = {went for _, came, went in all_moves if came == state}
        assert (state in ringed) == any(state in naive.reachable(other, all_moves) for other in after)


@settings(max_examples=60, deadline=None)
@given(registries())
def test_origins_are_the_instances_whose_entries_lead_there(registry: Registry) -> None:
    graph_arcs = arcs(build(registry, DAY))
    walked = walk(Arcs(graph_arcs), instances_of(registry, FIELDS))
    all_moves = naive.moves(graph_arcs, instances_of(registry, FIELDS))
    for state, origins in walked.origins.items():
        assert origins == {e.instance for e in walked.entries if state in naive.reachable(e, all_moves)}
