"""The case: what checks look at, put together once, and what one of them finds."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

import networkx as nx

from dataflow.checks.engagements import Engaged, Engagements
from dataflow.facts.facts import Facts
from dataflow.facts.finding import Applicability, Severity, Verdict
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs as arcs_of_graph
from dataflow.graph.build import indexed
from dataflow.graph.certainty import Certainty
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import Step, Walk, walk
from dataflow.law import Law, Tables, law_of
from registry.records.actor import Actor
from registry.records.document import Document
from registry.records.registry import Registry
from registry.records.stated import Stated, settled_on
from registry.records.text import Text

__all__ = ["Case", "Engaged", "Found", "Regime"]

T = TypeVar("T")


class Regime(NamedTuple):
    """A law a check is judged under, and how sure it is that the law applies."""

    id: str
    applicability: Applicability

    @property
    def law(self) -> Law:
        """What the law asks. UnknownLaw where no rules of it are known."""
        return law_of(self.id)


class Found(NamedTuple):
    """What a check found: its verdict and what the message names. The rest is added from the rule."""

    verdict: Verdict
    subject: str
    """What it is about, stable as long as the entry keeps its ids: `cinetpay/sharing`."""
    values: Mapping[str, Text | str]
    """What the message's placeholders stand for; what stands here is what « the facts » are."""
    entry: tuple[str | int, ...] = ()
    fields: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    data_sets: tuple[str, ...] = ()
    hops: tuple[str, ...] = ()
    variant: str = "main"
    """Which of the rule's messages."""
    decides: str | None = None
    """Which of the rule's facts would decide it; only for undetermined."""
    hinges: Mapping[str, Text] = {}
    """What the placeholders of that fact stand for; it follows from `values`, and makes no other finding."""
    severity: Severity | None = None
    """Where it is graver or lighter than the rule says."""


class Case:
    """A registry on a day, with its arcs, the walk of every instance, and the tables of the law."""

    def __init__(self, graph: "nx.MultiDiGraph[str]", tables: Tables) -> None:
        self.graph, self.tables = graph, tables
        self.registry: Registry = graph.graph["registry"]
        self.on: datetime.date = graph.graph["on"]
        self.facts = Facts.of_graph(graph)
        self._done: dict[Callable[[Case], object], object] = {}
        self._roles: dict[tuple[str, str], str | None] = {}
        self._collected_for: dict[Instance, tuple[str, ...]] = {}

    def once(self, work: Callable[["Case"], T]) -> T:
        """What a piece of work makes of the case: done when first asked for, however many checks ask."""
        if work not in self._done:
            self._done[work] = work(self)
        return cast("T", self._done[work])

    @cached_property
    def arcs(self) -> list[Arc]:
        """Every flow of the day, in order of key."""
        return arcs_of_graph(self.graph)

    @cached_property
    def arc(self) -> Mapping[str, Arc]:
        """The same by key."""
        return {arc.key: arc for arc in self.arcs}

    @cached_property
    def stated(self) -> list[Arc]:
        """The flows that the registry states, without those that stand for what nobody said."""
        return [arc for arc in self.arcs if arc.origin == "stated"]

    @cached_property
    def walked(self) -> Walk:
        """Where every instance goes."""
        return walk(indexed(self.graph), instances_of(self.registry, self.facts.words.fields))

    @cached_property
    def certainty(self) -> Certainty:
        """How flows are known to carry what they carry."""
        return indexed(self.graph).certainty

    @cached_property
    def steps_to(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps that bring something to an actor's places, by actor."""
        found: dict[str, list[Step]] = {}
        for step in self.walked.steps:
            if step.went.end.holder:
                found.setdefault(step.went.end.holder, []).append(step)
        return {actor: tuple(steps) for actor, steps in found.items()}

    @cached_property
    def notices(self) -> Mapping[str, Document]:
        """What tells people of the processing on the day, by id: the latest privacy policy of each title."""
        held: dict[tuple[str, str | None], list[str]] = {}
        dates = {id_: document.date or datetime.date.min for id_, document in self.registry.documents.items()}
        for id_, document in self.registry.documents.items():
            if document.kind == "privacy_policy" and dates[id_] <= self.on:
                held.setdefault((document.title, document.language), []).append(id_)
        latest = (max(ids, key=dates.__getitem__) for ids in held.values())
        return {id_: self.registry.documents[id_] for id_ in sorted(latest)}

    def inside(self, law: Law, country: str | None) -> bool:
        """Whether a country belongs to the area of a law on the day; an unknown country belongs to none."""
        if law.area is None or country is None:
            return False
        return self.tables.member(law.area.id, country, self.on)

    def engagements(self) -> tuple[Engaged, ...]:
        """Every engagement that holds on the day, in order of actor and name."""
        return self.engaged.all

    @cached_property
    def engaged(self) -> Engagements:
        """The same, by who is engaged and by who engages."""
        return Engagements(self.registry, self.on)

    @cached_property
    def engaged_for(self) -> Mapping[str, tuple[str, ...]]:
        """By engagement of the day (`cinetpay/sharing`): the data sets it names, and those its flows carry."""
        found = {each.subject: set(each.engagement.data_sets) for each in self.engagements()}
        for arc in self.stated:
            if arc.engaged:
                carried = {each.data_set for each in self.instances(arc)}
                found[f"{arc.engaged}/{arc.engagement}"] |= carried
        return {subject: tuple(sorted(ids)) for subject, ids in found.items()}

    def role(self, engaged: Engaged) -> str | None:
        """The role of the engaged party on the day; None or `undetermined`: nobody has settled it."""
        return self.role_in(engaged.actor, engaged.name)

    def role_in(self, actor: str, engagement: str) -> str | None:
        """The role on the day of an actor in one of its engagements, whether that holds or not."""
        key = actor, engagement
        if key not in self._roles:
            self._roles[key] = self.held(self.actor(actor).engagements[engagement].role)
        return self._roles[key]

    def own_role(self, data_set: str) -> str | None:
        """The organisation's role for a data set on the day."""
        return self._own_roles[data_set]

    @cached_property
    def _own_roles(self) -> Mapping[str, str | None]:
        return {id_: self.held(each.role) for id_, each in self.registry.data_sets.items()}

    def held(self, roles: Iterable[Stated[str]]) -> str | None:
        """Which of the roles of a series is held on the day; None: none is stated, or statements disagree."""
        return settled_on(roles, self.on)

    def collected_for(self, instance: Instance) -> tuple[str, ...]:
        """What data was collected for: as its data set says, and the flows that bring it in from people."""
        if instance not in self._collected_for:
            stated = dict.fromkeys(use.purpose for use in self.registry.data_sets[instance.data_set].purposes)
            self._collected_for[instance] = tuple(stated | self._brought_in_for.get(instance, {}))
        return self._collected_for[instance]

    @cached_property
    def _brought_in_for(self) -> Mapping[Instance, dict[str, None]]:
        own = self.registry.organisation.id
        found: dict[Instance, dict[str, None]] = {}
        for arc in self.stated:
            if arc.source.kind == "person" and arc.target.holder == own:
                purposes = dict.fromkeys(use.purpose for use in arc.purposes)
                for instance in self.instances(arc):
                    found.setdefault(instance, {}).update(purposes)
        return found

    def actor(self, id_: str) -> Actor:
        """The actor of that id."""
        return self.registry.actors[id_]

    def name(self, id_: str) -> Text:
        """What an actor is called."""
        return self.actor(id_).name

    def field(self, id_: str) -> Text:
        """What a field is called."""
        return self.facts.field(id_)

    def known_purposes(self, purposes: Iterable[str], known: Collection[str]) -> set[str]:
        """Some purposes, each as the nearest of those a table knows that it is or is a kind of."""
        words = self.facts.words
        return {words.as_one_of("purposes", each, known) for each in purposes}

    def known_people(self, people: Iterable[str], known: Collection[str]) -> set[str]:
        """Some people, each as the nearest of those a table knows that they are or are some of."""
        words = self.facts.words
        return {words.as_one_of("data_subjects", each, known) for each in people}

    def instances(self, arc: Arc) -> tuple[Instance, ...]:
        """What an arc is said to carry; empty where nobody has said."""
        return arc.carries or ()
