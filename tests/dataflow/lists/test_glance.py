"""A list at a glance: its counts are those of the list, it names what is few, and it is never long."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.graph.build import build
from dataflow.lists import ListAnswer, glance, sentence
from dataflow.lists.names import FEWER
from dataflow.question import Reading
from dataflow.reply import answer
from registry.reading.load import load
from registry.records.text import LANGS, Lang
from tests.dataflow.question.listing.wanting import wanted
from tests.dataflow.question.test_echo import SHIPPED, shipped

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 28)


@cache
def graph_of(name: str) -> Any:
    registry = load(ROOT / "data" / f"{name}.yaml").registry
    assert registry
    return build(registry, DAY)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SHIPPED), st.sampled_from(LANGS), st.data())
def test_it_counts_what_the_list_has(name: str, lang: Lang, data: st.DataObject) -> None:
    reading: Reading = data.draw(wanted(shipped(name)))
    found = answer(reading, graph_of(name))
    assert isinstance(found, ListAnswer)
    said = glance(found, lang)
    sure = [row for row in found.rows if not row.unstated]
    if sure:
        assert re.match(rf"{len(sure)}\b|[^\W\d]", said)
    open_ = sum(not row.unstated for row in found.open)
    assert not open_ or re.search(rf"\b{open_}\b", said)
    assert len(said) <= len(sentence(found, lang)) + 40
    if len(sure) > FEWER:
        assert len(said) < 260
