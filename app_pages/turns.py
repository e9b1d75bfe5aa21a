"""Turns: how many visitors' pages are run at the same moment; the others wait for theirs.

Python runs one thread at a time. Fifty pages that are run at once take it from each other hundreds of times a second,
and all of them end last; one after the other, each ends as soon as it can (figures: docs/dashboard.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore
from typing import Final

AT_ONCE: Final = 2
"""One that waits for a picture or for git does not keep everybody else waiting."""
_free: Final = Semaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Waits for a turn, and gives it back however the page ends: Streamlit ends a run by raising."""
    with _free:
        yield
