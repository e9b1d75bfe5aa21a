"""The choice of a registry: which ones there are, and which of them a path or a short name means.

Terminal and dashboard both ask here, so that a name which one understands the other understands too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from registry.reading.contents import ENDINGS, is_registry_file

SHIPPED: Final = Path(__file__).resolve().parent.parent / "data"
"""The folder of the registries that come with the programme."""
VARIABLE: Final = "SILLAGE_REGISTRY"
"""The environment variable that names a file or a folder to open where none is given."""
DEFAULT: Final = "processors"
"""The shipped registry that is opened when nothing else is asked for."""


class Offer(NamedTuple):
    """A registry to choose."""

    name: str
    """What the dashboard's address calls it: never a path."""
    path: Path
    """Where it is read."""


class UnknownRegistry(LookupError):
    """Neither a file or folder, nor the short name of a shipped registry."""

    def __init__(self, wanted: str, names: tuple[str, ...]) -> None:
        super().__init__(wanted)
        self.wanted, self.names = wanted, names
        """What was asked for, and the short names there are."""


def located(given: str, environment: Mapping[str, str], shipped: Path = SHIPPED) -> Path:
    """The file or folder meant: the one given, else the one of the environment, else the default.

    A shipped one is named from the folder one stands in, where it is below it: that is how one would type it.
    UnknownRegistry when there is no such file and no such name.
    """
    wanted = given or named_by(environment)
    if not wanted:
        return _near(shipped / f"{DEFAULT}.yaml")
    found = meant(wanted, shipped)
    if found is None:
        raise UnknownRegistry(wanted, tuple(sorted({path.stem for path in _files(shipped)})))
    return found


def offers(environment: Mapping[str, str], shipped: Path = SHIPPED) -> tuple[Offer, ...]:
    """The registry of the environment first, there or not, then the shipped ones, the default before the others.

    Two of the same name are told apart by a number, in that order.
    """
    found: dict[str, Path] = {}
    for path in _paths(environment, shipped):
        name = path.stem if is_registry_file(path) else path.name
        number = 2
        unique = name
        while unique in found:
            unique, number = f"{name}-{number}", number + 1
        found[unique] = path
    return tuple(Offer(name, path) for name, path in found.items())


def named_by(environment: Mapping[str, str]) -> str:
    """What the environment names; empty for nothing."""
    return environment.get(VARIABLE, "").strip()


def meant(wanted: str, shipped: Path = SHIPPED) -> Path | None:
    """The file or folder of that path, else the shipped registry of that short name; None: there is neither.

    OSError for what the system refuses to look up, a name too long.
    """
    path = Path(wanted).expanduser()
    if path.exists():
        return path
    if path.name != wanted:
        return None
    named = (shipped / f"{wanted}{ending}" for ending in (*ENDINGS, ""))
    return next((_near(each) for each in named if each.exists()), None)


def _paths(environment: Mapping[str, str], shipped: Path) -> Iterator[Path]:
    given = named_by(environment)
    first = (meant(given, shipped) or Path(given).expanduser()) if given else None
    if first is not None:
        yield first
    for path in sorted(_files(shipped), key=lambda each: (each.stem != DEFAULT, each.name)):
        if first is None or not (first.exists() and first.samefile(path)):
            yield path


def _files(shipped: Path) -> list[Path]:
    return [path for path in shipped.glob("*") if is_registry_file(path)]


def _near(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
