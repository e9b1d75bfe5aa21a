"""Citing: which entries of a registry rest on a line of a document."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
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


Drifted = Mapping[int, list[Resting]]
"""By line: what rests on it."""


def citations(registry: Registry) -> list[Resting]:
    """Every citation, in the order of the registry."""
    return list(_citations(registry, ()))


def resting_on(cited: Iterable[Resting], lines: Mapping[str, Iterable[int]]) -> Mapping[str, Drifted]:
    """Those of some lines of some documents: by document and line, in the order of `cited`."""
    wanted = {document: sorted(set(several)) for document, several in lines.items()}
    found: dict[str, dict[int, list[Resting]]] = defaultdict(lambda: defaultdict(list))
    for each in cited:
        citation = each.citation
        if citation.line is not None and citation.document in wanted:
            held = wanted[citation.document]
            last = citation.last_line or citation.line
            for line in held[bisect_left(held, citation.line) : bisect_right(held, last)]:
                found[citation.document][line].append(each)
    return found


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
