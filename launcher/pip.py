"""The pip that fills `.venv`: which one, in what environment, and how far it is."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from launcher import paths
from launcher.machine import WINDOWS
from launcher.messages import say
from launcher.progress import Progress

OLDEST_PIP = (22, 3)  # the first with `pip --python`


def has(module: str) -> bool:
    """Whether this Python has a module, without importing it."""
    from importlib.util import find_spec

    return find_spec(module) is not None


def pip_outside() -> list[str]:
    """The pip of this Python, told to install into `.venv`; empty when there is none or it is too old.

    It saves the four seconds of installing pip, and Debian without python3-venv has no other.
    """
    if not has("pip"):
        return []
    from importlib.metadata import version

    found = tuple(int(part) for part in re.findall(r"\d+", version("pip"))[:2])
    return [sys.executable, "-m", "pip", "--python", str(paths.PYTHON)] if found >= OLDEST_PIP else []


def pip_environ(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment for pip: the user's mirror, proxy and certificates, nothing that leads it elsewhere."""
    astray = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_BINARY", "PIP_DRY_RUN", "PIP_QUIET"}
    kept = {
        name: value for name, value in environ.items() if name not in astray and not name.startswith("PYTHON")
    }
    own = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    return {**kept, **own}


def packages() -> list[Path]:
    """The folders of `.venv` that packages are installed in."""
    if WINDOWS:
        return [paths.VENV / "Lib/site-packages"]
    return sorted(paths.VENV.glob("lib/python3*/site-packages"))


def installed() -> int:
    """How many packages `.venv` holds."""
    return sum(1 for folder in packages() for _ in folder.glob("*.dist-info"))


class PipWatch:
    """Reads pip's output, and the folder it fills, for what to tell the reader."""

    def __init__(self, kind: str, progress: Progress) -> None:
        text = paths.LOCKS[kind].read_text(encoding="utf-8")
        self.total = len(re.findall(r"^[\w.-]+(?:\[[^\]]*\])?==", text, flags=re.MULTILINE))
        self.progress = progress
        self.collected = 0
        self.to_install: list[str] = []
        self.present = installed()

    def see(self, line: str | None) -> None:
        """Takes one line of pip, or None when half a second passed without one."""
        taken = re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)", line or "")
        if taken:
            self.collected += 1
            self.progress.show(say("download", done=self.collected, total=self.total, name=taken[1]))
        elif line and line.startswith("Ignoring "):  # a pin for other systems or another Python
            self.total -= 1
        elif line and line.startswith("Installing collected packages: "):
            self.to_install = line.split(": ", 1)[1].strip().split(", ")
        elif line is None and self.to_install:
            total = len(self.to_install)
            done = min(installed() - self.present, total)
            name = self.to_install[min(done, total - 1)]
            self.progress.show(say("install", done=done, total=total, name=name))
