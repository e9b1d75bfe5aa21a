"""A killer of helpers: every process that draws for another one is killed as soon as it is there."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

HELPERS: Final = (b"dataflow/engine/worker.py", b"dataflow.engine.apart")
WASM: Final = {"SILLAGE_LAYOUT": "wasm"}
"""The environment in which a layout is made by a helper, whatever is installed."""


@contextlib.contextmanager
def killing(parent: int) -> Iterator[None]:
    """Kills the helpers of that process while the block runs; at the end at least one was there to be killed."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("processes are found where Linux shows them")
    over, killed = threading.Event(), set[int]()

    def hunt() -> None:
        while not over.wait(0.005):
            for pid in _helpers(parent):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                killed.add(pid)

    hunter = threading.Thread(target=hunt)
    hunter.start()
    try:
        yield
    finally:
        over.set()
        hunter.join()
    assert killed


def _helpers(parent: int) -> Iterator[int]:
    """The processes that this one started in order to draw, by their ids."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                above = int((folder / "stat").read_text(encoding="utf-8").rpartition(") ")[2].split()[1])
                command = (folder / "cmdline").read_bytes() if above == parent else b""
                if any(each in command for each in HELPERS):
                    yield int(folder.name)
