"""The tally: what is counted is counted once, the same wherever findings are counted."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.actions import actions, tally
from dataflow.checks.judging import findings
from dataflow.facts.finding import SAID, VERDICTS, Accepted, Finding
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import text
from tests.dataflow.actions.registries import CASES, SHIPPED, judged
from tests.dataflow.strategies import DAY, registries

EVERY = (*SHIPPED, *CASES)
ANSWERED = Accepted(by="somebody", on=DAY, until=DAY + datetime.timedelta(days=9), why=text("Vu.", "Seen."))


@st.composite
def told(draw: st.DrawFn) -> tuple[Registry, tuple[Finding, ...]]:
    """What is found in any registry, some of it accepted, under laws that apply or may."""
    registry = draw(registries())
    found = findings(build(registry, DAY))
    dressed = [
        each.model_copy(
            update={
                "accepted": ANSWERED if draw(st.integers(0, 3)) == 0 else None,
                "applicability": draw(st.sampled_from(["confirmed", "assumed", "unknown"])),
            }
        )
        for each in found
    ]
    return registry, tuple(dressed)


def held(registry: Registry, every: tuple[Finding, ...]) -> None:
    """What holds of the counts of any findings."""
    counted = tally(every)
    assert len(counted.open) + counted.accepted == len(every)
    assert sum(n for _, n in counted.said) == len(counted.open) == sum(map(counted.under, VERDICTS))
    assert [said for said, _ in counted.said] == [said for said in SAID if counted.of(said)]
    assert all(n == counted.of(said) for said, n in counted.said)
    gathered = actions(counted.open, registry)
    assert sum(len(each.findings) for each in gathered) == len(counted.open)
    assert counted.assumed <= counted.of("violation")
    under = {part.regime for each in counted.open for part in each.parts}
    assert {each.law for each in counted.grounds} == under


@given(told())
def test_every_finding_is_counted_once(case: tuple[Registry, tuple[Finding, ...]]) -> None:
    held(*case)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_the_same_of_what_is_found_in_a_file(path: Path) -> None:
    case = judged(path)
    held(case.registry, case.findings)


def test_a_violation_rests_on_an_assumption_unless_a_confirmed_law_says_the_same() -> None:
    case = judged(SHIPPED[0])
    one = next(each for each in case.findings if each.said == "violation")
    sure = one.model_copy(update={"applicability": "confirmed", "also": ()})
    assumed = one.model_copy(update={"applicability": "assumed", "also": ()})
    perhaps = one.model_copy(update={"applicability": "unknown", "also": ()})
    assert [each.assumed for each in (sure, assumed, perhaps)] == [False, True, False]
    assert not assumed.model_copy(update={"also": (sure,)}).assumed
    assert assumed.model_copy(update={"also": (perhaps,)}).assumed
    assert tally([sure, assumed, perhaps]).assumed == 1
    other = perhaps.model_copy(update={"regime": "gdpr"})
    grounds = tally([other, assumed.model_copy(update={"regime": "ci_2013_450"})]).grounds
    assert [(each.law, each.applicability) for each in grounds] == [
        ("ci_2013_450", "assumed"),
        ("gdpr", "unknown"),
    ]
