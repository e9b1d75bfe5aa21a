"""What an answer costs, on the shipped registry and on made ones; ratios, since machines differ.

`python -m benchmarks` prints a table. Nothing here is asserted in a test: a busy machine is no defect.
"""

import datetime
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from dataflow.answers.trace import trace
from dataflow.checks.judging import findings
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Arcs, walk
from registry.reading.load import load
from registry.records.ends import person, place
from registry.records.evidence import Evidence, Status
from registry.vocabulary import vocabulary

DAY = datetime.date(2026, 11, 22)
DATA = Path(__file__).parents[1] / "data"
FIELDS = 30


def timed(work: Callable[[], object], repeats: int = 5) -> float:
    """The median of several runs, in milliseconds."""
    runs = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        runs.append((time.perf_counter() - began) * 1000)
    return statistics.median(runs)


def made(vendors: int, flows: int) -> list[Arc]:
    """Flows between vendors, a few of them with most of the flows, each carrying 3 to 30 fields."""
    chance = random.Random(0)
    weights = [1 / (rank + 1) for rank in range(vendors)]
    ends = [place(f"v{index}", "service") for index in range(vendors)]
    status = list(Status)
    drawn = []
    for index in range(flows):
        first, second = chance.choices(ends, weights, k=2)
        source = person("customer") if index < vendors // 10 + 1 else first
        fields = chance.sample(range(FIELDS), chance.randint(3, FIELDS))
        drawn.append(
            Arc(
                key=f"{index:07d}",
                path=(),
                source=source,
                target=second,
                kind="share",
                carries=tuple(Instance(f"f{field}", "all") for field in fields),
                evidence=Evidence.model_construct(status=chance.choice(status)),
            )
        )
    return drawn


def by_networkx(drawn: list[Arc], instance: Instance) -> set[str]:
    """The plain way to the same ends: a filtered view of the graph and its breadth-first search."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from((arc.source.key, arc.target.key, arc.key, {"arc": arc}) for arc in drawn)

    def carries(one: str, other: str, key: str) -> bool:
        return instance in (graph[one][other][key]["arc"].carries or ())

    view = nx.subgraph_view(graph, filter_edge=carries)
    return set(nx.descendants(view, "person:customer"))


def shipped() -> None:
    """Load, graph and trace of the shipped registry, and which of them takes the time."""
    path = DATA / "processors.yaml"
    began = time.perf_counter()
    vocabulary().fields  # noqa: B018 - read once in every process, and told apart from loading
    words = (time.perf_counter() - began) * 1000
    loaded = load(path)
    registry = loaded.registry
    assert registry is not None, "the shipped registry loads"
    graph = build(registry, DAY)
    parts = {
        "vocabulary, once": words,
        "load": timed(lambda: load(path)),
        "graph": timed(lambda: build(registry, DAY)),
        "trace": timed(lambda: trace(graph, "phone_number")),
        "all checks": timed(lambda: findings(graph, loaded)),
    }
    whole = sum(parts.values())
    print(f"What one answer costs on the shipped registry ({len(arcs(graph))} flows), medians of five runs:")
    for name, spent in parts.items():
        print(f"  {name:<18}{spent:8.1f} ms  {spent / whole:6.0%} of the whole")


def synthetic(vendors: int, flows: int) -> None:
    """The index and the walk against the filtered networkx view, on the same arcs and with the same answer."""
    drawn = made(vendors, flows)
    instance = Instance("f0", "all")
    prepared = Arcs(drawn)
    reached = {state.end.key for state in walk(prepared, [instance]).depth} - {"person:customer"}
    plain = by_networkx(drawn, instance)
    assert plain <= reached, "both ways reach the same ends; the walk also starts at holders nobody leads to"
    plain_ms = timed(lambda: by_networkx(drawn, instance), 3)
    index_ms = timed(lambda: Arcs(drawn), 3)
    walk_ms = timed(lambda: walk(prepared, [instance]), 3)
    print(
        f"{vendors:>7} vendors {flows:>8} flows  networkx view 1.00  index {index_ms / plain_ms:5.2f}  "
        f"walk {walk_ms / plain_ms:5.2f}   ({plain_ms:.0f} ms = 1)"
    )


ABOUT = """
On made registries, the time of each way to the ends of one field, as a part of the first one's:
  networkx view   a filtered view of the graph and its breadth-first search: the ends alone
  index           ordering the flows by where they start and what they carry: once for each registry
  walk            one trace on that index: the ends, the shortest ways to them and each hop's strength
A walk takes longer than the view because it says more; the index is what a second field does not pay again."""

if __name__ == "__main__":
    shipped()
    print(ABOUT)
    for size in ((200, 2_000), (2_000, 30_000)):
        synthetic(*size)
