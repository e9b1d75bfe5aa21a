"""One fact is told once: nothing is dropped, nothing twice, and the gravest stands for all."""

import random
from collections.abc import Collection
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.checks.judging import findings
from dataflow.checks.once import _ABOUT, _WITHIN, Told, told_once
from dataflow.checks.rule import rules
from dataflow.exports.selection import Selection, failing, select
from dataflow.facts.finding import SEVERITIES, VERDICTS, Applicability, Finding, Severity
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.text import text
from tests.dataflow.exports.examples import ACCEPTED, finding
from tests.dataflow.strategies import DAY

ROOT = Path(__file__).parents[3]
CHECKS = ("R01", "R10", "R11", "R12", "R13", "R15", "R31")
SUBJECTS = ("pay/card", "pay/card:untested", "pay/card+box", "pay/box", "host")
VARIANTS = ("main", "authorisation", "unknown", "other")


@st.composite
def told(draw: st.DrawFn) -> Told:
    """A finding of any check, law, weight and standing."""
    check, law = draw(st.sampled_from(CHECKS)), draw(st.sampled_from(("gdpr", "ci_2013_450")))
    subject = draw(st.sampled_from(SUBJECTS))
    made = finding(
        id=f"{check}:{law}:{subject}#{draw(st.integers(0, 9**6)):06}", check=check, regime=law,
        message=text(f"{check} {law} {subject}", f"{check} {law} {subject}"),
        verdict=draw(st.sampled_from(VERDICTS)), severity=draw(st.sampled_from(SEVERITIES)),
        applicability=draw(st.sampled_from(get_args(Applicability))),
    )  # fmt: skip
    return Told(made, subject, draw(st.sampled_from(VARIANTS)))


def several(size: int = 12) -> st.SearchStrategy[list[Told]]:
    return st.lists(told(), max_size=size, unique_by=lambda each: each.finding.id.rpartition("#")[0])


def once(every: list[Told], accepted: Collection[str] = ()) -> tuple[Finding, ...]:
    """The findings, those of which the ids are given accepted."""
    return told_once(
        every, lambda each: each.model_copy(update={"accepted": ACCEPTED}) if each.id in accepted else each
    )


@given(several())
def test_nothing_is_dropped_and_nothing_is_told_twice(every: list[Told]) -> None:
    found = once(every)
    told = [part.message for each in found for part in each.parts]
    assert sorted(map(str, told)) == sorted(str(each.finding.message) for each in every)
    assert not any(part.also for each in found for part in each.also)
    assert len({each.id for each in found}) == len(found)


@given(several())
def test_a_check_fails_for_the_facts_as_it_would_for_each_by_itself(every: list[Told]) -> None:
    alone, together = [each.finding for each in every], once(every)
    for severity in SEVERITIES:
        for violations in (False, True):
            apart = failing(alone, severity, violations_only=violations)
            failed = failing(together, severity, violations_only=violations)
            assert bool(apart) == bool(failed)
            assert {each.message for each in apart} <= {
                part.message for each in failed for part in each.parts
            }


@given(several())
def test_the_gravest_stands_for_all(every: list[Told]) -> None:
    for each in once(every):
        for part in each.also:
            assert (each.verdict == "undetermined") <= (part.verdict == "undetermined")
            if (each.verdict == "undetermined") == (part.verdict == "undetermined"):
                assert SEVERITIES.index(each.severity) <= SEVERITIES.index(part.severity)


@given(several(), st.data())
def test_who_accepts_what_is_shown_has_answered_for_all_of_it(
    every: list[Told], chosen: st.DataObject
) -> None:
    found = once(every)
    ids = [each.id for each in found]
    accepted = chosen.draw(st.lists(st.sampled_from(ids), unique=True) if ids else st.just([]))
    after = once(every, accepted)
    assert [each.model_copy(update={"accepted": None}) for each in after] == list(found)
    assert [each.id for each in after if each.accepted] == [each for each in ids if each in accepted]


@given(several(), st.data())
def test_what_was_accepted_by_itself_stays_accepted_alone(every: list[Told], chosen: st.DataObject) -> None:
    ids = [each.finding.id for each in every]
    accepted = chosen.draw(st.lists(st.sampled_from(ids), unique=True) if ids else st.just([]))
    after = once(every, accepted)
    assert {each.id for each in after if each.accepted} == set(accepted)
    assert all(not each.also for each in after if each.accepted)
    assert len([part for each in after for part in each.parts]) == len(every)


@given(several(), st.randoms())
def test_their_order_changes_nothing_but_the_order(every: list[Told], chance: random.Random) -> None:
    shuffled = list(every)
    chance.shuffle(shuffled)
    assert sorted(map(repr, once(every))) == sorted(map(repr, once(shuffled)))


ONE_FACT = [
    ("R12", "main", "R13", "main"),
    ("R12", "main", "R15", "unsettled"),
    ("R13", "unsettled", "R15", "untested"),
    ("R10", "role_open", "R12", "main"),
    ("R10", "guarantees_open", "R15", "unsettled"),
    ("R10", "main", "R11", "authorisation"),
    ("R10", "main", "R31", "unknown"),
]
TWO_FACTS = [
    ("R10", "main", "R12", "main"),
    ("R10", "role_open", "R11", "authorisation"),
    ("R10", "clauses", "R11", "authorisation"),
    ("R10", "main", "R11", "main"),
    ("R10", "main", "R11", "objection"),
    ("R10", "main", "R31", "main"),
    ("R11", "authorisation", "R31", "unknown"),  # where the contract is on record they are two
    ("R01", "main", "R12", "main"),
]


@pytest.mark.parametrize(
    ("pair", "count"), [*((each, 1) for each in ONE_FACT), *((each, 2) for each in TWO_FACTS)]
)
def test_which_messages_of_one_engagement_are_one_fact(pair: tuple[str, ...], count: int) -> None:
    both = [
        Told(finding(id=f"{check}:gdpr:pay/card#{check}", check=check, regime="gdpr"), "pay/card", variant)
        for check, variant in (pair[:2], pair[2:])
    ]
    assert len(once(both)) == len(once(both[::-1])) == count
    for subject, wanted in (("pay/card:untested", count), ("pay/card+box", count), ("pay/box", 2)):
        assert len(once([both[0], both[1]._replace(subject=subject)])) == wanted


@pytest.mark.parametrize("sure", ["gdpr", "ci_2013_450"])
def test_the_law_that_surely_applies_stands_before_one_that_may(sure: str) -> None:
    both = [
        Told(
            finding(
                id=f"R12:{law}:pay/card#1", check="R12", regime=law, severity="medium",
                applicability="confirmed" if law == sure else "unknown",
            ), "pay/card", "main",
        )
        for law in ("gdpr", "ci_2013_450")
    ]  # fmt: skip
    (found,) = once(both)
    assert (found.regime, [each.regime for each in found.also]) == (
        sure,
        [law for law in ("gdpr", "ci_2013_450") if law != sure],
    )


def test_the_id_of_several_hangs_on_their_facts_and_not_on_how_grave_each_is() -> None:
    def of(*severities: Severity, fact: str = "1") -> str:
        made = zip(("R12", "R13", "R15"), ("critical", *severities), strict=True)
        (found,) = once([
            Told(finding(id=f"{check}:gdpr:pay/card#{fact if check == 'R15' else '1'}", check=check, regime="gdpr",
                         severity=severity), "pay/card", "main")
            for check, severity in made
        ])  # fmt: skip
        return found.id

    assert of("high", "low") == of("low", "high")
    assert of("high", "low") != of("high", "low", fact="2")


def shown(name: str) -> tuple[Finding, ...]:
    loaded = load(ROOT / "data" / name)
    assert loaded.registry is not None
    return findings(build(loaded.registry, DAY), loaded)


@pytest.mark.parametrize("name", ["processors.yaml", "mantano-assimil.yaml"])
def test_no_engagement_and_no_check_is_told_twice_of_one_fact(name: str) -> None:
    found = shown(name)
    subjects = [(each.check, each.id.split(":", 2)[2].rpartition("#")[0]) for each in found]
    assert len(set(subjects)) == len(subjects), "one finding for all laws"
    roles = [subject for check, subject in subjects if check in ("R12", "R13", "R15")]
    plain = [subject.partition(":")[0].partition("+")[0] for subject in roles]
    assert len(set(plain)) == len(plain)


def test_what_is_told_with_another_is_found_under_its_own_law() -> None:
    loaded = load(ROOT / "data" / "processors.yaml")
    assert loaded.registry is not None
    found = findings(build(loaded.registry, DAY), loaded)
    with_others = [each for each in found if each.also]
    assert with_others
    for each in with_others:
        for part in each.parts:
            assert each in select(found, Selection(regime=part.regime), loaded.registry).shown


def test_the_messages_of_one_fact_are_messages_there_are() -> None:
    """A message that was renamed would silently be told by itself again."""
    assert [key for key in _WITHIN if key[1] not in rules()[key[0]].message] == []
    assert set(_ABOUT) <= set(rules())
