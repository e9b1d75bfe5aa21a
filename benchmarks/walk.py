"""The walk against networkx's bare reach, on the same arcs and for the same field (`python -m benchmarks walk`)."""

import gc
import random
import statistics
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import networkx as nx

from benchmarks.figure import Figure
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Arcs, Walk, walk
from registry.records.ends import person, place
from registry.records.evidence import Evidence, Status

FIELDS = 30
LAYERS = 10
ASKED = Instance("f0", "all")
"""The field asked for: the one that most flows carry."""


SIZES = ((2_000, 30_000), (20_000, 300_000))
"""Vendors and flows."""


def figures(_folder: Path, repeats: int = 5) -> Iterator[Figure]:
    """The walk of a field as a part of networkx's bare reach over a filtered view of the same arcs.

    AssertionError when both do not come to the same ends.
    """
    for vendors, flows in SIZES:
        arcs = layered(vendors, flows)
        view = filtered(arcs, ASKED)
        walked = walk(Arcs(arcs), [ASKED])
        entries = [state.end.key for state in walked.entries]
        assert {state.end.key for state in walked.depth} == reach(view, entries)
        timed = [_timed(arcs, view, entries) for _ in range(repeats)]
        size = f"{flows:,} flows, {len(walked.steps):,} of them with the field"
        plain, index, *_ = map(statistics.median, zip(*timed, strict=True))
        yield Figure(f"{size}: networkx, reach alone", plain, "ms")
        yield Figure(f"{flows:,} flows: index, once for a graph", index, "ms")
        for part, name in ((2, "states, best statuses, origins"), (4, "the same, steps, depth and rings")):
            ratio = statistics.median(run[part] / run[0] for run in timed)
            goal = 1.0 if part == 2 else None
            yield Figure(f"{flows:,} flows: {name} / reach", ratio, "×", goal=goal)


def _timed(
    arcs: Sequence[Arc], view: "nx.MultiDiGraph[str]", entries: Collection[str]
) -> tuple[float, float, float, float, float]:
    """Milliseconds of the reach, the index, a first walk, the same field again, and a first walk with everything."""
    prepared, fresh = Arcs(arcs), Arcs(arcs)
    return (
        milliseconds(lambda: reach(view, entries)),
        milliseconds(lambda: Arcs(arcs)),
        milliseconds(lambda: bare(walk(prepared, [ASKED]))),
        milliseconds(lambda: bare(walk(prepared, [ASKED]))),
        milliseconds(lambda: entire(walk(fresh, [ASKED]))),
    )


def layered(vendors: int, flows: int) -> list[Arc]:
    """Flows from people to vendors and on from layer to layer of these, a few of which have most of the flows.

    Each carries 3 to 30 of the fields, and half of those the field asked for.
    """
    chance = random.Random(0)
    size = vendors // LAYERS
    ends = [place(f"v{number}", "service") for number in range(vendors)]
    weights = list(accumulate(1 / (rank + 1) for rank in range(size)))
    statuses = [Evidence.model_construct(status=status, cite=()) for status in Status]
    fields = [Instance(f"f{number}", "all") for number in range(FIELDS)]
    drawn = []
    for number in range(flows):
        layer = chance.randrange(LAYERS)
        source, target = chance.choices(range(size), cum_weights=weights, k=2)
        drawn.append(
            Arc(
                key=f"{number:07d}",
                path=(),
                source=ends[(layer - 1) * size + source] if layer else person("customer"),
                target=ends[layer * size + target],
                kind="share" if layer else "collect",
                carries=tuple(chance.sample(fields, chance.randint(3, FIELDS))),
                evidence=chance.choice(statuses),
            )
        )
    return drawn


def filtered(arcs: Collection[Arc], instance: Instance) -> "nx.MultiDiGraph[str]":
    """The plain way: the graph seen through a filter on what its edges carry."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for arc in arcs:
        graph.add_edge(arc.source.key, arc.target.key, key=arc.key, arc=arc)

    def carries(one: str, other: str, key: Any) -> bool:
        return instance in (graph[one][other][key]["arc"].carries or ())

    view: nx.MultiDiGraph[str] = nx.subgraph_view(graph, filter_edge=carries)
    return view


def reach(view: "nx.MultiDiGraph[str]", entries: Collection[str]) -> set[str]:
    """The ends that can be reached from some, these included."""
    return {end for layer in nx.bfs_layers(view, entries) for end in layer}


def bare(walked: Walk) -> None:
    """Has a walk work out how well each state is known, and what for it was reached."""
    assert walked.best.keys() == walked.origins.keys()


def entire(walked: Walk) -> None:
    """Has a walk work out everything it can tell."""
    bare(walked)
    assert walked.steps
    assert walked.depth
    assert walked.cycles == ()


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time that something takes, without what an earlier thing left to be collected."""
    gc.collect()
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000
