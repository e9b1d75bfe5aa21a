"""Making: from a graph to the activities of its day, each with all that follows from data sets and flows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import networkx as nx

from dataflow.activities.activity import (
    Activity,
    FieldUsed,
    FlowPart,
    Processings,
    PurposeTold,
    SetUsed,
    TransferTold,
)
from dataflow.activities.recipients import recipients
from dataflow.activities.unsaid import unsaid
from dataflow.borders import Borders, borders
from dataflow.borders.border import is_crossed
from dataflow.facts.activities import Activities, Processing
from dataflow.facts.activity_facts import ActivityFacts, provision_words
from dataflow.facts.facts import Facts
from dataflow.facts.known import Retained
from dataflow.facts.measures import MeasureKnown, known_of, measures_for, measures_of
from dataflow.facts.parties import source_of
from dataflow.facts.taking import Taken, taking
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance
from dataflow.graph.walk import walk
from registry.records.data_set import PurposeUse, Retention
from registry.records.evidence import Status, evidence_of
from registry.records.text import text


class UnknownActivity(KeyError):
    """No activity of the day has that id."""


def activity(graph: "nx.MultiDiGraph[str]", id_: str) -> Activity:
    """One activity of the day of the graph. UnknownActivity for an id that none has."""
    making = _Making(graph)
    each = making.every.by_id.get(id_)
    if each is None:
        raise UnknownActivity(id_)
    return making.of(each)


def activities(graph: "nx.MultiDiGraph[str]") -> Processings:
    """All of them: those declared, then what they leave of each data set."""
    making = _Making(graph)
    return Processings(
        source=source_of(making.facts),
        on=making.facts.on,
        activities=tuple(map(making.of, making.every.all)),
    )


class _Making:
    """Makes the activities of one graph; what they share is worked out once."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        self._graph = graph
        self.facts = Facts.of_graph(graph)
        self.every = Activities(self.facts)
        self._told = ActivityFacts(self.facts)

    def of(self, each: Processing) -> Activity:
        """One of them."""
        facts, record, told = self.facts, each.record, self._told
        taken = self._taking[each]
        made = Activity(
            source=source_of(facts),
            on=facts.on,
            id=each.id,
            label=each.label,
            declared=record is not None,
            status=each.standing,
            citations=facts.cited(each.entry.cite),
            reason=each.entry.reason,
            purposes=tuple(self._purposes(each)),
            people=told.people(each),
            people_open=told.whose_is_open(each),
            sets=tuple(self._set(name, each) for name in each.data_sets),
            fields=tuple(self._field(one, each) for one in self._used(each)),
            fields_open=not each.uses
            or any(facts.words.fields[one.field].container for one in self._used(each)),
            recipients=tuple(recipients(taken, facts)),
            transfers=tuple(self._transfers(taken)),
            systems=told.systems(each, taken),
            origin=told.origin(each, taken),
            origin_stated=record is not None and bool(record.origin),
            provision=told.provision(each),
            measures=tuple(self._measures(each)),
            flows=tuple(map(_flow, taken)),
            unknown=(),
        )
        if record is not None:
            made = made.model_copy(
                update={
                    "reference": record.reference,
                    "created": record.created,
                    "updated": record.updated,
                    "since": record.valid_from,
                    "until": record.valid_to,
                    "owner": told.owner(record),
                    "automated": told.automated(record),
                    "volume": told.volume(record),
                    "large_scale": told.large_scale(record),
                    "joint": told.joint(record),
                    "note": record.note,
                }
            )
        return made.model_copy(update={"unknown": tuple(unsaid(made))})

    def _measures(self, each: Processing) -> Iterator[MeasureKnown]:
        """Those of its own, then those that the organisation takes for all it does."""
        facts = self.facts
        for taken in measures_for(each.id, facts) if each.record is not None else ():
            yield known_of(taken, facts).model_copy(update={"activity": None})
        for taken in measures_of(facts.registry.organisation.id, facts):
            if taken.stands_on is None:
                yield known_of(taken, facts)

    @cached_property
    def _taking(self) -> Mapping[Processing, Sequence[Taken]]:
        index = indexed(self._graph)
        held = dict.fromkeys(one for each in self.every.all for one in each.uses)
        carried = (
            one
            for arc in index.arcs
            for one in (*(arc.carries or ()), *arc.derived_from)
            if self.every.of_data(one)
        )
        return taking(self.every, index, walk(index, [*dict.fromkeys((*held, *carried))]).steps)

    @cached_property
    def _borders(self) -> Borders:
        return borders(self._graph)

    def _purposes(self, each: Processing) -> Iterator[PurposeTold]:
        facts, sets = self.facts, self.facts.registry.data_sets
        elsewhere: dict[str, list[PurposeUse]] = defaultdict(list)
        for name in each.data_sets if each.record and each.record.purposes else ():
            for use in sets[name].purposes:
                elsewhere[use.purpose].append(use)
        known = facts.purposes(each.pursued, each.entry, elsewhere)
        for use, told in zip(each.pursued, known, strict=True):
            others = elsewhere.get(use.purpose, ())
            laws = dict.fromkeys(law for one in (use, *others) for law in one.special)
            special = {law: facts.basis(use, each.entry, others, law, "special") for law in laws}
            regimes = facts.words.regimes
            named = {law: regimes[law].label for law in (*told.basis, *special)}
            yield PurposeTold(told=told, special=special, laws=named)

    def _used(self, each: Processing) -> Sequence[Instance]:
        """What it uses, and what flows alone are said to carry of the data sets that it uses as a whole."""
        carried = (
            one
            for taken in self._taking[each]
            for one in taken.instances
            if one.data_set in each.whole and one not in each.uses
        )
        return (*each.uses, *sorted(dict.fromkeys(carried)))

    def _set(self, name: str, each: Processing) -> SetUsed:
        held, facts = self.facts.registry.data_sets[name], self.facts
        whole = name in each.whole
        fields = {one.field for one in each.uses if one.data_set == name}
        return SetUsed(
            data_set=name,
            label=held.label,
            whole=whole,
            role=facts.role(held.role, held),
            retention=self._kept(name, None if whole else fields),
            provision=facts.known(held.provision, held, provision_words),
            status=held.standing,
            citations=facts.cited(held.cite),
        )

    def _kept(self, name: str, fields: Iterable[str] | None) -> tuple[Retained, ...]:
        """How long a data set is kept, or some of its fields: the rules that are about any of them."""
        held, wanted = self.facts.registry.data_sets[name], None if fields is None else {*fields}

        def about(rule: Retention) -> bool:
            return wanted is None or not rule.fields or not wanted.isdisjoint(rule.fields)

        rules = [rule for rule in held.retention if about(rule)]
        return tuple(told for told in self.facts.retention(rules, held) if told.said)

    def _field(self, one: Instance, each: Processing) -> FieldUsed:
        facts, words = self.facts, self.facts.words
        held, term = facts.registry.data_sets[one.data_set], words.fields[one.field]
        use = held.use_of(one.field)
        category = words.categories.get(term.category)
        return FieldUsed(
            field=one.field,
            data_set=one.data_set,
            label=term.label,
            data_set_label=held.label,
            category=term.category,
            category_label=category.label if category else text(term.category, term.category),
            sensitivity=term.sensitivity,
            sensitivity_label=words.sensitivities[term.sensitivity].label,
            container=term.container,
            condition=use.condition if use else None,
            retention=self._kept(one.data_set, [one.field]),
            status=Status.weakest(
                indexed(self._graph).certainty.floor(one) if use else Status.UNKNOWN,
                each.entry.standing if each.record else Status.DECLARED,
            ),
            citations=facts.cited(evidence_of(use, held).cite if use else ()),
        )

    def _transfers(self, taken: Sequence[Taken]) -> Iterator[TransferTold]:
        parts = {one.arc.key: one for one in taken}
        for border, passage in self._borders.passages:
            mine = [parts[hop] for hop in passage.hops if hop in parts]
            if mine and is_crossed(border, passage):
                yield TransferTold(
                    exporter=passage.exporter,
                    importer=passage.importer,
                    leaves=passage.leaves,
                    arrives=passage.arrives,
                    mechanism=passage.mechanism,
                    standings=passage.standings,
                    fields=tuple(sorted({str(each) for one in mine for each in one.instances})),
                    flows=tuple(one.arc.key for one in mine),
                    status=min((one.status for one in mine), key=lambda status: status.weakness),
                    citations=passage.citations,
                )


def _flow(one: Taken) -> FlowPart:
    return FlowPart(
        key=one.arc.key,
        source=one.arc.source.key,
        target=one.arc.target.key,
        fields=tuple(map(str, one.instances)),
        ground=one.ground,
        status=one.status,
    )
