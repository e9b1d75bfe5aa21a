"""The cache folder: where what was read and validated once is kept for the next start, and for whom.

Nothing rests on it: what cannot be kept, or read back as it was kept, is made anew. It holds what registries
say, so folder and files are for their owner alone; it is data and never code, and safe to delete.
"""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

VARIABLE = "SILLAGE_CACHE"
"""The variable that moves the folder, or turns it off when it is empty."""

MOST_BYTES = 64 * 1024 * 1024
"""How much is kept: the oldest is dropped for what is new. A registry of 5 MB takes some 15 MB."""

ENDING = ".kept"
_READING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe is not waited for
)
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _READING
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def folder_of(environment: Mapping[str, str]) -> Path | None:
    """The folder that the environment names; None where it names none or has the cache turned off."""
    if VARIABLE in environment:
        chosen = environment[VARIABLE].strip()
        return Path(chosen) if chosen else None
    base = Path(environment.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", ""))
    if base.is_absolute():  # the XDG specification has relative paths ignored
        return base / "sillage"
    try:
        return Path.home() / ".cache" / "sillage"
    except RuntimeError:  # nobody's home is known
        return None


def fetch(name: str) -> bytes | None:
    """The bytes kept under a name; None when there are none that only their owner could have written."""
    folder = folder_of(os.environ)
    if folder is None or not _is_safe(folder):
        return None
    try:
        file = os.open(folder / f"{name}{ENDING}", _READING)
    except (OSError, ValueError):
        return None
    with os.fdopen(file, "rb") as opened:
        try:
            status = os.fstat(file)
            return opened.read() if _is_own(status, stat.S_ISREG, _OTHERS) else None
        except OSError:
            return None


def put(name: str, content: bytes) -> None:
    """Keeps bytes under a name, if they can be kept at all; a reader sees all of them or none."""
    folder = folder_of(os.environ)
    if folder is None or len(content) > MOST_BYTES:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_safe(folder):
            return
        made = folder / f"{name}.{os.urandom(6).hex()}{ENDING}"
        with os.fdopen(os.open(made, _WRITING, 0o600), "wb") as opened:
            opened.write(content)
        made.replace(folder / f"{name}{ENDING}")
        _drop_oldest(folder)
    except (OSError, ValueError):
        return  # a full or read-only disk, a folder that is a file: the next start reads the sources again


def _is_safe(folder: Path) -> bool:
    """Whether a folder is ours and nobody else can put files into it."""
    try:
        return _is_own(folder.lstat(), stat.S_ISDIR, _OTHERS_WRITE)
    except (OSError, ValueError):
        return False


def _is_own(status: os.stat_result, is_kind: Callable[[int], bool], denied: int) -> bool:
    """Whether a file is of a kind, is ours and denies others those rights. Windows keeps them by inheritance."""
    if os.name == "nt":
        return is_kind(status.st_mode)
    return is_kind(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & denied


def _drop_oldest(folder: Path) -> None:
    """Removes the oldest files until what is left is no more than may be kept."""
    found = [(entry.stat(follow_symlinks=False), entry.path) for entry in os.scandir(folder)]
    held = sorted(
        (status.st_mtime_ns, status.st_size, path) for status, path in found if path.endswith(ENDING)
    )
    left = sum(size for _, size, _ in held)
    for _, size, path in held:
        if left <= MOST_BYTES:
            return
        Path(path).unlink(missing_ok=True)
        left -= size
