"""Loading: a registry from a file or a folder, with everything that is wrong with it."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import NamedTuple

from registry.reading.files import Files, read_files
from registry.reading.mending import Mending, last_key
from registry.reading.resolve import Resolver
from registry.reading.salvage import salvage
from registry.records.registry import Registry
from registry.source.marks import Path
from registry.source.problem import Mark, Problem, also_at, mark_of


class Loaded(NamedTuple):
    """What could be read of a registry, and what could not."""

    registry: Registry | None
    """The registry without what is wrong in it; None when there is too little to show."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, by file and line. What each names is left out of the registry, or weakened."""
    marks: Mapping[Path, Mark]
    """Where each entry stands in its file."""
    paths: tuple[FilePath, ...]
    """The files that were read."""

    def mark(self, path: Path) -> Mark:
        """Where an entry stands, or the nearest thing around it."""
        return mark_of(path, self.marks)


def load(path: str | FilePath) -> Loaded:
    """Reads a registry: one YAML file, or a folder of files that each hold a part of it.

    Never raises for what a user wrote and never stops at the first fault: what is wrong is left out,
    listed, and the rest is read. A registry that is returned has no reference that leads nowhere.
    """
    with _without_collecting():
        return _loaded(read_files(FilePath(path)))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keeps Python from looking for circles among what is read: there are none, and it takes as long again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _loaded(files: Files) -> Loaded:
    mending = Mending(files.data, files.marks, files.lost)
    registry = salvage(mending) if files.data else None
    dangling: list[Problem] = []
    while registry is not None:
        faults = list(Resolver(registry, files.data, mending.mended, files.lost).faults(files.marks))
        if not faults:
            break
        dangling += [problem for _, problem in faults]
        for at, _ in faults:
            mending.leave_out(at, last_key(at))
        # Leaving something out can leave out what another entry refers to, so it is looked at again.
        registry = salvage(mending)
    return Loaded(
        registry,
        _in_order(files.problems + mending.problems + _told_once(dangling)),
        files.marks,
        files.paths,
    )


def _told_once(dangling: list[Problem]) -> list[Problem]:
    """One problem for everything that names the same missing thing: at the first place, with the others."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in _in_order(dangling):
        alike.setdefault((problem.code, repr(sorted(problem.values.items()))), []).append(problem)
    return [_with_places(first, others) for first, *others in alike.values()]


def _with_places(first: Problem, others: list[Problem]) -> Problem:
    places = (
        str(each.line) if each.file == first.file else f"{FilePath(each.file).name}:{each.line}"
        for each in others
    )
    return also_at(first, *dict.fromkeys(places))


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    once = {problem.order: problem for problem in problems}
    return tuple(once[order] for order in sorted(once))
