"""What has the name of a file and is none: pipes, sockets, devices, links to them."""

import contextlib
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Final

import pytest

KINDS: Final = ("pipe", "link to a pipe", "socket", "endless device", "link to a device", "terminal", "ring")
DEVICES: Final = {"endless device": "/dev/zero", "link to a device": "/dev/random", "terminal": "/dev/ptmx"}


def special(kind: str, path: Path) -> Path:
    """Something of that kind under that path; a device is linked to, as a registry's folder would."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no such files")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to a pipe":
        beside = path.with_name("pipe")
        os.mkfifo(beside)
        path.symlink_to(beside)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound, contextlib.chdir(path.parent):
            bound.bind(path.name)  # its whole path may be longer than a socket's name can be
    elif kind == "ring":
        path.symlink_to(path.name)
    else:
        path.symlink_to(DEVICES[kind])
    return path


@contextlib.contextmanager
def at_once(seconds: float = 20.0) -> Iterator[None]:
    """Fails what is still waiting after a while, where it would wait for ever."""

    def late(number: int, frame: FrameType | None) -> None:
        raise AssertionError("it waits for what never comes")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
