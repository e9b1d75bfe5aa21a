"""What borders cost: for twice as many third parties about twice as much."""

from collections.abc import Callable

import pytest

from dataflow.borders import borders, rows, sentence
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.checks.multiplied import chain, lattice, multiplied
from tests.dataflow.strategies import DAY
from tests.growth import calls


@pytest.mark.parametrize(
    "made",
    [chain, lattice, *(lambda n, name=name: multiplied(f"{name}-bad", n) for name in ("R04", "R05", "R07"))],
)
def test_borders_cost_twice_as_much_for_twice_as_many(made: Callable[[int], Registry]) -> None:
    def cost(n: int) -> int:
        graph = build(made(n), DAY)

        def told() -> None:
            found = borders(graph)
            assert len(rows(found, "fr")) >= n
            assert sentence(found, "en")

        return calls(told)

    assert cost(80) <= 2.4 * cost(40)
