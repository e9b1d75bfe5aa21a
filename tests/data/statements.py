"""The statements of a registry, each with what it stands in: what the tests of the shipped data look at."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from registry.records.evidence import Citation, Evidence, Status
from registry.records.registry import Registry
from registry.records.stated import Stated

_NAMES = ("pattern", "field", "purpose", "standard", "act", "right")


class Statement(NamedTuple):
    """A statement of a registry."""

    name: str
    """Where it stands."""
    said: Evidence
    around: tuple[Evidence, ...]
    """The statements it stands in, the nearest first."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Its own citations, else those of the nearest statement around it that has some."""
        return next((each.cite for each in (self.said, *self.around) if each.cite), ())

    @property
    def status(self) -> Status:
        """Its own status, else that of the nearest statement around it that has one."""
        given = (each.status for each in (self.said, *self.around) if each.status)
        return next(given, Status.DECLARED)


def statements(
    value: Any, path: tuple[str, ...] = (), around: tuple[Evidence, ...] = ()
) -> Iterator[Statement]:
    """Every statement inside a record, with the name of where it stands."""
    if isinstance(value, BaseModel):
        if isinstance(value, Evidence):
            if isinstance(value, Stated) and value.value is None and value.status is None:
                return  # left out in the file
            yield Statement(".".join(path), value, around)
            around = (value, *around)
        for name in type(value).model_fields:
            yield from statements(getattr(value, name), (*path, name), around)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from statements(item, (*path, key), around)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            names = (getattr(item, key, None) for key in _NAMES)
            yield from statements(item, (*path, next(filter(None, names), str(index))), around)


def inner(value: Any, kind: type) -> Iterator[Any]:
    """Every record of a kind inside a record."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from inner(getattr(value, name), kind)
    elif isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from inner(item, kind)


def cited(registry: Registry) -> dict[int, set[str]]:
    """The statements that cite each line themselves."""
    found: dict[int, set[str]] = {}
    for statement in statements(registry):
        for citation in statement.said.cite:
            assert citation.line is not None, statement.name
            for line in range(citation.line, (citation.last_line or citation.line) + 1):
                found.setdefault(line, set()).add(statement.name)
    return found
