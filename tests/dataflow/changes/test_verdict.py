"""The verdict: facts, findings, only the file, or nothing, with what the file has to say to it."""

from collections.abc import Sequence
from typing import Any

import pytest

from dataflow.changes import Changes, FileChange, compare, verdict
from dataflow.changes.change import Change
from dataflow.changes.verdict import said
from dataflow.graph.build import build
from registry.records.text import LANGS, Lang, text
from tests.dataflow.breach.acme import acme
from tests.dataflow.strategies import DAY

SAME = FileChange(kind="same")


def changes(*kinds: str, later: bool = False) -> Changes:
    graph = build(acme(), DAY)
    found = compare(graph, build(acme(), DAY.replace(year=DAY.year + 1)) if later else graph)
    told = [Change(kind=kind, verb="changed", subject=("x",), labels=(text("x", "x"),)) for kind in kinds]
    return found.model_copy(update={"changes": tuple(told)})


@pytest.mark.parametrize(
    ("kinds", "file", "kind", "first"),
    [
        (("role", "finding", "finding"), SAME, "facts", "One fact changed; findings: 2 changed."),
        (("role", "seat"), None, "facts", "2 facts changed."),
        (("finding",), SAME, "findings", "No fact changed; findings: 1 changed."),
        ((), FileChange(kind="layout", came=1), "file", "Only the file changed, no fact."),
        ((), FileChange(kind="order"), "file", "Only the file changed, no fact."),
        ((), FileChange(kind="content", came=1), "content", "but the file says something else"),
        ((), FileChange(kind="unread", came=1), "unread", "but the file is written differently"),
        ((), SAME, "same", "Nothing changed."),
        ((), None, "same", "Nothing changed."),
    ],
)
def test_the_verdict_says_first_whether_facts_changed(
    kinds: Sequence[str], file: FileChange | None, kind: str, first: str
) -> None:
    found = verdict(changes(*kinds), file)
    assert found.kind == kind
    assert first in said(found, "en")[0]
    assert len(said(found, "en")) == (1 if file is None else 2)
    assert len(said(found, "fr")) == len(said(found, "en"))


@pytest.mark.parametrize("later", [True, False])
def test_the_same_file_on_two_days_differs_by_the_days(later: bool) -> None:
    told = said(verdict(changes("role", later=later), SAME), "en")[1]
    assert told.startswith("The file is the same, byte for byte")
    assert ("lies in the days" in told) is later


@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_are_counted_and_none_is_left_out(lang: Lang) -> None:
    counts: dict[str, Any] = {"came": 12, "went": 3, "comments": 4, "blank": 5, "files": 7}
    for kind in ("layout", "order", "content", "unread"):
        told = said(verdict(changes(), FileChange(kind=kind, **counts)), lang)[1]
        assert all(str(n) in told for n in counts.values())
    none = said(verdict(changes(), FileChange(kind="layout", files=1)), lang)[1]
    assert {"fr": "les mêmes lignes", "en": "the lines are the same"}[lang] in none
