"""The problem: one thing wrong with an input file, and where."""

from collections.abc import Mapping
from typing import NamedTuple

from registry.records.record import Record

_MOST_PLACES = 12


class Mark(NamedTuple):
    """Where something stands: file as the user named it, line and column counted from 1."""

    file: str
    line: int
    column: int


class Problem(Record):
    """Something wrong with what was read. Returned as a value, collected, never raised.

    The sentence and the hint are looked up by `code` in `registry/reading/sentences/`, so that both languages
    say the same and the code stays stable for whoever filters on it.
    """

    file: str
    """The file as the user named it; for a folder, the path below it."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1."""
    code: str
    """Stable identifier in kebab-case, such as `duplicate-key`."""
    values: Mapping[str, str] = {}
    """What the sentence and the hint name: keys, values, suggestions."""

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        return Mark(self.file, self.line, self.column)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Where the problem stands in a list: by file, then by line and column."""
        return self.file, self.line, self.column, self.code, repr(sorted(self.values.items()))


def problem_at(mark: Mark, code: str, **values: str) -> Problem:
    """A problem of that code at that mark; `values` fill its sentence and hint."""
    return Problem(file=mark.file, line=mark.line, column=mark.column, code=code, values=values)


def also_at(problem: Problem, *places: str, **values: str) -> Problem:
    """The same problem, told of further places too: lines of its file, or `file:line`."""
    n, also = int(problem.values.get("n", "0")), problem.values.get("also", "")
    for place in places:
        n += 1
        if n <= _MOST_PLACES:
            also = f"{also}, {place}" if also else place
    if n > _MOST_PLACES:
        also = f"{also.removesuffix(', …')}, …"
    told = {"also": also, "n": str(n)} if places else {}
    return problem.model_copy(update={"values": {**problem.values, **told, **values}})


def mark_of(path: tuple[str | int, ...], marks: Mapping[tuple[str | int, ...], Mark]) -> Mark:
    """Where a path stands, or the nearest thing around it whose place is known."""
    while path not in marks and path:
        path = path[:-1]
    return marks[path]
