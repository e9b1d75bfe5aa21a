"""The snapshot: what a registry says on a day, as tables that can be laid side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from dataflow.changes.details import details
from dataflow.changes.entry import Entry, Key, Row, Tables, known_as, listed, texts_of
from dataflow.changes.terms import bases, contacts, denial_key, flow_key, kept, rights, terms
from dataflow.facts.facts import Facts
from dataflow.facts.finding import Finding
from dataflow.facts.parties import certificate, party_of, stop_of, whole
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs as arcs_of_graph
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import State, walk
from registry.records.ends import End, place
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.records.text import Text, both, text


class Snapshot:
    """The tables of one graph."""

    def __init__(self, graph: "nx.MultiDiGraph[str]", found: Iterable[Finding]) -> None:
        self._graph = graph
        self.registry: Registry = graph.graph["registry"]
        self.facts = Facts.of_graph(graph)
        self._findings = tuple(found)

    def tables(self) -> Tables:
        """Each kind of fact by what it is about."""
        made: dict[str, dict[Key, Entry]] = {}
        again: dict[tuple[str, Key], int] = {}
        for source in (self._actors, self._engagements, self._data_sets, self._moves, self._statements):
            for kind, key, entry in source():
                rows = made.setdefault(kind, {})
                if key not in rows:
                    rows[key] = entry
                elif rows[key] != entry:
                    # The registry says something else of the same thing.
                    again[kind, key] = number = again.get((kind, key), 1) + 1
                    rows[*key, ("number", str(number))] = entry
        return made

    def _actors(self) -> Iterator[Row]:
        facts = self.facts
        for id_, actor in self.registry.actors.items():
            if not actor.holds_on(facts.on):
                continue
            key: Key = (("actor", id_),)
            name = (actor.name,)
            if id_ != self.registry.organisation.id:
                yield "third_party", key, Entry("", None, name)
            seat = party_of(place(id_, ""), facts).country
            yield "seat", key, Entry(seat.value or "", seat.label, name)
            legal = actor.legal_name.value
            yield "legal_name", key, Entry(legal or "", text(legal, legal) if legal else None, name)
            for spot_id, spot in actor.places.items():
                if spot.holds_on(facts.on):
                    stop = stop_of(place(id_, spot_id), facts)
                    at = (*key, ("place", f"{id_}.{spot_id}"))
                    yield "place", at, Entry("", None, (actor.name, stop.label))
                    yield "place_country", at, known_as(stop.country, (actor.name, stop.label))
            for held in actor.certifications:
                known = certificate(held, id_, None, facts)
                told = facts.certificate_state(known.state, held.valid_to)
                value = f"{known.state} {held.valid_to} {held.scope_kind} {held.level}"
                yield (
                    "certificate",
                    (*key, ("certificate", held.standard)),
                    Entry(value, told, (actor.name, known.name)),
                )

    def _engagements(self) -> Iterator[Row]:
        facts = self.facts
        for id_, actor in self.registry.actors.items():
            for name, engagement in actor.engagements.items():
                if not (actor.holds_on(facts.on) and engagement.holds_on(facts.on)):
                    continue
                key: Key = (("actor", id_), ("engagement", name))
                labels = (actor.name, engagement.label or text(name, name))
                yield "engagement", key, Entry("", None, labels)
                role = facts.role(engagement.role, engagement)
                yield "role", key, known_as(role, labels)
                uses = sorted(use.purpose for use in engagement.purposes)
                items = tuple((use, facts.words.purposes[use].label) for use in uses)
                yield "purposes", key, Entry(",".join(uses), listed(items), labels, items=items)
                contract = facts.signed(engagement.contract)
                yield "contract", key, Entry(contract.value or "", contract.label, labels)
                yield from terms(key, labels, engagement, facts)

    def _data_sets(self) -> Iterator[Row]:
        facts = self.facts
        for name, held in self.registry.data_sets.items():
            if not held.holds_on(facts.on):
                continue
            key: Key = (("data_set", name),)
            fields = sorted(use.field for use in held.fields)
            items = tuple((field, facts.field(field)) for field in fields)
            yield "data_set", key, Entry(",".join(fields), listed(items), (held.label,), items=items)
            role = facts.role(held.role, held)
            yield "data_set_role", key, known_as(role, (held.label,))
            rules = (rule.label for rule in facts.retention(held.retention, held))
            yield "retention", key, texts_of(rules, (held.label,))
            yield from bases("set_basis", key, held.label, held.purposes, facts)

    def _moves(self) -> Iterator[Row]:
        """What reaches whom, by whatever way, and the flows themselves."""
        facts = self.facts
        arcs = arcs_of_graph(self._graph)
        ends = dict.fromkeys(end for arc in arcs for end in (arc.source, arc.target))
        labels = {end: whole(end, facts) for end in ends}
        yield from self._reached(
            walk(indexed(self._graph), instances_of(self.registry, facts.words.fields)).depth
        )
        yield from kept(arcs, facts, labels)
        certainty = indexed(self._graph).certainty
        yield from details(facts, ((arc, certainty.whole(arc)) for arc in arcs), labels)
        flows: dict[Key, list[tuple[Arc, Status, Sequence[Instance]]]] = {}
        for arc in arcs:
            for status, carried in self._by_status(arc):
                flows.setdefault(flow_key(arc, status), []).append((arc, status, carried))
        for key, united in flows.items():
            yield "flow", key, self._flow(united, labels)

    def _by_status(self, arc: Arc) -> Iterator[tuple[Status, Sequence[Instance]]]:
        """What a flow carries, by how it is known that it does; nothing of recipients nobody has named."""
        if arc.origin == "unknown_recipients":
            return
        certainty = indexed(self._graph).certainty
        if not arc.carries:
            yield certainty.whole(arc), ()
            return
        known: dict[Status, list[Instance]] = {}
        for each in arc.carries:
            known.setdefault(certainty.of(arc, each), []).append(each)
        yield from known.items()

    def _reached(self, states: Iterable[State]) -> Iterator[Row]:
        """The fields that each actor receives."""
        received = {(state.end.holder, state.instance.field): None for state in states if state.end.holder}
        for actor, field in received:
            labels = (self.registry.actors[actor].name, self.facts.field(field))
            yield "reach", (("actor", actor), ("field", field)), Entry("", None, labels)

    def _flow(
        self, united: Sequence[tuple[Arc, Status, Sequence[Instance]]], labels: Mapping[End, Text]
    ) -> Entry:
        """Flows between the same ends, of the same kind and status, as one that carries what all of them do."""
        facts, (first, status, _) = self.facts, united[0]
        carried = sorted({instance for _, _, instances in united for instance in instances})
        items = tuple((str(each), facts.field(each.field)) for each in carried)
        return Entry(
            value=",".join(item for item, _ in items),
            told=_with_status(items, status, facts),
            labels=(labels[first.source], labels[first.target]),
            ends=(first.source.key, first.target.key),
            items=items,
        )

    def _statements(self) -> Iterator[Row]:
        facts, words = self.facts, self.facts.words
        for denial in self.registry.denials:
            if denial.holds_on(facts.on):
                fields = listed((field, facts.field(field)) for field in sorted(denial.fields))
                labels = (self.registry.actors[denial.who].name, words.denial_acts[denial.act].negation)
                yield "denial", denial_key(denial), Entry("", None, (*labels, fields) if fields else labels)
        for tracker in self.registry.trackers:
            if tracker.holds_on(facts.on):
                lifetime = facts.lifetime(tracker)
                key: Key = (("actor", tracker.set_by), ("tracker", tracker.pattern))
                name = self.registry.actors[tracker.set_by].name
                labels = (name, text(tracker.pattern, tracker.pattern))
                yield "tracker", key, Entry(lifetime.value or "", lifetime.label, labels)
        for law, regime in self.registry.organisation.regimes.items():
            told = facts.applies(regime.applies)
            yield "law", (("law", law),), Entry(regime.applies, told, (words.regimes[law].label,))
        yield from rights(facts)
        yield from contacts(facts)
        for finding in (part for each in self._findings for part in each.parts):
            subject = finding.id.rpartition("#")[0]
            told = finding.message
            value = f"{finding.verdict} {'accepted' if finding.accepted else ''}"
            yield (
                "finding",
                (("finding", subject),),
                Entry(
                    value,
                    told,
                    (text(finding.check, finding.check), finding.regime_label),
                    actors=finding.actors,
                ),
            )


def _with_status(items: tuple[tuple[str, Text], ...], status: Status, facts: Facts) -> Text:
    """What a flow carries and how it is known."""
    told, label = listed(items), facts.words.statuses[status].label
    return both(lambda lang: f"{told.say(lang)} ({label.say(lang)})" if told else label.say(lang))
