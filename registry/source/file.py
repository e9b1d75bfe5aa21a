"""The file: its bytes, and nothing that is no file. A pipe or a device may give nothing, or never end.

Whoever reads what somebody else named reads it here, so that nothing waits for a writer who never comes.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 5 * 1024 * 1024
"""The largest file that is read: some 7,000 third parties, read in about two seconds."""

_READING: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that takes the file's place between two steps is not waited for
)


class NotAFile(OSError):
    """A pipe, a socket or a device, or a link to one."""


class TooLarge(OSError):
    """More than is read of a file; `size` is how much there is, as far as one looked."""

    def __init__(self, size: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG))
        self.size = size


def read(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file; OSError where there are none to be had: for a folder, `NotAFile`, `TooLarge` too.

    ValueError for a name with a zero byte.
    """
    _check(path.stat(), path)  # before it is opened: opening a device may do something
    with os.fdopen(os.open(path, _READING), "rb") as opened:
        status = os.fstat(opened.fileno())
        _check(status, path)
        if status.st_size > most:
            raise TooLarge(status.st_size)
        raw = opened.read(most + 1)
    if raw is None:  # some files of the system are files by name and wait like a pipe
        raise NotAFile(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
    if len(raw) > most:
        raise TooLarge(len(raw))
    return raw


def _check(status: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
