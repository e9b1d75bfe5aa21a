"""The scope: what else has to be left out, or weakened, with a part that cannot be read.

A statement without what it was limited to says more than its author said: a denial about one field would
become a denial about everything, a flow under a condition one that always happens, a guess a declaration.
"""

from collections import Counter
from typing import Any

from pydantic import BaseModel

from registry.reading.shape import record_at
from registry.records.activity import Activity, System
from registry.records.actor import Actor, Certification, Engagement, Place
from registry.records.contract import Contract
from registry.records.data_set import DataSet, FieldUse, PurposeUse, Retention
from registry.records.document import Document, Mention
from registry.records.evidence import Status
from registry.records.flow import Flow
from registry.records.measure import Measure
from registry.records.stated import Stated
from registry.records.statements import Change, Denial, Formality, Right, Tracker
from registry.source.marks import Path

_DAYS = ("valid_from", "valid_to")
_LIMITS: dict[type[BaseModel], tuple[str, ...]] = {
    Flow: ("from", "to", "kind", "carries", "derived_from", "condition", "purposes", *_DAYS),
    Denial: (
        "who",
        "act",
        "fields",
        "data_sets",
        "to",
        "purposes",
        "subjects",
        "outside",
        "exception",
        *_DAYS,
    ),
    Right: ("right", "condition", "data_sets"),
    Retention: ("condition", "fields", *_DAYS),
    Formality: ("regime", "kind", "data_sets", "countries", "actors", *_DAYS),
    Tracker: ("pattern", "set_by", "field", *_DAYS),
    Change: ("actor", *_DAYS),
    Mention: ("actor", "engagements"),
    Certification: ("standard", "places", *_DAYS),
    Measure: ("scope", *_DAYS),
    Engagement: ("by", "places", "data_sets"),
    Activity: ("purposes", "subjects"),  # without any of those it named it would have those of its data sets
    Stated: _DAYS,
}
"""The keys without which a record says something else: it is left out with any of them."""

_SPARED = ((Flow, "purposes"), (Activity, "purposes"), (Activity, "subjects"))
"""Lists of which what is left is still true, as long as something is."""

_WHOLE = ((Document, "mentions"), (Document, "states"), (Contract, "clauses"), (Contract, "describes"))
"""Lists that are read as complete: without one of its items such a list would deny that item."""

_WEAKENED: dict[type[BaseModel], tuple[str, ...]] = {
    FieldUse: ("condition",),
    PurposeUse: ("condition",),
    **dict.fromkeys((Activity, Actor, DataSet, Engagement, Place, System), _DAYS),
}
"""The keys without which a record stays, since others refer to it, but nobody knows whether it holds."""

_STATEMENTS = (Flow, Denial, Right, Retention, Formality, Certification)
_NEEDED = {"reason": Status.INFERRED, "dated": Status.ENRICHMENT}


class Gone:
    """What is left out, and of each list how many items: counted, for a list can lose them one by one."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._items: Counter[Path] = Counter()

    def add(self, path: Path) -> None:
        """Leaves something out."""
        if path not in self._paths:
            self._paths.add(path)
            if path and isinstance(path[-1], int):
                self._items[path[:-1]] += 1

    def __contains__(self, path: Path) -> bool:
        return path in self._paths

    def of(self, at: Path) -> int:
        """How many items of a list are left out."""
        return self._items[at]


def left_out_with(path: Path, key: str | None, data: Any, gone: Gone) -> Path:
    """The path to leave out for a fault at `path`, whose last key, or the one it was meant to be, is `key`.

    `key` is None where nobody can tell what was meant: in a statement it may have been a limit. `gone` is
    what is left out of `data` already.
    """
    while True:
        at = path[:-1] if isinstance(path[-1], int) else path
        owner = at[:-1]
        record = record_at(owner)
        wider = path
        if record is None:
            return path
        if (key is None and issubclass(record, _STATEMENTS)) or key in _of(_LIMITS, record):
            # What has other purposes still serves those.
            spared = (record, key) in _SPARED and not _emptied(path, at, data, gone)
            wider = path if spared else owner
        elif (record, key) in _WHOLE:
            wider = at
        elif (record, key) == (Engagement, "receives") and _emptied(path, at, data, gone):
            wider = at  # none left is not « it receives nothing »
        if wider == path or not wider:
            return path
        path = wider
        key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def weakened_by(path: Path, key: str | None, data: Any) -> bool:
    """Whether without `key` nobody knows any more how, or whether, the record at `path` holds."""
    record = record_at(path)
    if record is None or "status" not in record.model_fields:
        return False
    status = value_at(path, data).get("status") if isinstance(value_at(path, data), dict) else None
    return key == "status" or (key in _NEEDED and _NEEDED[key] == status) or key in _of(_WEAKENED, record)


def value_at(path: Path, data: Any) -> Any:
    """What stands at a path of the data; None where nothing does."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _of(keys: dict[type[BaseModel], tuple[str, ...]], record: type[BaseModel]) -> tuple[str, ...]:
    return next((found for kind, found in keys.items() if issubclass(record, kind)), ())


def _emptied(path: Path, at: Path, data: Any, gone: Gone) -> bool:
    """Whether nothing is left of the list `at` without `path`."""
    items = value_at(at, data)
    return path == at or not isinstance(items, list) or gone.of(at) + (path not in gone) >= len(items)
