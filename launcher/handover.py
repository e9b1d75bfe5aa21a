"""Handing over to another programme: its environment, and becoming it."""

import os
import sys
from collections.abc import Mapping, Sequence

from launcher import paths
from launcher.machine import WINDOWS


def child_environ(environ: "Mapping[str, str]" = os.environ) -> "dict[str, str]":
    """The environment of what is started: from any folder it finds Sillage's packages, never the folder's."""
    kept = {
        name: value for name, value in environ.items() if name not in ("PYTHONHOME", "__PYVENV_LAUNCHER__")
    }
    return {**kept, "PYTHONPATH": str(paths.ROOT), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}


def replace(command: "Sequence[str]", env: "Mapping[str, str]") -> int:
    """Becomes the command; on Windows, where a process cannot, waits for it and returns its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execve(command[0], list(command), env)
    import subprocess

    from launcher.programme import stopped_at_the_end

    process = subprocess.Popen(command, env=env)
    with stopped_at_the_end(process):
        return process.wait()
