"""Searching: what the index of a registry costs, and a search in it, against what a registry of 51 parties costs."""

import datetime
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.figure import Figure
from benchmarks.registries import vendors
from dataflow.facts.facts import Facts
from dataflow.graph.build import build
from dataflow.search import search
from dataflow.search.index import Index
from registry.reading.load import load
from registry.records.registry import Registry

DAY: Final = datetime.date(2026, 11, 22)
SIZES: Final = (51, 1_000)
TEXTS: Final = (
    "contrat de Vendor 12", "quels sont les sous-traitants aux Pays-Bas ?", "téléfone des salariés", "processor",
    "which vendorr has the retention of job titles",
)  # fmt: skip


def figures(folder: Path) -> Iterator[Figure]:
    """Seconds for the index, milliseconds for the slowest of the texts, and how both grow with the parties."""
    built, asked = [], []
    for size in SIZES:
        path = folder / f"search{size}.yaml"
        path.write_text(vendors(size), encoding="utf-8")
        graph = build(_loaded(path), DAY)
        built.append(_timed(lambda graph=graph: Index(Facts.of_graph(graph))))
        yield Figure(f"index of words, {size:,} vendors", built[-1], "s", goal=2.0)
        asked.append(max(_timed(lambda graph=graph, text=text: search(graph, text, "fr")) for text in TEXTS))
        yield Figure(f"slowest search, {size:,} vendors", 1_000 * asked[-1], "ms", goal=20.0)
    larger = SIZES[1] / SIZES[0]
    yield Figure("index, 1,000 vendors / 51, by vendor", built[1] / built[0] / larger, "×", goal=1.3)
    yield Figure("search, 1,000 vendors / 51, by vendor", asked[1] / asked[0] / larger, "×", goal=1.5)


def _loaded(path: Path) -> Registry:
    registry = load(path).registry
    assert registry is not None
    return registry


def _timed(work: Callable[..., Any]) -> float:
    """Seconds of processor time, the median of five runs after one that is not counted."""
    runs = []
    work()
    for _ in range(5):
        began = time.process_time()
        work()
        runs.append(time.process_time() - began)
    return statistics.median(runs)
