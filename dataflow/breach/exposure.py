"""The exposure: what an actor holds, whose data it is, and where copies of it may be."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

import networkx as nx

from dataflow.answers.left import left
from dataflow.answers.trace import UnknownActor
from dataflow.breach.breach import Breach, Copy, ExposedField, ExposedSet, People
from dataflow.breach.duties import Duties
from dataflow.checks.case import Case
from dataflow.facts.known import Cited
from dataflow.facts.parties import party_of, source_of, stop_of
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import State, Step, Walk, best_statuses, walk
from dataflow.law import tables
from registry.records.actor import Contact
from registry.records.ends import End, place
from registry.records.evidence import Status
from registry.records.text import Text, both


class UnknownPlace(LookupError):
    """The actor has no place of that id."""


def breach(graph: "nx.MultiDiGraph[str]", actor: str, *, place: str | None = None) -> Breach:
    """What is exposed when an actor is breached on the day of the graph, or one of its places.

    Exposed is everything a trace brings to the actor; copies are everything a trace brings on from there.
    UnknownActor, UnknownPlace for ids the registry lacks.
    """
    found = _Exposure(graph)
    known = found.case.registry.actor(actor)
    if known is None:
        raise UnknownActor(actor)
    if place is not None and place not in known.places:
        raise UnknownPlace(f"{actor}.{place}")
    return found.breach(actor, place)


class _Exposure:
    """Looks at one graph."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        self.case = Case(graph, tables())
        self._facts = self.case.facts
        self._arcs = indexed(graph)
        everything = instances_of(self.case.registry, self._facts.words.fields)
        self._walk: Walk = walk(self._arcs, everything)

    def breach(self, actor: str, spot: str | None) -> Breach:
        held = [
            state
            for state in self._walk.depth
            if state.end.holder == actor and (spot is None or state.end.name == spot)
        ]
        exposed = tuple(self._sets(held))
        duties = Duties(self.case, actor, spot, [each.data_set for each in exposed])
        organisation = self.case.registry.organisation
        regimes, entities = organisation.regimes, organisation.entities.values()
        shared = organisation.entities_role
        return Breach(
            source=source_of(self._facts),
            on=self.case.on,
            actor=party_of(place(actor, ""), self._facts),
            place=None if spot is None else stop_of(place(actor, spot), self._facts),
            law_known=self.case.tables.known,
            laws={name: regime.applies for name, regime in regimes.items()},
            exposed=exposed,
            people=tuple(self._people(exposed)),
            controllers=duties.controllers(),
            copies=tuple(self._copies(held)),
            notices=duties.notices(),
            left=left(self._facts, actor) if spot is None else (),
            contacts=tuple(map(_contact, organisation.contacts)),
            entities=tuple(each.legal_name for each in entities) if len(entities) > 1 else (),
            entities_joint=shared.value == "joint_controller" and shared.holds_on(self.case.on),
            risk=_risk(exposed),
        )

    def _sets(self, held: Sequence[State]) -> Iterable[ExposedSet]:
        ends: dict[Instance, list[End]] = defaultdict(list)
        for state in sorted(held, key=lambda state: (state.instance, state.end.key)):
            ends[state.instance].append(state.end)
        for name, data_set in self.case.registry.data_sets.items():
            fields = [use.field for use in data_set.fields if Instance(use.field, name) in ends]
            if fields:
                yield ExposedSet(
                    data_set=name,
                    label=data_set.label,
                    fields=tuple(self._field(Instance(field, name), ends) for field in dict.fromkeys(fields)),
                    subjects=data_set.subjects,
                )

    def _field(self, instance: Instance, ends: Mapping[Instance, Sequence[End]]) -> ExposedField:
        words = self._facts.words
        term = words.fields[instance.field]
        sensitivity = words.sensitivities[term.sensitivity]
        here = [State(end, instance) for end in ends[instance]]
        return ExposedField(
            field=instance.field,
            label=term.label,
            sensitivity=term.sensitivity,
            sensitivity_label=sensitivity.label,
            rank=sensitivity.rank,
            container=term.container,
            kept=self._kept(here),
            status=min(map(self._held_as, here), key=lambda status: status.weakness),
            stops=tuple(end.key for end in ends[instance]),
            citations=self._cited(here),
        )

    def _held_as(self, state: State) -> Status:
        """How it is known that something is there: as the best way that brings it; where nobody says how it came
        there, as the best known flow that takes it from there."""
        best, status = self._walk.best, self._arcs.status
        ways = [
            Status.weakest(best[step.came], status(step))
            for step in self._arriving.get(state, ())
            if step.came != state
        ]
        if state in self._walk.entries:
            ways += map(status, self._arcs.leaving(state))
        best_way = min(ways, key=lambda way: way.weakness)
        return Status.weakest(best_way, self._arcs.certainty.floor(state.instance))

    @cached_property
    def _arriving(self) -> Mapping[State, list[Step]]:
        """By state: the steps that lead to it, in the order of the walk."""
        found: dict[State, list[Step]] = defaultdict(list)
        for step in self._walk.steps:
            found[step.went].append(step)
        return found

    def _cited(self, arrived: Iterable[State], came: Collection[State] | None = None) -> tuple[Cited, ...]:
        """The citations of the flows by which it came; with `came` of those that led on from there."""
        arcs = {
            step.arc.key: step.arc
            for state in arrived
            for step in self._arriving.get(state, ())
            if came is None or step.came in came
        }
        cites = [citation for key in sorted(arcs) for citation in arcs[key].evidence.cite]
        return self._facts.cited(dict.fromkeys(cites))

    def _kept(self, here: Iterable[State]) -> Literal["stored", "passing", "unknown"]:
        """Stored when one flow says so, passing when all that bring it say so."""
        values = [step.arc.storage.value for state in here for step in self._arriving.get(state, ())]
        if any(value in ("stored", "only_here") for value in values):
            return "stored"
        return "passing" if values and all(value == "not_stored" for value in values) else "unknown"

    def _people(self, exposed: Sequence[ExposedSet]) -> Iterable[People]:
        words = self._facts.words
        about: dict[str, list[ExposedSet]] = defaultdict(list)
        for each in exposed:
            for subject in dict.fromkeys(each.subjects):
                about[subject].append(each)
        for id_, theirs in about.items():
            top = max((field for each in theirs for field in each.fields), key=lambda field: field.rank)
            yield People(
                id=id_,
                label=words.data_subjects[id_].label,
                data_sets=tuple(each.label for each in theirs),
                rank=top.rank,
                rank_label=top.sensitivity_label,
            )

    def _copies(self, held: Sequence[State]) -> Iterable[Copy]:
        breached = {state.end for state in held}
        by_end: dict[tuple[End, bool], dict[Instance, Status]] = defaultdict(dict)
        reached = best_statuses(self._arcs, held, self._walk.steps)
        onward = {*held, *reached}
        for state, status in reached.items():
            if state.end not in breached:
                by_end[state.end, self._only_seen(state, onward)][state.instance] = status
        for (end, seen), found in sorted(by_end.items(), key=lambda item: (item[0][0].key, item[0][1])):
            yield Copy(
                party=party_of(end, self._facts),
                stop=stop_of(end, self._facts),
                seen=seen,
                fields=tuple(map(self._facts.field, dict.fromkeys(each.field for each in sorted(found)))),
                instances=tuple(map(str, sorted(found))),
                status=min(found.values(), key=lambda status: status.weakness),
                citations=self._cited((State(end, each) for each in found), onward),
            )

    def _only_seen(self, state: State, onward: Collection[State]) -> bool:
        """Whether every flow that leads on to a place is said to happen, and to store nothing there."""
        led = [step.arc for step in self._arriving.get(state, ()) if step.came in onward]
        known = self.case.certainty
        return bool(led) and all(
            arc.storage.value == "not_stored" and known.of(arc, state.instance) is not Status.UNKNOWN
            for arc in led
        )


def _contact(contact: Contact) -> Text:
    """A contact in one line."""
    ways = [way for way in (contact.email, contact.phone, contact.address, contact.url) if way]
    return both(lambda lang: ", ".join([*([contact.what.say(lang)] if contact.what else []), *ways]))


def _risk(exposed: Sequence[ExposedSet]) -> Literal["high", "likely", "unknown", "ordinary", "none"]:
    fields = [field for each in exposed for field in each.fields]
    top = max((field.rank for field in fields), default=0)
    if top >= 4:
        return "high"
    if any(field.container for field in fields):
        return "unknown"
    return "likely" if top == 3 else "ordinary" if fields else "none"
