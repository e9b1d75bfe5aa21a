"""docs/tutorial.md: what it tells to write is written into the file of docs/registry.md, and its commands are run."""

import json
import shlex
import shutil
from pathlib import Path

import pytest

from commands.line import main
from tests.docs.page import DOCS, blocks

YAML = [block.text for block in blocks((DOCS / "registry.md").read_text(encoding="utf-8")) if not block.about]
PAGE = (DOCS / "tutorial.md").read_text(encoding="utf-8")
ENTRY, DOCUMENT, PURPOSE = (block.text for block in blocks(PAGE) if block.language == "yaml")
MISSING, CHANGED, USED = (block.text for block in blocks(PAGE) if block.language == "console")
DAY = ("--as-of", "2026-11-22")


def run(console: str) -> list[int]:
    """The exit codes of the commands of a block, in the folder one stands in."""
    codes = []
    for line in console.splitlines():
        program, *words = shlex.split(line.removeprefix("$ "))
        if program == "cp":
            shutil.copy(*words)
        else:
            assert program == "./sillage"
            codes.append(main([*words, *DAY], {"LANG": "en_GB.UTF-8"}))
    return codes


@pytest.fixture
def bookshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the first ten minutes end with."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "bookshop.yaml"
    file.write_text("\n".join(YAML[:4]), encoding="utf-8")
    return file


def written(bookshop: Path) -> None:
    """Does what the page tells to do."""
    first, account, organisation, _ = YAML[:4]
    (old,) = (line for line in account.splitlines() if "direct_marketing" in line)
    whole = [first + DOCUMENT, account.replace(old, PURPOSE.rstrip("\n")), organisation, ENTRY]
    bookshop.write_text("\n".join(whole), encoding="utf-8")


def test_the_findings_at_the_start_are_those_of_the_table(
    bookshop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(MISSING) == [1]
    capsys.readouterr()
    assert main(["check", "--registry", str(bookshop), "--format", "json", *DAY], {}) == 1
    told = json.loads(capsys.readouterr().out)
    assert {each.partition(":")[0] for each in told["failing"]} == {"R10", "R11", "R21"}
    assert all(f"| {each.partition(':')[0]} |" in PAGE for each in told["failing"])
    assert len(told["findings"]) == 10, "the page says ten findings"


def test_what_is_written_closes_them(bookshop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(bookshop, "before.yaml")
    written(bookshop)
    assert run(CHANGED) == [0, 1]
    shown = capsys.readouterr()
    assert shown.err == ""
    for told in (
        "→ France",
        "→ Germany",
        "DPA of 15 January 2025",
        "Finding closed (GDPR): ",
    ):
        assert told in shown.out
    assert "Finding opened" not in shown.out


def test_it_can_be_used(bookshop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(bookshop)
    assert run(USED) == [0] * len(USED.splitlines())
    assert Path("phone.svg").read_bytes().startswith(b"<svg")
    assert Path("breach.pdf").read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert main(["breach", "hostel", "--registry", str(bookshop), *DAY], {"LANG": "en_GB.UTF-8"}) == 0
    assert "24 hours" in capsys.readouterr().out
