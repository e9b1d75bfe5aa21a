"""Keeping: how long a data set, or a field wherever it is held, is kept."""

import datetime

import networkx as nx

from dataflow.answer import Hop, Party, Retained, Source, Stop
from dataflow.instance import Relation, instances_of, related_fields
from dataflow.parties import source_of
from dataflow.speaking import Speaking
from dataflow.trace import UnknownDataSet, UnknownField, trace
from registry.model import Registry
from registry.record import Record
from registry.text import Text


class KeptSet(Record):
    """The retention rules of a data set; none: unknown."""

    data_set: str
    label: Text
    fields: tuple[Text, ...]
    """The fields asked for; empty: the whole data set was asked for."""
    rules: tuple[Retained, ...]


class KeptAt(Record):
    """How long a third party keeps what a hop brings it; no rules: unknown."""

    hop: Hop
    party: Party
    stop: Stop


class Keeping(Record):
    """How long something is kept: by the organisation, and by each third party it reaches."""

    source: Source
    on: datetime.date
    kind: str
    """data_set or field."""
    asked: str
    asked_label: Text
    sets: tuple[KeptSet, ...]
    elsewhere: tuple[KeptAt, ...]
    """At third parties. For a data set: of all its fields."""


def keeping_of_field(graph: "nx.MultiDiGraph[str]", field: str) -> Keeping:
    """How long a field is kept in every data set that holds it, and by every third party it reaches."""
    speaking = Speaking(graph.graph["registry"], graph.graph["on"])
    if field not in speaking.words.fields:
        raise UnknownField(field)
    relations = related_fields(field, speaking.words)
    near = [name for name, relation in relations.items() if relation is not Relation.CONTAINER]
    sets: dict[str, list[str]] = {}
    for instance in instances_of(speaking.registry, near, speaking.on):
        sets.setdefault(instance.data_set, []).append(instance.field)
    return Keeping(
        source=source_of(speaking),
        on=speaking.on,
        kind="field",
        asked=field,
        asked_label=speaking.field(field),
        sets=tuple(_kept(name, fields, speaking) for name, fields in sets.items()),
        elsewhere=_elsewhere(graph, [field], set(sets)),
    )


def keeping_of_data_set(graph: "nx.MultiDiGraph[str]", data_set: str) -> Keeping:
    """How long a data set is kept, and by every third party that one of its fields reaches."""
    registry: Registry = graph.graph["registry"]
    held = registry.data_sets.get(data_set)
    if held is None:
        raise UnknownDataSet(data_set)
    speaking = Speaking(registry, graph.graph["on"])
    return Keeping(
        source=source_of(speaking),
        on=speaking.on,
        kind="data_set",
        asked=data_set,
        asked_label=held.label,
        sets=(_kept(data_set, [], speaking),),
        elsewhere=_elsewhere(graph, [use.field for use in held.fields], {data_set}),
    )


def _kept(name: str, fields: list[str], speaking: Speaking) -> KeptSet:
    held = speaking.registry.data_sets[name]
    rules = [rule for rule in held.retention if not (rule.fields and fields) or {*fields} & {*rule.fields}]
    return KeptSet(
        data_set=name,
        label=held.label,
        fields=tuple(speaking.field(field) for field in fields),
        rules=speaking.retention(rules, held),
    )


def _elsewhere(graph: "nx.MultiDiGraph[str]", fields: list[str], sets: set[str]) -> tuple[KeptAt, ...]:
    found: dict[str, KeptAt] = {}
    for field in fields:
        answer = trace(graph, field)
        for hop in answer.hops:
            party = answer.party_at(hop.target)
            carried = {each.instance.rpartition("@")[2] for each in hop.carries}
            if party.kind == "third_party" and hop.storage.value != "not_stored" and carried & sets:
                found.setdefault(hop.key, KeptAt(hop=hop, party=party, stop=answer.stop(hop.target)))
    return tuple(found.values())
