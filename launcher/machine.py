"""What the machine is asked: its system, its cores, whether somebody sits before it."""

import os
import sys
from collections.abc import Mapping

WINDOWS = os.name == "nt"


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_ci(environ: "Mapping[str, str]" = os.environ) -> bool:
    """Whether this runs in continuous integration."""
    return environ.get("CI", "").lower() not in ("", "0", "false")


def has_screen(environ: "Mapping[str, str]" = os.environ, platform: str = sys.platform) -> bool:
    """Whether a browser can be opened for the reader."""
    if in_ci(environ):
        return False
    if platform in ("win32", "darwin", "cygwin"):
        return not environ.get("SSH_CONNECTION")
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
