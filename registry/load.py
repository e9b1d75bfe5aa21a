"""Loading: a registry from a file or a folder, with everything that is wrong with it."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import NamedTuple

from registry.files import read_files
from registry.model import Registry
from registry.problem import Mark, Problem
from registry.resolve import Resolver
from registry.salvage import mark_of, salvage
from registry.source import Path


class Loaded(NamedTuple):
    """What could be read of a registry, and what could not."""

    registry: Registry | None
    """The registry without what is wrong in it; None when there is too little to show."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, by file and line. What each names is left out of the registry."""
    marks: Mapping[Path, Mark]
    """Where each entry stands in its file."""
    paths: tuple[FilePath, ...]
    """The files that were read."""

    def mark(self, path: Path) -> Mark:
        """Where an entry stands, or the nearest thing around it."""
        return mark_of(path, dict(self.marks))


def load(path: str | FilePath) -> Loaded:
    """Reads a registry: one YAML file, or a folder of files that each hold a part of it.

    Never raises for what a user wrote and never stops at the first fault: what is wrong is left out,
    listed, and the rest is read. A registry that is returned has no reference that leads nowhere.
    """
    files = read_files(FilePath(path))
    problems = list(files.problems)
    if not files.data:
        return Loaded(None, _in_order(problems), files.marks, files.paths)
    registry, found, gone = salvage(files.data, files.marks)
    problems += found
    while registry is not None:
        faults = list(Resolver(registry, files.data, gone).faults(files.marks))
        problems += [problem for _, problem in faults]
        if not faults:
            break
        paths = {path for path, _ in faults}
        if () in paths:
            return Loaded(None, _in_order(problems), files.marks, files.paths)
        # Leaving something out can leave out what another entry refers to, so it is looked at again.
        registry, found, gone = salvage(files.data, files.marks, gone | paths)
        problems += found
    return Loaded(registry, _in_order(problems), files.marks, files.paths)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    once = {problem.order: problem for problem in problems}
    return tuple(once[order] for order in sorted(once))
