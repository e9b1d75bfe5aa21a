"""The fault: what pydantic found wrong at a place, in our words, and what its writer probably meant."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from registry.reading.guess import called_key, is_slip, near
from registry.reading.homes import homes_of, section_of
from registry.reading.offering import offered
from registry.reading.scope import value_at
from registry.reading.shape import keys_at, record_at, takes_one
from registry.records.countries import hint_for, hint_for_location
from registry.records.data_set import FieldUse, PurposeUse
from registry.records.days import day_meant
from registry.records.evidence import Citation
from registry.records.short import OF_SHORT_FORM
from registry.records.text import Text
from registry.source.marks import Path

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
_MOST_WRITTEN = 4
_RECORD_NAMES: dict[Any, str] = {Text: "text", FieldUse: "word", PurposeUse: "word"}


class Fault(NamedTuple):
    """A code, and the values of its sentence but for those that are looked for, which costs more than the fault."""

    code: str
    values: dict[str, str]
    found: Any = None
    """What was written."""
    allowed: tuple[str, ...] = ()
    """What it could have been, where there is a list of that."""

    @property
    def helped(self) -> dict[str, str]:
        """The values, with what was probably meant: for a fault that is told."""
        if self.code == "bad-value":
            meant = near(self.found, self.allowed) if isinstance(self.found, str) else {}
            return {**self.values, "allowed": ", ".join(self.allowed), **meant}
        if self.code == "unknown-country" and isinstance(self.found, str):
            return {**self.values, **hint_for(self.found)}
        if self.code == "unknown-location" and isinstance(self.found, str):
            return {**self.values, **hint_for_location(self.found)}
        if self.code == "bad-date" and (day := day_meant(str(self.found))):
            return {**self.values, "suggestion": day}
        return self.values


def fault_of(error: Any, path: Path, last: str) -> Fault:
    """The fault that an error of pydantic at a path is, but for keys that nobody knows."""
    kind, found = error["type"], error.get("input")
    if isinstance(found, list) and found and takes_one(path):
        return _one_only(last_key(path), found)
    if kind == "value_error":
        code, *pairs = str(error["ctx"]["error"]).split("|")
        return Fault(code, {"value": shown(found), **dict(pair.split("=", 1) for pair in pairs)}, found)
    if kind in _TYPE_NAMES:
        key, record = last_key(path), record_at(path)
        if record is Citation:
            return Fault("bad-citation", {"value": shown(found)})
        expected = _RECORD_NAMES.get(record, "mapping") if kind.startswith("model") else _TYPE_NAMES[kind]
        quoted = expected == "text" and isinstance(found, int | float)
        hint = {"hint": "quotes"} if quoted else {"hint": "empty"} if found is None else {}
        return Fault("wrong-type", {"key": key, "expected": expected, "found": shown(found), **hint})
    if kind == "string_pattern_mismatch":
        return Fault("id-shape", {"id": shown(found)})
    if kind == "too_short" and last == "from":
        return Fault("flow-from-nowhere", {"key": last})
    values = {"key": last_key(path), "value": shown(found)}
    return Fault("bad-value", values, str(found), tuple(_allowed(error)))


def _one_only(key: str, found: list[Any]) -> Fault:
    """A list where one value is allowed: which ones were written."""
    written = ", ".join(map(shown, found[:_MOST_WRITTEN])) + (", …" if len(found) > _MOST_WRITTEN else "")
    hint = {"hint": "single"} if len(found) == 1 else {}
    return Fault("one-only", {"key": key, "found": written, **hint})


class Strangers:
    """Keys that nobody knows, in the entries they stand in."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._sections: dict[Path, str | None] = {}
        self._before: dict[Path, dict[str, str]] = {}  # for each key of an entry the one before it

    def meant_by(self, path: Path, key: str) -> dict[str, str]:
        """What helps with a key: the one it was meant to be, or the one it belongs under."""
        entry = value_at(path[:-1], self._data)
        before = self._key_before(path[:-1], key, entry) if isinstance(entry, dict) else None
        if before is not None and entry[before] is None and key in keys_at((*path[:-1], before)):
            return {"hint": "outdented", "above": before, "suggestion": before}
        of_text = record_at(path[:-1]) is Text or not re.fullmatch(r"\w+", key)
        if isinstance(entry, dict) and entry[key] is None and of_text:
            return {"hint": "comma"} | near(key, keys_at(path[:-1]))
        known = keys_at(path[:-1])
        if path[0] == "third_parties" and len(path) == 3:
            known = known | {*OF_SHORT_FORM}
        if section := self._section_of(path[:-1]):
            return {"hint": "heading", "section": section}
        if called := called_key(key, known):
            return called
        meant = near(key, known)
        homes = homes_of(key, path[:-1])
        if homes and not (meant and is_slip(key, meant["suggestion"])):
            return {"hint": "elsewhere"} | {
                each: value for each, value in offered(homes, {}).items() if each != "suggestion"
            }
        return meant

    def _section_of(self, entry: Path) -> str | None:
        """The part of the registry that an entry belongs to, where several of its keys are strange to where it is."""
        if entry not in self._sections:
            value = value_at(entry, self._data)
            keys = frozenset(value) if isinstance(value, dict) else frozenset()
            strange = len(keys - keys_at(entry))
            self._sections[entry] = section_of(keys, entry) if entry and strange > 1 else None
        return self._sections[entry]

    def _key_before(self, path: Path, key: str, entry: Mapping[str, Any]) -> str | None:
        """The key that is written before another one of an entry; None for the first."""
        if path not in self._before:
            keys = list(entry)
            self._before[path] = dict(zip(keys[1:], keys, strict=False))
        return self._before[path].get(key)


def last_key(path: Path) -> str:
    """The last key on a path; the key that a list stands under for one of its items."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _allowed(error: Any) -> Iterator[str]:
    """The values that pydantic would have accepted, where there is a list of them."""
    told = str(error.get("ctx", {}).get("expected", ""))
    return (each for number, each in enumerate(told.split("'")) if number % 2)


def shown(value: Any) -> str:
    """A value as a sentence can show it: short, and never a whole block."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    words = json.dumps(value) if value is None or isinstance(value, bool) else str(value)
    return words if len(words) <= 60 else words[:57] + "…"
