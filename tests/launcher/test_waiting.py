"""Two set-ups at a time: the second waits."""

import io
import subprocess
import sys
from pathlib import Path

from launcher.progress import Progress
from launcher.waiting import wait_for


def test_two_set_ups_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); "
    code += "print('held', flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"

    class Noting(Progress):
        def show(self, text: str) -> None:
            waits.append(text)
            holder.communicate("\n")  # the other ends while we wait

    waits: list[str] = []
    with path.open("a") as lock:
        wait_for(lock, Noting(io.StringIO()))
    assert len(waits) == 1
