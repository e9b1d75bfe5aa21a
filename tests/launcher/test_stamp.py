"""The stamp: when a finished set-up counts, and when no longer."""

import sys
from pathlib import Path

import pytest

from launcher.stamp import is_ready
from tests.launcher.clones import make_ready


def test_the_stamp_follows_locks_and_python(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready(clone, "run")
    make_ready(clone, "test")
    (clone / "requirements-test.lock").write_text("six==1.16.0\n", encoding="utf-8")
    assert (is_ready("run"), is_ready("test")) == (True, False)
    (clone / "requirements.lock").write_text("six==1.16.0\n", encoding="utf-8")
    assert not is_ready("run")
    make_ready(clone, "run")
    assert is_ready("run")
    monkeypatch.setattr(sys, "platform", "another")
    assert not is_ready("run")


def test_an_environment_whose_python_went_is_not_ready(clone: Path) -> None:
    make_ready(clone, "run")
    (clone / ".venv" / "bin" / "python").unlink()
    (clone / ".venv" / "bin" / "python").symlink_to(clone / "removed-by-an-upgrade")
    assert not is_ready("run")
