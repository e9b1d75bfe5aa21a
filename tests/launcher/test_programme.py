"""Other programmes: watched, and stopped at a limit."""

import sys
import time
from pathlib import Path

import pytest

from launcher.machine import WINDOWS
from launcher.programme import watched


def test_a_watched_command_gives_its_output_and_its_end() -> None:
    seen: list[str | None] = []
    code, output = watched([sys.executable, "-c", "print('é'); raise SystemExit(7)"], seen.append)
    assert (code, output.strip()) == (7, "é")
    assert seen[0] == output


def test_a_watched_command_is_stopped_at_its_limit() -> None:
    code, _ = watched([sys.executable, "-c", "import time; time.sleep(60)"], lambda _: None, limit=0.1)
    assert code == 124
    assert watched(["no-such-programme-here"], lambda _: None)[0] == 127


@pytest.mark.skipif(WINDOWS, reason="Windows hands no files on")
def test_a_lock_is_held_by_what_it_protects(tmp_path: Path) -> None:
    """`kill -9` of the launcher leaves pip at work; the next start has to wait for it."""
    with (tmp_path / "lock").open("w") as lock:
        command = [sys.executable, "-c", f"import os; os.fstat({lock.fileno()})"]
        assert watched(command, lambda _: None, holding=[lock.fileno()])[0] == 0
        assert watched(command, lambda _: None)[0] != 0


@pytest.mark.skipif(WINDOWS, reason="Windows has no sessions of processes")
def test_what_a_stopped_command_started_is_stopped_too(tmp_path: Path) -> None:
    """pip --python and compileall work in processes of their own; Ctrl-C once left those behind for ever."""
    sign = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(1); pathlib.Path({str(sign)!r}).touch()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    code, _ = watched([sys.executable, "-c", parent], lambda _: None, limit=0.6)
    time.sleep(1.5)
    assert code == 124
    assert not sign.exists()
