"""The walk: where a field goes along the arcs, one field of one data set at a time.

It follows what is carried and not the arrows: from an end that holds `phone_number@account`, only arcs
that carry that instance, that are computed from it, or that nobody has said the content of.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import networkx as nx

from dataflow.arc import Arc
from dataflow.instance import Instance
from registry.ends import End
from registry.evidence import Status


class State(NamedTuple):
    """An instance being at an end."""

    end: End
    instance: Instance


Began = Literal["collected", "derived", "not_stated"]
"""How an instance came to be where the walk finds it first: collected from people, computed there,
or nobody says."""


class Step(NamedTuple):
    """An arc that a walk takes with one instance, which leaves it as another when data is derived."""

    arc: Arc
    came: State
    went: State

    @property
    def derives(self) -> bool:
        """Whether what arrives was computed from what left."""
        return self.came.instance != self.went.instance


class Walk(NamedTuple):
    """Everything a walk met, each once."""

    entries: Mapping[State, Began]
    """Where it began, and how the instance came there."""
    steps: tuple[Step, ...]
    """Every step it could take, nearest to an entry first, then in order of arc."""
    depth: Mapping[State, int]
    """Steps from the nearest entry."""
    best: Mapping[State, Status]
    """The status of the best path that leads there: the weakest hop of the path whose weakest hop is strongest."""
    cycles: tuple[tuple[State, ...], ...]
    """Rings of states that can all be reached from each other."""
    origins: Mapping[State, frozenset[Instance]]
    """The instances a state was reached for: itself, or what it was computed from."""


class Arcs:
    """Arcs by the instance they can be taken with: a walk then touches only what it follows."""

    def __init__(self, arcs: Iterable[Arc], weaker: Mapping[Instance, Status] | None = None) -> None:
        self._carrying: dict[Instance, list[Arc]] = defaultdict(list)
        self._holding: dict[Instance, dict[End, None]] = defaultdict(dict)
        self._leaving: dict[State, list[Step]] = defaultdict(list)
        self._unstated: dict[End, list[Arc]] = defaultdict(list)
        self._weaker = weaker or {}
        for arc in arcs:
            if arc.carries is None:
                self._unstated[arc.source].append(arc)
                continue
            for instance in arc.carries:
                self._carrying[instance].append(arc)
                self._add(arc, instance, instance)
                if not arc.derived_from:
                    self._holding[instance][arc.source] = None
            for parent in arc.derived_from:
                self._holding[parent][arc.source] = None
                for instance in arc.carries:
                    if instance != parent:
                        self._add(arc, parent, instance)

    def _add(self, arc: Arc, came: Instance, went: Instance) -> None:
        state = State(arc.source, came)
        self._leaving[state].append(Step(arc, state, State(arc.target, went)))

    def carrying(self, instance: Instance) -> Sequence[Arc]:
        """The arcs that are said to carry an instance."""
        return self._carrying.get(instance, ())

    def holders(self, instance: Instance) -> Iterable[End]:
        """The ends that must hold an instance, because they pass it on or compute something from it."""
        return self._holding.get(instance, ())

    def leaving(self, state: State) -> list[Step]:
        """The steps that can be taken from a state."""
        unstated = [
            Step(arc, state, State(arc.target, state.instance)) for arc in self._unstated.get(state.end, ())
        ]
        return [*self._leaving.get(state, ()), *unstated]

    def status(self, step: Step) -> Status:
        """How a step is known: as its flow is, and no better than that the instance is there at all."""
        known = self._weaker.get(step.went.instance, Status.DECLARED)
        return Status.weakest(step.arc.status, known)


def walk(arcs: Arcs, instances: Iterable[Instance]) -> Walk:
    """Where the instances go, from every place they enter at.

    An instance enters where it is collected from people, where it is computed, or, where an arc carries
    it that no such entry leads to, at its first known holder, *origin not stated*. Of holders that pass
    it to each other in a ring the first by name counts as the first.
    """
    entries: dict[State, Began] = {}
    reached: dict[State, None] = {}
    wanted = list(dict.fromkeys(instances))
    for instance in wanted:
        for arc in arcs.carrying(instance):
            if arc.source.kind == "person":
                entries.setdefault(State(arc.source, instance), "collected")
            elif arc.derived_from:
                entries.setdefault(State(arc.source, instance), "derived")
    _reach(arcs, entries, reached)
    for instance in wanted:
        held = {State(end, instance) for end in arcs.holders(instance)}
        for state in _first_holders(arcs, {state for state in held if state not in reached}):
            entries[state] = "not_stated"
            _reach(arcs, [state], reached)
    return _measure(arcs, entries)


def _reach(arcs: Arcs, start: Iterable[State], reached: dict[State, None]) -> None:
    """Adds every state that can be reached from `start`."""
    waiting = [state for state in start if state not in reached]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached[state] = None
            waiting += [step.went for step in arcs.leaving(state)]


def _first_holders(arcs: Arcs, holders: set[State]) -> list[State]:
    """Of holders, those that no other one leads to; of a ring of them, the first by name."""
    downstream: nx.DiGraph[State] = nx.DiGraph()
    for holder in holders:
        reached: dict[State, None] = {}
        _reach(arcs, [holder], reached)
        downstream.add_node(holder)
        downstream.add_edges_from(
            (holder, other) for other in reached if other in holders and other != holder
        )
    rings = nx.condensation(downstream)
    roots = [rings.nodes[ring]["members"] for ring in rings if rings.in_degree(ring) == 0]
    return sorted((min(members, key=_name) for members in roots), key=_name)


def _name(state: State) -> tuple[str, Instance]:
    return state.end.key, state.instance


def _measure(arcs: Arcs, entries: Mapping[State, Began]) -> Walk:
    """Depths, best statuses, rings and origins of everything that can be reached from the entries."""
    ordered = dict(sorted(entries.items(), key=lambda item: _name(item[0])))
    depth: dict[State, int] = dict.fromkeys(ordered, 0)
    layer, steps = list(ordered), []
    while layer:
        found: list[State] = []
        taken = sorted(
            (step for state in layer for step in arcs.leaving(state)),
            key=lambda step: (step.arc.key, step.came.instance, step.went.instance),
        )
        for step in taken:
            steps.append(step)
            if step.went not in depth:
                depth[step.went] = depth[step.came] + 1
                found.append(step.went)
        layer = found
    return Walk(
        ordered, tuple(steps), depth, _best(arcs, ordered, steps), _rings(steps), _origins(ordered, steps)
    )


def _best(arcs: Arcs, entries: Iterable[State], steps: Sequence[Step]) -> dict[State, Status]:
    """For each state the strongest status such that a path leads there of which no hop is weaker."""
    best = dict.fromkeys(entries, Status.DECLARED)
    for status in Status:
        usable: dict[State, list[State]] = defaultdict(list)
        for step in steps:
            if arcs.status(step).weakness <= status.weakness:
                usable[step.came].append(step.went)
        waiting = list(best)
        while waiting:
            for state in usable.get(waiting.pop(), ()):
                if state not in best:
                    best[state] = status
                    waiting.append(state)
    return best


def _rings(steps: Sequence[Step]) -> tuple[tuple[State, ...], ...]:
    moves: nx.DiGraph[State] = nx.DiGraph()
    moves.add_edges_from((step.came, step.went) for step in steps)
    rings = [
        tuple(sorted(ring, key=_name)) for ring in nx.strongly_connected_components(moves) if len(ring) > 1
    ]
    loops = [(state,) for state in nx.nodes_with_selfloops(moves)]
    return tuple(sorted([*rings, *loops], key=lambda ring: _name(ring[0])))


def _origins(entries: Iterable[State], steps: Sequence[Step]) -> dict[State, frozenset[Instance]]:
    """The instances each state was entered with, carried along every step."""
    onward: dict[State, list[State]] = defaultdict(list)
    for step in steps:
        onward[step.came].append(step.went)
    origins: dict[State, set[Instance]] = defaultdict(set)
    for entry in entries:
        reached = {entry}
        waiting = [entry]
        while waiting:
            state = waiting.pop()
            origins[state].add(entry.instance)
            fresh = [went for went in onward.get(state, ()) if went not in reached]
            reached.update(fresh)
            waiting += fresh
    return {state: frozenset(found) for state, found in origins.items()}
