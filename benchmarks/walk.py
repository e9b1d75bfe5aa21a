"""The walk against networkx's bare reach, on the same arcs and for the same field (`python -m benchmarks.walk`)."""

import gc
import random
import statistics
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import networkx as nx

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Arcs, Walk, walk
from registry.records.ends import person, place
from registry.records.evidence import Evidence, Status

FIELDS = 30
LAYERS = 10
ASKED = Instance("f0", "all")
"""The field asked for: the one that most flows carry."""


@dataclass(frozen=True)
class Figures:
    """Medians of several repeats: milliseconds of processor time, and ratios to networkx's of the same repeat."""

    vendors: int
    flows: int
    steps: int
    """The flows that carry the field asked for, all of which the walk takes."""
    reached: int
    """The ends that it comes to."""
    networkx: float
    """Breadth-first search over the filtered view: the ends that are reached, and nothing else."""
    index: float
    """The index, compiled once for a graph."""
    first: float
    """The first walk of the field on an index: states, best statuses and origins."""
    again: float
    """The same when the field was walked before."""
    whole: float
    """A first walk with everything: also its steps in order, their depth, the rings."""
    first_ratio: float
    """`first` in parts of `networkx`; below 1 the walk is the quicker."""
    again_ratio: float
    whole_ratio: float


def figures(vendors: int = 20_000, flows: int = 300_000, repeats: int = 5) -> Figures:
    """Times both ways to the ends of one field, by turns; AssertionError when they do not come to the same ends."""
    arcs = layered(vendors, flows)
    view = filtered(arcs, ASKED)
    walked = walk(Arcs(arcs), [ASKED])
    entries = [state.end.key for state in walked.entries]
    assert {state.end.key for state in walked.depth} == reach(view, entries)
    timed: list[tuple[float, ...]] = []
    for _ in range(repeats):
        prepared, fresh = Arcs(arcs), Arcs(arcs)
        timed.append(
            (
                milliseconds(lambda: reach(view, entries)),
                milliseconds(lambda: Arcs(arcs)),
                milliseconds(lambda: bare(walk(prepared, [ASKED]))),  # noqa: B023 - called at once
                milliseconds(lambda: bare(walk(prepared, [ASKED]))),  # noqa: B023 - called at once
                milliseconds(lambda: entire(walk(fresh, [ASKED]))),  # noqa: B023 - called at once
            )
        )
    medians = map(statistics.median, zip(*timed, strict=True))
    ratios = (statistics.median(run[part] / run[0] for run in timed) for part in (2, 3, 4))
    return Figures(vendors, len(arcs), len(walked.steps), len(walked.depth), *medians, *ratios)


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


def told(found: Figures) -> str:
    """The figures in words."""
    return (
        f"{found.vendors} vendors, {found.flows} flows, {found.steps} with the field, to {found.reached} ends\n"
        f"  networkx, reach alone          {found.networkx:7.0f} ms  1.00\n"
        f"  walk, first of the field       {found.first:7.0f} ms  {found.first_ratio:.2f}\n"
        f"  walk, the field again          {found.again:7.0f} ms  {found.again_ratio:.2f}\n"
        f"  walk, with steps and rings     {found.whole:7.0f} ms  {found.whole_ratio:.2f}\n"
        f"  index, once for a graph        {found.index:7.0f} ms"
    )


if __name__ == "__main__":
    for size in ((2_000, 30_000), (20_000, 300_000)):
        print(told(figures(*size)))
