"""The shelf: registries as they were last read, each with its last state that was without problems."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from registry.reading.contents import files_of
from registry.reading.load import Loaded, load
from registry.records.registry import Registry
from registry.source.file import read
from registry.source.problem import Mark, Problem

Condition = Literal["good", "partial", "kept", "nothing"]
"""good: no problems; kept: the file has problems, its last good state is shown; partial: it has problems
and was never seen without, what could be read is shown; nothing: nothing could be read."""

Stamp = tuple[tuple[str | int, ...], ...]

_FRESH_NS: Final = 2 * 10**9
"""How long after a change the same times may still stand for another one: clocks of file systems are that coarse."""


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
    content: str = ""
    """Tells what the files hold now from what they hold later: `version` is that of what is shown."""


class Shelf:
    """Reads registries again when their files change. Shared by all visitors; thread-safe.

    Nothing is read while the lock is held: whatever one registry takes, the others are there. While one thread reads
    a registry, others get it as it was before; only who comes before it was ever read waits for it.
    """

    def __init__(self, load: Callable[[Path], Loaded] = load) -> None:
        self._load = load
        self._held: dict[Path, _Held] = {}
        self._turns: dict[Path, Lock] = {}
        self._lock = Lock()

    def look(self, path: Path) -> Shown:
        """The registry as its files are now, or its last good state when they are broken."""
        with self._lock:
            turn, before = self._turns.setdefault(path, Lock()), self._held.get(path)
        if not turn.acquire(blocking=before is None) and before is not None:
            return before.shown
        try:
            return self._looked(path).shown
        finally:
            turn.release()

    def _looked(self, path: Path) -> "_Held":
        # The stamp is taken first: a change while the files are read is then seen at the next look.
        now, stamp = time.time_ns(), stamp_of(path)
        with self._lock:
            held = self._held.get(path)
        if held is not None and held.stamp == stamp:
            return held
        content = content_of(path)
        if held is None or held.shown.content != content:
            held = self._renewed(path, content, held.good if held else None)
        held.stamp = stamp if _is_settled(path, now) else None
        with self._lock:
            self._held[path] = held
        return held

    def _renewed(self, path: Path, content: str, good: "Shown | None") -> "_Held":
        loaded = self._load(path)
        problems = loaded.problems
        if loaded.registry is not None and not problems:
            shown = good = Shown(loaded.registry, content, (), "good", loaded.marks)
        elif good is not None:
            shown = good._replace(problems=problems, condition="kept")
        elif loaded.registry is not None:
            shown = Shown(loaded.registry, content, problems, "partial", loaded.marks)
        else:
            shown = Shown(None, content, problems, "nothing")
        return _Held(None, shown._replace(content=content), good)


@dataclass
class _Held:
    stamp: Stamp | None
    """That of the files as they were read; None while a change could leave it as it is."""
    shown: Shown
    good: Shown | None


def stamp_of(path: Path) -> Stamp:
    """Name, times, size and place on the disk of every file of a registry: equal as long as nobody writes to them.

    The time of the last change of the file's entry cannot be set by hand, unlike that of its content.
    """
    return tuple(
        (str(file), status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_dev)
        for file, status in _files(path)
    )


def content_of(path: Path) -> str:
    """A hash of the names and contents of the files of a registry; of those not to be read, of what else is known."""
    digest = hashlib.sha256()
    for file, status in _files(path):
        try:
            content = read(file)
        except (OSError, ValueError) as refused:  # `load` says why
            content = (
                f"{type(refused).__name__} {status.st_mode} {status.st_size} {status.st_mtime_ns}".encode()
            )
        digest.update(f"{file}\0{len(content)}\0".encode(errors="surrogateescape") + content)
    return digest.hexdigest()[:16]


def _is_settled(path: Path, now: int) -> bool:
    """Whether the last change is so long ago that another one would have another time."""
    changed = (max(status.st_mtime_ns, status.st_ctime_ns) for _, status in _files(path))
    return max(changed, default=0) < now - _FRESH_NS


def _files(path: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for file in files_of(path):
        try:
            yield file, file.stat()
        except (OSError, ValueError):
            continue  # gone, or not to be read: a stamp without it is another stamp
