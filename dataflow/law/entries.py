"""The entries of a data file of this room, which comes with the package."""

from pathlib import Path
from typing import Any

from registry.source.shipped import read_shipped

FOLDER = Path(__file__).parent


def data_of(path: Path) -> Any:
    """What a data file says; RuntimeError when the file, which we ship, is broken."""
    source = read_shipped(path, path.name)
    if source.problems:
        first = source.problems[0]
        raise RuntimeError(f"{first.file}:{first.line}: broken table ({first.code})")
    return source.data


def entries(name: str) -> list[Any]:
    """The entries of the table of that name."""
    found: list[Any] = data_of(FOLDER / f"{name}.yaml")[name]
    return found
