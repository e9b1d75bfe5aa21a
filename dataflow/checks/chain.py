"""The chain: what processors hand on of the data they hold for the organisation, with the way it came."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, crossings, engagement_of, role_of
from dataflow.graph.walk import State, Step
from dataflow.law import PARTIES


@dataclass(frozen=True, eq=False)
class _Held:
    """How something came to be held by the organisation, or for it."""

    role: str | None
    """The role of a third party that holds it."""
    state: State
    step: Step | None = None
    """The step that brought it there; None: it was there to begin with."""
    before: "_Held | None" = None
    """How it was held where that step began."""


class Onward(NamedTuple):
    """A flow by which a processor hands on what it got for the organisation.

    The way it came is told when it is asked for: as a whole it is as long as the chain is.
    """

    crossing: Crossing
    last: Step
    """The step that hands it on."""
    held: _Held
    nearest: Mapping[State, Step]
    """The steps of the shortest ways to where the organisation, or who collects for it, holds data."""

    @property
    def hops(self) -> tuple[str, ...]:
        """The edges of the way from where it enters, this one included."""
        return tuple(step.arc.key for step in self.way)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties on that way, each once."""
        ends = [each for step in self.way for each in (step.came.end.holder, step.went.end.holder)]
        return tuple(dict.fromkeys(actor for actor in ends if actor))

    @property
    def way(self) -> tuple[Step, ...]:
        """The steps from where it enters, the one that hands it on included."""
        back, held = [self.last], self.held
        while held.step is not None and held.before is not None:
            back.append(held.step)
            held = held.before
        state = held.state
        while state in self.nearest:
            back.append(self.nearest[state])
            state = back[-1].came
        return tuple(back[::-1])


def onward(case: Case) -> tuple[Onward, ...]:
    """Every onward flow, in order of key: from a party that is a processor on that way to another one.

    It is there once for each two countries that it joins.
    What a controller hands on, or has handed on, is its own transfer and not the organisation's.
    """
    return case.once(_onward)


def _onward(case: Case) -> tuple[Onward, ...]:
    return tuple(_handed_on(case))


def _handed_on(case: Case) -> Iterator[Onward]:
    own = case.registry.organisation.id
    nearest = _nearest(case)
    held = _held_for_own(case)
    over: dict[str, Step] = {}
    for step in case.walked.steps:
        if step.came in held:
            over.setdefault(step.arc.key, step)
    for crossing in crossings(case):
        last = over.get(crossing.arc.key)
        if last and crossing.way == "handed" and own not in (crossing.exporter, crossing.importer):
            here = held[last.came]
            yield Onward(crossing._replace(exporter_role=here.role), last, here, nearest)


def _nearest(case: Case) -> Mapping[State, Step]:
    """By state: the step by which a shortest way from an entry reaches it; none for the entries."""
    walked, nearest = case.walked, dict[State, Step]()
    for step in walked.steps:
        if walked.depth[step.came] < walked.depth[step.went]:
            nearest.setdefault(step.went, step)
    return nearest


def _held_for_own(case: Case) -> Mapping[State, _Held]:
    """What the organisation holds, and what processors hold of it, near and far: each with one way to it.

    It is followed from processor to processor, and between places of one of them. People are where ways
    begin that a processor opens by collecting from them.
    """
    own, walked = case.registry.organisation.id, case.walked
    leaving: dict[State, list[Step]] = defaultdict(list)
    for step in walked.steps:
        leaving[step.came].append(step)
    starts = [state for state in walked.depth if state.end.kind == "person" or state.end.holder == own]
    held = {state: _Held(None, state) for state in starts}
    waiting = deque(held)
    while waiting:
        state = waiting.popleft()
        here = held[state]
        for step in leaving.get(state, ()):
            if step.went in held:
                continue
            there = here.role if step.went.end.holder == state.end.holder else role_of(case, step.arc)
            for_own = state.end.kind != "person" or _engaged_by_own(case, step)
            if PARTIES.get(there) == "processor" and for_own:
                held[step.went] = _Held(there, step.went, step, here)
                waiting.append(step.went)
    return held


def _engaged_by_own(case: Case, step: Step) -> bool:
    """Whether a flow stands under an engagement by the organisation."""
    engagement = engagement_of(case, step.arc)
    return engagement is not None and engagement.by in (None, case.registry.organisation.id)
