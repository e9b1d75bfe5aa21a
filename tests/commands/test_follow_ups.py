"""`breach` and `borders`, and the questions in words that ask for them, for changes and for findings."""

import csv
import io
import json
from pathlib import Path

import pytest

from commands.line import main
from tests.commands.shops import DAY, ENGLISH, FRENCH, shop


def asked(arguments: list[str], path: Path, capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    """What a command prints about the shop, in English."""
    assert main([*arguments, "--registry", str(path), *DAY], ENGLISH) == code
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def test_a_breach_in_words_and_as_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shop(tmp_path)
    told = asked(["breach", "Hostly"], path, capsys)
    assert "Hostly" in told.splitlines()[0]
    assert "\n1. Hostly → Acme\n" in told
    whole = json.loads(asked(["breach", "host", "--format", "json"], path, capsys))
    assert (whole["actor"]["id"], whole["place"]) == ("host", None)
    assert whole["sentences"]
    rows = list(csv.reader(io.StringIO(asked(["breach", "host", "--format", "csv"], path, capsys))))
    assert len(rows) == 1 + len(whole["notices"])


def test_a_breach_of_one_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shop(tmp_path)
    for place in ("tapes", "Tapes", "host.tapes"):
        whole = json.loads(asked(["breach", "host", "--place", place, "--format", "json"], path, capsys))
        assert whole["place"]["label"]["en"] == "Tapes"
    assert main(["breach", "host", "--place", "attic", "--registry", str(path)], FRENCH) == 2
    assert "ses lieux\u00a0: racks, tapes" in capsys.readouterr().err


def test_the_sheet_of_a_breach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, sheet = shop(tmp_path), tmp_path / "sheet.pdf"
    assert main(["breach", "host", "-o", str(sheet), "--registry", str(path), *DAY], FRENCH) == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    shown = capsys.readouterr()
    assert (shown.out, str(sheet) in shown.err) == ("", True)
    assert main(["breach", "host", "-o", str(tmp_path / "sheet.doc"), "--registry", str(path)], FRENCH) == 2
    assert ".pdf" in capsys.readouterr().err
    assert main(["breach", "nobody", "--registry", str(path)], FRENCH) == 2
    assert "pas d’acteur" in capsys.readouterr().err


def test_the_borders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shop(tmp_path)
    told = asked(["borders"], path, capsys)
    assert "\nFrance → United States\n" in told
    assert "\n• Acme (Controller) → Hostly\n" in told
    assert "Status" not in told
    assert "Status" in asked(["borders", "--details"], path, capsys)
    whole = json.loads(asked(["borders", "--format", "json"], path, capsys))
    assert whole["sentence"]
    passages = [passage for border in whole["borders"] for passage in border["passages"]]
    rows = list(csv.DictReader(io.StringIO(asked(["borders", "--format", "csv"], path, capsys))))
    assert len(rows) == len(passages)


def test_a_registry_with_problems_is_told_with_the_exit_code(tmp_path: Path) -> None:
    path = str(shop(tmp_path, more="nonsense: 1\n"))
    for arguments in (["breach", "host"], ["borders"]):
        assert main([*arguments, "--registry", path, *DAY], FRENCH) == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what if Hostly has a data breach?", "1. Hostly → Acme"),
        ("which data leaves the European Union?", "France → United States"),
        ("which data goes to the United States?", "France → United States"),
        ("what changed since 1 April 2026?", "Nothing changed between"),
        ("what are the findings?", "(severity: critical)"),
        ("which findings concern Hostly?", "hidden by --actor host."),
    ],
)
def test_a_question_in_words(
    question: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shop(tmp_path)
    told = asked(["ask", question], path, capsys)
    assert told.startswith("Understood: ")
    assert said in told
    whole = json.loads(asked(["ask", question, "--format", "json"], path, capsys))
    assert " ".join(whole["understood"].split()) in " ".join(told.split())


def test_changes_have_to_begin_somewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "qu’est-ce qui a changé ?", "--registry", str(shop(tmp_path))], FRENCH) == 2
    assert "depuis quel jour" in capsys.readouterr().err
