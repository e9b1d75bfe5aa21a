"""The ground: the states that the instances of a walk can be in, and the moves between them, as numbers.

A registry has some hundred thousand moves: to make, to hash and to compare a state for each would take longer
than the walk itself. Here a state is `instance * ends + end`, and a move has in its bits the arc, the instance
that leaves and the instance that arrives. Both are numbered in order of name: moves in order of number are in
order of arc, then of what leaves, then of what arrives.
"""

from collections.abc import Iterable, Mapping, Sequence

from dataflow.graph.arc import Arc
from dataflow.graph.index import Arcs
from dataflow.graph.instance import Instance
from dataflow.graph.step import State
from registry.records.evidence import Status


class Ground:
    """What can be reached, explored piece by piece."""

    def __init__(self, arcs: Arcs, wanted: Iterable[Instance]) -> None:
        self.arcs = arcs
        self.instances = sorted(arcs.made_of(wanted))
        """Everything that a walk with the wanted instances may meet, by number."""
        self.number = {instance: number for number, instance in enumerate(self.instances)}
        # Tuples: those of numbers alone are no work for the garbage collector, as lists are.
        self.onward: dict[int, tuple[int, ...]] = {}
        """For each state explored, those its moves lead to."""
        self.moves: dict[int, tuple[int, ...]] = {}
        """For each state explored, the moves that leave it, alongside `onward`."""
        self.mixed: set[int] = set()
        """The instances, by number, that others are computed from on the way, or that are computed there."""
        self._floors = [arcs.certainty.floor(instance).weakness for instance in self.instances]
        self._ends = len(arcs.ends)
        self._bits = len(self.instances).bit_length()
        self._mask = (1 << self._bits) - 1

    def at(self, instance: Instance, ends: Iterable[int]) -> list[int]:
        """The states of an instance being at some ends."""
        first = self.number[instance] * self._ends
        return [first + end for end in ends]

    def state(self, number: int) -> State:
        """The state of that number."""
        instance, end = divmod(number, self._ends)
        return State(self.arcs.ends[end], self.instances[instance])

    def instance(self, state: int) -> int:
        """The instance of a state, by number."""
        return state // self._ends

    def explore(self, start: Iterable[int]) -> Mapping[int, Sequence[int]]:
        """Finds what can be reached from `start` and was not explored before: `onward` of that alone."""
        found: dict[int, Sequence[int]] = {}
        waiting = list(start)
        while waiting:
            state = waiting.pop()
            if state not in self.onward:
                moves = self.moves[state] = tuple(self._leaving(state))
                onward = found[state] = self.onward[state] = tuple(self.went(moves))
                waiting += onward
        return found

    def _leaving(self, state: int) -> list[int]:
        at, end = divmod(state, self._ends)
        instance, bits = self.instances[at], self._bits
        came = at << bits
        moves = [arc << 2 * bits | came | at for arc in self.arcs.staying(instance, end)]
        made = [(arc, self.number[made]) for arc, made in self.arcs.changing(instance, end)]
        if made:
            self.mixed |= {at, *(went for _, went in made)}
            moves += [arc << 2 * bits | came | went for arc, went in made]
        return moves

    def went(self, moves: Iterable[int]) -> list[int]:
        """The states that moves lead to."""
        targets, bits, mask, ends = self.arcs.targets, self._bits, self._mask, self._ends
        return [(move & mask) * ends + targets[move >> 2 * bits] for move in moves]

    def came(self, moves: Iterable[int]) -> list[int]:
        """The states that moves leave."""
        sources, bits, mask, ends = self.arcs.sources, self._bits, self._mask, self._ends
        return [(move >> bits & mask) * ends + sources[move >> 2 * bits] for move in moves]

    def taken(self, moves: Iterable[int]) -> list[Arc]:
        """The arcs that moves take."""
        arcs, bits = self.arcs.arcs, 2 * self._bits
        return [arcs[move >> bits] for move in moves]

    def weaknesses(self, moves: Iterable[int]) -> list[int]:
        """How weakly moves are known: as their arcs, and no better than what arrives."""
        moves = list(moves)
        known, floors, bits, mask = self.arcs.weaknesses, self._floors, 2 * self._bits, self._mask
        found = [max(known[move >> bits], floors[move & mask]) for move in moves]
        # What a statement leaves open of a few flows is looked at for these alone.
        if doubtful := self.arcs.doubtful:
            for place, move in enumerate(moves):
                if move >> bits in doubtful:
                    found[place] = self._doubted(move).weakness
        return found

    def _doubted(self, move: int) -> Status:
        """How a move is known whose statement leaves something open."""
        came, went = move >> self._bits & self._mask, move & self._mask
        arc = self.arcs.arcs[move >> 2 * self._bits]
        return self.arcs.certainty.of(arc, self.instances[went], self.instances[came])
