"""Citing: which entries of a registry rest on a line of a document."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from registry.records.evidence import Citation
from registry.records.registry import Registry

Path = tuple[str | int, ...]


class Resting(NamedTuple):
    """A citation, and the entry that gives it."""

    path: Path
    citation: Citation


def citations(registry: Registry) -> list[Resting]:
    """Every citation, in the order of the registry."""
    return list(_citations(registry, ()))


def resting_on(cited: Iterable[Resting], document: str, line: int) -> list[Resting]:
    """Those of that line of that document."""
    return [each for each in cited if each.citation.document == document and _holds(each.citation, line)]


def _holds(citation: Citation, line: int) -> bool:
    if citation.line is None:
        return False
    return citation.line <= line <= (citation.last_line or citation.line)


def _citations(value: Any, path: Path) -> Iterator[Resting]:
    if isinstance(value, Citation):
        yield Resting(path, value)
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _citations(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _citations(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _citations(each, (*path, index))
