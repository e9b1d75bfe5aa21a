"""The kept registry: what was loaded once, from files that have not changed since."""

import json
import os
from collections.abc import Mapping
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from pydantic_core import SchemaValidator

from registry.cache.folder import folder_of
from registry.cache.store import keep, kept, key_of
from registry.reading.contents import Contents
from registry.reading.loaded import Loaded
from registry.records.lean import lean_validator
from registry.records.registry import Registry
from registry.source.marks import Entry, Marks, places_in, unfolded
from registry.source.problem import Problem

_NOTHING = b"null"


def key_for(contents: Contents) -> str | None:
    """What the registry of these files is kept under; None where one could not be read, or nothing is kept.

    The path counts as it was given: problems and marks name files by it.
    """
    if folder_of(os.environ) is None:
        return None
    parts: list[bytes | str] = [str(contents.path), str(contents.is_folder)]
    for file, raw in contents.files.items():
        if isinstance(raw, Problem):
            return None
        parts += [str(file), raw]
    return key_of("registry", parts)


def fetch(key: str, contents: Contents) -> Loaded | None:
    """What is kept under a key; None when nothing is, or nothing that a registry could be made of."""
    parts = kept(key)
    if parts is None or len(parts) != 3:
        return None
    told, whole, places = parts
    try:
        problems = tuple(Problem.model_validate(each) for each in json.loads(told))
        registry = _validator().validate_json(whole) if whole != _NOTHING else None
    except ValueError:  # no JSON, or none of these records
        return None
    marks = Marks(lambda: json.loads(places), contents.names)
    return Loaded(registry, problems, marks, tuple(contents.files))


def put(key: str, loaded: Loaded) -> None:
    """Keeps what loading gave."""
    registry, marks = loaded.registry, loaded.marks
    whole = registry.model_dump_json(by_alias=True, exclude_unset=True).encode() if registry else _NOTHING
    told = [each.model_dump(mode="json") for each in loaded.problems]
    keep(key, [_written(told), whole, _of_keys(marks.tree).encode()])


@cache
def _validator() -> SchemaValidator:
    return lean_validator(Registry)


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _of_keys(entry: Entry) -> str:
    """An entry as JSON without the places of values, for which nobody asks a loaded registry.

    Written piece by piece: a tree made for it would take half the memory of the reading again.
    """
    if isinstance(entry, int):
        return f"[{places_in(entry)[0]}]"
    entry = unfolded(entry)
    key, inner = entry[0], entry[-1]
    if isinstance(inner, Mapping):
        steps = [f"{encode_basestring(step)}:{_of_keys(each)}" for step, each in inner.items()]
        return f"[{key},{{{','.join(steps)}}}]"
    return f"[{key},[{','.join(map(_of_keys, inner))}]]" if isinstance(inner, list) else f"[{key}]"
