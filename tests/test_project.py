"""The project: one version, told by every door, and settings of the tools that say what the launcher says."""

import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from commands.line import main
from registry.version import VERSION

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_is_the_newest_of_the_changelog_or_comes_after_it() -> None:
    newest = re.findall(r"^## (\S+)", CHANGES, flags=re.MULTILINE)[0]
    assert newest == ("Unreleased" if VERSION.endswith(".dev0") else VERSION)


def test_both_doors_tell_it(capsys: pytest.CaptureFixture[str]) -> None:
    # The launcher needs no set-up for it: it is asked with a Python that has nothing installed.
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "sillage"), "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == f"sillage {VERSION}\n"
    assert main(["--version"], {}) == 0
    assert capsys.readouterr().out == told.stdout


def test_the_entry_point_is_there() -> None:
    module, _, name = PROJECT["scripts"]["sillage"].partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_the_oldest_python_is_the_launchers() -> None:
    oldest = re.search(r"OLDEST_PYTHON = \((\d+), (\d+)\)", (ROOT / "sillage").read_text(encoding="utf-8"))
    assert oldest is not None
    assert PROJECT["requires-python"] == f">={oldest[1]}.{oldest[2]}"


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a checkout has line ends to keep")
def test_a_fresh_clone_is_clean() -> None:
    # A file stored with other line ends than its attributes ask for is changed as soon as it is checked out.
    told = subprocess.run(["git", "ls-files", "--eol"], cwd=ROOT, capture_output=True, text=True, check=True)
    stored = (line.split("\t") for line in told.stdout.splitlines())
    turned = [
        path for how, path in stored if how.startswith(("i/crlf", "i/mixed")) and "attr/-text" not in how
    ]
    assert turned == []
