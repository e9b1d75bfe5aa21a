"""Loading a registry of five megabytes, against the YAML parser it stands on."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from benchmarks.figure import Figure
from benchmarks.registries import vendors
from registry.cache.folder import VARIABLE
from registry.reading.load import load
from registry.shelf import Shelf

MEGABYTES = 5


def figures(folder: Path) -> Iterator[Figure]:
    """Reading it for the first time, taking what a command before kept of it, and looking at it again."""
    path = folder / "large.yaml"
    text = vendors(MEGABYTES * 1_500)
    path.write_text(text, encoding="utf-8")
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = ""  # nothing is kept, and nothing that was kept is taken
    load(path)  # what is read once in every process, such as the vocabulary, is not told here
    parsed = _timed(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    read = _timed(lambda: load(path))
    os.environ[VARIABLE] = str(folder / "cache")
    load(path)
    taken = _timed(lambda: load(path))
    if before is None:
        del os.environ[VARIABLE]
    else:
        os.environ[VARIABLE] = before
    shelf = Shelf()
    shelf.look(path)
    again = _timed(lambda: shelf.look(path))
    size = len(text.encode()) / 1_000_000
    yield Figure(f"PyYAML’s C parser alone, {size:.1f} MB", parsed, "s")
    yield Figure("load and validate / PyYAML’s C parser alone", read / parsed, "×", goal=1.0)
    yield Figure("load what another process read and kept", taken, "s")
    yield Figure("look again at an unchanged one", again, "s", goal=0.1)


def _timed(work: Callable[[], object]) -> float:
    """Seconds of this process's processor time: the smaller of two runs."""
    runs = []
    for _ in range(2):
        began = time.process_time()
        work()
        runs.append(time.process_time() - began)
    return min(runs)
