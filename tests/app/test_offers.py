"""Offers: which registries there are to choose from, and in which order."""

from pathlib import Path

from app_pages.offers import VARIABLE, offers


def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("another.yaml", "processors.yaml", "registry.schema.json"):
        (folder / name).write_text("")
    return folder


def test_processors_comes_first(tmp_path: Path) -> None:
    assert [offer.name for offer in offers({}, shipped(tmp_path))] == ["processors", "another"]


def test_the_registry_of_the_environment_comes_before_all(tmp_path: Path) -> None:
    given = tmp_path / "mine"
    found = offers({VARIABLE: str(given)}, shipped(tmp_path))
    assert [offer.name for offer in found] == ["mine", "processors", "another"]
    assert found[0].path == given


def test_a_shipped_one_named_by_the_environment_is_offered_once(tmp_path: Path) -> None:
    folder = shipped(tmp_path)
    found = offers({VARIABLE: str(folder / "another.yaml")}, folder)
    assert [offer.name for offer in found] == ["another", "processors"]


def test_two_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    found = offers({VARIABLE: str(tmp_path / "processors.yml")}, shipped(tmp_path))
    assert [offer.name for offer in found] == ["processors", "processors-2", "another"]


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    assert [offer.name for offer in offers({VARIABLE: " "}, shipped(tmp_path))] == ["processors", "another"]
