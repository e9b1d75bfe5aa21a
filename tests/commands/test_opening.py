"""Opening: which file or folder is meant, and what a registry with problems still gives."""

from pathlib import Path

import pytest

from commands.exit import CLEAN, FOUND, Misuse
from commands.opening import VARIABLE, located, opened
from tests.commands.shops import shop
from tests.commands.test_names import ENGLISH


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of registries that are shipped."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("processors.yaml", "clinic.yml", "notes.txt"):
        (folder / name).write_text("")
    (folder / "parts").mkdir()
    return folder


def test_a_path_comes_before_a_short_name_and_what_is_given_before_the_environment(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert located("", {}, ENGLISH, data) == Path("data/processors.yaml")
    assert located("clinic", {}, ENGLISH, data) == Path("data/clinic.yml")
    assert located("parts", {}, ENGLISH, data) == Path("data/parts")
    assert located("", {VARIABLE: " clinic "}, ENGLISH, data) == Path("data/clinic.yml")
    assert located("processors", {VARIABLE: "clinic"}, ENGLISH, data) == Path("data/processors.yaml")
    (tmp_path / "clinic").write_text("")
    assert located("clinic", {}, ENGLISH, data) == Path("clinic")


def test_what_lies_elsewhere_is_named_as_a_whole(
    data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert located("", {}, ENGLISH, data) == data / "processors.yaml"


def test_a_name_that_nothing_has_is_refused_with_those_there_are(data: Path) -> None:
    with pytest.raises(Misuse, match="clinic, processors") as refused:
        located("clinics", {}, ENGLISH, data)
    assert "notes" not in str(refused.value)
    with pytest.raises(Misuse):
        located("data/clinic", {}, ENGLISH, data)


def test_a_registry_with_problems_is_opened_and_an_answer_from_it_is_no_clean_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = opened(ENGLISH._replace(registry=str(shop(tmp_path))), {})
    assert (whole.code, capsys.readouterr().err) == (CLEAN, "")
    broken = opened(
        ENGLISH._replace(registry=str(shop(tmp_path, ("  host:\n", "  host:\n    nmae: x\n")))), {}
    )
    assert (broken.code, list(broken.registry.third_parties)) == (FOUND, ["host"])
    assert "shop.yaml:" in capsys.readouterr().err
    (tmp_path / "shop.yaml").write_text("sillage: [1\n")
    with pytest.raises(Misuse):
        opened(ENGLISH._replace(registry=str(tmp_path / "shop.yaml")), {})
