"""Mending: what is left out, weakened or put in place of what cannot be read, with a problem for each."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

from registry.reading.guess import near, near_key
from registry.reading.scope import left_out_with, value_at, weakened_by
from registry.reading.shape import is_free_text, keys_at, record_at
from registry.records.data_set import FieldUse, PurposeUse
from registry.records.document import Document
from registry.records.evidence import Citation, Evidence
from registry.records.stated import Stated
from registry.records.text import Text
from registry.source.marks import Path
from registry.source.problem import Mark, Problem, also_at, mark_of, problem_at

OUT = object()
"""What a path is mended with when it is left out."""

Mended = dict[Path, Any]
"""What stands at a path instead of what was written: `OUT`, or a value."""

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
_RECORD_NAMES: dict[Any, str] = {Text: "text", FieldUse: "word", PurposeUse: "word"}
_OF_PARTS = ("text-empty", "bad-citation", "flow-from-nowhere")  # what a part that is out can bring about
_WEAKENING = {
    "inferred-without-reason": "status",
    "enrichment-without-date": "status",
    "dates-reversed": "valid_to",
}


class Mending:
    """What is mended so far, and the problems told."""

    def __init__(self, data: dict[str, Any], marks: Mapping[Path, Mark], lost: Collection[str] = ()) -> None:
        self.data = data
        self._lost = lost  # words of entries that are no YAML, told already
        self._marks = marks
        self.mended: Mended = {}
        self._touched: set[Path] = set()  # what is mended, and all that it is a part of
        self.problems: list[Problem] = []
        self._before: dict[Path, dict[str, str]] = {}  # for each key of an entry the one before it
        self._meant: set[Path] = set()  # keys that a misspelt one was meant to be
        self._strange: dict[
            Path, int
        ] = {}  # records with keys that nobody knows, and the problem of the first

    def _set(self, mended: Mended) -> None:
        """Puts something, or nothing, in the place of what was written."""
        self.mended |= mended
        self._touched.update(path[:depth] for path in mended for depth in range(len(path) + 1))

    def mend(self, error: Any, path: Path) -> None:
        """Tells a fault that pydantic found at a path, and leaves out what it takes."""
        last = str(error["loc"][-1]) if error["loc"] else ""
        if (keys := self._without_id(path)) is not None:
            if not keys & self.mended.keys():
                first = min(keys, key=lambda key: mark_of(key, self._marks))
                self.problems.append(
                    problem_at(mark_of(first, self._marks), "missing-id", key=str(first[-2]))
                )
            self._set(dict.fromkeys(keys, OUT))
            return
        if error["type"] == "missing":
            self._missing(path, last)
            return
        problem = self._problem(error, path, last)
        of_part = problem.code in _OF_PARTS and path in self._touched
        of_entry = problem.values.get("expected") == "mapping" and len(path) > 1 and not keys_at(path[:-1])
        strange = of_entry or (problem.code == "unknown-key" and "suggestion" not in problem.values)
        known = self._strange.get(path[:-1]) if strange else None
        if known is not None and self.problems[known].file == problem.file:
            self.problems[known] = also_at(self.problems[known], str(problem.line), hint="several")
        elif not of_part:
            self.problems.append(problem)
            self._strange |= {path[:-1]: len(self.problems) - 1} if strange else {}
        found = error.get("input")
        if problem.code == "wrong-type" and isinstance(found, int | float) and is_free_text(path):
            self._set({path: json.dumps(found)})  # as it was written: `registry.source.scalar` sees to that
        elif (record_at(path[:-1]), last_key(path)) == (Document, "kind"):
            self._set({path: "other"})  # left out, it would be read as a privacy policy
        elif problem.code in _WEAKENING:
            self._weaken(path, _WEAKENING[problem.code])
        elif problem.code == "unknown-key":
            key = problem.values.get("suggestion")
            self._meant.add((*path[:-1], key or ""))
            self.leave_out(path, key)
        else:
            self.leave_out(path, last_key(path))

    def _without_id(self, path: Path) -> set[Path] | None:
        """The keys of an entry that stand where its id should be; None where no fault at a path is of that kind."""
        for depth in range(1, len(path)):
            at = path[:depth]
            if record_at(at) is None and len(at) > 0 and path[depth] in keys_at(path[: depth + 1]):
                known = keys_at(path[: depth + 1])
                return {(*at, key) for key in value_at(at, self.data) if key in known}
        return None

    def _missing(self, path: Path, key: str) -> None:
        at = (*path, key)
        told = at in self._meant or at in self.mended or path in self._strange
        if not told and not (len(path) < 2 and key in self._lost):
            code = "flow-from-nowhere" if key == "from" else "missing-key"
            code = "no-organisation" if at == ("organisation",) else code
            self.problems.append(problem_at(mark_of(path, self._marks), code, key=key))
        # With keys that are strange to it, it may be no such entry at all.
        stands = self._stand_in(path, key) if path not in self._strange or len(path) < 2 else None
        if stands is not None:
            self._set({at: stands})
        else:
            self.leave_out(path, last_key(path))

    def _stand_in(self, path: Path, key: str) -> str | int | None:
        """What does for a missing name: the id. A registry is shown without title or version, too."""
        organisation = value_at(("organisation",), self.data)
        named = organisation if isinstance(organisation, dict) else {}
        if not path:
            title = str(named.get("name") or "?")
            format_ = None if ("sillage",) in self.mended else 1
            return {"sillage": format_, "version": "?", "title": title}.get(key)
        if path == ("organisation",):
            words = re.sub("[^a-z0-9]+", "_", str(named.get("name")).lower()).strip("_")
            id_ = words if re.match("[a-z]", words) else "organisation"
            return {"id": id_, "name": str(named.get("id") or "?")}.get(key)
        by_id = isinstance(path[-1], str) and record_at(path[:-1]) is None
        return str(path[-1]) if by_id and key in ("label", "name", "title") else None

    def leave_out(self, path: Path, key: str | None) -> None:
        """Leaves out a path, whose last key is or was meant to be `key`, and what would say more without it."""
        if not path:
            self._set({(): OUT})
            return
        out = left_out_with(path, key, self.data, self.mended)
        self._set({out: OUT})
        owner = path[:-1] if isinstance(path[-1], str) else path[:-2]
        if out == path and isinstance(path[-1], str) and weakened_by(owner, key, self.data):
            self._weaken(owner, str(key))
        elif key == "cite":
            self._own_evidence(owner)

    def _weaken(self, path: Path, key: str) -> None:
        """Nobody knows whether the record at a path holds: a statement goes, what others refer to stays."""
        record = record_at(path)
        days = ("valid_from", "valid_to") if key.startswith("valid_") else ()
        limited = bool(days) and left_out_with((*path, key), key, self.data, self.mended) == path
        if limited or (record is not None and issubclass(record, Stated)):
            self.leave_out(path, last_key(path))
        else:
            self._set({(*path, day): OUT for day in days} | {(*path, "status"): "unknown"})

    def _own_evidence(self, path: Path) -> None:
        """A statement whose citation cannot be read is uncited; it does not take that of the entry around it."""
        record, value = record_at(path), value_at(path, self.data)
        own = record is not None and issubclass(record, Evidence) and not issubclass(record, Stated)
        if own and isinstance(value, dict) and "status" not in value:
            cited = value.get("cite")
            left = range(len(cited)) if isinstance(cited, list) and (*path, "cite") not in self.mended else ()
            if all((*path, "cite", index) in self.mended for index in left):
                self._set({(*path, "status"): "declared"})

    def _problem(self, error: Any, path: Path, last: str) -> Problem:
        """The problem that a pydantic error is, in our words."""
        mark = mark_of(path, self._marks)
        kind, found = error["type"], error.get("input")
        if kind == "extra_forbidden":
            return problem_at(mark, "unknown-key", key=last, **self._meant_by(path, last))
        if kind == "value_error":
            code, *pairs = str(error["ctx"]["error"]).split("|")
            values = dict(pair.split("=", 1) for pair in pairs)
            return problem_at(mark, code, **{"value": _shown(found), **values})
        if kind in _TYPE_NAMES:
            key, record = last_key(path), record_at(path)
            if record is Citation:
                return problem_at(mark, "bad-citation", value=_shown(found))
            expected = _RECORD_NAMES.get(record, "mapping") if kind.startswith("model") else _TYPE_NAMES[kind]
            quoted = expected == "text" and isinstance(found, int | float)
            hint = {"hint": "quotes"} if quoted else {"hint": "empty"} if found is None else {}
            return problem_at(mark, "wrong-type", key=key, expected=expected, found=_shown(found), **hint)
        if kind == "string_pattern_mismatch":
            return problem_at(mark, "id-shape", id=_shown(found))
        if kind == "too_short" and last == "from":
            return problem_at(mark, "flow-from-nowhere", key=last)
        allowed = _allowed(error)
        meant = near(str(found), allowed)
        listed = ", ".join(allowed)
        return problem_at(mark, "bad-value", key=last_key(path), value=_shown(found), allowed=listed, **meant)

    def _meant_by(self, path: Path, key: str) -> dict[str, str]:
        """What helps with a key that nobody knows: the one it was meant to be, or the one it belongs under."""
        entry = value_at(path[:-1], self.data)
        before = self._key_before(path[:-1], key, entry) if isinstance(entry, dict) else None
        if before is not None and entry[before] is None and key in keys_at((*path[:-1], before)):
            return {"hint": "outdented", "above": before, "suggestion": before}
        of_text = record_at(path[:-1]) is Text or not re.fullmatch(r"\w+", key)
        if isinstance(entry, dict) and entry[key] is None and of_text:
            return {"hint": "comma"} | near(key, keys_at(path[:-1]))
        return near_key(key, keys_at(path[:-1]))

    def _key_before(self, path: Path, key: str, entry: dict[str, Any]) -> str | None:
        """The key that is written before another one of an entry; None for the first."""
        if path not in self._before:
            keys = list(entry)
            self._before[path] = dict(zip(keys[1:], keys, strict=False))
        return self._before[path].get(key)


def last_key(path: Path) -> str:
    """The last key on a path; the key that a list stands under for one of its items."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _allowed(error: Any) -> list[str]:
    """The values that pydantic would have accepted, where there is a list of them."""
    return re.findall("'([^']*)'", str(error.get("ctx", {}).get("expected", "")))


def _shown(value: Any) -> str:
    """A value as a sentence can show it: short, and never a whole block."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    words = json.dumps(value) if value is None or isinstance(value, bool) else str(value)
    return words if len(words) <= 60 else words[:57] + "…"
