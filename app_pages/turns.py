"""Turns: how many visitors' pages are run at the same moment; the others wait for theirs.

Python runs one thread at a time. Fifty pages that are run at once take it from each other hundreds of times a second,
and all of them end last; one after the other, each ends as soon as it can (figures: docs/dashboard.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore, local
from typing import Final

AT_ONCE: Final = 2
"""One that waits for git does not keep everybody else waiting."""
_free: Final = Semaphore(AT_ONCE)
_here: Final = local()
"""Whether this thread has a turn."""


@contextmanager
def turn() -> Iterator[None]:
    """Waits for a turn, and gives it back however the page ends: Streamlit ends a run by raising."""
    with _free:
        _here.mine = True
        try:
            yield
        finally:
            _here.mine = False


@contextmanager
def aside() -> Iterator[None]:
    """Gives the turn to somebody else while something is made that takes long, and waits for one again after it.

    Nothing that others wait for may be held meanwhile: they have a turn, and this one waits for theirs.
    """
    if not getattr(_here, "mine", False):  # a file is made, or a part of a page runs by itself
        yield
        return
    _here.mine = False
    _free.release()
    try:
        yield
    finally:
        _free.acquire()
        _here.mine = True
