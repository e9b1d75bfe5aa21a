"""Salvage: the registry without what could not be read, and a problem for each thing left out."""

import difflib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from registry.model import Registry
from registry.problem import Mark, Problem, problem_at
from registry.scope import left_out_with
from registry.source import Path

_TYPE_NAMES = {
    "string_type": "text",
    "int_type": "number",
    "int_parsing": "number",
    "int_from_float": "number",
    "bool_type": "true-false",
    "bool_parsing": "true-false",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}


class Salvaged(NamedTuple):
    """What is left of a registry's data once what cannot be read is left out."""

    registry: Registry | None
    problems: list[Problem]
    dropped: set[Path]
    """What was left out, by its path in the data as it was written."""


def salvage(data: dict[str, Any], marks: dict[Path, Mark], dropped: Iterable[Path] = ()) -> Salvaged:
    """Validates the data; leaves out the smallest part around each fault and tries again.

    The registry is None only when its root is at fault: no organisation, no title, another format.
    """
    gone = set(dropped)
    problems: list[Problem] = []
    while True:
        pruned = Pruned(data, gone)
        try:
            return Salvaged(Registry.model_validate(pruned.data), problems, gone)
        except ValidationError as fault:
            before = len(gone)
            meant: set[Path] = set()
            # Unknown keys first: one that was meant to be a missing key accounts for both.
            faults = fault.errors(include_url=False)
            for error in sorted(faults, key=lambda error: error["type"] != "extra_forbidden"):
                path = pruned.path_of(error["loc"])
                key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
                if error["type"] != "missing" or (*path, error["loc"][-1]) not in gone | meant:
                    problems.append(problem := _problem(error, path, marks))
                    key = problem.values.get("suggestion", key) if error["type"] == "extra_forbidden" else key
                    meant.add((*path[:-1], key))
                if not path:
                    return Salvaged(None, problems, gone)
                gone.add(left_out_with(path, key))
            if len(gone) == before:
                # Every fault lies in what is left out already: cannot happen, and must end if it does.
                raise RuntimeError(f"registry fault that leaving out cannot mend: {fault}") from fault


class Pruned:
    """The data without some of its parts, and the way back from its paths to those of the data as written."""

    def __init__(self, data: Any, gone: Iterable[Path]) -> None:
        self._gone = frozenset(gone)
        self._kept: dict[Path, list[int]] = {}
        self._whole = data
        self.data = self._prune(data, ())

    def _prune(self, value: Any, path: Path) -> Any:
        if isinstance(value, dict):
            return {
                key: self._prune(inner, (*path, key))
                for key, inner in value.items()
                if (*path, key) not in self._gone
            }
        if isinstance(value, list):
            kept = [index for index in range(len(value)) if (*path, index) not in self._gone]
            self._kept[path] = kept
            return [self._prune(value[index], (*path, index)) for index in kept]
        return value

    def path_of(self, loc: Iterable[str | int]) -> Path:
        """The path in the data as written of a place pydantic names.

        Steps that the data does not have are passed over: the index of an item written without its
        dash, the `value` of a bare value, a key that is missing.
        """
        at: Any = self._whole
        path: Path = ()
        for step in loc:
            if isinstance(at, dict) and step in at and (*path, step) not in self._gone:
                at, path = at[step], (*path, step)
            elif isinstance(at, list) and isinstance(step, int) and step < len(self._kept.get(path, ())):
                index = self._kept[path][step]
                at, path = at[index], (*path, index)
        return path


def _problem(error: Any, path: Path, marks: dict[Path, Mark]) -> Problem:
    """The problem that a pydantic error is, in our words."""
    mark = mark_of(path, marks)
    kind, found = error["type"], error.get("input")
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        if not path and last == "organisation":
            return problem_at(mark, "no-organisation")
        return problem_at(mark, "flow-from-nowhere" if last == "from" else "missing-key", key=last)
    if kind == "extra_forbidden":
        return problem_at(mark, "unknown-key", key=last, **near(last, keys_at(error["loc"][:-1])))
    if kind == "value_error":
        code, *pairs = str(error["ctx"]["error"]).split("|")
        values = dict(pair.split("=", 1) for pair in pairs)
        return problem_at(mark, code, **{"value": _shown(found), **values})
    if kind in _TYPE_NAMES:
        return problem_at(mark, "wrong-type", key=last, expected=_TYPE_NAMES[kind], found=_shown(found))
    if kind == "string_pattern_mismatch":
        return problem_at(mark, "id-shape", id=_shown(found))
    if kind == "too_short" and last == "from":
        return problem_at(mark, "flow-from-nowhere", key=last)
    allowed = error.get("ctx", {}).get("expected", "")
    return problem_at(mark, "bad-value", key=last, value=_shown(found), allowed=str(allowed))


def mark_of(path: Path, marks: dict[Path, Mark]) -> Mark:
    """Where a path stands, or the nearest thing around it whose place is known."""
    while path not in marks and path:
        path = path[:-1]
    return marks[path]


def _shown(value: Any) -> str:
    """A value as a sentence can show it: short, and never a whole block."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    words = json.dumps(value) if value is None or isinstance(value, bool) else str(value)
    return words if len(words) <= 60 else words[:57] + "…"


def near(word: str, options: Iterable[str]) -> dict[str, str]:
    """The option that the word was probably meant to be, if there is one."""
    near = difflib.get_close_matches(word, sorted(options), n=1, cutoff=0.6)
    return {"suggestion": near[0]} if near else {}


def keys_at(loc: Iterable[str | int]) -> set[str]:
    """The keys that the record at that place of a registry may have."""
    records: list[type[BaseModel]] = [Registry]
    for step in loc:
        below = [
            inner
            for record in records
            for name, info in record.model_fields.items()
            if step == (info.alias or name)
            for inner in _records_in(info.annotation)
        ]
        records = below or records
    return {info.alias or name for record in records for name, info in record.model_fields.items()}


def _records_in(annotation: Any) -> list[type[BaseModel]]:
    """The record types inside an annotation, however they are wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [record for inner in get_args(annotation) for record in _records_in(inner)]
