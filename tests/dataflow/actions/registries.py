"""The registries that actions are tried on: every one that is shipped, and every one that a check is tried on."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from dataflow.checks.judging import findings
from dataflow.facts.finding import Finding
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.registry import Registry
from tests.dataflow.strategies import DAY

ROOT: Final = Path(__file__).parents[3]
SHIPPED: Final = (
    ROOT / "data" / "processors.yaml",
    ROOT / "data" / "mantano-assimil.yaml",
    ROOT / "tests" / "data" / "town_hall.yaml",
)
CASES: Final = tuple(sorted((ROOT / "tests" / "dataflow" / "checks" / "cases").glob("*.yaml")))


class Judged(NamedTuple):
    """A registry and what is found in it."""

    registry: Registry
    findings: tuple[Finding, ...]


@cache
def judged(path: Path) -> Judged:
    """A registry of a file, judged on the day of the tests."""
    loaded = load(path)
    assert loaded.registry is not None
    return Judged(loaded.registry, findings(build(loaded.registry, DAY), loaded))
