"""The measure: written as its kind alone or in words, and never as nothing."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from registry.reading.load import load
from registry.records.measure import Measure
from registry.records.text import text
from registry.vocabulary import vocabulary

HEAD = "sillage: 1\ntitle: Made\nversion: '1'\norganisation:\n  id: acme\n  name: Acme\n"


@pytest.mark.parametrize("kind", vocabulary().measures)
def test_a_kind_alone_is_a_measure(kind: str) -> None:
    assert Measure.model_validate(kind) == Measure(kind=kind)


def test_words_alone_are_a_measure_of_no_known_kind() -> None:
    told = Measure.model_validate({"measure": "Locks"})
    assert (told.kind, told.measure) == (None, text("Locks", "Locks"))


@pytest.mark.parametrize(
    "said", [{}, {"scope": "All"}, {"note": "A note", "evidence": "https://example.org"}]
)
def test_a_measure_says_what_it_is(said: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="measure-unsaid"):
        Measure.model_validate(said)


def _problems(tmp_path: Path, text_: str) -> tuple[list[str], tuple[Measure, ...]]:
    file = tmp_path / "registry.yaml"
    file.write_text(HEAD + text_, "utf-8")
    loaded = load(file)
    assert loaded.registry is not None
    return [each.code for each in loaded.problems], loaded.registry.organisation.measures


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("  measures: [bakup, logging]\n", "unknown-measure-kind"),
        ("  measures:\n    - logging\n    - scope: all\n", "measure-unsaid"),
        ("  measures:\n    - logging\n    - {kind: backup, scope: [1]}\n", "one-only"),
    ],
)
def test_what_is_wrong_with_one_is_told_and_the_others_stay(tmp_path: Path, written: str, code: str) -> None:
    """Without what it covers a measure would cover more."""
    codes, kept = _problems(tmp_path, written)
    assert codes == [code]
    assert [each.kind for each in kept] == ["logging"]


def test_a_kind_that_is_meant_is_offered(tmp_path: Path) -> None:
    file = tmp_path / "registry.yaml"
    file.write_text(HEAD + "  measures: sauvegarde\n", "utf-8")
    (problem,) = load(file).problems
    assert "backup" in str(problem.values)


def test_a_registry_has_kinds_of_its_own(tmp_path: Path) -> None:
    own = "measures:\n  seals: {label: Seals, kind_of: physical_security}\n"
    codes, kept = _problems(tmp_path, "  measures: seals\n" + own)
    assert (codes, [each.kind for each in kept]) == ([], ["seals"])
