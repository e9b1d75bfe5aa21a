"""Whole processes: what a command costs from its start to its end, as the operating system counts it."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Cost(NamedTuple):
    """What one process took."""

    cpu: float
    """Seconds of processor time, its own and the system’s for it: a busy machine stretches it less than the clock."""
    wall: float
    """Seconds by the clock."""
    memory: float
    """Its largest memory, in MiB."""
    code: int
    """Its exit code; 124 when it was stopped at the limit."""


def _usual(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment, in which Python keeps the code it has compiled, as it does where nobody forbids it."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(arguments: Sequence[str], environment: Mapping[str, str] | None = None, limit: float = 300.0) -> Cost:
    """Runs Python with these arguments once; what it prints is thrown away. Stopped after `limit` seconds."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**_usual(os.environ), **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - began > limit:
                process.kill()
                _, _, usage = os.wait4(process.pid, 0)
                status = 124 << 8
                break
            time.sleep(0.002)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode)


def median(
    arguments: Sequence[str],
    environment: Mapping[str, str] | None = None,
    repeats: int = 3,
    *,
    warm: bool = True,
    limit: float = 300.0,
) -> Cost:
    """The run of median processor time; `warm` runs it once before, uncounted, as the second run of a user is."""
    runs = [run(arguments, environment, limit) for _ in range(repeats + warm)][int(warm) :]
    middle = statistics.median_low(each.cpu for each in runs)
    return next(each for each in runs if each.cpu == middle)
