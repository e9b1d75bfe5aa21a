"""The entries: where a walk finds an instance first, and how the instance came there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from dataflow.graph.ground import Ground
from dataflow.graph.instance import Instance
from dataflow.graph.rings import rings_of

Began = Literal["collected", "derived", "not_stated", "unsaid"]
"""How an instance came to be where the walk finds it first: collected from people, computed there, or nobody
says; unsaid: nor even that it is there, a statement names several places that it may come from."""


def entries_of(ground: Ground, wanted: Sequence[Instance]) -> Mapping[int, Began]:
    """Where the wanted instances enter; explores the ground from there, and leaves nothing out that is explored."""
    arcs = ground.arcs
    entries: dict[int, Began] = {}
    for instance in wanted:
        for number in arcs.entering(instance):
            (state,) = ground.at(instance, [arcs.sources[number]])
            entries[state] = "collected" if arcs.arcs[number].source.kind == "person" else "derived"
    ground.explore(entries)
    for instance in wanted:
        held = arcs.holding(instance) or arcs.asked_of(instance)
        doubted = set(ground.at(instance, arcs.perhaps_holding(instance)))
        for state in _first(ground, ground.at(instance, held)):
            entries[state] = "unsaid" if state in doubted else "not_stated"
    return entries


def _first(ground: Ground, holders: Iterable[int]) -> Iterable[int]:
    """Of holders not explored yet, those that no other one leads to; of a ring of them, the first by name."""
    held = set(holders)
    region = ground.explore(held)
    below: set[int] = set()
    # What leads to a ring comes after it. All of the region is reached from holders: where it begins one is.
    for ring in reversed(list(rings_of(region))):
        if below.isdisjoint(ring):
            yield min(held.intersection(ring), key=lambda state: ground.state(state).name)
        below.update(*map(region.__getitem__, ring))
