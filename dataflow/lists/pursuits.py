"""Pursuits: every purpose on record with whoever pursues it: a data set, an engagement, a receiver, a tracker."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dataflow.facts.receiver import role_known
from dataflow.graph.arc import Arc
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell, union
from dataflow.lists.held import Brought, Held
from dataflow.lists.pursued import Pursued, pursued, together
from dataflow.lists.record_cells import EMPTY, OPEN
from registry.records.data_set import PurposeUse
from registry.records.evidence import Evidence, evidence_of
from registry.records.text import Text


class Holder(NamedTuple):
    """Who pursues something, and with what."""

    id: str
    """`account`, `cinetpay.payment`, `ovhcloud`."""
    label: Text
    actor: str
    data_sets: tuple[str, ...]
    role: Cell
    brought: Brought
    """What it is pursued with."""
    engagement: Cell = EMPTY
    """What it is engaged for, where it is."""


class Pursuit(NamedTuple):
    """A purpose of a holder, in one case."""

    holder: Holder
    what: Pursued

    @property
    def id(self) -> str:
        """Its own among those of the holder but for the case."""
        return f"{self.holder.id}:{self.what.purpose.value}"


def pursuits(held: Held) -> Iterator[Pursuit]:
    """Every purpose of every holder, a purpose in two cases (by e-mail, by post) once for each."""
    for holder, stated_in in _holders(held):
        alike: dict[tuple[str | None, str], list[Pursued]] = {}
        for uses, entry, elsewhere in stated_in:
            for each in pursued(held.material, uses, entry, elsewhere):
                alike.setdefault((each.purpose.value, repr(each.condition)), []).append(each)
        yield from (Pursuit(holder, together(several)) for several in alike.values())


_Stated = tuple[Iterable[PurposeUse], Evidence, Mapping[str, Sequence[PurposeUse]]]
"""Purposes, the entry they stand in, and the same as data sets state them."""


def _holders(held: Held) -> Iterator[tuple[Holder, list[_Stated]]]:
    yield from _sets(held)
    engaged: dict[tuple[str, str], list[Arc]] = {}
    loose: dict[str, list[Arc]] = {}
    for arc in held.material.arcs:
        if arc.engaged is not None and arc.engagement is not None:
            engaged.setdefault((arc.engaged, arc.engagement), []).append(arc)
        elif arc.target.holder and arc.purposes:
            loose.setdefault(arc.target.holder, []).append(arc)
    yield from _engagements(held, engaged)
    for actor, arcs in loose.items():
        name = held.facts.registry.actors[actor].name
        sets, role = (
            _carried(arcs),
            union(cell([role_known(arc, _carried([arc]), held.facts)]) for arc in arcs),
        )
        holder = Holder(actor, name, actor, sets, role, _brought(held, arcs))
        yield holder, [_of_arc(arc, held) for arc in _once(arcs)]
    yield from _trackers(held)


def _sets(held: Held) -> Iterator[tuple[Holder, list[_Stated]]]:
    own = held.facts.registry.organisation.id
    for name in held.names:
        record = held.record(name)
        brought = Brought(held.all_fields(name), held.sensitivity(name))
        holder = Holder(name, record.label, own, (name,), held.role(name), brought)
        yield holder, [(record.purposes, record, {})]


def _engagements(
    held: Held, engaged: Mapping[tuple[str, str], Sequence[Arc]]
) -> Iterator[tuple[Holder, list[_Stated]]]:
    """What each engagement of the day is for, by itself and flow by flow."""
    facts = held.facts
    for id_, actor in facts.registry.actors.items():
        for name, engagement in actor.engagements.items() if actor.holds_on(facts.on) else ():
            if not engagement.holds_on(facts.on):
                continue
            arcs = engaged.get((id_, name), ())
            named = [each for each in engagement.data_sets if each in held.material.fields]
            sets = tuple(dict.fromkeys((*named, *_carried(arcs))))
            entry = evidence_of(engagement, actor)
            role = cell([facts.role(engagement.role, entry)])
            fields = _brought(held, [arc for arc in arcs if arc.origin == "stated"])
            label = actor.name if len(actor.engagements) == 1 or not engagement.label else engagement.label
            told = facts.statement(entry, f"{id_}.{name}", engagement.label or actor.name)
            holder = Holder(f"{id_}.{name}", label, id_, sets, role, fields, Cell(values=(told,)))
            flows = [_of_arc(arc, held) for arc in _once(arcs) if arc.purposes != engagement.purposes]
            yield holder, [(engagement.purposes, entry, _elsewhere(held, sets)), *flows]


def _trackers(held: Held) -> Iterator[tuple[Holder, list[_Stated]]]:
    """What the trackers are for that each party sets."""
    facts = held.facts
    by_setter: dict[str, list[_Stated]] = {}
    fields: dict[str, dict[str, Cell]] = {}
    for tracker in facts.registry.trackers:
        if tracker.holds_on(facts.on) and tracker.purposes:
            by_setter.setdefault(tracker.set_by, []).append((tracker.purposes, tracker, {}))
            value = facts.statement(tracker, tracker.field, facts.field(tracker.field))
            fields.setdefault(tracker.set_by, {})[tracker.field] = Cell(values=(value,))
    for actor, several in by_setter.items():
        label = facts.registry.actors[actor].name
        every = union(fields[actor].values())
        sensitivity = union(held.sensitivity_of(str(each.value), each) for each in every.values)
        yield Holder(f"{actor}*", label, actor, (), OPEN, Brought(every, sensitivity)), several


def _of_arc(arc: Arc, held: Held) -> _Stated:
    return arc.purposes, arc.evidence, _elsewhere(held, _carried([arc]))


def _once(arcs: Iterable[Arc]) -> Iterable[Arc]:
    """One arc of each flow: a flow is drawn once for each pair of its ends."""
    return {arc.path: arc for arc in arcs}.values()


def _carried(arcs: Iterable[Arc]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.data_set for arc in arcs for each in arc.carries or ()))


def _elsewhere(held: Held, sets: Iterable[str]) -> Mapping[str, Sequence[PurposeUse]]:
    found: dict[str, list[PurposeUse]] = {}
    for name in sets:
        for use in held.record(name).purposes:
            found.setdefault(use.purpose, []).append(use)
    return found


def _brought(held: Held, arcs: Iterable[Arc]) -> Brought:
    """What some flows carry."""
    several = list(arcs)
    known = held.certainty.best_of(several)
    return held.brought(tuple(known.items()), any(arc.carries is None for arc in several))
