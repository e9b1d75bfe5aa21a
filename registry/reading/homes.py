"""The homes of a key: where in the format it stands, for whoever wrote it where it does not."""

from collections.abc import Set
from functools import cache

from registry.reading.shape import keys_at, record_at
from registry.records.stated import Stated
from registry.records.text import Text
from registry.source.marks import Path

STEP = " › "
"""What stands between the keys of a home."""
ANY = "…"
"""What stands in a home for the id of an entry."""
MOST = 4
"""A key that belongs to more places than this is no help in finding the right one."""

_Home = tuple[str, ...]


def homes_of(key: str, entry: Path) -> tuple[str, ...]:
    """Where a key should stand that was written in an entry: those of its homes that are nearest to that entry, from
    the entry on where they are below it. None where it has no home, or too many that are as near."""
    written = _written(entry)
    every = _homes().get(key, ())
    nearness = [_shared(written, home) for home in every]
    nearest = [home for home, near in zip(every, nearness, strict=True) if near == max(nearness)]
    cut = len(written) if nearness and max(nearness) == len(written) else 0
    told = (STEP.join(home[cut:] or home) for home in nearest)
    return tuple(told) if len(nearest) <= MOST else ()


def is_key(word: str) -> bool:
    """Whether a word is a key of the format, wherever that stands."""
    return word in _homes()


def section_of(keys: Set[str], entry: Path) -> str | None:
    """The part of a registry whose entries have all of these keys, for an entry that stands in another one."""
    found = (part for part, known in _sections().items() if keys <= known and part != entry[0])
    return next(found, None)


@cache
def _homes() -> dict[str, tuple[_Home, ...]]:
    """For each key of the format where it stands, in the order of the format."""
    found: dict[str, list[_Home]] = {}
    waiting: list[_Home] = [()]
    for at in waiting:
        for key in sorted(keys_at(at)):
            home = (*at, key)
            found.setdefault(key, []).append(home)
            inner = next((each for each in (home, (*home, ANY)) if record_at(each) is not None), None)
            record = record_at(inner) if inner else None
            if inner and record is not None and record is not Text and not issubclass(record, Stated):
                waiting.append(inner)
    return {key: tuple(homes) for key, homes in found.items()}


@cache
def _sections() -> dict[str, frozenset[str]]:
    parts = {part: keys_at((part, ANY)) or keys_at((part, 0)) for part in sorted(keys_at(()))}
    return {part: frozenset(keys) for part, keys in parts.items() if keys}


def _written(entry: Path) -> _Home:
    """The path of an entry as a home is written: without the numbers of items, and `…` for ids."""
    steps = enumerate(entry)
    return tuple(
        str(step) if step in keys_at(entry[:n]) else ANY for n, step in steps if isinstance(step, str)
    )


def _shared(one: _Home, other: _Home) -> int:
    """With how many steps both begin."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
