"""The loaded registry: what could be read of it, what could not, and where everything stands."""

from pathlib import Path as FilePath
from typing import NamedTuple

from registry.records.registry import Registry
from registry.source.marks import Marks, Path
from registry.source.problem import Mark, Problem, mark_of


class Loaded(NamedTuple):
    """What could be read of a registry, and what could not."""

    registry: Registry | None
    """The registry without what is wrong in it; None when there is too little to show."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, by file and line. What each names is left out of the registry, or weakened."""
    marks: Marks
    """Where each entry stands in its file."""
    paths: tuple[FilePath, ...]
    """The files that were read."""

    def mark(self, path: Path) -> Mark:
        """Where an entry stands, or the nearest thing around it."""
        return mark_of(path, self.marks)
