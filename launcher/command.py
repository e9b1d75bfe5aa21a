"""The commands: handed over to `python -m commands`, and their help."""

from __future__ import annotations

import runpy
from collections.abc import Sequence

from launcher import handover, paths
from launcher.messages import language, say
from launcher.stamp import is_ready


def run_command(argv: Sequence[str]) -> int:
    """Hands the arguments, the folder and the pipes as they are to `python -m commands`."""
    if not is_ready("run"):
        from launcher.environment import set_up

        set_up("run")
    command = [str(paths.PYTHON), "-m", "commands", *argv]
    return handover.replace(command, handover.child_environ())


def show_help(argv: Sequence[str]) -> int:
    """The commands' own help once they are installed, else the short one twice: help installs nothing."""
    if is_ready("run"):
        return run_command([*argv, "--help"])
    second = "en" if language() == "fr" else "fr"
    print(say("help"), say("help", second), sep="\n\n" + "-" * 80 + "\n\n")
    return 0


def show_version() -> int:
    """The version, from the file that says it: whoever reports a set-up that failed can tell it too."""
    print("sillage", runpy.run_path(str(paths.ROOT / "registry" / "version.py"))["VERSION"])
    return 0
