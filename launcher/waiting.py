"""Waiting for another set-up of the same clone to end."""

from __future__ import annotations

import errno
import sys
import time
from typing import IO

from launcher.messages import say
from launcher.progress import Progress


def wait_for(lock: IO[str], progress: Progress) -> None:
    """Takes the lock, which the system frees when its holder ends, however it ends."""
    while True:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise
        progress.show(say("waiting", seconds=progress.seconds))
        time.sleep(0.5)
