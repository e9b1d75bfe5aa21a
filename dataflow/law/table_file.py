"""The files of the tables: those of the package, with a file of one's own laid over them."""

import datetime
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from dataflow.law.entries import FOLDER
from dataflow.law.law import Law
from dataflow.law.law_file import areas, laws
from dataflow.law.row import Adequacy, Clauses, Membership, Module, Row, Ruled
from dataflow.law.tables import Tables
from registry.reading.guess import near
from registry.records.countries import hint_for
from registry.records.days import Dated, Day
from registry.source.problem import Mark, Problem, mark_of, problem_at
from registry.source.shipped import read_shipped
from registry.source.source import Source
from registry.source.tally import Tally, in_order

_OURS = ("memberships.yaml", "adequacy.yaml", "clauses.yaml")
_KINDS: dict[str, type[Row]] = {
    "memberships": Membership,
    "adequacy": Adequacy,
    "modules": Module,
    "clauses": Clauses,
}
_FIELDS = {"memberships": "memberships", "adequacy": "adequacies", "modules": "modules", "clauses": "clauses"}
_KEYS = ("known", "sources", *_KINDS)


class Read(NamedTuple):
    """The tables, and what was wrong in the file laid over them."""

    tables: Tables
    problems: tuple[Problem, ...]


class _Known(Dated):
    known: Day | None = None
    sources: tuple[str, ...] = ()


def tables(path: Path | None = None) -> Tables:
    """The tables of the package, with those of a file laid over them; what is wrong in it is left out."""
    return _ours() if path is None else load_tables(path).tables


def load_tables(path: Path) -> Read:
    """The tables of the package with a file laid over them, and a problem for each entry left out.

    An entry takes the place of the one of ours that has its id, or is added. Never raises for what a
    user wrote.
    """
    whole = _ours()
    from registry.source.reader import read_file  # the parser, which our own tables do without

    source = read_file(path)
    problems = Tally(source.problems)
    rows, said = _rows(source, problems)
    update: dict[str, Any] = {
        _FIELDS[kind]: tuple({row.id: row for row in (*getattr(whole, _FIELDS[kind]), *rows[kind])}.values())
        for kind in _KINDS
    }
    update["sources"] = (*whole.sources, *said.sources)
    update["known"] = said.known or whole.known
    return Read(whole.model_copy(update=update), tuple(in_order(problems.problems)))


@cache
def _ours() -> Tables:
    """The tables we ship. RuntimeError when one of their files is broken."""
    found: dict[str, list[Row]] = {kind: [] for kind in _KINDS}
    days: list[datetime.date] = []
    sources: list[str] = []
    for name in _OURS:
        source = read_shipped(FOLDER / name, name)
        problems = Tally(source.problems)
        rows, said = _rows(source, problems)
        if problems.problems or said.known is None:
            first = problems.problems[:1]
            raise RuntimeError(f"{name}: broken table {first}")
        days.append(said.known)
        sources += said.sources
        for kind in _KINDS:
            found[kind] += rows[kind]
    for law in laws().values():
        days.append(law.known)
        for kind in _KINDS:
            found[kind] += _rows_of(law, kind)
    held: dict[str, Any] = {_FIELDS[kind]: tuple(rows) for kind, rows in found.items()}
    return Tables(known=min(days), sources=tuple(sources), **held)


def _rows_of(law: Law, kind: str) -> Iterator[Row]:
    """The rows of a kind that a law brings itself, marked as its own."""
    rows: tuple[Row, ...] = getattr(law, kind)
    for row in rows:
        yield row.model_copy(update={"law": law.id}) if isinstance(row, Ruled) else row


def _rows(source: Source, problems: Tally) -> tuple[dict[str, list[Any]], _Known]:
    """The rows of a file by kind; adds a problem for each thing that cannot be read."""
    rows: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    data = source.data if isinstance(source.data, dict) else {}
    for key, value in data.items():
        if key not in _KEYS:
            problems.add(problem_at(source.marks[key,], "unknown-key", key=key, **near(key, _KEYS)))
        elif key in _KINDS and not isinstance(value, list):
            problems.add(
                problem_at(source.marks[key,], "wrong-type", key=key, expected="list", found=str(value)[:60])
            )
        elif key in _KINDS:
            for index, entry in enumerate(value):
                try:
                    row = _KINDS[key].model_validate(entry)
                except ValidationError as fault:
                    problems.add_all(_problems(fault, _KINDS[key], (key, index), source))
                    continue
                unknown = list(_unknown(row, (key, index), source))
                problems.add_all(unknown)
                rows[key] += [] if unknown else [row]
    try:
        said = _Known.model_validate({key: data[key] for key in ("known", "sources") if key in data})
    except ValidationError as fault:
        problems.add_all(_problems(fault, _Known, (), source))
        said = _Known()
    return rows, said


def _unknown(row: Row, at: tuple[str | int, ...], source: Source) -> Iterator[Problem]:
    """A problem for an area that no law has, or a law of which nothing is known."""
    named = (
        {"area": tuple(areas())}
        if isinstance(row, Membership)
        else {"law": (*laws(),)}
        if isinstance(row, Ruled)
        else {}
    )
    for key, known in named.items():
        value = str(getattr(row, key))
        if value not in known:
            mark = mark_of((*at, key), source.marks)
            yield problem_at(mark, "bad-value", key=key, value=value[:60], allowed=", ".join(known))


def _problems(
    fault: ValidationError, kind: type[Dated], at: tuple[str | int, ...], source: Source
) -> Iterator[Problem]:
    """A problem for each fault of an entry, at its place in the file."""
    for error in fault.errors(include_url=False):
        loc = error["loc"]
        mark: Mark = mark_of((*at, *loc), source.marks)
        key, found = str(loc[-1]) if loc else "", str(error.get("input"))[:60]
        if error["type"] == "missing":
            yield problem_at(mark, "missing-key", key=key)
        elif error["type"] == "extra_forbidden":
            yield problem_at(mark, "unknown-key", key=key, **near(key, kind.model_fields))
        elif error["type"] == "value_error":
            code, *pairs = str(error["ctx"]["error"]).split("|")
            values = {"value": found, **dict(pair.split("=", 1) for pair in pairs)}
            yield problem_at(mark, code, **values, **(hint_for(found) if code == "unknown-country" else {}))
        elif error["type"] == "literal_error":
            allowed = ", ".join(str(each) for each in get_args(kind.model_fields[key].annotation))
            yield problem_at(mark, "bad-value", key=key, value=found, allowed=allowed)
        else:
            expected = "mapping" if error["type"].startswith("model") else "text"
            yield problem_at(mark, "wrong-type", key=key, expected=expected, found=found)
