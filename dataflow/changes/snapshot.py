"""The snapshot: what a registry says on a day, as tables that can be laid side by side."""

from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from dataflow.changes.entry import Entry, Key, Row, Tables, listed, texts_of
from dataflow.changes.terms import bases, contacts, kept, named, rights, terms, whole
from dataflow.checks.finding import Finding
from dataflow.graph import arcs as arcs_of_graph
from dataflow.instance import instances_of
from dataflow.parties import certificate, party_of, stop_of
from dataflow.speaking import Speaking, both
from dataflow.walk import Arcs, walk
from registry.ends import place
from registry.evidence import Status
from registry.model import Registry
from registry.text import Text, text


class Snapshot:
    """The tables of one graph."""

    def __init__(self, graph: "nx.MultiDiGraph[str]", found: Iterable[Finding]) -> None:
        self._graph = graph
        self.registry: Registry = graph.graph["registry"]
        self.speaking = Speaking(self.registry, graph.graph["on"])
        self._findings = tuple(found)

    def tables(self) -> Tables:
        """Each kind of fact by what it is about."""
        made: dict[str, dict[Key, Entry]] = {}
        for source in (self._actors, self._engagements, self._data_sets, self._moves, self._statements):
            for kind, key, entry in source():
                rows = made.setdefault(kind, {})
                if kind == "flow" and key in rows:
                    rows[key] = self._united(rows[key], entry, key)
                elif rows.get(key) != entry:
                    rows[_apart(key, rows)] = entry
        return made

    def _united(self, one: Entry, other: Entry, key: Key) -> Entry:
        """Two flows between the same ends, of the same kind and status, as one that carries what both do."""
        items = tuple(sorted(dict([*one.items, *other.items]).items(), key=lambda item: item[0]))
        status = Status(key[-1][1])
        value = ",".join(item for item, _ in items)
        return one._replace(value=value, told=_with_status(items, status, self.speaking), items=items)

    def _actors(self) -> Iterator[Row]:
        speaking = self.speaking
        for id_, actor in self.registry.actors.items():
            if not actor.holds_on(speaking.on):
                continue
            key: Key = (("actor", id_),)
            name = (actor.name,)
            if id_ != self.registry.organisation.id:
                yield "third_party", key, Entry("", None, name)
            seat = party_of(place(id_, ""), speaking).country
            yield "seat", key, Entry(seat.value or "", seat.label, name)
            legal = actor.legal_name.value
            yield "legal_name", key, Entry(legal or "", text(legal, legal) if legal else None, name)
            for spot_id, spot in actor.places.items():
                if spot.holds_on(speaking.on):
                    stop = stop_of(place(id_, spot_id), speaking)
                    at = (*key, ("place", f"{id_}.{spot_id}"))
                    yield "place", at, Entry("", None, (actor.name, stop.label))
                    country = stop.country
                    yield (
                        "place_country",
                        at,
                        Entry(country.value or "", country.label, (actor.name, stop.label)),
                    )
            for held in actor.certifications:
                known = certificate(held, id_, None, speaking)
                told = speaking.certificate_state(known.state, held.valid_to)
                value = f"{known.state} {held.valid_to} {held.scope_kind} {held.level}"
                yield (
                    "certificate",
                    (*key, ("certificate", held.standard)),
                    Entry(value, told, (actor.name, known.name)),
                )

    def _engagements(self) -> Iterator[Row]:
        speaking = self.speaking
        for id_, actor in self.registry.actors.items():
            for name, engagement in actor.engagements.items():
                if not (actor.holds_on(speaking.on) and engagement.holds_on(speaking.on)):
                    continue
                key: Key = (("actor", id_), ("engagement", name))
                labels = (actor.name, engagement.label or text(name, name))
                yield "engagement", key, Entry("", None, labels)
                role = speaking.role(engagement.role, engagement)
                yield "role", key, Entry(role.value or "", role.label, labels)
                uses = sorted(use.purpose for use in engagement.purposes)
                items = tuple((use, speaking.words.purposes[use].label) for use in uses)
                yield "purposes", key, Entry(",".join(uses), listed(items), labels, items=items)
                contract = speaking.contract(engagement.contract)
                yield "contract", key, Entry(contract.value or "", contract.label, labels)
                yield from terms(key, labels, engagement, speaking)

    def _data_sets(self) -> Iterator[Row]:
        speaking = self.speaking
        for name, held in self.registry.data_sets.items():
            if not held.holds_on(speaking.on):
                continue
            key: Key = (("data_set", name),)
            fields = sorted(use.field for use in held.fields)
            items = tuple((field, speaking.field(field)) for field in fields)
            yield "data_set", key, Entry(",".join(fields), listed(items), (held.label,), items=items)
            role = speaking.role(held.role, held)
            yield "data_set_role", key, Entry(role.value or "", role.label, (held.label,))
            rules = (rule.label for rule in speaking.retention(held.retention, held))
            yield "retention", key, texts_of(rules, (held.label,))
            yield from bases("set_basis", key, held.label, held.purposes, speaking)

    def _moves(self) -> Iterator[Row]:
        """What reaches whom, by whatever way, and the flows themselves."""
        speaking, registry = self.speaking, self.registry
        arcs = arcs_of_graph(self._graph)
        walked = walk(Arcs(arcs), instances_of(registry, speaking.words.fields))
        for state in walked.depth:
            if state.end.holder:
                actor, field = state.end.holder, state.instance.field
                labels = (registry.actors[actor].name, speaking.field(field))
                yield "reach", (("actor", actor), ("field", field)), Entry("", None, labels)
        yield from kept(arcs, speaking)
        for arc in arcs:
            if arc.origin == "unknown_recipients":
                continue
            ends = (arc.source, arc.target)
            carried = sorted(arc.carries or ())
            items = tuple((str(each), speaking.field(each.field)) for each in carried)
            key = (*map(named, ends), ("kind", arc.kind), ("status", arc.status.value))
            sides = tuple(whole(end, speaking) for end in ends)
            arc_ends = (arc.source.key, arc.target.key)
            value = ",".join(map(str, carried))
            yield (
                "flow",
                key,
                Entry(value, _with_status(items, arc.status, speaking), sides, arc_ends, items),
            )

    def _statements(self) -> Iterator[Row]:
        speaking, words = self.speaking, self.speaking.words
        for denial in self.registry.denials:
            if denial.holds_on(speaking.on):
                about = ",".join((*denial.fields, *denial.data_sets))
                key: Key = (("actor", denial.who), ("act", denial.act), ("about", about))
                fields = listed((field, speaking.field(field)) for field in denial.fields)
                labels = (self.registry.actors[denial.who].name, words.denial_acts[denial.act].never)
                yield "denial", key, Entry("", None, (*labels, fields) if fields else labels)
        for tracker in self.registry.trackers:
            if tracker.holds_on(speaking.on):
                lifetime = speaking.known(tracker.lifetime, tracker, speaking.duration)
                key = (("actor", tracker.set_by), ("tracker", tracker.pattern))
                name = self.registry.actors[tracker.set_by].name
                labels = (name, text(tracker.pattern, tracker.pattern))
                yield "tracker", key, Entry(lifetime.value or "", lifetime.label, labels)
        for law, regime in self.registry.organisation.regimes.items():
            told = speaking.applies(regime.applies)
            yield "law", (("law", law),), Entry(regime.applies, told, (words.regimes[law].label,))
        yield from rights(speaking)
        yield from contacts(speaking)
        for finding in self._findings:
            subject = finding.id.rpartition("#")[0]
            told = finding.message
            value = f"{finding.verdict} {'accepted' if finding.accepted else ''}"
            yield (
                "finding",
                (("finding", subject),),
                Entry(value, told, (text(finding.check, finding.check), finding.regime_label)),
            )


def _apart(key: Key, rows: Mapping[Key, Entry]) -> Key:
    """The key, or the key with a number where the registry says something twice of the same thing."""
    numbers = (str(number) for number in range(2, len(rows) + 3))
    return key if key not in rows else next(k for n in numbers if (k := (*key, ("number", n))) not in rows)


def _with_status(items: tuple[tuple[str, Text], ...], status: Status, speaking: Speaking) -> Text:
    """What a flow carries and how it is known."""
    told, label = listed(items), speaking.words.statuses[status].label
    return both(lambda lang: f"{told.say(lang)} ({label.say(lang)})" if told else label.say(lang))
