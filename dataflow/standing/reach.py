"""Reach: which data goes to most third parties, and which third parties get most data: where to begin to ask."""

from collections import defaultdict
from typing import Any

from dataflow.answers.arrivals import received_fields
from dataflow.answers.recipients import recipients
from dataflow.answers.trace import received_by, trace
from dataflow.facts.facts import Facts
from dataflow.graph.build import arcs
from registry.records.record import Record
from registry.records.text import Text


class Far(Record):
    """A field with the third parties it comes to, or a third party with the fields that come to it."""

    id: str
    label: Text
    n: int
    """As many as its answer counts."""


class Reach(Record):
    """The fields that go furthest and the third parties that get most, those with most first."""

    fields: tuple[Far, ...]
    parties: tuple[Far, ...]


def reach(graph: Any, most: int) -> Reach:
    """At most so many of each. Which they are is told by the flows as they are stated, which costs one look at each;
    how many each has is counted on its answer, so that whoever asks is told the same."""
    facts = Facts.of_graph(graph)
    third = {
        id_
        for id_, actor in facts.registry.third_parties.items()
        if actor.holds_on(facts.on) and not actor.collective
    }
    to: dict[str, set[str]] = defaultdict(set)
    come: dict[str, set[str]] = defaultdict(set)
    for arc in arcs(graph):
        if arc.target.holder in third:
            for instance in arc.carries or ():
                to[instance.field].add(arc.target.holder)
                come[arc.target.holder].add(instance.field)
    fields = [
        Far(id=id_, label=facts.field(id_), n=sum(each.outside for each in recipients(trace(graph, id_))))
        for id_ in _largest(to, most)
    ]
    parties = [
        Far(
            id=id_,
            label=facts.registry.third_parties[id_].name,
            n=len(received_fields(received_by(graph, id_))),
        )
        for id_ in _largest(come, most)
    ]
    return Reach(fields=_ordered(fields), parties=_ordered(parties))


def _largest(found: dict[str, set[str]], most: int) -> list[str]:
    return sorted(found, key=lambda id_: (-len(found[id_]), id_))[:most]


def _ordered(found: list[Far]) -> tuple[Far, ...]:
    return tuple(sorted(found, key=lambda each: (-each.n, each.id)))
