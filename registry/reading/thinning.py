"""Thinning: the beginning of a registry that has more faults than anybody mends, so that reading it ends."""

from collections.abc import Iterator, Set
from itertools import islice, takewhile
from typing import Any

MOST_FAULTS = 10_000
"""How many faults of one look are mended one by one. Each takes a hundred times the memory of the bytes it is in."""

SHARES = (1_000, 100, 10)
"""How many entries of each part are kept, the first that does."""


def thinned(data: dict[str, Any], most: int, keys: Set[str]) -> dict[str, Any]:
    """The first entries of each part of the registry, but for those that hold a longer list: half of one would say
    that there is no more. `keys` are those of a registry; of others the first are kept, to be told."""
    strange = set(islice((key for key in data if key not in keys), most))
    return {key: _first(value, most) for key, value in data.items() if key in keys or key in strange}


def cut_from(data: dict[str, Any], kept: dict[str, Any]) -> Iterator[str]:
    """The ids of the entries that are in the data and not in what was kept of it."""
    for key, value in data.items():
        if isinstance(value, dict):
            held = kept.get(key)
            yield from (id_ for id_ in value if not isinstance(held, dict) or id_ not in held)


def _first(value: Any, most: int) -> Any:
    if isinstance(value, dict):
        return {key: each for key, each in islice(value.items(), most) if not _is_wide(each, most)}
    if isinstance(value, list):  # what stands behind an item that is not kept would stand in its place
        return list(takewhile(lambda each: not _is_wide(each, most), value[:most]))
    return value


def _is_wide(value: Any, most: int) -> bool:
    """Whether a mapping or list in an entry, or the entry, is longer than that."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict | list):
            if len(each) > most:
                return True
            waiting += each.values() if isinstance(each, dict) else each
    return False
