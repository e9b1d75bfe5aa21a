"""The trace: where a field goes, and its inverse, what an actor receives."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import networkx as nx

from dataflow.answers.answer import Answer, Completeness, Contradiction, Entry, Held, Hop
from dataflow.answers.contradictions import Comparing
from dataflow.answers.disagreement import Disagreements
from dataflow.answers.gaps import gaps
from dataflow.answers.hops import Telling
from dataflow.answers.left import Left, left
from dataflow.answers.periods import two_periods
from dataflow.answers.unheld import told, unheld
from dataflow.answers.whose import Whose, about, whose
from dataflow.facts.facts import Facts
from dataflow.facts.parties import party_of, source_of, stop_of
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance, Relation, instances_of, related_fields
from dataflow.graph.walk import State, Step, Walk, walk
from registry.records.ends import End, place
from registry.records.evidence import Status
from registry.records.text import Text

# What answers to a field without being it: said to be possible, and no ground for a contradiction.
_LOOSE = (Relation.CONTAINER, Relation.WHOLE, Relation.DERIVED)


class UnknownField(LookupError):
    """The field is neither in the vocabulary nor among the registry's own."""


class UnknownActor(LookupError):
    """The registry has no actor of that id."""


class UnknownDataSet(LookupError):
    """The registry has no data set of that id."""


def trace(
    graph: "nx.MultiDiGraph[str]", field: str, data_set: str | None = None, people: Sequence[str] = ()
) -> Answer:
    """Where a field goes on the day of the graph: every hop of every instance (design.md §2).

    Followed are the field itself, its parts and kinds, what is that field at the same time, what it is a
    part of, containers that may hold it, and what is computed from any of these. A field of the
    vocabulary that the registry does not have gives an answer without hops. UnknownField otherwise.
    With `data_set` only the instances of that data set are followed, with `people` only those of data sets
    that are said to be about them, and the answer says so.
    """
    tracing = Tracing(graph)
    followed = tracing.follow(field, data_set, people)
    strict = {id_ for id_, relation in followed.relations.items() if relation not in _LOOSE}
    answer = tracing.answer(
        ("goes", field, tracing.facts.field(field)), followed, followed.walked.steps, strict
    )
    if data_set is None:
        return answer
    label = tracing.facts.registry.data_sets[data_set].label
    return answer.model_copy(update={"data_set": data_set, "data_set_label": label})


def received_by(graph: "nx.MultiDiGraph[str]", actor: str, people: Sequence[str] = ()) -> Answer:
    """What an actor receives on the day of the graph, and the way each instance takes to it.

    The inverse of `trace`: an instance is on a hop here when that hop lies on a way of the instance,
    or of what is computed from it, to a place of the actor. UnknownActor for an id the registry lacks.
    With `people` only data that is said to be about them.
    """
    tracing = Tracing(graph)
    registry = tracing.facts.registry
    known = registry.actor(actor)
    if known is None:
        raise UnknownActor(actor)
    held = instances_of(registry, tracing.facts.words.fields, tracing.facts.on)
    instances = about(people, held, tracing.facts)
    walked = walk(tracing.arcs, instances)
    steps = _leading_to(walked.steps, actor)
    kept = {step.went.instance for step in steps} | {step.came.instance for step in steps}
    fields = {instance.field for instance in kept}
    relations = dict.fromkeys(fields, Relation.SAME)
    followed = Followed(sorted(kept), relations, walked, whose(people, held, tracing.facts))
    return tracing.answer(("receives", actor, known.name), followed, steps, fields)


def _leading_to(steps: Sequence[Step], actor: str) -> list[Step]:
    """The steps from which a place of the actor can still be reached, in their order."""
    backward: dict[State, list[Step]] = defaultdict(list)
    for step in steps:
        backward[step.went].append(step)
    waiting = [step.went for step in steps if step.went.end.holder == actor]
    leading: set[State] = set()
    while waiting:
        state = waiting.pop()
        if state not in leading:
            leading.add(state)
            waiting += [step.came for step in backward.get(state, ())]
    return [step for step in steps if step.went in leading]


class Followed(NamedTuple):
    """What was followed through a registry, and the walk of it."""

    instances: Sequence[Instance]
    """What answers to the question."""
    relations: Mapping[str, Relation]
    """How a field does, for those of the instances."""
    walked: Walk
    limit: Whose | None = None
    """The people whose data alone was followed."""

    def relation(self) -> Callable[[Instance], Relation]:
        """How an instance that the walk met answers to the question; what is none of the wanted was computed."""
        wanted = frozenset(self.instances)
        return lambda each: self.relations[each.field] if each in wanted else Relation.DERIVED


class Tracing:
    """Follows what is asked for through one graph, and makes answers of it."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        self.facts = Facts.of_graph(graph)
        self.arcs = indexed(graph)

    def follow(self, field: str, data_set: str | None = None, people: Sequence[str] = ()) -> Followed:
        """The walk of everything that answers to a field, of one data set or of all, of some people or of all.

        UnknownField, UnknownDataSet, UnknownPeople.
        """
        facts = self.facts
        if field not in facts.words.fields:
            raise UnknownField(field)
        relations = related_fields(field, facts.words)
        instances = instances_of(facts.registry, relations, facts.on)
        if data_set is not None:
            if data_set not in facts.registry.data_sets:
                raise UnknownDataSet(data_set)
            instances = [instance for instance in instances if instance.data_set == data_set]
        limit = whose(people, instances, facts)
        instances = about(people, instances, facts)
        return Followed(instances, relations, walk(self.arcs, instances), limit)

    def telling(self, followed: Followed) -> Telling:
        """What makes hops of its steps."""
        return Telling(self.facts, self.arcs, followed.walked, followed.relation())

    def answer(
        self, asked: tuple[str, str, Text], followed: Followed, steps: Sequence[Step], strict: Collection[str]
    ) -> Answer:
        """The answer that some steps of a walk are."""
        facts = self.facts
        question, id_, label = asked
        instances, walked = followed.instances, followed.walked
        relation = followed.relation()
        hops = self.telling(followed).hops(steps)
        states = {state for step in steps for state in (step.came, step.went)}
        entries = {state: began for state, began in walked.entries.items() if state in states}
        ends = list(dict.fromkeys(end for step in steps for end in (step.came.end, step.went.end)))
        stops = [stop_of(end, facts) for end in ends]
        parties = {party.id: party for party in (party_of(end, facts) for end in ends)}
        fields = {each.field for each in instances}.intersection(strict) or set(strict)
        comparing = Comparing(facts, hops)
        held = dict.fromkeys([*instances, *sorted({state.instance for state in states})])
        parents = _parents(walked)
        against, arrivals = told(
            unheld(self.arcs, entries, facts.registry.organisation.id), hops, fields, facts
        )
        return Answer(
            question=question,
            asked=id_,
            asked_label=label,
            whose=followed.limit,
            on=facts.on,
            source=source_of(facts),
            parties=tuple(parties.values()),
            stops=tuple(stops),
            instances=tuple(self._held(each, relation(each), parents.get(each, set())) for each in held),
            entries=tuple(
                Entry(instance=str(state.instance), stop=state.end.key, began=began)
                for state, began in entries.items()
            ),
            hops=hops,
            denials=comparing.denials(
                fields,
                {each.data_set for each in instances} or None,
                _people(followed),
                beside=id_ if question == "receives" else None,
            ),
            contradictions=(
                *comparing.contradictions(fields),
                *against,
                *self._two_periods(question, followed, steps, hops),
                *Disagreements(facts, self.arcs.certainty).shown(
                    {step.arc.key: step.arc for step in steps}, hops
                ),
            ),
            gaps=(*gaps(hops, stops, list(parties.values()), facts), *arrivals),
            completeness=self._completeness(hops, walked, states, held),
            left=self._left(question, id_, followed),
        )

    def _left(self, question: str, id_: str, followed: Followed) -> tuple[Left, ...]:
        """What may still be held after the end: by the actor asked about, or of the field itself by anybody."""
        if question == "receives":
            return left(self.facts, id_)
        itself = {str(each) for each in followed.instances if followed.relations[each.field] not in _LOOSE}
        return left(self.facts, instances=itself)

    def _two_periods(
        self, question: str, followed: Followed, steps: Iterable[Step], hops: Iterable[Hop]
    ) -> Iterator[Contradiction]:
        """Several periods for one thing: of the data sets asked about, and of each hop."""
        sets: dict[str, list[str]] = defaultdict(list)
        for each in followed.instances if question == "goes" else ():
            if followed.relations[each.field] not in _LOOSE:
                sets[each.data_set].append(each.field)
        arcs = {step.arc.key: step.arc for step in steps if step.arc.retention}
        arrived = (
            (
                hop.number,
                arcs[hop.key],
                dict.fromkeys(Instance.named(each.instance).field for each in hop.carries),
            )
            for hop in hops
            if hop.key in arcs
        )
        return two_periods(self.facts, sets, arrived)

    def _held(self, each: Instance, relation: Relation, parents: Collection[Instance]) -> Held:
        held = self.facts.registry.data_sets[each.data_set]
        use = held.use_of(each.field)
        return Held(
            field=each.field,
            data_set=each.data_set,
            field_label=self.facts.field(each.field),
            data_set_label=held.label,
            relation=relation,
            condition=use.condition if use else None,
            derived_from=tuple(sorted(map(str, parents))),
        )

    def _completeness(
        self, hops: Sequence[Hop], walked: Walk, states: Set[State], held: Iterable[Instance]
    ) -> Completeness:
        counted = Counter(hop.status for hop in hops)
        met = {holder for state in states if (holder := state.end.holder)}
        rings = [ring for ring in walked.cycles if states >= set(ring)]
        moving = {state.instance for state in states}
        return Completeness(
            hops={status: counted[status] for status in Status},
            unknown_hops=counted[Status.UNKNOWN],
            rings=tuple(dict.fromkeys(tuple(_stops(state.end for state in ring)) for ring in rings)),
            not_reached=tuple(
                party_of(place(id_, ""), self.facts)
                for id_, actor in self.facts.registry.third_parties.items()
                if id_ not in met and actor.holds_on(self.facts.on)
            ),
            unplaced=tuple(str(each) for each in held if each not in moving),
        )


def _people(followed: Followed) -> Sequence[str]:
    return followed.limit.people if followed.limit else ()


def _parents(walked: Walk) -> Mapping[Instance, set[Instance]]:
    """For each instance that was computed on the way the ones it was computed from."""
    parents: dict[Instance, set[Instance]] = defaultdict(set)
    for state, origins in walked.origins.items():
        if origins != {state.instance}:
            parents[state.instance] |= origins - {state.instance}
    return parents


def _stops(ends: Iterable[End]) -> Iterable[str]:
    return dict.fromkeys(end.key for end in ends)
