"""Offers: the registries there are to choose from. The address names one of them and never a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

VARIABLE: Final = "SILLAGE_REGISTRY"
"""The environment variable that names a file or a folder to open first."""
FIRST: Final = "processors"
"""The registry shown when nothing else is asked for."""
_ENDINGS: Final = (".yaml", ".yml")


class Offer(NamedTuple):
    """A registry to choose."""

    name: str
    """What the address calls it."""
    path: Path
    """Where it is read."""


def offers(environment: Mapping[str, str], shipped: Path) -> tuple[Offer, ...]:
    """The registry of the environment first, then those shipped in a folder, `processors` before the others.

    Two of the same name are told apart by a number, in that order.
    """
    found: dict[str, Path] = {}
    for path in _paths(environment, shipped):
        name = path.stem if path.suffix in _ENDINGS else path.name
        number = 2
        unique = name
        while unique in found:
            unique, number = f"{name}-{number}", number + 1
        found[unique] = path
    return tuple(Offer(name, path) for name, path in found.items())


def _paths(environment: Mapping[str, str], shipped: Path) -> Iterator[Path]:
    given = environment.get(VARIABLE, "").strip()
    first = Path(given).expanduser() if given else None
    if first is not None:
        yield first
    files = [path for path in shipped.glob("*") if path.suffix in _ENDINGS]
    for path in sorted(files, key=lambda each: (each.stem != FIRST, each.name)):
        if first is None or not (first.exists() and first.samefile(path)):
            yield path
