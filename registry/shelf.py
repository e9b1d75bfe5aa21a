"""The shelf: registries as they were last read, each with its last state that was without problems."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Literal, NamedTuple

from registry.reading.contents import files_of
from registry.reading.load import Loaded, load
from registry.records.registry import Registry
from registry.source.problem import Mark, Problem

Condition = Literal["good", "partial", "kept", "nothing"]
"""good: no problems; kept: the file has problems, its last good state is shown; partial: it has problems
and was never seen without, what could be read is shown; nothing: nothing could be read."""

Stamp = tuple[tuple[str, int, int], ...]


class Shown(NamedTuple):
    """What there is to show of a registry."""

    registry: Registry | None
    """None when nothing could be read and there is no last good state."""
    version: str
    """Tells two states of `registry` apart: a hash of the files it was read from."""
    problems: tuple[Problem, ...]
    """What is wrong with the files as they are now."""
    condition: Condition
    marks: Mapping[tuple[str | int, ...], Mark] = MappingProxyType({})
    """Where the entries of `registry` stand in its files."""


class Shelf:
    """Reads registries again when their files change. Shared by all visitors; thread-safe."""

    def __init__(self, read: Callable[[Path], Loaded] = load) -> None:
        self._read = read
        self._held: dict[Path, _Held] = {}
        self._lock = Lock()

    def look(self, path: Path) -> Shown:
        """The registry as its files are now, or its last good state when they are broken."""
        with self._lock:
            # The stamp is taken first: a change while the files are read is then seen at the next look.
            stamp = stamp_of(path)
            held = self._held.get(path)
            if held is not None and held.stamp == stamp:
                return held.shown
            version = content_of(path)
            if held is None or held.version != version:
                held = self._renewed(path, version, held.good if held else None)
            held.stamp = stamp
            self._held[path] = held
            return held.shown

    def _renewed(self, path: Path, version: str, good: "Shown | None") -> "_Held":
        loaded = self._read(path)
        if loaded.registry is not None and not loaded.problems:
            shown = good = Shown(loaded.registry, version, (), "good", loaded.marks)
        elif good is not None:
            shown = good._replace(problems=loaded.problems, condition="kept")
        elif loaded.registry is not None:
            shown = Shown(loaded.registry, version, loaded.problems, "partial", loaded.marks)
        else:
            shown = Shown(None, version, loaded.problems, "nothing")
        return _Held((), version, shown, good)


@dataclass
class _Held:
    stamp: Stamp
    version: str
    shown: Shown
    good: Shown | None


def stamp_of(path: Path) -> Stamp:
    """Name, time and size of every file of a registry: equal as long as nobody writes to them."""
    return tuple((str(file), status.st_mtime_ns, status.st_size) for file, status in _files(path))


def content_of(path: Path) -> str:
    """A hash of the names and contents of the files of a registry."""
    digest = hashlib.sha256()
    for file, _ in _files(path):
        try:
            content = file.read_bytes()
        except OSError:
            continue  # unreadable: `load` says so
        digest.update(f"{file}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def _files(path: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for file in files_of(path):
        try:
            yield file, file.stat()
        except OSError:
            continue  # gone, or not to be read: a stamp without it is another stamp
