"""What checks cost: for twice as many third parties about twice as much, and nothing for the number of ways."""

from collections.abc import Callable

import pytest

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.catalogue import CHECKS
from dataflow.checks.judging import findings
from dataflow.checks.rule import rules
from dataflow.graph.build import build
from dataflow.law import tables
from registry.records.registry import Registry
from tests.dataflow.checks.multiplied import chain, lattice, multiplied
from tests.dataflow.checks.registries import DAY
from tests.growth import calls


def cost(number: str, n: int) -> tuple[int, int]:
    """How many calls a check makes of n times its bad registry, and how much it finds there."""
    graph, found = build(multiplied(f"{number}-bad", n), DAY), list[Found]()
    regime = Regime(next(iter(rules()[number].laws)), "assumed")

    def looked() -> None:
        # A case of its own each time: what it keeps is what the check asked it for.
        found[:] = CHECKS[number](Case(graph, tables()), regime)

    return calls(looked), len(found)


@pytest.mark.parametrize("number", CHECKS)
def test_a_check_costs_twice_as_much_for_twice_as_many(number: str) -> None:
    (few, found), (many, more) = cost(number, 24), cost(number, 48)
    assert found and more
    assert many <= 2.4 * few


@pytest.mark.parametrize("made", [chain, lattice])
def test_all_checks_cost_nothing_for_the_number_of_ways(made: Callable[..., Registry]) -> None:
    """Every chain of more than three is too long."""

    def of(n: int) -> int:
        graph = build(made(n, breach_clock="PT20H"), DAY)
        return calls(lambda: findings(graph))

    assert of(80) <= 2.4 * of(40)
