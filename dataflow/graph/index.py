"""The index: the arcs of a graph by the instance they can be taken with and the end they start at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from dataflow.graph.arc import Arc
from dataflow.graph.certainty import Certainty
from dataflow.graph.instance import Instance
from dataflow.graph.step import State, Step
from registry.records.ends import End
from registry.records.evidence import Status


class Arcs:
    """Arcs by what they can be taken with: a walk then touches only what it follows.

    Compiled once from the arcs of a graph. Arcs and ends are whole numbers in it: an arc is its place in
    order of key, so that lists of arcs are in that order as they are made. What leaves each end with an
    instance is laid out when the instance is first asked for: an answer needs a few instances of many,
    and there are as many steps as flows times fields.
    """

    def __init__(self, arcs: Iterable[Arc], weaker: Mapping[Instance, Status] | None = None) -> None:
        """`weaker`: the status of each field of each data set, where it is not as sure as its flows."""
        self.arcs: Sequence[Arc] = sorted(arcs, key=attrgetter("key"))
        """In order of key; the numbers below are places in it."""
        self._numbers: dict[End, int] = {}
        self.sources = [self._number(arc.source) for arc in self.arcs]
        """The number of the end that each arc starts at."""
        self.targets = [self._number(arc.target) for arc in self.arcs]
        """The number of the end that each arc leads to."""
        self.ends: Sequence[End] = list(self._numbers)
        """The ends by number."""
        self.certainty = Certainty(weaker)
        """How it is known that an arc carries something."""
        self.weaknesses = [_weakness(arc) for arc in self.arcs]
        """The weakness of each arc's status, or of unknown where nobody has said what it carries."""
        self.doubtful = {number for number, arc in enumerate(self.arcs) if arc.unsaid or arc.mingled}
        """The arcs that do not carry all they carry, or make all they make, as surely as they are stated."""
        self._carrying: dict[Instance, list[int]] = defaultdict(list)
        self._making: dict[Instance, list[int]] = defaultdict(list)
        self._entering: dict[Instance, list[int]] = defaultdict(list)
        self._open: dict[int, list[int]] = defaultdict(list)
        self._about: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._asked: dict[str, dict[int, None]] = defaultdict(dict)
        self._staying: dict[Instance, Mapping[int, list[int]]] = {}
        self._changing: dict[Instance, Mapping[int, list[int]]] = {}
        for number, arc in enumerate(self.arcs):
            if arc.carries is None:
                self._add_unstated(number, arc)
            else:
                self._add_stated(number, arc, arc.carries)

    def _number(self, end: End) -> int:
        return self._numbers.setdefault(end, len(self._numbers))

    def _add_stated(self, number: int, arc: Arc, carries: Iterable[Instance]) -> None:
        for instance in carries:
            self._carrying[instance].append(number)
        for instance in arc.derived_from:
            self._making[instance].append(number)
        if arc.source.kind == "person" or arc.derived_from:
            for instance in carries:
                self._entering[instance].append(number)

    def _add_unstated(self, number: int, arc: Arc) -> None:
        source = self.sources[number]
        if not arc.about:
            self._open[source].append(number)
        for data_set in dict.fromkeys(arc.about):
            self._about[source, data_set].append(number)
            self._asked[data_set][source] = None

    def carrying(self, instance: Instance) -> Iterator[Arc]:
        """The arcs that are said to carry an instance, in order of key."""
        return (self.arcs[number] for number in self._carrying.get(instance, ()))

    def entering(self, instance: Instance) -> Iterable[int]:
        """The arcs by which an instance enters: they take it from people, or compute it."""
        return self._entering.get(instance, ())

    def holding(self, instance: Instance) -> set[int]:
        """The ends that must hold an instance, because they pass it on or compute something from it."""
        return self._laid_out(instance).keys() | self._laid_out_making(instance).keys()

    def perhaps_holding(self, instance: Instance) -> set[int]:
        """Those of them that no statement surely has pass it on: each names other places that it may come from."""
        return {
            end
            for end in self.holding(instance)
            if all(
                instance in self.arcs[number].unsaid
                for laid_out in (self._laid_out(instance), self._laid_out_making(instance))
                for number in laid_out.get(end, ())
            )
        }

    def asked_of(self, instance: Instance) -> Iterable[int]:
        """The ends that an engagement about the instance's data set starts at, no data being stated for it."""
        return self._asked.get(instance.data_set, ())

    def made_of(self, instances: Iterable[Instance]) -> set[Instance]:
        """The instances themselves, and everything that is computed from them, at however many removes."""
        found: set[Instance] = set()
        waiting = list(instances)
        while waiting:
            instance = waiting.pop()
            if instance not in found:
                found.add(instance)
                waiting += [
                    made
                    for number in self._making.get(instance, ())
                    for made in self.arcs[number].carries or ()
                ]
        return found

    def staying(self, instance: Instance, end: int) -> list[int]:
        """The arcs by which an instance leaves an end as itself: those said to carry it, and those that may."""
        taken = self._laid_out(instance).get(end, [])
        # What nobody has said is rare, and most of it is about no data set in particular.
        if end in self._open:
            taken = taken + self._open[end]
        if (end, instance.data_set) in self._about:
            taken = taken + self._about[end, instance.data_set]
        return taken

    def changing(self, instance: Instance, end: int) -> Sequence[tuple[int, Instance]]:
        """The arcs by which an instance leaves an end as something computed from it, each with what that is."""
        taken = self._laid_out_making(instance).get(end)
        if taken is None:
            return ()
        return [
            (number, made) for number in taken for made in self.arcs[number].carries or () if made != instance
        ]

    def leaving(self, state: State) -> list[Step]:
        """The steps that can be taken from a state, in order of arc, then of the instance that arrives."""
        end, instance = self._numbers.get(state.end), state.instance
        if end is None:
            return []
        taken = [(number, instance) for number in self.staying(instance, end)]
        taken += self.changing(instance, end)
        arcs = self.arcs
        return [Step(arcs[at], state, State(arcs[at].target, went)) for at, went in sorted(taken)]

    def status(self, step: Step) -> Status:
        """How a step is known: that its flow brings what arrives, made from what left."""
        return self.certainty.of(step.arc, step.went.instance, step.came.instance)

    def _laid_out(self, instance: Instance) -> Mapping[int, list[int]]:
        return self._by_source(self._staying, self._carrying, instance)

    def _laid_out_making(self, instance: Instance) -> Mapping[int, list[int]]:
        return self._by_source(self._changing, self._making, instance)

    def _by_source(
        self,
        laid_out: dict[Instance, Mapping[int, list[int]]],
        arcs: Mapping[Instance, list[int]],
        instance: Instance,
    ) -> Mapping[int, list[int]]:
        """The arcs of an instance by where they start."""
        if instance not in laid_out:
            sources, found = self.sources, defaultdict(list)
            for number in arcs.get(instance, ()):
                found[sources[number]].append(number)
            laid_out[instance] = dict(found)
        return laid_out[instance]


def _weakness(arc: Arc) -> int:
    """How weakly it is known, at best, that an arc carries what it is taken with."""
    return (Status.UNKNOWN if arc.carries is None else arc.stated_status).weakness
