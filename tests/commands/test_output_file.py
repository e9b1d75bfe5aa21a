"""`diagram`, `schema`, `check` and `fields --all`."""

import json
import time
from pathlib import Path
from threading import Thread

import pytest

from commands.exit import Misuse
from commands.line import main
from commands.output_file import put
from commands.schema import schema
from commands.settings import Settings
from tests.special import KINDS, at_once, special

FRENCH = {"LANG": "fr_FR.UTF-8", "COLUMNS": "100"}
DAY = ["--as-of", "2026-11-22"]
SETTINGS = Settings(
    lang="fr", chosen=True, form="text", registry="", on=None, colour=False, width=100, details=False
)
BEGINS = {
    "dot": b"digraph",
    "mmd": b"",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
    "svg": b"<",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
}


@pytest.mark.parametrize("ending", BEGINS)
def test_the_ending_says_what_is_made(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"phone.{ending.upper()}"
    assert main(["diagram", "phone_number", "-o", str(path), *DAY], FRENCH) == 0
    assert BEGINS[ending] in path.read_bytes()[:2000]
    assert list(tmp_path.iterdir()) == [path]


def test_all_makes_a_file_for_each_field_the_registry_holds(tmp_path: Path) -> None:
    folder = tmp_path / "audit"
    assert main(["diagram", "--all", "-o", str(folder), "--type", "dot", *DAY], FRENCH) == 0
    names = {path.name for path in folder.iterdir()}
    assert {"phone_number.dot", "ip_address.dot"} <= names
    assert "health_data.dot" not in names


def test_a_file_that_cannot_be_written_is_told_and_what_was_there_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diagram", "phone_number", "-o", str(tmp_path / "no" / "x.dot")], FRENCH) == 2
    assert "Impossible d’écrire" in capsys.readouterr().err
    path = tmp_path / "x.dot"
    path.write_text("before")
    assert main(["diagram", "nonsense_field", "-o", str(path)], FRENCH) == 2
    assert path.read_text() == "before"


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limit to the size of a file")
    path = tmp_path / "x.dot"
    path.write_text("before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(Misuse, match=r"x\.dot"):
            put(path, b"x" * 1_000, SETTINGS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_schema_is_checked_and_renewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = tmp_path / "registry.schema.json"
    assert schema(SETTINGS, check=True, renew=False, shipped=shipped) == 1
    assert schema(SETTINGS, check=False, renew=True, shipped=shipped) == 0
    assert schema(SETTINGS, check=True, renew=False, shipped=shipped) == 0
    capsys.readouterr()
    assert schema(SETTINGS, check=False, renew=False, shipped=shipped) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(shipped.read_text(encoding="utf-8"))


def test_the_shipped_registries_read_without_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("processors", "mantano-assimil"):
        assert main(["check", "--registry", name, "--fail-on", "never"], FRENCH) == 0
        assert "se lit sans erreur" in capsys.readouterr().out


def test_check_gives_problems_as_text_json_and_csv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("own.yaml")
    path.write_text(
        "sillage: 1\ntitle: A\nversion: '1'\norganisation: {id: a, name: A, '=x': 1}\n", encoding="utf-8"
    )
    assert main(["check", "--registry", str(path)], FRENCH) == 1
    assert f"{path}:4:" in capsys.readouterr().out
    assert main(["check", "--registry", str(path), "--format", "json"], FRENCH) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert list(problem) == ["file", "line", "column", "code", "sentence", "hint"]
    assert (problem["line"], problem["code"]) == (4, "unknown-key")
    assert main(["check", "--registry", str(path), "--format", "csv"], FRENCH) == 1
    assert "unknown-key" in capsys.readouterr().out


def test_a_registry_that_cannot_be_read_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("", encoding="utf-8")
    assert main(["check", "--registry", str(path)], FRENCH) == 2
    assert main(["trace", "phone_number", "--registry", str(path)], FRENCH) == 2
    assert "Rien n’a pu être lu" in capsys.readouterr().err


def test_what_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fields", "--all", "--format", "csv"], FRENCH) == 0
    assert "health_data" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", ["diagram phone_number", "borders", "breach ovhcloud", "diff mantano-assimil processors"]
)
def test_a_pipe_that_nobody_reads_is_not_waited_for(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = special("pipe", tmp_path / "out.pdf")
    with at_once(60):
        assert main([*command.split(), "-o", str(pipe), *DAY], FRENCH) == 2
    assert "que personne ne lit" in capsys.readouterr().err
    assert not pipe.is_file()


def test_a_pipe_that_somebody_reads_gets_everything(tmp_path: Path) -> None:
    pipe, content = special("pipe", tmp_path / "out"), bytes(range(256)) * 4000
    got: list[bytes] = []
    reader = Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    with at_once():
        while not got:  # the reader may not have begun yet
            try:
                put(pipe, content, SETTINGS)
                break
            except Misuse:
                time.sleep(0.01)
        reader.join()
    assert got == [content]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_registry_that_is_no_file_is_refused_at_once(
    kind: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(special(kind, tmp_path / "r.yaml"))
    words = {"fr": "un tube, une socket ou un périphérique", "en": "a pipe, a socket or a device"}[lang]
    for command in ("check", "fields", "parties", "borders", "trace phone_number", "diff processors"):
        asked = (
            [*command.split(), path] if command.startswith("diff") else [*command.split(), "--registry", path]
        )
        with at_once():
            assert main([*asked, "--lang", lang], {}) == 2
        said = capsys.readouterr()
        assert kind == "ring" or words in said.out + said.err


@pytest.mark.parametrize("kind", KINDS)
def test_tables_that_are_no_file_are_refused_at_once(kind: str, tmp_path: Path) -> None:
    with at_once():
        assert main(["check", "--tables", str(special(kind, tmp_path / "t.yaml")), *DAY], FRENCH) == 2
