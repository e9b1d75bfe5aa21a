"""Keeping: how long a data set, or a field wherever it is held, is kept: by its rules, and place by place."""

import datetime
from collections.abc import Collection, Mapping, Sequence

import networkx as nx

from dataflow.answers.answer import Contradiction, Gap, Hop
from dataflow.answers.gaps import before_sources
from dataflow.answers.left import Left, left
from dataflow.answers.resting import Resting
from dataflow.answers.trace import UnknownDataSet, UnknownField
from dataflow.answers.whose import Whose, about, whose
from dataflow.facts.engaging import Engaging, Unengaged
from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited, Known, Retained
from dataflow.facts.parties import Party, Source, Stop, party_of, source_of, stop_of
from dataflow.graph.build import arcs
from dataflow.graph.instance import Instance, Relation, instances_of, related_fields
from registry.records.ends import ends_named, place
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.statements import Tracker
from registry.records.text import Text


class KeptTracker(Record):
    """A tracker that is the data, and how long it lives on people's devices."""

    pattern: str
    set_by: Party
    field: str
    field_label: Text
    lifetime: Known
    """How long it lives; unknown where nobody says."""
    unengaged: Unengaged | None = None
    """That nobody engages whom it leads to, where that is so."""
    citations: tuple[Cited, ...]
    """Where the tracker itself is stated."""


class KeptSet(Record):
    """The retention rules of a data set; none: unknown."""

    data_set: str
    label: Text
    fields: tuple[Text, ...]
    """The fields asked for; empty: the whole data set was asked for."""
    rules: tuple[Retained, ...]
    trackers: tuple[KeptTracker, ...] = ()
    """The trackers whose data it is: they live beside what the rules say."""


class KeptAt(Record):
    """How long a place keeps what a hop brings it; no rules: unknown."""

    hop: Hop
    party: Party
    stop: Stop
    apart: bool = False
    """At a place of the organisation: whether it has a period of its own, beside that of the data set."""
    unsaid: tuple[Text, ...] = ()
    """Where its rules are about some fields only: those of the others that it gets."""


class Keeping(Record):
    """How long something is kept: by the organisation, and by each third party it reaches."""

    source: Source
    on: datetime.date
    kind: str
    """data_set, field, or people: all data about them."""
    whose: Whose | None = None
    """For a field: the people the question was limited to; None: everybody's data."""
    asked: str
    asked_label: Text
    sets: tuple[KeptSet, ...]
    elsewhere: tuple[KeptAt, ...]
    """At third parties. For a data set: of all its fields."""
    own: tuple[KeptAt, ...] = ()
    """The same at the organisation's own places, among them its backups."""
    trackers: tuple[KeptTracker, ...] = ()
    """For a field: its trackers that no data set is stated for."""
    contradictions: tuple[Contradiction, ...] = ()
    """Rules that give the same data several periods, and nothing tells when each applies."""
    gaps: tuple[Gap, ...] = ()
    """That the day lies before every document of the registry, where it does."""
    left: tuple[Left, ...] = ()
    """What parties that receive it no more may still keep, and for how long."""


def keeping_of_field(
    graph: "nx.MultiDiGraph[str]", field: str, data_set: str | None = None, people: Sequence[str] = ()
) -> Keeping:
    """How long a field is kept in every data set that holds it, or in one, and at every place it reaches.

    With `people` only in those data sets that are said to be about them.
    """
    facts = Facts.of_graph(graph)
    if field not in facts.words.fields:
        raise UnknownField(field)
    relations = related_fields(field, facts.words)
    near = {name for name, relation in relations.items() if relation is not Relation.CONTAINER}
    sets: dict[str, list[str]] = {}
    held = [
        each for each in instances_of(facts.registry, near, facts.on) if data_set in (None, each.data_set)
    ]
    for instance in about(people, held, facts):
        sets.setdefault(instance.data_set, []).append(instance.field)
    trackers = _Trackers(graph, facts)
    places = Resting(graph, [field], sets)
    return Keeping(
        source=source_of(facts),
        on=facts.on,
        kind="field",
        asked=field,
        asked_label=facts.field(field),
        whose=whose(people, held, facts),
        sets=tuple(_kept(name, fields, trackers.of(name, near), facts) for name, fields in sets.items()),
        elsewhere=_at(places, facts, own=False),
        own=_at(places, facts, own=True),
        contradictions=(*places.two_periods(), *places.not_stored_at_all()),
        trackers=() if people else trackers.alone(near),
        gaps=tuple(before_sources(facts)),
        left=_left(sets, facts),
    )


def keeping_of_data_set(graph: "nx.MultiDiGraph[str]", data_set: str) -> Keeping:
    """How long a data set is kept, and at every place that one of its fields reaches."""
    registry: Registry = graph.graph["registry"]
    held = registry.data_sets.get(data_set)
    if held is None:
        raise UnknownDataSet(data_set)
    facts = Facts.of_graph(graph)
    fields = list(dict.fromkeys(use.field for use in held.fields))
    places = Resting(graph, fields, {data_set: fields})
    return Keeping(
        source=source_of(facts),
        on=facts.on,
        kind="data_set",
        asked=data_set,
        asked_label=held.label,
        sets=(_kept(data_set, [], _Trackers(graph, facts).of(data_set), facts),),
        elsewhere=_at(places, facts, own=False),
        own=_at(places, facts, own=True),
        contradictions=(*places.two_periods(), *places.not_stored_at_all()),
        gaps=tuple(before_sources(facts)),
        left=_left({data_set: fields}, facts),
    )


def keeping_of_people(graph: "nx.MultiDiGraph[str]", people: str) -> Keeping:
    """How long all data is kept that is said to be about some people, and at every place it reaches."""
    facts = Facts.of_graph(graph)
    every = instances_of(facts.registry, facts.words.fields, facts.on)
    limit = whose([people], every, facts)
    sets: dict[str, list[str]] = {}
    for each in about([people], every, facts):
        sets.setdefault(each.data_set, []).append(each.field)
    trackers = _Trackers(graph, facts)
    places = Resting(graph, dict.fromkeys(field for fields in sets.values() for field in fields), sets)
    return Keeping(
        source=source_of(facts),
        on=facts.on,
        kind="people",
        asked=people,
        asked_label=facts.words.data_subjects[people].label,
        whose=limit,
        sets=tuple(_kept(name, [], trackers.of(name), facts) for name in sets),
        elsewhere=_at(places, facts, own=False),
        own=_at(places, facts, own=True),
        contradictions=(*places.two_periods(), *places.not_stored_at_all()),
        gaps=tuple(before_sources(facts)),
        left=_left(sets, facts),
    )


class _Trackers:
    """The trackers of a registry, by the data sets whose data they are."""

    def __init__(self, graph: "nx.MultiDiGraph[str]", facts: Facts) -> None:
        self._facts = facts
        self._engaging = Engaging(facts.registry, facts.on)
        self._holding: dict[str, set[str]] = {}
        for instance in instances_of(facts.registry, facts.words.fields, facts.on):
            self._holding.setdefault(instance.field, set()).add(instance.data_set)
        received: dict[str, set[str]] = {}
        for arc in arcs(graph):
            for instance in arc.carries or ():
                received.setdefault(arc.target.key, set()).add(instance.data_set)
        self._of: dict[str, list[Tracker]] = {}
        self._apart: list[Tracker] = []
        for tracker in facts.registry.trackers:
            if tracker.holds_on(facts.on):
                self._place(tracker, received)

    def _place(self, tracker: Tracker, received: Mapping[str, set[str]]) -> None:
        sets = self._sets(tracker, received)
        for data_set in sets:
            self._of.setdefault(data_set, []).append(tracker)
        if not sets:
            self._apart.append(tracker)

    def of(self, data_set: str, fields: Collection[str] | None = None) -> tuple[KeptTracker, ...]:
        """Those whose data a data set holds; with `fields` only those that are one of them."""
        held = self._of.get(data_set, ())
        return tuple(self._told(each) for each in held if fields is None or each.field in fields)

    def alone(self, fields: Collection[str]) -> tuple[KeptTracker, ...]:
        """Those that are one of the fields and whose data no data set holds."""
        return tuple(self._told(each) for each in self._apart if each.field in fields)

    def _sets(self, tracker: Tracker, received: Mapping[str, set[str]]) -> set[str]:
        """The data sets that hold its field; where none does, those that hold what it is a part or a kind of.

        Where the place it feeds is said to receive data, only sets received there: the cookie of one
        service is not another's.
        """
        words, registry = self._facts.words, self._facts.registry
        ends = ends_named(registry, set(), tracker.feeds, registry.organisation.id) if tracker.feeds else ()
        fed = {name for end in ends for name in received.get(end.key, ())}
        found: set[str] = set()
        for alike in ({tracker.field}, {*words.ancestors(tracker.field), *words.also(tracker.field)}):
            sets = {name for field in alike for name in self._holding.get(field, ())}
            found = found or (sets & fed if fed else sets)
        return found

    def _told(self, tracker: Tracker) -> KeptTracker:
        facts = self._facts
        return KeptTracker(
            pattern=tracker.pattern,
            set_by=party_of(place(tracker.set_by, ""), facts),
            field=tracker.field,
            field_label=facts.field(tracker.field),
            lifetime=facts.lifetime(tracker),
            unengaged=self._engaging.unengaged(tracker),
            citations=facts.cited(tracker.cite),
        )


def _kept(name: str, fields: list[str], trackers: tuple[KeptTracker, ...], facts: Facts) -> KeptSet:
    held = facts.registry.data_sets[name]
    rules = [rule for rule in held.retention if not (rule.fields and fields) or {*fields} & {*rule.fields}]
    return KeptSet(
        data_set=name,
        label=held.label,
        fields=tuple(facts.field(field) for field in fields),
        rules=facts.retention(rules, held),
        trackers=trackers,
    )


def _left(sets: Mapping[str, Collection[str]], facts: Facts) -> tuple[Left, ...]:
    """What may still be kept, after the end, of the fields of some data sets."""
    asked = {str(Instance(field, name)) for name, fields in sets.items() for field in fields}
    return left(facts, instances=asked)


def _at(places: Resting, facts: Facts, own: bool) -> tuple[KeptAt, ...]:
    """What the organisation's own places keep, or third parties do."""
    organisation = facts.registry.organisation.id
    return tuple(
        KeptAt(
            hop=hop,
            party=party_of(arc.target, facts),
            stop=stop_of(arc.target, facts),
            apart=own and any(rule.holds_on(facts.on) for rule in arc.retention),
            unsaid=tuple(map(facts.field, places.unsaid(arc, hop))),
        )
        for arc, hop in places.hops
        if (arc.target.holder == organisation) is own
    )
