"""A naive reference for the division: what each of several sources passes on, asked of every statement anew."""

from collections.abc import Sequence

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.registry import Registry


def share(
    stated: Sequence[Arc], registry: Registry, arc: Arc, things: Sequence[Instance]
) -> dict[Instance, bool]:
    """What of some things comes from the source of an arc, and whether that is sure."""
    sources = {each.source for each in stated if each.path == arc.path}
    if len(sources) == 1 or len(things) == 1:
        return dict.fromkeys(things, True)
    alone = len({each.data_set for each in things}) == 1
    held = {
        (end, each): _holds(stated, registry, arc, end, each, alone=alone)
        for end in sources
        for each in things
    }
    found = {}
    for each in things:
        nobody = not any(held[end, each] is True for end in sources)
        if held[arc.source, each] is True:
            found[each] = True
        elif nobody or held[arc.source, each] is None:
            found[each] = False
    return found or dict.fromkeys(things, False)


def _holds(
    stated: Sequence[Arc], registry: Registry, arc: Arc, end: End, thing: Instance, *, alone: bool
) -> bool | None:
    """Whether anything else that is stated shows that an end holds something; None: it leaves that open."""
    if end.kind == "person":
        about = registry.data_sets[thing.data_set].subjects
        return end.name in about if about else (True if alone else None)
    others = [each for each in stated if each.path != arc.path]
    leaves_open = False
    for other in others:
        among = {each.source for each in stated if each.path == other.path}
        known = Status.UNKNOWN not in (other.stated_status, _in_its_set(registry, thing))
        arrives = other.target == end and thing in (other.carries or ())
        is_made = other.source == end and thing in (other.carries or ()) and other.derived_from != ()
        if (arrives and known) or (is_made and known and among == {end}):
            return True
        said = (*(other.carries or ()), *other.derived_from)
        explicit = other.source == end and thing in said and not _several(stated, other)
        unstated = other.target == end and other.carries is None
        about_it = unstated and (other.about == () or thing.data_set in other.about)
        leaves_open = leaves_open or arrives or is_made or explicit or about_it
    return None if leaves_open else False


def _several(stated: Sequence[Arc], arc: Arc) -> bool:
    """Whether a statement names several sources and several things."""
    sources = {each.source for each in stated if each.path == arc.path}
    return len(sources) > 1 and max(len(arc.carries or ()), len(arc.derived_from)) > 1


def _in_its_set(registry: Registry, thing: Instance) -> Status:
    standing = {use.field: use.standing for use in registry.data_sets[thing.data_set].fields}
    return standing.get(thing.field, Status.DECLARED)
