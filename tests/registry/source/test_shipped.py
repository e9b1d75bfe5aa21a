"""The shipped source: each YAML file of the package is, kept, what reading it gives."""

from pathlib import Path

import pytest

import registry.source.shipped
from registry.cache.folder import VARIABLE
from registry.source.reader import read_file
from registry.source.shipped import kept_records, read_shipped
from registry.vocabulary.term import Term

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = sorted(
    path
    for room in ("registry", "dataflow", "commands", "app_pages")
    for path in (ROOT / room).rglob("*.yaml")
)


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_ours_is_the_same_when_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = read_file(path, "named")
    assert read_shipped(path, "named") == wanted
    parsed = registry.source.shipped._parsed
    monkeypatch.setattr(registry.source.shipped, "_parsed", None)
    again = read_shipped(path, "named")
    assert (again.data, again.problems) == (wanted.data, wanted.problems)
    monkeypatch.setattr(registry.source.shipped, "_parsed", parsed)
    assert (again.marks, again.values) == (wanted.marks, wanted.values)


def test_a_broken_file_is_told_each_time_and_a_mended_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    for _ in range(2):
        path.write_text("a: 1\na: 2\n", encoding="utf-8")
        assert [each.code for each in read_shipped(path).problems] == ["duplicate-key"]
    path.write_text("a: 2\n", encoding="utf-8")
    assert read_shipped(path).data == {"a": 2}
    assert [each.code for each in read_shipped(tmp_path / "none.yaml").problems] == ["missing-file"]


def test_records_are_made_once_and_anew_when_their_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    made: list[str] = []

    def terms() -> list[Term]:
        made.append(path.read_text(encoding="utf-8"))
        return [Term.model_validate({"id": made[-1], "label": {"fr": "é"}, "synonyms": {"en": ["x"]}})]

    for content in ("a", "a", "b", "a"):
        path.write_text(content, encoding="utf-8")
        [term] = kept_records(path, Term, terms)
        assert (term.id, term.label.say("en"), term.synonyms.all, term.law) == (content, "é", ("x",), None)
    assert made == ["a", "b"]
