"""The walk: where a field goes along the arcs, one field of one data set at a time.

It follows what is carried and not the arrows: from an end that holds `phone_number@account`, only arcs
that carry that instance, that are computed from it, or that nobody has said the content of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import networkx as nx

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.ends import End
from registry.records.evidence import Status


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
    """Arcs by the instance they can be taken with: a walk then touches only what it follows.

    The steps of an instance are laid out when it is first asked for: an answer needs a few instances of
    many, and there are as many steps as flows times fields.
    """

    def __init__(self, arcs: Iterable[Arc], weaker: Mapping[Instance, Status] | None = None) -> None:
        self._taking: dict[Instance, list[Arc]] = defaultdict(list)
        self._unstated: dict[End, list[Arc]] = defaultdict(list)
        self._steps: dict[Instance, dict[End, list[Step]]] = {}
        self._weaker = weaker or {}
        for arc in arcs:
            if arc.carries is None:
                self._unstated[arc.source].append(arc)
            else:
                for instance in dict.fromkeys((*arc.carries, *arc.derived_from)):
                    self._taking[instance].append(arc)

    def carrying(self, instance: Instance) -> Iterator[Arc]:
        """The arcs that are said to carry an instance."""
        return (arc for arc in self._taking.get(instance, ()) if instance in (arc.carries or ()))

    def holders(self, instance: Instance) -> Iterator[End]:
        """The ends that must hold an instance, because they pass it on or compute something from it."""
        for arc in self._taking.get(instance, ()):
            if not arc.derived_from or instance in arc.derived_from:
                yield arc.source

    def asked_of(self, instance: Instance) -> Iterator[End]:
        """The ends that an engagement about the instance's data set starts at, no data being stated for it."""
        for source, arcs in self._unstated.items():
            if any(instance.data_set in arc.about for arc in arcs):
                yield source

    def leaving(self, state: State) -> list[Step]:
        """The steps that can be taken from a state."""
        end, instance = state
        if instance not in self._steps:
            self._steps[instance] = self._laid_out(instance)
        stated = self._steps[instance].get(end, [])
        unstated = self._unstated.get(end)
        if unstated is None:
            return stated
        may = (arc for arc in unstated if not arc.about or instance.data_set in arc.about)
        return [*stated, *(Step(arc, state, State(arc.target, instance)) for arc in may)]

    def _laid_out(self, instance: Instance) -> dict[End, list[Step]]:
        """The steps of one instance by where they start. Derived data leaves a step as what it becomes."""
        laid: dict[End, list[Step]] = defaultdict(list)
        for arc in self._taking.get(instance, ()):
            carries = arc.carries or ()
            if instance in arc.derived_from:
                becomes = dict.fromkeys((instance,) if instance in carries else ()) | dict.fromkeys(carries)
            else:
                becomes = {instance: None}
            came = State(arc.source, instance)
            laid[arc.source] += [Step(arc, came, State(arc.target, each)) for each in becomes]
        return dict(laid)

    def status(self, step: Step) -> Status:
        """How a step is known: as its flow is, and no better than that the instance is there at all.

        Where nobody has said what a flow carries, it is unknown that it carries this, however sure the flow is.
        """
        if step.arc.carries is None:
            return Status.UNKNOWN
        known = self._weaker.get(step.went.instance, Status.DECLARED)
        return Status.weakest(step.arc.status, known)


def walk(arcs: Arcs, instances: Iterable[Instance]) -> Walk:
    """Where the instances go, from every place they enter at.

    An instance enters where it is collected from people, where it is computed, or, where an arc carries
    it that no such entry leads to, at its first known holder, *origin not stated*. Of holders that pass
    it to each other in a ring the first by name counts as the first. An instance that no flow carries is
    held by who engages somebody about its data set.
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
        held = {State(end, instance) for end in arcs.holders(instance)} - reached.keys()
        if not held and all(state.instance != instance for state in reached):
            held = {State(end, instance) for end in arcs.asked_of(instance)}
        for state in _first_holders(arcs, held):
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
    region: dict[State, None] = {}
    _reach(arcs, holders, region)
    downstream: nx.DiGraph[State] = nx.DiGraph()
    downstream.add_nodes_from(region)
    downstream.add_edges_from((state, step.went) for state in region for step in arcs.leaving(state))
    rings = nx.condensation(downstream)
    below: set[int] = set()  # the rings that some holder outside them leads to
    first: list[State] = []
    for ring in nx.topological_sort(rings):
        held = rings.nodes[ring]["members"] & holders
        if held and ring not in below:
            first.append(min(held, key=_name))
        if held or ring in below:
            below.update(rings.successors(ring))
    return sorted(first, key=_name)


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
        ordered,
        tuple(steps),
        depth,
        best_statuses(arcs, ordered, steps),
        _rings(steps),
        _origins(ordered, steps),
    )


def best_statuses(arcs: Arcs, start: Iterable[State], steps: Sequence[Step]) -> dict[State, Status]:
    """For each state that the steps lead to from `start`, the strongest status such that a path leads there
    of which no hop is weaker."""
    best = dict.fromkeys(start, Status.DECLARED)
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
    entered: dict[Instance, list[State]] = defaultdict(list)
    for entry in entries:
        entered[entry.instance].append(entry)
    origins: dict[State, set[Instance]] = defaultdict(set)
    for instance, first in entered.items():
        reached: set[State] = set()
        waiting = list(first)
        while waiting:
            state = waiting.pop()
            if state not in reached:
                reached.add(state)
                origins[state].add(instance)
                waiting += onward.get(state, ())
    return {state: frozenset(found) for state, found in origins.items()}
