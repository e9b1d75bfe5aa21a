"""The walk against the naive reference, on random registries."""

from dataclasses import replace

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import Arcs, State, best_statuses, walk
from registry.records.ends import place
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow import naive
from tests.dataflow.strategies import DAY, FIELDS, drawn_arcs, registries

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


HELD = [Instance(field, name) for name in ("account", "order", "browser") for field in FIELDS[:3]]
WEAKER = st.dictionaries(st.sampled_from(HELD), st.sampled_from(list(Status)), max_size=4)
WANTED = st.lists(st.sampled_from(HELD), min_size=1, max_size=len(HELD), unique=True)


@settings(max_examples=200, deadline=None)
@given(drawn_arcs(), WANTED, WEAKER)
def test_a_walk_over_denser_arcs_is_what_the_graph_of_states_says(
    drawn: list[Arc], wanted: list[Instance], weaker: dict[Instance, Status]
) -> None:
    walked = walk(Arcs(drawn, weaker), wanted)
    all_moves = naive.moves(drawn, HELD)
    assert dict(walked.entries) == naive.entries(drawn, wanted, all_moves)
    assert dict(walked.depth) == naive.depths(walked.entries, all_moves)
    assert dict(walked.best) == naive.best_from(walked.entries, all_moves, weaker)
    assert dict(walked.origins) == naive.origins(walked.entries, all_moves)
    # A state that leads to itself inside a ring is told of twice: as the ring, and as what it is alone.
    assert set(map(frozenset, walked.cycles)) >= naive.rings(walked.depth.keys(), all_moves)


@settings(max_examples=150, deadline=None)
@given(drawn_arcs(), WANTED)
def test_everything_is_told_in_the_same_order_whatever_the_order_of_the_arcs(
    drawn: list[Arc], wanted: list[Instance]
) -> None:
    walked = walk(Arcs(drawn), wanted)
    names = [(state.end.key, state.instance) for state in walked.entries]
    assert names == sorted(names)
    depth = walked.depth
    places = [
        (depth[step.came], step.arc.key, step.came.instance, step.went.instance) for step in walked.steps
    ]
    assert places == sorted(places), "nearest first, then in order of arc, of what leaves, of what arrives"
    assert list(depth) == list(dict.fromkeys([*walked.entries, *(step.went for step in walked.steps)]))
    for ring in walked.cycles:
        assert list(ring) == sorted(ring, key=lambda state: (state.end.key, state.instance))
    assert [ring[0].end.key for ring in walked.cycles] == sorted(ring[0].end.key for ring in walked.cycles)
    again = walk(Arcs(reversed(drawn)), reversed(wanted))
    assert (again.steps, list(again.depth.items()), again.cycles) == (
        walked.steps,
        list(depth.items()),
        walked.cycles,
    )
    assert list(again.entries.items()) == list(walked.entries.items())


@settings(max_examples=100, deadline=None)
@given(drawn_arcs(), WANTED, WEAKER, st.data())
def test_best_statuses_from_anywhere_are_those_of_the_steps_alone(
    drawn: list[Arc], wanted: list[Instance], weaker: dict[Instance, Status], data: st.DataObject
) -> None:
    arcs = Arcs(drawn, weaker)
    walked = walk(arcs, wanted)
    start = data.draw(
        st.lists(st.sampled_from(list(walked.depth)), max_size=3) if walked.depth else st.just([])
    )
    taken = [(step.arc, step.came, step.went) for step in walked.steps]
    assert best_statuses(arcs, start, walked.steps) == naive.best_from(start, taken, weaker)


class _Counting(Arcs):
    """Arcs that count how often somebody looks at what leaves a state."""

    looked = 0

    def staying(self, instance: Instance, end: int) -> list[int]:
        self.looked += 1
        return super().staying(instance, end)


def _line(name: str, length: int, *instances: Instance) -> list[Arc]:
    """A chain of places that hand something on."""
    return [
        _arc(f"{name}{index:05d}", f"{name}{index}", f"{name}{index + 1}", instances)
        for index in range(length)
    ]


def _arc(
    key: str, source: str, target: str, carries: tuple[Instance, ...], made_of: tuple[Instance, ...] = ()
) -> Arc:
    return Arc(
        key=key,
        path=(),
        source=place(source, "desk"),
        target=place(target, "desk"),
        kind="share",
        carries=carries,
        derived_from=made_of,
    )


def test_many_instances_that_become_one_do_not_look_again_at_where_that_one_goes() -> None:
    """Each was once followed by itself to the end of the line: the square of what there is."""
    score = Instance("score", "all")
    parts = [Instance("part", f"set{index}") for index in range(40)]
    made = [
        arc
        for index, part in enumerate(parts)
        for arc in (
            _arc(f"b{index}", f"from{index}", f"at{index}", (part,)),
            _arc(f"c{index}", f"at{index}", "a0", (score,), (part,)),
        )
    ]
    arcs = _Counting([*made, *_line("a", 60, score)])
    walked = walk(arcs, parts)
    assert set(walked.entries.values()) == {"not_stated"}
    assert walked.origins[State(place("a60", "desk"), score)] == set(parts)
    assert arcs.looked == len(walked.depth) == 2 * len(parts) + 61


def test_a_chain_of_5000_and_a_lattice_of_40_levels_need_no_deep_stack_and_no_paths() -> None:
    phone = Instance("phone_number", "account")
    walked = walk(Arcs(_line("c", 5_000, phone)), [phone])
    assert max(walked.depth.values()) == len(walked.steps) == 5_000
    assert (len(walked.best), len(walked.origins), walked.cycles) == (5_001, 5_001, ())
    arcs = _Counting(
        _arc(f"{level:02d}{here}{there}", f"{here}{level}", f"{there}{level + 1}", (phone,))
        for level in range(40)
        for here in "ab"
        for there in "ab"
    )
    walked = walk(arcs, [phone])
    assert (len(walked.steps), arcs.looked, len(walked.best), walked.cycles) == (160, 82, 82, ())


def test_what_nobody_has_said_of_other_data_sets_is_not_looked_through() -> None:
    """An engagement for each of many data sets at one place was once looked at for each of them: the square."""
    instances = [Instance("phone_number", f"set{index}") for index in range(50)]
    hub = place("hub", "desk")
    asked = [
        replace(_arc(f"u{index}", "hub", f"v{index}", ()), carries=None, about=(each.data_set, each.data_set))
        for index, each in enumerate(instances)
    ]
    walked = walk(Arcs([_arc("in", "from", "hub", tuple(instances)), *asked]), instances)
    assert len(walked.steps) == 2 * len(instances)
    assert walked.origins.keys() == walked.depth.keys()
    only = walk(Arcs(asked), instances)
    assert dict(only.entries) == {State(hub, each): "not_stated" for each in instances}
    assert len(only.steps) == len(instances), "once, however often an engagement names its data set"
