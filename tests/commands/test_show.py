"""`show` and `activities`: an actor or a processing activity by id or by name, as text and as JSON."""

import json
from pathlib import Path

import pytest

from commands.line import main
from tests.app.test_activity_view import ACTING

FRENCH = {"LANG": "fr_FR.UTF-8", "COLUMNS": "100"}
DAY = ["--as-of", "2026-11-22"]


@pytest.fixture
def registry(tmp_path: Path) -> list[str]:
    file = tmp_path / "registry.yaml"
    file.write_text(ACTING, encoding="utf-8")
    return ["--registry", str(file), *DAY]


@pytest.mark.parametrize("name", ["letters", "Lettre d’information", "newsletter"])
def test_an_activity_is_shown_by_id_and_by_name(
    name: str, registry: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", name, *registry], FRENCH) == 0
    told = capsys.readouterr().out
    for words in ("Lettre d’information", "Référence", "T-07", "Destinataires", "Hébergeur"):
        assert words in told
    assert main(["show", name, "--format", "json", *registry], FRENCH) == 0
    made = json.loads(capsys.readouterr().out)["activity"]
    assert (made["id"], made["reference"], made["declared"]) == ("letters", "T-07", True)


def test_a_data_set_that_nobody_declared_is_an_activity(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "account", "--format", "json", *DAY], FRENCH) == 0
    made = json.loads(capsys.readouterr().out)["activity"]
    assert (made["id"], made["declared"]) == ("account", False)


def test_what_is_declared_covers_its_data_set(
    registry: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The data set has no purpose of its own, and the activity uses all of it: nothing is left."""
    assert main(["show", "account", *registry], FRENCH) == 2
    assert "n’a pas cours" in capsys.readouterr().err


def test_an_actor_is_shown_before_an_activity_of_its_name(
    registry: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "host", "--format", "json", *registry], FRENCH) == 0
    assert "profile" in json.loads(capsys.readouterr().out)


def test_it_has_a_row_for_each_line_of_its_sheet(
    registry: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "letters", "--format", "csv", *registry], FRENCH) == 0
    head, named, *rows = capsys.readouterr().out.splitlines()
    assert named.endswith(";Lettre d’information")
    assert {row.count(";") for row in (head, named)} == {1}
    assert any("Hébergeur" in row for row in rows)


def test_the_activities_are_a_list(registry: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["activities", *registry], FRENCH) == 0
    alone = capsys.readouterr().out
    assert main(["list", "activities", *registry], FRENCH) == 0
    assert capsys.readouterr().out == alone
    assert "letters" in alone
