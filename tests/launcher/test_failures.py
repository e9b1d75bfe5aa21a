"""Failures of pip and of the system, in words."""

import errno
import os
import sys
from pathlib import Path

import pytest

from launcher.arguments import follow
from launcher.ending import orderly
from launcher.failures import refusal_of
from launcher.messages import words
from launcher.stamp import is_ready
from tests.launcher.clones import Pip


@pytest.mark.parametrize(
    ("output", "key"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "no-space"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "bad-hash"),
        (
            "WARNING: Failed to establish a new connection\nERROR: No matching distribution found for six",
            "no-network",
        ),
        ("ERROR: No matching distribution found for six==1.17.0", "no-wheel"),
        ("ERROR: [Errno 13] Permission denied: 'six.py'", "read-only"),
        ("The virtual environment was not created because ensurepip is not\navailable.", "no-pip"),
        ("Traceback (most recent call last):\nERROR: something new", "pip-failed"),
        ("", "pip-failed"),
    ],
)
def test_a_failing_pip_gives_a_sentence_and_exit_code_2(
    output: str, key: str, clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("launcher.programme.watched", Pip(clone, failing=" install ", output=output))
    monkeypatch.setattr(sys, "argv", ["sillage", "check"])
    assert orderly(lambda: follow(sys.argv[1:])) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[-1].startswith("sillage\u00a0: ") or key == "pip-failed"
    beginning = words("fr")[key].split("{")[0]
    assert beginning in shown.err
    assert not is_ready("run")


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.ENOSPC, "no-space"),
        (errno.EIO, "os-failed"),
    ],
)
def test_an_error_of_the_system_is_a_sentence(code: int, key: str) -> None:
    refusal = refusal_of(OSError(code, os.strerror(code), "/x/.venv"))
    assert (refusal.key, refusal.code) == (key, 2)
    assert "/x/.venv" in str(refusal)
