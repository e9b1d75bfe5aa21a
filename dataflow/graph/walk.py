"""The walk: where a field goes along the arcs, one field of one data set at a time.

It follows what is carried and not the arrows: from an end that holds `phone_number@account`, only arcs
that carry that instance, that are computed from it, or that nobody has said the content of.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import TypeVar

from dataflow.graph.entries import Began, entries_of
from dataflow.graph.ground import Ground
from dataflow.graph.index import Arcs
from dataflow.graph.instance import Instance
from dataflow.graph.rings import rings_of
from dataflow.graph.step import State, Step
from registry.records.evidence import Status

__all__ = ["Arcs", "Began", "State", "Step", "Walk", "best_statuses", "walk"]

_Place = TypeVar("_Place", bound=Hashable)


class Walk:
    """Everything a walk met, each once. What is asked of it is worked out when it is first asked."""

    def __init__(self, ground: Ground, entries: Mapping[int, Began]) -> None:
        self._ground = ground
        self._entries = dict(sorted(entries.items(), key=lambda item: ground.state(item[0]).name))

    @cached_property
    def entries(self) -> Mapping[State, Began]:
        """Where it began, and how the instance came there, in order of name."""
        return {self._states[state]: began for state, began in self._entries.items()}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step it could take, nearest to an entry first, then in order of arc."""
        ground, (_, moves), state = self._ground, self._measured, self._states.__getitem__
        came, went = ground.came(moves), ground.went(moves)
        return tuple(map(Step, ground.taken(moves), map(state, came), map(state, went)))

    @cached_property
    def depth(self) -> Mapping[State, int]:
        """Steps from the nearest entry, in the order of the steps."""
        return {self._states[state]: depth for state, depth in self._measured[0].items()}

    @cached_property
    def best(self) -> Mapping[State, Status]:
        """The status of the best path that leads there: the weakest hop of the path whose weakest hop is strongest."""
        ground = self._ground

        def leaving(state: int) -> Iterable[tuple[int, int]]:
            return zip(ground.onward[state], ground.weaknesses(ground.moves[state]), strict=True)

        return {self._states[state]: status for state, status in _strongest(self._entries, leaving).items()}

    @cached_property
    def cycles(self) -> tuple[tuple[State, ...], ...]:
        """Rings of states that can all be reached from each other."""
        onward = self._ground.onward
        rings = [self._in_order(ring) for ring in rings_of(onward) if len(ring) > 1]
        loops = [self._in_order([state]) for state, led_to in onward.items() if state in led_to]
        return tuple(sorted([*rings, *loops], key=lambda ring: ring[0].name))

    @cached_property
    def origins(self) -> Mapping[State, frozenset[Instance]]:
        """The instances a state was reached for: itself, or what it was computed from."""
        ground = self._ground
        # Where nothing is computed an instance was reached for itself alone, wherever it is.
        alone = [frozenset([instance]) for instance in ground.instances]
        origins = {state: alone[ground.instance(state)] for state in ground.onward}
        sets: dict[int, frozenset[Instance]] = {}
        for state, mask in self._origin_masks().items():
            if mask not in sets:
                sets[mask] = frozenset(ground.instances[bit] for bit in _bits(mask))
            origins[state] = sets[mask]
        return {self._states[state]: found for state, found in origins.items()}

    def _origin_masks(self) -> Mapping[int, int]:
        """For each state of an instance that is computed, or that others are computed from: its origins as bits."""
        ground = self._ground
        mixed = {
            state: led_to for state, led_to in ground.onward.items() if ground.instance(state) in ground.mixed
        }
        brought = dict.fromkeys(mixed, 0)
        for state in self._entries.keys() & mixed.keys():
            brought[state] = 1 << ground.instance(state)
        # What leads to a ring comes after it: all that is brought to a ring is known when its turn comes.
        for ring in reversed(list(rings_of(mixed))):
            mask = reduce(or_, map(brought.__getitem__, ring))
            for state in chain(ring, chain.from_iterable(map(mixed.__getitem__, ring))):
                brought[state] |= mask
        return brought

    @cached_property
    def _states(self) -> Mapping[int, State]:
        """The states by number: one object each, so that comparing two is quick."""
        return {state: self._ground.state(state) for state in self._ground.onward}

    @cached_property
    def _measured(self) -> tuple[Mapping[int, int], Sequence[int]]:
        """The depth of each state, and the moves in order, layer by layer."""
        ground = self._ground
        depth = dict.fromkeys(self._entries, 0)
        layer, moves = list(self._entries), list[int]()
        while layer:
            taken = sorted(chain.from_iterable(map(ground.moves.__getitem__, layer)))
            moves += taken
            found = dict.fromkeys(state for state in ground.went(taken) if state not in depth)
            further = depth[layer[0]] + 1
            depth.update(dict.fromkeys(found, further))
            layer = list(found)
        return depth, moves

    def _in_order(self, states: Iterable[int]) -> tuple[State, ...]:
        return tuple(sorted(map(self._states.__getitem__, states), key=lambda state: state.name))


def walk(arcs: Arcs, instances: Iterable[Instance]) -> Walk:
    """Where the instances go, from every place they enter at.

    An instance enters where it is collected from people, where it is computed, or, where an arc carries
    it that no such entry leads to, at its first known holder, *origin not stated*. Of holders that pass
    it to each other in a ring the first by name counts as the first. An instance that no flow carries is
    held by who engages somebody about its data set.
    """
    wanted = list(dict.fromkeys(instances))
    ground = Ground(arcs, wanted)
    return Walk(ground, entries_of(ground, wanted))


def best_statuses(arcs: Arcs, start: Iterable[State], steps: Iterable[Step]) -> dict[State, Status]:
    """For each state that the steps lead to from `start`, the strongest status such that a path leads there
    of which no hop is weaker."""
    leaving: dict[State, list[tuple[State, int]]] = defaultdict(list)
    for step in steps:
        leaving[step.came].append((step.went, arcs.status(step).weakness))
    return _strongest(start, lambda state: leaving.get(state, ()))


def _strongest(
    start: Iterable[_Place], leaving: Callable[[_Place], Iterable[tuple[_Place, int]]]
) -> dict[_Place, Status]:
    """The status of the best path to each place: those that a stronger path leads to are gone on from first.

    `leaving`: where the steps from a place lead, with the weakness of each.
    """
    best = dict.fromkeys(start, 0)
    waiting: list[list[_Place]] = [[] for _ in Status]
    waiting[0] += best
    for weakness, places in enumerate(waiting):
        for place in places:  # which grows while it is gone through
            if best[place] == weakness:
                for there, known in leaving(place):
                    reached = max(weakness, known)
                    if reached < best.get(there, len(waiting)):
                        best[there] = reached
                        waiting[reached].append(there)
    statuses = list(Status)
    return {place: statuses[weakness] for place, weakness in best.items()}


def _bits(mask: int) -> Iterator[int]:
    """The places of the ones in a number, from the last."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
