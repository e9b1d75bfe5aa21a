"""The chain: what processors hand on of the data they hold for the organisation, with the way it came."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, crossings, engagement_of, role_of
from dataflow.graph.walk import State, Step
from dataflow.law import PARTIES


class Onward(NamedTuple):
    """A flow by which a processor hands on what it got for the organisation."""

    crossing: Crossing
    hops: tuple[str, ...]
    """The edges of the way from where it enters, this one included."""
    parties: tuple[str, ...]
    """The parties on that way, each once."""


def onward(case: Case) -> Iterator[Onward]:
    """Every onward flow once, in order of key: from a party that is a processor on that way to another one.

    What a controller hands on, or has handed on, is its own transfer and not the organisation's.
    """
    own = case.registry.organisation.id
    held = _held_for_own(case)
    over: dict[str, Step] = {}
    for step in case.walked.steps:
        if step.came in held:
            over.setdefault(step.arc.key, step)
    for crossing in crossings(case):
        last = over.get(crossing.arc.key)
        if last and crossing.way == "handed" and own not in (crossing.exporter, crossing.importer):
            role, before = held[last.came]
            way = (*before, last)
            ends = [each for step in way for each in (step.came.end.holder, step.went.end.holder)]
            parties = tuple(dict.fromkeys(actor for actor in ends if actor))
            hops = tuple(step.arc.key for step in way)
            yield Onward(crossing._replace(exporter_role=role), hops, parties)


class _Held(NamedTuple):
    """How something came to be held by the organisation, or for it."""

    role: str | None
    """The role of a third party that holds it."""
    way: tuple[Step, ...]


def _held_for_own(case: Case) -> Mapping[State, _Held]:
    """What the organisation holds, and what processors hold of it, near and far: each with one way to it.

    It is followed from processor to processor, and between places of one of them. People are where ways
    begin that a processor opens by collecting from them.
    """
    own, walked = case.registry.organisation.id, case.walked
    leaving: dict[State, list[Step]] = defaultdict(list)
    nearest: dict[State, Step] = {}
    for step in walked.steps:
        leaving[step.came].append(step)
        if walked.depth[step.came] < walked.depth[step.went]:
            nearest.setdefault(step.went, step)
    starts = [state for state in walked.depth if state.end.kind == "person" or state.end.holder == own]
    held = {state: _Held(None, _way_to(state, nearest)) for state in starts}
    waiting = deque(held)
    while waiting:
        state = waiting.popleft()
        role, way = held[state]
        for step in leaving[state]:
            there = role if step.went.end.holder == state.end.holder else role_of(case, step.arc)
            for_own = state.end.kind != "person" or _engaged_by_own(case, step)
            if step.went not in held and PARTIES.get(there) == "processor" and for_own:
                held[step.went] = _Held(there, (*way, step))
                waiting.append(step.went)
    return held


def _engaged_by_own(case: Case, step: Step) -> bool:
    """Whether a flow stands under an engagement by the organisation."""
    engagement = engagement_of(case, step.arc)
    return engagement is not None and engagement.by in (None, case.registry.organisation.id)


def _way_to(state: State, nearest: Mapping[State, Step]) -> tuple[Step, ...]:
    """The steps of the shortest way from an entry to a state."""
    way: list[Step] = []
    while state in nearest:
        way.append(nearest[state])
        state = way[-1].came
    return tuple(way[::-1])
