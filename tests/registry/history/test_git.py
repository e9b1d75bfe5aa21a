"""Git: what goes wrong with it is told apart, and nothing else is."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from registry.history.git import GitFault, git
from tests.registry.history.repository import repository


def test_a_refusal_has_the_code_it_was_asked_with_and_what_git_says(tmp_path: Path) -> None:
    with pytest.raises(GitFault) as fault:
        git(repository(tmp_path), "no_path", "cat-file", "-t", "HEAD:nothing")
    assert fault.value.code == "no_path" and fault.value.reason and "\n" not in fault.value.reason


def test_without_git_and_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GitFault) as fault:
        git(tmp_path / "gone", "no_path", "version")
    assert fault.value.code == "no_repository"
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFault) as fault:
        git(tmp_path, "no_path", "version")
    assert fault.value.code == "no_git"


def test_git_that_hangs_is_waited_for_so_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: Any, **options: Any) -> None:
        raise subprocess.TimeoutExpired("git", options["timeout"])

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(GitFault) as fault:
        git(tmp_path, "no_path", "version")
    assert fault.value.code == "slow"


def test_a_repository_named_by_the_environment_is_not_that_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = repository(tmp_path / "one"), repository(tmp_path / "two")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert Path(git(folder, "no_path", "rev-parse", "--show-toplevel").decode().strip()).samefile(folder)
