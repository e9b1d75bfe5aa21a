"""The chain: what processors hand on of the data they hold for the organisation, with the way it came."""

from collections.abc import Iterator
from typing import NamedTuple

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, crossings, role_of
from dataflow.checks.tables.law import PARTIES
from dataflow.walk import State, Step


class Onward(NamedTuple):
    """A flow by which a processor hands on what it got for the organisation."""

    crossing: Crossing
    hops: tuple[str, ...]
    """The edges of the shortest way from where it enters, this one included."""
    parties: tuple[str, ...]
    """The parties on that way, each once."""


def onward(case: Case) -> Iterator[Onward]:
    """Every onward flow once, in order of key: from a party that is a processor on that way to another one.

    What a controller hands on is its own transfer and not the organisation's.
    """
    own = case.registry.organisation.id
    nearest: dict[State, Step] = {}
    for step in case.walked.steps:
        if case.walked.depth[step.came] + 1 == case.walked.depth[step.went]:
            nearest.setdefault(step.went, step)
    taken: dict[str, Step] = {}
    for step in case.walked.steps:
        taken.setdefault(step.arc.key, step)
    for crossing in crossings(case):
        arc = crossing.arc
        if crossing.way != "handed" or own in (crossing.exporter, crossing.importer):
            continue
        last = taken.get(arc.key)
        way = [*_way_to(last.came, nearest), last] if last else []
        if len(way) < 2:
            continue
        role = role_of(case, way[-2].arc)
        engaged = own in {each.arc.source.holder for each in way} or _for_own(case, way[0])
        if PARTIES.get(role or "") == "processor" and engaged:
            ends = [each for step in way for each in (step.came.end.holder, step.went.end.holder)]
            parties = tuple(dict.fromkeys(actor for actor in ends if actor))
            hops = tuple(step.arc.key for step in way)
            yield Onward(crossing._replace(exporter_role=role), hops, parties)


def _for_own(case: Case, first: Step) -> bool:
    """Whether the first flow collects from people under an engagement by the organisation."""
    arc = first.arc
    if arc.engaged is None or arc.engagement is None:
        return False
    by = case.actor(arc.engaged).engagements[arc.engagement].by
    return by in (None, case.registry.organisation.id)


def _way_to(state: State, nearest: dict[State, Step]) -> list[Step]:
    """The steps of the shortest way from an entry to a state."""
    way: list[Step] = []
    while state in nearest:
        way.append(nearest[state])
        state = way[-1].came
    return way[::-1]
