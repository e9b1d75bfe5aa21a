"""Gathering: each finding is in exactly one action, none is dropped, and the gravest comes first."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.actions import actions
from dataflow.actions.action import gravity
from dataflow.actions.kinds import table
from dataflow.checks.catalogue import CHECKS
from dataflow.checks.judging import findings
from dataflow.checks.rule import rules
from dataflow.facts.finding import SEVERITIES, VERDICTS, Finding
from dataflow.graph.build import build
from dataflow.law import laws
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.actions.registries import CASES, SHIPPED, judged
from tests.dataflow.exports.examples import REGISTRY, finding
from tests.dataflow.strategies import DAY, registries

EVERY = (*SHIPPED, *CASES)


def held(every: tuple[Finding, ...], registry: Registry) -> None:
    """What holds of the actions of any findings."""
    gathered = actions(every, registry)
    told = [each for action in gathered for each in action.findings]
    assert sorted(each.id for each in told) == sorted(each.id for each in every)
    assert {each.id: each for each in told} == {each.id: each for each in every}
    assert all(action.findings for action in gathered)
    assert len({action.id for action in gathered}) == len(gathered)
    verdicts = [VERDICTS.index(action.verdict) for action in gathered]
    assert verdicts == sorted(verdicts)
    for verdict in VERDICTS:
        weights = [SEVERITIES.index(each.severity) for each in gathered if each.verdict == verdict]
        assert weights == sorted(weights)
    for action in gathered:
        assert action.verdict == min((each.verdict for each in action.findings), key=VERDICTS.index)
        assert action.kind in table().kinds
        assert {*action.laws} == {part.regime for each in action.findings for part in each.parts}
        assert all(action.title.say(lang) and action.concerns.say(lang) for lang in LANGS)
        assert not any("{" in action.title.say(lang) for lang in LANGS)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_every_finding_is_in_exactly_one_action(path: Path) -> None:
    case = judged(path)
    held(case.findings, case.registry)


@given(registries())
def test_the_same_of_any_registry(registry: Registry) -> None:
    held(findings(build(registry, DAY)), registry)


@st.composite
def told(draw: st.DrawFn) -> Finding:
    """A finding of any check with any of its messages and facts, about any parties."""
    number = draw(st.sampled_from([*CHECKS]))
    rule, verdict = rules()[number], draw(st.sampled_from(VERDICTS))
    facts = [*rule.decides] if verdict == "undetermined" else []
    regime = draw(st.sampled_from([id_ for id_, law in laws().items() if number in law.checks]))
    return finding(
        id=f"{number}:{regime}:x{draw(st.integers(0, 9**6))}#abcdef", check=number, regime=regime, verdict=verdict,
        variant=draw(st.sampled_from([*rule.message])), awaits=draw(st.sampled_from([None, *facts])),
        severity=draw(st.sampled_from(SEVERITIES)),
        actors=draw(st.sampled_from(((), ("host",), ("acme",), ("acme", "host"), ("host", "acme"), ("host", "desk")))),
        data_sets=draw(st.sampled_from(((), ("account",)))),
    )  # fmt: skip


TWO = REGISTRY.model_copy(
    update={"third_parties": {**REGISTRY.third_parties, "desk": REGISTRY.third_parties["host"]}}
)


@given(st.lists(told(), max_size=20, unique_by=lambda each: each.id), st.randoms())
def test_whatever_is_found_nothing_is_dropped_and_the_order_it_comes_in_decides_nothing(
    every: list[Finding], chance: random.Random
) -> None:
    held(tuple(every), TWO)
    shuffled = [*every]
    chance.shuffle(shuffled)
    first, again = actions(every, TWO), actions(shuffled, TWO)
    assert [each.id for each in first] == [each.id for each in again]
    assert [each.findings for each in first] == [each.findings for each in again]


@given(st.lists(told(), min_size=1, max_size=8, unique_by=lambda each: each.id))
def test_an_action_keeps_its_id_whatever_else_is_found(every: list[Finding]) -> None:
    whole = {each.id: action.id for action in actions(every, TWO) for each in action.findings}
    alone = {each.id: actions([each], TWO)[0].id for each in every}
    assert whole == alone


def test_the_contract_with_a_party_is_one_action_under_two_laws() -> None:
    case = judged(SHIPPED[0])
    (one,) = [each for each in actions(case.findings, case.registry) if each.id == "contract:ovhcloud"]
    assert one.title.fr == "Enregistrer le contrat avec OVHcloud, délai d’alerte compris"
    assert one.title.en == "Record the contract with OVHcloud, with a breach notice period"
    assert one.laws == ("gdpr", "ci_2013_450") and one.parties == ("ovhcloud",)
    assert {part.check for each in one.findings for part in each.parts} == {"R10", "R31"}


def test_the_gravest_finding_stands_for_an_action() -> None:
    made = [
        finding(id="R12:gdpr:a#1", verdict="undetermined", severity="high"),
        finding(id="R12:gdpr:b#1", verdict="violation", severity="low"),
        finding(id="R12:gdpr:c#1", verdict="gap", severity="critical"),
    ]
    (action,) = actions(made, REGISTRY)
    assert (action.verdict, action.severity, action.undetermined) == ("violation", "low", 1)
    assert [each.verdict for each in action.findings] == ["violation", "gap", "undetermined"]
    assert gravity(action.gravest) == min(map(gravity, made))
