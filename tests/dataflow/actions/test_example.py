"""The example of the fact that decides most: it makes nothing up, and filled in it says what it is there for."""

import re
from pathlib import Path

import pytest

from dataflow.actions import deciding, example, law_example
from dataflow.actions.action import Deciding
from dataflow.law import laws
from registry.reading.load import load
from registry.records.text import LANGS, Lang, text
from registry.vocabulary import vocabulary
from tests.dataflow.actions.registries import SHIPPED, judged

HEAD = """
sillage: 1
title: Acme
version: "1"
organisation:
  id: acme
  name: Acme
  regimes:
"""


def asking(law: str) -> Deciding:
    """Whether a law applies."""
    return Deciding(
        id=f"law_applies:{law}", kind="law_applies", question=text("?", "?"), law=law, findings=(), of=0
    )


def written(path: Path, lines: str) -> Path:
    path.write_text(HEAD + "".join(f"    {line}\n" for line in lines.splitlines()), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_copied_as_it_stands_it_is_refused_and_filled_in_it_says_that_the_law_applies(
    lang: Lang, tmp_path: Path
) -> None:
    for law in vocabulary().regimes:
        lines = example(asking(law), lang)
        assert lines is not None
        assert load(written(tmp_path / "copied.yaml", lines)).problems
        placeholder = lines[lines.index("<") : lines.index(">") + 1]
        filled = lines.replace(placeholder, "confirmed")
        loaded = load(written(tmp_path / "filled.yaml", filled))
        assert loaded.problems == () and loaded.registry is not None
        assert loaded.registry.organisation.regimes[law].applies == "confirmed"
        for value in ("confirmed", "assumed", "not_applicable"):
            assert value in placeholder


@pytest.mark.parametrize("lang", LANGS)
def test_a_law_is_named_by_filling_in_the_example(lang: Lang, tmp_path: Path) -> None:
    lines = law_example(lang)
    first, second = re.findall("<[^>]*>", lines)[:2]
    assert {*first.strip("<>").split(", ")} == {*laws()}
    filled = lines.replace(first, "gdpr").replace(second, "confirmed").removeprefix("regimes:\n")
    path = tmp_path / "filled.yaml"
    path.write_text(HEAD + filled.replace("  ", "    ", 1).replace("\n    ", "\n      "), encoding="utf-8")
    registry = load(path).registry
    assert registry is not None and registry.organisation.regimes["gdpr"].applies == "confirmed"


def test_what_is_asked_of_a_document_has_none() -> None:
    case = judged(SHIPPED[1])
    found = deciding(case.findings, case.registry)
    assert found is not None and found.law is None
    assert all(example(found, lang) is None for lang in LANGS)
