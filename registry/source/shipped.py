"""The shipped source: a YAML file of the package, parsed once and kept until it changes."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from registry.cache.store import keep, kept, key_of
from registry.records.lean import lean_validator
from registry.records.record import Record
from registry.source.encoding import bytes_of
from registry.source.marks import Marks
from registry.source.problem import Problem
from registry.source.source import Source

_R = TypeVar("_R", bound=Record)


def read_shipped(path: Path, file: str | None = None) -> Source:
    """What `registry.source.reader.read_file` gives for a file of ours; its marks are made when one is asked for."""
    name = file if file is not None else str(path)
    raw = bytes_of(path, name)
    if isinstance(raw, Problem):
        return _parsed(raw, name)
    key = key_of("shipped", [raw])
    parts = kept(key)
    if parts is not None:
        return _again(json.loads(parts[0]), raw, name)
    source = _parsed(raw, name)
    if not source.problems:
        keep(key, [json.dumps(source.data, ensure_ascii=False, separators=(",", ":")).encode()])
    return source


def kept_records(path: Path, shape: type[_R], made: Callable[[], Iterable[_R]]) -> tuple[_R, ...]:
    """The records of a file of ours, as they were made and validated once.

    `shape` is a record of this package: a change to its code has it made anew, as a change to the file has.
    """
    raw = bytes_of(path, path.name)
    if isinstance(raw, Problem):
        return tuple(made())  # which says what is wrong with it
    key = key_of(f"records {shape.__qualname__}", [raw])
    parts = kept(key)
    if parts is not None:
        validator = lean_validator(shape)
        return tuple(map(validator.validate_json, parts))
    records = tuple(made())
    keep(key, [each.model_dump_json(by_alias=True, exclude_unset=True).encode() for each in records])
    return records


def _parsed(raw: bytes | Problem, name: str) -> Source:
    from registry.source.reader import source_of  # the parser costs its time only where a file is new

    return source_of(raw, name)


def _again(data: Any, raw: bytes, name: str) -> Source:
    marks = Marks(lambda: _parsed(raw, name).marks.tree, {0: name})
    values = Marks(lambda: _parsed(raw, name).marks.tree, {0: name}, of="value")
    return Source(data, marks, values, ())
