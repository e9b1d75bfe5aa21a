"""Relied on: of mechanisms in an order the transfer rests on the first that holds, as good as the best of them."""

import datetime
from itertools import permutations
from typing import Any

import pytest

from dataflow.borders import borders
from dataflow.checks.case import Case
from dataflow.facts.finding import VERDICTS
from dataflow.law import tables
from tests.dataflow.checks.registries import varied
from tests.dataflow.checks.test_mechanisms import party, r06

MECHANISMS = ("adequacy", "adequacy_dpf", "scc_m1", "scc_m2", "derogation_49_1_a", "bcr_c", "none_needed_eea")


def case(*mechanisms: Any) -> Case:
    """R06-good with these mechanisms for what its help desk in India gets, in this order."""
    return varied("R06-good", party("helpdesk", [*mechanisms] if len(mechanisms) != 1 else mechanisms[0]))


def told(*mechanisms: Any) -> list[tuple[str, str, str | None]]:
    found = [each for each in r06(case(*mechanisms)) if "helpdesk" in each.actors]
    return [(each.verdict, each.variant, each.subject) for each in found]


def weight(*mechanisms: Any) -> int:
    """How good a mechanism is: the place of its verdict, behind the last where nothing is found."""
    found = told(*mechanisms)
    return VERDICTS.index(found[0][0]) if found else len(VERDICTS)


@pytest.mark.parametrize("order", [*permutations(MECHANISMS, 2), *list(permutations(MECHANISMS, 3))[::17]])
def test_several_are_judged_as_the_first_of_the_best_alone(order: tuple[str, ...]) -> None:
    best = max(order, key=weight)
    assert told(*order) == told(best)


def test_one_of_another_law_is_passed_over() -> None:
    assert told("ci_artci_authorisation", "scc_m1") == told("scc_m1") != []


def test_one_that_ended_gives_way_to_the_next() -> None:
    ended = {"value": "scc_m2", "valid_to": "2024-01-01"}
    assert told(ended) and not told(ended, "scc_m2")


def test_when_a_decision_falls_the_clauses_hold() -> None:
    """« DPF, failing which module 2 » on a day on which there is no decision any more (report 22)."""
    american = party("helpdesk", ["adequacy_dpf", "scc_m2"], hosting="US", country="US")
    built = varied("R06-good", american)
    assert not [each for each in r06(built) if "helpdesk" in each.actors]
    gone = {"valid_to": built.on - datetime.timedelta(days=1)}
    rows = tuple(
        each.model_copy(update=gone) if each.country == "US" else each for each in tables().adequacies
    )
    after = tables().model_copy(update={"adequacies": rows})
    assert not [each for each in r06(Case(built.graph, after)) if "helpdesk" in each.actors]
    alone = varied("R06-good", party("helpdesk", "adequacy_dpf", hosting="US", country="US"))
    (found,) = (each for each in r06(Case(alone.graph, after)) if "helpdesk" in each.actors)
    assert found.verdict == "violation"


def test_they_are_told_in_their_order() -> None:
    told_ = borders(case("adequacy", "scc_m2").graph)
    (known,) = {
        passage.mechanism
        for border in told_.borders
        for passage in border.passages
        if passage.importer.id == "helpdesk"
    }
    assert known.ids == ("adequacy", "scc_m2")
    assert (
        known.label and ", failing which " in known.label.say("en") and ", à défaut " in known.label.say("fr")
    )
