"""Other programmes while they run: watched, and stopped at the end."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from launcher.machine import WINDOWS


def watched(
    command: Sequence[str],
    see: Callable[[str | None], object],
    env: Mapping[str, str] | None = None,
    limit: float = float("inf"),
    holding: Sequence[int] = (),
) -> tuple[int, str]:
    """Runs a command and returns its exit code and output.

    It is a session of its own: what it starts in turn (pip does, and a pool of workers) ends with it. `see`
    gets each line of the output as it comes, and None when half a second has passed. After `limit` seconds the
    command is stopped. One that cannot be started counts as failed. It keeps the files `holding` open: a lock
    is then held for as long as it runs, even when we are killed.
    """
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env,
            encoding="utf-8", errors="replace", start_new_session=not WINDOWS,
            pass_fds=() if WINDOWS else holding,
        )  # fmt: skip
    except FileNotFoundError as error:
        return 127, str(error)
    lines: queue.Queue[str | None] = queue.Queue()
    stdout = process.stdout
    if stdout is None:
        raise AssertionError("Popen was asked for a pipe")

    def read() -> None:
        for line in stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    output: list[str] = []
    end = time.monotonic() + limit
    next_beat = time.monotonic() + 0.5
    try:
        while True:
            try:
                line = lines.get(timeout=max(0.0, next_beat - time.monotonic()))
                if line is None:
                    return process.wait(), "".join(output)
                output.append(line)
                see(line)
            except queue.Empty:
                see(None)
                next_beat = time.monotonic() + 0.5
                if next_beat > end:
                    return 124, "".join(output)
    finally:
        if process.poll() is None:
            kill_all(process)
            process.wait()


def kill_all(process: subprocess.Popen[str]) -> None:
    """Kills a process and, where the system knows sessions, what it started."""
    if WINDOWS:
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):  # it ended this very moment
        os.killpg(process.pid, signal.SIGKILL)


@contextlib.contextmanager
def stopped_at_the_end(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends a process when the block is left, whatever the reason."""
    patience = 0
    try:
        yield
    except KeyboardInterrupt:
        patience = 10  # a terminal's Ctrl-C reached the process as well: it gets the time to end by itself
        raise
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave the process behind
        try:
            process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
