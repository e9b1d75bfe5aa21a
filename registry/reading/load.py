"""Loading: a registry from a file or a folder, read anew where its files have changed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath

from registry.reading.contents import Contents, contents_of
from registry.reading.kept import fetch, key_for, put
from registry.reading.loaded import Loaded

__all__ = ["Loaded", "load"]


def load(path: str | FilePath) -> Loaded:
    """Reads a registry: one YAML file, or a folder of files that each hold a part of it.

    Never raises for what a user wrote and never stops at the first fault: what is wrong is left out,
    listed, and the rest is read. A registry that is returned has no reference that leads nowhere. What the
    same files gave before is kept (`registry.cache`), and is the same.
    """
    with without_collecting():
        contents = contents_of(FilePath(path))
        key = key_for(contents)
        return (fetch(key, contents) if key else None) or _afresh(contents, key)


def _afresh(contents: Contents, key: str | None) -> Loaded:
    from registry.reading.fresh import read_afresh  # parser and validators cost their time only where needed

    loaded = read_afresh(contents)
    if key:
        put(key, loaded)
    return loaded


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keeps Python from looking for circles among what is read or made: there are none, and it takes as long again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
