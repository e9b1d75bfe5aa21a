"""The candidates: at whom a breach would expose how much, for whoever has still to say where it is."""

import networkx as nx

from dataflow.breach.breach_words import HIGHLY_PERSONAL
from dataflow.facts.facts import Facts
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import walk
from registry.records.record import Record
from registry.records.text import Text


class Candidate(Record):
    """An actor, and how much is known to reach it. Nothing known does not mean that there is nothing."""

    id: str
    label: Text
    own: bool
    """Whether it is the organisation itself."""
    fields: int
    """Kinds of data, as the breach of this actor counts them."""
    grave: int
    """Of these: highly personal ones, special categories and offences."""


def candidates(graph: "nx.MultiDiGraph[str]") -> tuple[Candidate, ...]:
    """Every actor of the day, those that most kinds of data reach first, then by id: from one walk of everything."""
    facts = Facts.of_graph(graph)
    registry, terms = facts.registry, facts.words.fields
    declared = {Instance(use.field, name) for name, held in registry.data_sets.items() for use in held.fields}
    reaching: dict[str | None, set[str]] = {}
    for state in walk(indexed(graph), instances_of(registry, terms)).depth:
        if state.instance in declared:
            reaching.setdefault(state.end.holder, set()).add(state.instance.field)
    found = (
        Candidate(
            id=id_,
            label=actor.name,
            own=id_ == registry.organisation.id,
            fields=len(reaching.get(id_, ())),
            grave=sum(
                is_grave(
                    facts.words.sensitivities[terms[field].sensitivity].rank, container=terms[field].container
                )
                for field in reaching.get(id_, ())
            ),
        )
        for id_, actor in registry.actors.items()
        if actor.holds_on(facts.on)
    )
    return tuple(sorted(found, key=lambda each: (-each.fields, -each.grave, each.id)))


def is_grave(rank: int, *, container: bool) -> bool:
    """Whether a kind of data is highly personal or worse; what may hold anything only where it is said to be worse."""
    return rank > HIGHLY_PERSONAL or (rank == HIGHLY_PERSONAL and not container)
