"""The fresh reading: a registry made from its files, with everything that is wrong with it."""

from pathlib import Path as FilePath

from registry.reading.contents import Contents
from registry.reading.files import put_together
from registry.reading.loaded import Loaded
from registry.reading.mending import Mending, last_key
from registry.reading.resolve import Resolver
from registry.reading.salvage import salvage
from registry.source.problem import Problem, also_at


def read_afresh(contents: Contents) -> Loaded:
    """The registry that these files are. What is wrong is left out, listed, and the rest is read."""
    files = put_together(contents)
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
        tuple(contents.files),
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
