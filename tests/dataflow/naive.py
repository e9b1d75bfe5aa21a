"""A naive reference for the walk: every path without repetition, written out; no index, no fixpoint.

It shares only the arcs with the code under test.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import networkx as nx

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.graph.walk import State
from registry.records.evidence import Status

Move = tuple[Arc, State, State]


def moves(arcs: Sequence[Arc], instances: Sequence[Instance]) -> list[Move]:
    """Every single move that the meaning of a flow allows, from any state of any instance."""
    found: list[Move] = []
    for arc in arcs:
        for held in instances:
            came = State(arc.source, held)
            if arc.carries is None:
                if not arc.about or held.data_set in arc.about:
                    found.append((arc, came, State(arc.target, held)))
            else:
                if held in arc.carries:
                    found.append((arc, came, State(arc.target, held)))
                if held in arc.derived_from:
                    found += [(arc, came, State(arc.target, made)) for made in arc.carries if made != held]
    return found


def reachable(state: State, all_moves: Sequence[Move]) -> set[State]:
    """The states that some sequence of moves leads to, the first one included."""
    found = {state}
    while True:
        more = {went for _, came, went in all_moves if came in found} - found
        if not more:
            return found
        found |= more


def entries(arcs: Sequence[Arc], wanted: Sequence[Instance], all_moves: Sequence[Move]) -> dict[State, str]:
    """Where the wanted instances enter, by the definition in design.md §2."""
    began: dict[State, str] = {}
    for held in wanted:
        for arc in arcs:
            if arc.carries is not None and held in arc.carries:
                state = State(arc.source, held)
                if arc.source.kind == "person":
                    began[state] = "collected"
                elif arc.derived_from:
                    began.setdefault(state, "derived")
    for held in wanted:
        met = {other for entry in began for other in reachable(entry, all_moves)}
        holders = {
            State(arc.source, held)
            for arc in arcs
            if arc.carries is not None
            and ((held in arc.carries and not arc.derived_from) or held in arc.derived_from)
        } - met
        if not holders and all(state.instance != held for state in met):
            holders = {
                State(arc.source, held) for arc in arcs if arc.carries is None and held.data_set in arc.about
            }
        for holder in holders:
            above = {other for other in holders if holder in reachable(other, all_moves)}
            ring = {other for other in above if other in reachable(holder, all_moves)}
            if above == ring and holder == min(ring, key=lambda each: each.end.key):
                began[holder] = "unsaid" if _doubted(arcs, holder) else "not_stated"
    return began


def _doubted(arcs: Sequence[Arc], holder: State) -> bool:
    """Whether whatever is said to be passed on from there may as well come from elsewhere."""
    passing = [
        arc
        for arc in arcs
        if arc.carries is not None
        and arc.source == holder.end
        and holder.instance in (*arc.carries, *arc.derived_from)
    ]
    return passing != [] and all(holder.instance in arc.unsaid for arc in passing)


def simple_paths(entry: State, all_moves: Sequence[Move], limit: int) -> Iterator[list[Move]]:
    """Every path from an entry that meets no state twice, the shorter before the longer on each branch."""

    def onward(path: list[Move], seen: set[State], state: State) -> Iterator[list[Move]]:
        for move in all_moves:
            if move[1] == state and move[2] not in seen:
                longer = [*path, move]
                yield longer
                yield from onward(longer, seen | {move[2]}, move[2])

    for count, path in enumerate(onward([], {entry}, entry)):
        if count >= limit:
            raise OverflowError("too many paths for the naive reference")
        yield path


def weakest(path: Sequence[Move], weaker: Mapping[Instance, Status]) -> Status:
    """The weakest hop of a path; a hop is no better known than that its field is there, and goes along."""
    statuses = [
        status
        for arc, came, went in path
        for status in (
            Status.UNKNOWN if arc.carries is None or went.instance in arc.unsaid else arc.stated_status,
            Status.UNKNOWN
            if came.instance != went.instance and (arc.mingled or came.instance in arc.unsaid)
            else Status.DECLARED,
            weaker.get(went.instance, Status.DECLARED),
        )
    ]
    return max(statuses, key=list(Status).index)


# The same things once more, on the graph of states that the moves are: not so plain as paths written out, and
# quick enough for larger graphs than whose paths can be.


def ahead(all_moves: Sequence[Move], allowed: Callable[[Move], bool] = lambda _: True) -> "nx.DiGraph[State]":
    """The states as a graph, with an edge for each two that an allowed move joins."""
    graph: nx.DiGraph[State] = nx.DiGraph()
    graph.add_nodes_from(state for _, came, went in all_moves for state in (came, went))
    graph.add_edges_from((came, went) for move in all_moves if allowed(move) for _, came, went in [move])
    return graph


def reached_from(graph: "nx.DiGraph[State]", entry: State) -> set[State]:
    """The states that an entry leads to, itself included; it may be one that no move touches."""
    return {entry, *(nx.descendants(graph, entry) if entry in graph else ())}


def best_from(
    began: Iterable[State], all_moves: Sequence[Move], weaker: Mapping[Instance, Status]
) -> dict[State, Status]:
    """The strongest status such that moves no weaker lead to a state: tried one after the other."""
    best: dict[State, Status] = dict.fromkeys(began, Status.DECLARED)
    order = list(Status)
    for status in order:
        graph = ahead(all_moves, lambda move: order.index(weakest([move], weaker)) <= order.index(status))  # noqa: B023 - asked within the loop
        for entry in dict.fromkeys(began):
            for state in reached_from(graph, entry):
                best.setdefault(state, status)
    return best


def depths(began: Iterable[State], all_moves: Sequence[Move]) -> dict[State, int]:
    """How many moves the nearest entry is away, by layers."""
    found: dict[State, int] = {}
    layer = set(began)
    while layer:
        found |= dict.fromkeys(layer, max(found.values(), default=-1) + 1)
        layer = {went for _, came, went in all_moves if came in layer} - found.keys()
    return found


def origins(began: Iterable[State], all_moves: Sequence[Move]) -> dict[State, set[Instance]]:
    """The instances whose entries lead to each state: one search an entry."""
    graph, found = ahead(all_moves), dict[State, set[Instance]]()
    for entry in began:
        for state in reached_from(graph, entry):
            found.setdefault(state, set()).add(entry.instance)
    return found


def rings(states: Collection[State], all_moves: Sequence[Move]) -> set[frozenset[State]]:
    """The rings among some states, and those that lead to themselves at once."""
    graph = ahead(all_moves).subgraph(states)
    whole = {frozenset(ring) for ring in nx.strongly_connected_components(graph) if len(ring) > 1}
    return whole | {frozenset([state]) for state in nx.nodes_with_selfloops(graph)}
