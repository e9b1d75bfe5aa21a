"""What a breach costs: for twice as many third parties about twice as much, whatever number of ways there is."""

import pytest

from dataflow.breach import breach, rows, sentence
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.checks.multiplied import chain, lattice, multiplied
from tests.dataflow.strategies import DAY
from tests.growth import calls


def cost(registry: Registry, actor: str) -> int:
    """How many calls a breach takes, with its sentences and tables."""
    graph = build(registry, DAY)

    def told() -> None:
        found = breach(graph, actor)
        assert found.exposed
        assert rows(found, "fr")
        assert sentence(found, "en")

    return calls(told)


@pytest.mark.parametrize("made", ["lattice", "chain", "of the organisation", "of a third party"])
def test_a_breach_costs_twice_as_much_for_twice_as_many(made: str) -> None:
    def of(n: int) -> int:
        match made:
            case "lattice":
                return cost(lattice(n), f"a{n - 1}")
            case "chain":
                return cost(chain(n), f"c{n - 1}")
            case "of the organisation":
                return cost(multiplied("R31-bad", n), "acme")
            case _:
                return cost(multiplied("R31-bad", n), f"cellar_x{n - 1}")

    assert of(80) <= 2.4 * of(40)


def test_a_time_longer_than_anybody_writes_can_be_said() -> None:
    """Five thousand days' clocks add up to more hours than a file may state; of weeks and days ISO writes none."""
    found = breach(build(chain(60, breach_clock="PT99999H"), DAY), "c59")
    assert found.notices[-2].total == f"PT{60 * 99999 + 72}H"
    assert rows(found, "en")
    mixed = breach(build(chain(2, breach_clock="P1W"), DAY), "c1")
    assert mixed.notices[-2].total == "P2WT72H"
    assert rows(mixed, "en")[0].rows[-2][6] == "2 weeks and 72 hours"
