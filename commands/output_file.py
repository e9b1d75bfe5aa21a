"""Files: written whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from commands.exit import Misuse
from commands.settings import Settings


def put(path: Path, content: bytes, settings: Settings) -> None:
    """Writes a file beside its place and then moves it there, so that a failure leaves the old one whole.

    What was there is replaced, as other tools do. Misuse where the system refuses.
    """
    try:
        if path.exists() and not path.is_file():
            _pour(path, content, settings)
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as beside:
            try:
                beside.write(content)
                beside.close()
                # A temporary file is its owner's alone; a file to hand on gets what any new file gets.
                Path(beside.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
                Path(beside.name).replace(path)
            finally:  # a full disk, Ctrl-C: nothing stays beside; what was moved is not there any more
                with contextlib.suppress(OSError):
                    Path(beside.name).unlink()
    except OSError as error:
        raise Misuse(
            settings.say("file.refused", path=str(path), reason=error.strerror or str(error))
        ) from None


def _pour(path: Path, content: bytes, settings: Settings) -> None:
    """Writes into what is no file: a pipe or /dev/stdout is written to, not replaced. Misuse where nobody reads it."""
    try:
        opened = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        raise Misuse(settings.say("file.no_reader", path=str(path))) from None
    with os.fdopen(opened, "wb") as pipe:
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(opened, True)  # somebody reads it, and may take the time that it takes
        pipe.write(content)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
