"""The choice of a registry: which there are, in which order, and which one a word means."""

from pathlib import Path

import pytest

from launcher import dashboard
from registry.choice import DEFAULT, SHIPPED, VARIABLE, UnknownRegistry, located, meant, offers


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


def test_a_file_ends_in_capitals_too(tmp_path: Path) -> None:
    assert offers({VARIABLE: str(tmp_path / "Mine.YAML")}, shipped(tmp_path))[0].name == "Mine"


def test_a_short_name_in_the_environment_is_the_shipped_one_for_the_dashboard_too(tmp_path: Path) -> None:
    folder = shipped(tmp_path)
    assert [offer.name for offer in offers({VARIABLE: "another"}, folder)] == ["another", "processors"]
    assert located("", {VARIABLE: "another"}, folder) == folder / "another.yaml"


def test_what_is_given_comes_before_the_environment_and_that_before_the_default(tmp_path: Path) -> None:
    folder = shipped(tmp_path)
    assert located("", {}, folder) == folder / f"{DEFAULT}.yaml"
    assert located("processors", {VARIABLE: "another"}, folder) == folder / "processors.yaml"
    assert located(str(tmp_path), {VARIABLE: "another"}, folder) == tmp_path


def test_a_shipped_one_is_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shipped(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert located("another", {}, folder) == Path("data/another.yaml")


@pytest.mark.parametrize("wanted", ["nowhere", "data/another", "another.yml"])
def test_what_is_neither_a_path_nor_a_name_is_unknown(wanted: str, tmp_path: Path) -> None:
    folder = shipped(tmp_path)
    assert meant(wanted, folder) is None
    with pytest.raises(UnknownRegistry) as caught:
        located(wanted, {}, folder)
    assert (caught.value.wanted, caught.value.names) == (wanted, ("another", "processors"))
    assert len(offers({VARIABLE: wanted}, folder)) == 3


def test_the_default_is_shipped_and_the_launcher_which_imports_nothing_of_ours_finds_the_same() -> None:
    assert (SHIPPED / f"{DEFAULT}.yaml").is_file()
    assert VARIABLE in Path(str(dashboard.__file__)).read_text(encoding="utf-8")
    assert dashboard.found_registry(DEFAULT).samefile(located(DEFAULT, {}))
