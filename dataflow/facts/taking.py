"""Taking part: which flows of a walk are parts of which activities, and where that says their data come from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dataflow.facts.activities import Activities, Ground, Processing
from dataflow.facts.facts import Facts
from dataflow.facts.receiver import engagement_of
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Arcs, Step
from dataflow.law import PARTIES
from registry.records.activity import Origin
from registry.records.evidence import Status
from registry.records.stated import values_on


class Taken(NamedTuple):
    """A flow that is part of an activity, or perhaps is."""

    arc: Arc
    instances: tuple[Instance, ...]
    """The data of the activity that it takes along."""
    status: Status
    """How it is known that it is part of it; unknown: perhaps."""
    ground: Ground


def taking(activities: Activities, arcs: Arcs, steps: Iterable[Step]) -> Mapping[Processing, Sequence[Taken]]:
    """The flows of a walk by the activity they are parts of, in order of key. `arcs`: those that were walked."""
    along: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        along[step.arc.key].append(step)
    found: dict[Processing, list[Taken]] = {each: [] for each in activities.all}
    for _, taken in sorted(along.items()):
        for part in activities.parts(taken):
            told = Taken(part.arc, part.instances, part.status(arcs.status), part.ground)
            found[part.processing].append(told)
    return found


def origins(taken: Iterable[Taken], facts: Facts) -> Mapping[Origin, tuple[Status, tuple[Arc, ...]]]:
    """Where data come from as flows bring them: from people, or from others to the organisation, but for what these
    give back. How that is known, and by which flows."""
    own = facts.registry.organisation.id
    found: dict[Origin, dict[Arc, Status]] = {}
    for each in taken:
        source = each.arc.source
        if source.kind == "person":
            found.setdefault("people", {})[each.arc] = each.status
        elif each.arc.target.holder == own != source.holder and not _gives_back(each.arc, facts):
            found.setdefault("others", {})[each.arc] = each.status
    return {
        origin: (min(arcs.values(), key=lambda status: status.weakness), tuple(arcs))
        for origin, arcs in found.items()
    }


def _gives_back(arc: Arc, facts: Facts) -> bool:
    """Whether who sends gives back what it got for the organisation: a processor is no source."""
    engagement = engagement_of(arc, facts.registry)
    if arc.kind == "return" or engagement is None or arc.engaged != arc.source.holder:
        return arc.kind == "return"
    return any(PARTIES.get(role) == "processor" for role in values_on(engagement.role, facts.on))
