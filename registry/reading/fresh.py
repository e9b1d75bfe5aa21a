"""The fresh reading: a registry made from its files, with everything that is wrong with it."""

from collections.abc import Iterable
from itertools import islice
from operator import itemgetter
from pathlib import Path as FilePath

from registry.reading.contents import Contents
from registry.reading.facing import face
from registry.reading.fault import last_key
from registry.reading.files import put_together
from registry.reading.loaded import Loaded
from registry.reading.mending import Mending
from registry.reading.resolve import Dangling, Resolver
from registry.reading.salvage import salvage
from registry.reading.short import written_out
from registry.reading.thinning import MOST_FAULTS
from registry.records.registry import Registry
from registry.source.marks import Marks, Path
from registry.source.problem import Mark, Problem, also_at, problem_at
from registry.source.tally import Tally, in_order


def read_afresh(contents: Contents) -> Loaded:
    """The registry that these files are. What is wrong is left out, listed, and the rest is read."""
    files = written_out(put_together(contents))
    face(files.data)
    mending = Mending(files.data, files.marks, files.lost)
    registry = salvage(mending) if files.data else None
    lost = _Lost()
    while registry is not None and (faults := _dangling(registry, files.marks, mending, lost)):
        if len(faults) <= MOST_FAULTS or not mending.thin():
            for at in faults:
                mending.leave_out(at, last_key(at))
        # Leaving something out can leave out what another entry refers to, so it is looked at again. The
        # registry before is let go first: two at a time would take twice the memory.
        registry = None
        registry = salvage(mending)
    problems = Tally((*files.problems, *mending.problems, *lost.problems)).problems
    return Loaded(registry, tuple(in_order(problems)), files.marks, tuple(contents.files))


def _dangling(registry: Registry, marks: Marks, mending: Mending, lost: "_Lost") -> list[Path]:
    """Where references lead nowhere; adds the problems, but where there are too many to mend them."""
    resolver = Resolver(registry, mending.data, mending.mended, mending.lost)
    faults = list(islice(resolver.faults(marks), None if mending.is_thin else MOST_FAULTS + 1))
    if len(faults) > MOST_FAULTS and not mending.is_thin:
        return [at for at, _ in faults]
    lost.add(map(itemgetter(1), faults), resolver)
    return [at for at, _ in faults]


_Alike = tuple[str, tuple[tuple[str, str], ...]]


class _Lost:
    """References that lead nowhere: one problem for all that name the same missing thing."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._told: dict[_Alike, Problem] = {}
        self._places: dict[_Alike, list[Mark]] = {}

    def add(self, faults: Iterable[Dangling], resolver: Resolver) -> None:
        """Adds the faults of one look, in the order of the files; what was meant is looked for where it is told."""
        for fault in sorted(faults):
            alike = fault.code, fault.values
            if alike in self._places:
                self._places[alike].append(fault.mark)
                continue
            self._places[alike] = [fault.mark]
            if not self._tally.room(fault.code, fault.kind):
                self._tally.count(fault.code, fault.kind)
                continue
            values = {**dict(fault.values), **resolver.meant(fault)}
            self._told[alike] = problem_at(fault.mark, fault.code, **values)
            self._tally.add(self._told[alike])

    @property
    def problems(self) -> list[Problem]:
        """Those that are told, each with the other places it stands at, and how many more there are."""
        told = [_with_places(problem, self._places[alike]) for alike, problem in self._told.items()]
        return [*told, *self._tally.problems[len(told) :]]


def _with_places(problem: Problem, marks: list[Mark]) -> Problem:
    """The problem at the first of the places, with the others."""
    first, *others = sorted(marks)
    places = (
        str(each.line) if each.file == first.file else f"{FilePath(each.file).name}:{each.line}"
        for each in others
    )
    moved = problem.model_copy(update=first._asdict())
    return also_at(moved, *dict.fromkeys(places))
