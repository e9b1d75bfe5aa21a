"""What a command and the help are handed over to."""

from pathlib import Path
from typing import Any

import pytest

from launcher.command import run_command, show_help
from tests.launcher.clones import make_ready


def test_a_command_keeps_its_folder_and_finds_the_packages(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready(clone, "run")
    seen: list[Any] = []

    def replace(command: list[str], env: dict[str, str]) -> int:
        seen.append((command, env))
        return 3

    monkeypatch.setattr("launcher.handover.replace", replace)
    assert run_command(["check", "--registry", "ici.yaml"]) == 3
    command, env = seen[0]
    assert command[1:] == ["-m", "commands", "check", "--registry", "ici.yaml"]
    assert env["PYTHONPATH"] == str(clone)
    assert env["PYTHONSAFEPATH"] == "1"


def test_help_installs_nothing(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show_help([]) == 0
    shown = capsys.readouterr().out
    assert shown.index("ouvre le tableau de bord") < shown.index("opens the dashboard")
    assert not (clone / ".venv").exists()
