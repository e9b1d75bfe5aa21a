"""The boxes of an answer: every paragraph is in one of them, none is empty, and each says what it holds, counted."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from dataflow.words import paragraphs
from dataflow.words.boxes import HOLDS, boxes
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.strategies import DAY, registries

ROOT = Path(__file__).resolve().parents[3]
COUNTED = re.compile(r"\d+")


def held(answer: Answer, lang: Lang) -> None:
    told = paragraphs(answer, lang)
    found = boxes(answer, told, lang)
    assert sorted((part for each in found for part in each.parts), key=lambda each: each.kind) == sorted(
        told, key=lambda each: each.kind
    )
    assert [each.kind for each in found] == [kind for kind in HOLDS if kind in {each.kind for each in found}]
    for each in found:
        assert each.parts and each.title
        assert each.brief or each.kind == "known"
        counts = [*map(int, COUNTED.findall(each.brief))]
        match each.kind:
            case "contradictions":
                assert counts == [len(answer.contradictions)]
            case "denials":
                assert counts == [len(answer.denials)]
            case "left":
                assert counts == [len(answer.left)]
            case "unknown":
                said = [len(gap.labels) for gap in answer.gaps if gap.about not in ("source", "day")]
                assert counts[: len(said)] == said or len(counts) == len(said) + 1
            case _:
                assert 0 not in counts


@settings(max_examples=40, deadline=None)
@given(registries(), st.sampled_from(LANGS))
def test_of_any_registry(registry: Registry, lang: Lang) -> None:
    graph = build(registry, DAY)
    for field in {use.field for data in registry.data_sets.values() for use in data.fields}:
        held(trace(graph, field), lang)
    for actor in registry.third_parties:
        held(received_by(graph, actor), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["processors", "mantano-assimil"])
def test_of_a_shipped_registry(name: str, lang: Lang) -> None:
    registry = load(ROOT / "data" / f"{name}.yaml").registry
    assert registry
    graph = build(registry, date(2026, 11, 28))
    for field in sorted({use.field for data in registry.data_sets.values() for use in data.fields})[::3]:
        held(trace(graph, field), lang)


def test_every_kind_of_paragraph_has_its_box() -> None:
    """A paragraph that somebody adds would stand nowhere on the page."""
    source = (ROOT / "dataflow/words/paragraphs.py").read_text(encoding="utf-8")
    kinds = re.findall(r'^        \("(\w+)", _?\w+\),$', source, flags=re.MULTILINE)
    assert len(kinds) > 10
    assert sorted(kind for several in HOLDS.values() for kind in several) == sorted(kinds)
