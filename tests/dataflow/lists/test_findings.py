"""Findings: those of the checks, all of them, the gravest first, each met only by one of its parts."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from dataflow.checks.judging import findings
from dataflow.exports.sentences import WORDS as EXPORTED
from dataflow.facts.finding import SAID, SEVERITIES, Finding
from dataflow.facts.sentences import WORDS
from dataflow.graph.build import build
from dataflow.lists.listing import listing
from dataflow.question.wanted import Column, Condition, Listed, Wanted
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.lists.stated import stated
from tests.dataflow.strategies import DAY

DATA = Path(__file__).resolve().parents[3] / "data"


def _hold(registry: Registry) -> None:
    graph = build(registry, DAY)
    every = findings(graph)
    answer = listing(graph, Wanted(listed=Listed.FINDINGS), lambda: every)
    by_id = {each.id: each for each in every}
    assert {row.id for row in answer.rows} == {*by_id}
    assert len(answer.rows) == len(every) == answer.of
    assert not answer.open
    order = [_gravity(by_id[row.id]) for row in answer.rows]
    assert all(one <= other for one, other in pairwise(order))
    for each in every:
        for part in each.parts[-1:]:
            asked = {
                Column.SEVERITY: part.severity, Column.VERDICT: part.said, Column.LAW: part.regime,
                Column.CHECK: part.check,
            }  # fmt: skip
            conditions = tuple(Condition(column=column, values=(value,)) for column, value in asked.items())
            found = listing(graph, Wanted(listed=Listed.FINDINGS, conditions=conditions), lambda: every)
            assert {row.id for row in found.rows} == {
                other.id
                for other in every
                if any(
                    (one.severity, one.said, one.regime, one.check) == tuple(asked.values())
                    for one in other.parts
                )
            }


def _gravity(finding: Finding) -> tuple[bool, int, int]:
    return finding.accepted is not None, SEVERITIES.index(finding.severity), SAID.index(finding.said)


@given(stated())
@settings(max_examples=40)
def test_the_list_is_what_the_checks_found(registry: Registry) -> None:
    _hold(registry)


@pytest.mark.parametrize("name", ["processors.yaml", "mantano-assimil.yaml"])
def test_the_list_is_what_the_checks_found_in_the_registries_shipped(name: str) -> None:
    registry = load(DATA / name).registry
    assert registry is not None
    _hold(registry)


def test_an_accepted_finding_is_told_last_and_as_accepted() -> None:
    registry = load(DATA / "processors.yaml").registry
    assert registry is not None
    graph = build(registry, DAY)
    gravest, *others = findings(graph)
    accepted = {
        "finding": gravest.id, "by": "DPO", "on": str(DAY), "until": str(DAY), "why": {"fr": "vu", "en": "seen"},
    }  # fmt: skip
    raw = registry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    known = Registry.model_validate({**raw, "accepted": [accepted]})
    graph = build(known, DAY)
    answer = listing(graph, Wanted(listed=Listed.FINDINGS), lambda: findings(graph))
    assert len(answer.rows) == 1 + len(others)
    last = answer.rows[-1]
    assert last.id == gravest.id
    assert last.label.say("fr").endswith("(accepté)")
    assert [row.id for row in answer.rows if row.cells[Column.STATUS].values[0].value == "accepted"] == [
        last.id
    ]


def test_gravity_and_verdict_are_called_as_in_the_files() -> None:
    for lang in LANGS:
        for severity in SEVERITIES:
            assert WORDS.say(lang, f"finding.severity.{severity}") == EXPORTED.say(
                lang, f"severity.{severity}"
            )
        for said in SAID:
            assert WORDS.say(lang, f"finding.said.{said}") == EXPORTED.say(lang, f"verdict.{said}")
