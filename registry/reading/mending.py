"""Mending: what is left out, weakened or put in place of what cannot be read, with a problem for each."""

import json
import re
from collections.abc import Mapping
from typing import Any

from registry.reading.fault import Fault, Strangers, fault_of, last_key
from registry.reading.scope import Gone, left_out_with, value_at, weakened_by
from registry.reading.shape import is_free_text, keys_at, record_at
from registry.reading.thinning import MOST_FAULTS, SHARES, cut_from, thinned
from registry.records.document import Document
from registry.records.evidence import Evidence
from registry.records.stated import Stated
from registry.source.marks import Path
from registry.source.problem import Mark, Problem, mark_of, problem_at
from registry.source.tally import Tally

OUT = object()
"""What a path is mended with when it is left out."""

Mended = dict[Path, Any]
"""What stands at a path instead of what was written: `OUT`, or a value."""

_OF_PARTS = ("text-empty", "bad-citation", "flow-from-nowhere")  # what a part that is out can bring about
_WEAKENING = {
    "inferred-without-reason": "status",
    "enrichment-without-date": "status",
    "dates-reversed": "valid_to",
}


Steps = dict[str | int, Any]
"""The next steps of the paths that are mended, each with those that follow it."""


def enter(steps: Steps, path: Path) -> None:
    """Adds a path to the steps."""
    for step in path:
        steps = steps.setdefault(step, {})


class Mending:
    """What is mended so far, and the problems told."""

    def __init__(
        self, data: dict[str, Any], marks: Mapping[Path, Mark], lost: Mapping[str, str] | None = None
    ) -> None:
        self.data = data
        # Words of entries that are no YAML, told already, and ids of those behind which nothing was read.
        self.lost = dict(lost or {})
        self._shares = list(SHARES)
        self._marks = marks
        self.mended: Mended = {}
        self.changes = 0  # how many times something was put in the place of something else
        self.steps: Steps = {}
        self.tally = Tally()
        self._thinned: Problem | None = None
        self._gone = Gone()
        self._strangers = Strangers(data)
        self._meant: set[Path] = set()  # keys that a misspelt one was meant to be
        # Records with keys that nobody knows, the file of the first and the number of its problem.
        self._strange: dict[Path, tuple[str, int | None]] = {}
        self._idless: dict[
            Path, set[Path]
        ] = {}  # places of entries by id, with keys that should stand below one

    def _set(self, mended: Mended) -> None:
        """Puts something, or nothing, in the place of what was written."""
        for path, stands in mended.items():
            enter(self.steps, path)
            self.changes += self.mended.get(path, self) != stands
            if stands is OUT:
                self._gone.add(path)
        self.mended |= mended

    def thin(self) -> bool:
        """Goes on with the beginning of the data, of whose faults there are too many; False when it has done all."""
        if not self._shares:
            return False
        most = self._shares.pop(0)
        kept = thinned(self.data, most, keys_at(()))
        self.lost |= {id_: id_ for id_ in cut_from(self.data, kept)}
        self.data = kept
        self._strangers = Strangers(kept)
        values = {"most": str(MOST_FAULTS), "kept": str(most)}
        self._thinned = problem_at(mark_of((), self._marks), "too-many-faults", **values)
        return True

    @property
    def is_thin(self) -> bool:
        """Whether there is no more to be done about too many faults."""
        return not self._shares

    @property
    def problems(self) -> list[Problem]:
        """What is told of all this."""
        return [*self.tally.problems, *([self._thinned] if self._thinned else [])]

    def mend(self, error: Any, path: Path) -> None:
        """Tells a fault that pydantic found at a path, and leaves out what it takes."""
        last = str(error["loc"][-1]) if error["loc"] else ""
        if (keys := self._without_id(path)) is not None:
            if not keys & self.mended.keys():
                first = min(keys, key=lambda key: mark_of(key, self._marks))
                self._tell(mark_of(first, self._marks), Fault("missing-id", {"key": str(first[-2])}))
            self._set({key: OUT for key in keys if self.mended.get(key) is not OUT})
            return
        if error["type"] == "missing":
            self._missing(path, last)
            return
        unknown = error["type"] == "extra_forbidden"
        fault = (
            Fault("unknown-key", {"key": last, **self._strangers.meant_by(path, last)})
            if unknown
            else fault_of(error, path, last)
        )
        of_part = fault.code in _OF_PARTS and self._is_touched(path)
        of_entry = fault.values.get("expected") == "mapping" and len(path) > 1 and not keys_at(path[:-1])
        homeless = "suggestion" not in fault.values and fault.values.get("hint") != "elsewhere"
        strange = of_entry or (unknown and homeless)
        mark = mark_of(path, self._marks)
        known = self._strange.get(path[:-1]) if strange else None
        if known is not None and known[0] == mark.file:
            told = fault.values.get("hint")
            hint = told if told == "heading" else "several" if len(path) > 1 else "top"
            self.tally.also(known[1], str(mark.line), hint=hint)
        elif not of_part:
            number = self._tell(mark, fault)
            self._strange |= {path[:-1]: (mark.file, number)} if strange else {}
        found = error.get("input")
        if fault.code == "wrong-type" and isinstance(found, int | float) and is_free_text(path):
            self._set({path: json.dumps(found)})  # as it was written: `registry.source.scalar` sees to that
        elif (record_at(path[:-1]), last_key(path)) == (Document, "kind"):
            self._set({path: "other"})  # left out, it would be read as a privacy policy
        elif fault.code in _WEAKENING:
            self._weaken(path, _WEAKENING[fault.code])
        elif unknown:
            key = fault.values.get("suggestion")
            self._meant.add((*path[:-1], key or ""))
            self.leave_out(path, key)
        else:
            self.leave_out(path, last_key(path))

    def _is_touched(self, path: Path) -> bool:
        """Whether something is mended in what stands at a path."""
        steps: Any = self.steps
        for step in path:
            steps = steps.get(step)
            if steps is None:
                return False
        return bool(self.mended)

    def _tell(self, mark: Mark, fault: Fault) -> int | None:
        """Tells a fault; what was probably meant is looked for only where it is told, and not only counted."""
        if not self.tally.room(fault.code):
            self.tally.count(fault.code)
            return None
        return self.tally.add(problem_at(mark, fault.code, **fault.helped))

    def _without_id(self, path: Path) -> set[Path] | None:
        """The keys of an entry that stand where its id should be; None where no fault at a path is of that kind."""
        for depth in range(1, len(path)):
            at = path[:depth]
            if record_at(at) is None and len(at) > 0 and path[depth] in keys_at(path[: depth + 1]):
                if at not in self._idless:
                    known = keys_at(path[: depth + 1])
                    self._idless[at] = {(*at, key) for key in known & value_at(at, self.data).keys()}
                return self._idless[at]
        return None

    def _missing(self, path: Path, key: str) -> None:
        at = (*path, key)
        told = at in self._meant or at in self.mended or path in self._strange
        if not told and not (len(path) < 2 and key in self.lost):
            code = "flow-from-nowhere" if key == "from" else "missing-key"
            code = "no-organisation" if at == ("organisation",) else code
            self._tell(mark_of(path, self._marks), Fault(code, {"key": key}))
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
        out = left_out_with(path, key, self.data, self._gone)
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
        limited = bool(days) and left_out_with((*path, key), key, self.data, self._gone) == path
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
            left = len(cited) if isinstance(cited, list) and (*path, "cite") not in self.mended else 0
            if self._gone.of((*path, "cite")) >= left:
                self._set({(*path, "status"): "declared"})
