"""The file: whether what a registry's files say is different, or only how it is written: comments, order, layout."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from registry.records.record import Record
from registry.source.reader import read

Kind = Literal["same", "layout", "order", "content", "unread"]
"""same: byte for byte; layout: only comments, blank lines, quotes, indentation; order: the same entries in another
order or in other files; content: something else is said; unread: one side is no YAML that can be read whole."""


class FileChange(Record):
    """What is different between the files of two registries."""

    kind: Kind
    came: int = 0
    """Lines that only the later files have. A line that only moved is in both, and counted nowhere."""
    went: int = 0
    """Lines that only the earlier files have."""
    comments: int = 0
    """Of these lines: comments."""
    blank: int = 0
    """Of these lines: empty ones."""
    files: int = 0
    """How many files are different, came or went; of a registry that is one file it is that one, however called."""


def file_change(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> FileChange:
    """What is different between the files of two registries, by their paths inside them.

    Two registries of one file each are compared whatever their files are called.
    """
    if len(before) == len(after) == 1:
        before, after = {"": next(iter(before.values()))}, {"": next(iter(after.values()))}
    if before == after:
        return FileChange(kind="same")
    old, new = _lines(before.values()), _lines(after.values())
    came, went = new - old, old - new
    both = came + went
    return FileChange(
        kind=_kind(before, after),
        came=came.total(),
        went=went.total(),
        comments=sum(n for line, n in both.items() if line.lstrip().startswith("#")),
        blank=sum(n for line, n in both.items() if not line.strip()),
        files=sum(before.get(name) != after.get(name) for name in {*before, *after}),
    )


def _kind(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Kind:
    old, new = _said(before), _said(after)
    if old is None or new is None:
        return "unread"
    try:
        if _written(old) == _written(new):
            return "layout"
        return "order" if _entries(old.values()) == _entries(new.values()) else "content"
    except RecursionError:  # lists in lists in lists, deeper than anybody writes
        return "unread"


def _said(files: Mapping[str, bytes]) -> dict[str, Any] | None:
    """What each file says; None where one cannot be read whole."""
    said = {}
    for name, raw in sorted(files.items()):
        source = read(raw, name)
        if source.problems:
            return None
        said[name] = source.data
    return said


def _lines(files: Iterable[bytes]) -> Counter[str]:
    """The lines of all files, each as often as it stands there, without what ends them."""
    return Counter(
        line for raw in files for line in raw.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    )


def _written(data: Any) -> str:
    """Data with its order. Values that look alike and are of different kinds (1, "1", true) are written differently."""
    return json.dumps(data, default=repr, ensure_ascii=False)


def _entries(files: Iterable[Any]) -> Counter[str]:
    """Everything that is said, entry by entry and without order, whichever file it stands in."""
    found: Counter[str] = Counter()
    for data in files:
        _collect(data, "", found)
    return found


def _collect(data: Any, path: str, found: Counter[str]) -> None:
    """Entries of mappings by their keys, of which the first two levels may be split between files; below them whole."""
    if isinstance(data, dict) and path.count("\0") < 2:
        for key, value in data.items():
            _collect(value, f"{path}{_written(key)}\0", found)
    else:
        found[f"{path}{json.dumps(_unordered(data), default=repr, ensure_ascii=False)}"] += 1


def _unordered(data: Any) -> Any:
    """Data without the order of its mappings and lists."""
    if isinstance(data, dict):
        return sorted(([_written(key), _unordered(value)] for key, value in data.items()), key=_written)
    if isinstance(data, list):
        return sorted(map(_unordered, data), key=_written)
    return data
