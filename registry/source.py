"""The source: one YAML file as data, with the place of each value and every fault found on the way.

The only module that knows YAML. It reads the parser's events itself because no loader at hand gives the
line of each key, keeps `NO`, `01000` and `+225…` as text, and goes on after a fault.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from registry.encoding import decode, illegal_in, legal, mark_after
from registry.problem import Mark, Problem, problem_at
from registry.scalar import plain
from registry.syntax import Fault, fault_of, without_entry

Path = tuple[str | int, ...]
"""Where a value stands in the data: keys and indexes from the top, as in pydantic's `loc`."""

DEEPEST = 32
MOST_REFUSED = 200  # levels passed over below one that was refused: libyaml's time is their square
MOST_NODES = 500_000
MOST_PROBLEMS = 200
MOST_REREADINGS = 20
MOST_REREAD = 12 * 1024 * 1024  # characters: keeps the worst case for the largest file under ten seconds

# libyaml where it is there (it is in every wheel); the same parser in Python is some ten times slower.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Source(NamedTuple):
    """What one file says, and what is wrong with how it is written."""

    data: Any
    """Mappings, lists, text, integers, decimals, booleans and None; None when nothing could be read."""
    marks: Mapping[Path, Mark]
    """The place of each value's key, or of the item in a list; `()` is the beginning."""
    values: Mapping[Path, Mark]
    """The place of each value itself."""
    problems: tuple[Problem, ...]
    """In the order of the file."""


def read_file(path: FilePath, file: str | None = None) -> Source:
    """The source at that path, named `file` in its problems. Never raises for a file that cannot be read."""
    name = file if file is not None else str(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return _nothing(problem_at(Mark(name, 1, 1), "missing-file", file=name))
    except IsADirectoryError:
        return _nothing(problem_at(Mark(name, 1, 1), "unreadable-file", file=name, hint="folder"))
    except PermissionError:
        # Windows answers "permission denied" when a folder is opened as a file.
        hint = "folder" if path.is_dir() else "permission"
        return _nothing(problem_at(Mark(name, 1, 1), "unreadable-file", file=name, hint=hint))
    except (OSError, ValueError):  # ValueError: a zero byte in the name
        return _nothing(problem_at(Mark(name, 1, 1), "unreadable-file", file=name))
    return read(raw, name)


def read(raw: bytes, file: str) -> Source:
    """What the bytes of a YAML file say. Never raises for what a user wrote.

    After a syntax error the entry it stands in (an entry of the file, or an item of such an entry) is set
    aside and the rest is read again, so that one visit to the file mends all of it.
    """
    text, found = decode(raw, file)
    if text is None:
        return _nothing(*found)
    left, faults = MOST_REREAD, []
    while True:
        reading = _Reading(text, file)
        if reading.fault is None:
            break
        faults.append(reading.fault)
        left -= len(text)
        rest = without_entry(text, reading.fault)
        if rest is None or left < 0 or len(faults) > MOST_REREADINGS:
            found.append(problem_at(reading.fault.mark, "rest-unread"))
            break
        text = rest
    found += reading.problems + [problem_at(each.mark, "syntax", hint=each.kind) for each in faults]
    if isinstance(reading.data, dict):
        return Source(reading.data, reading.marks, reading.values, _shortened(found, file))
    if reading.data is not None:
        found.append(problem_at(reading.marks[()], "not-a-mapping"))
    elif not found:
        found.append(problem_at(Mark(file, 1, 1), "empty-file"))
    return _nothing(*found)


def _nothing(*problems: Problem) -> Source:
    file = problems[0].file
    marks: dict[Path, Mark] = {(): Mark(file, 1, 1)}
    return Source(None, marks, marks, _shortened(list(problems), file))


def _shortened(problems: list[Problem], file: str) -> tuple[Problem, ...]:
    """The problems in the order of the file; beyond the first 200 only their number."""
    ordered = sorted(problems, key=lambda each: each.order)
    if len(ordered) > MOST_PROBLEMS:
        last = ordered[MOST_PROBLEMS - 1]
        more = problem_at(
            Mark(file, last.line, last.column), "more-problems", n=str(len(ordered) - MOST_PROBLEMS)
        )
        ordered[MOST_PROBLEMS:] = [more]
    return tuple(ordered)


class _Frame:
    """A mapping or list that is being read."""

    __slots__ = ("child_line", "container", "flow", "key", "key_mark", "mapping", "mark", "path")

    def __init__(self, container: Any, path: Path, event: Any) -> None:
        self.container = container
        self.mapping = isinstance(container, dict)
        self.path = path
        self.mark = event.start_mark
        self.flow = bool(event.flow_style)
        self.key: Any = _AWAITED
        self.key_mark: Any = None
        self.child_line = -1  # where the last entry begins, counted from 0 as the parser does


_AWAITED = object()  # the mapping awaits its next key
_REFUSED = object()  # the key was refused: its value goes with it


class _Reading:
    """One pass over a text."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.end = mark_after(text, file)
        self.data: Any = None
        self.marks: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self.fault: Fault | None = None
        self.stack: list[_Frame] = []
        self.last: Any = None  # the last scalar: the suspect when the fault stands where it ends
        try:
            self._read(yaml.parse(text, Loader=_PARSER))
        except yaml.MarkedYAMLError as error:
            frames = [(each.mark.column, each.child_line) for each in self.stack[:2] if not each.flow]
            self.fault = fault_of(error, text, file, frames, self.last)
            self._drop_unfinished()

    def _read(self, events: Iterator[Any]) -> None:
        documents, nodes, refused = 0, 0, 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                nodes += 1
                self.last = event
                if not refused and self._accepted(event):
                    self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                nodes += 1
                if refused or not self._accepted(event) or not self._opened(event):
                    refused += 1
                if refused > MOST_REFUSED:
                    self._break_off(event, "rest-unread")
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                if refused:
                    refused -= 1
                else:
                    self.stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                if not refused:
                    self._refuse(event, "alias", name=str(event.anchor))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(event.start_mark, "second-document")
                    return
            if nodes > MOST_NODES:
                self._break_off(event, "too-many-nodes", most=str(MOST_NODES))
                return

    def _mark(self, mark: Any) -> Mark:
        # The parser puts an empty value at the very end on a line that is not there.
        return min(Mark(self.file, mark.line + 1, mark.column + 1), self.end)

    def _report(self, mark: Any, code: str, **values: str) -> None:
        self.problems.append(problem_at(self._mark(mark), code, **values))

    def _break_off(self, event: Any, code: str, **values: str) -> None:
        self._report(event.start_mark, code, **values)
        self._drop_unfinished()

    def _refuse(self, event: Any, code: str, **values: str) -> None:
        """Report the node and leave it out; a refused key takes its value with it."""
        self._report(event.start_mark, code, **values)
        self._leave_out(event)

    def _leave_out(self, event: Any) -> None:
        if self.stack:
            frame = self.stack[-1]
            if not frame.mapping or frame.key is _AWAITED:
                frame.child_line = event.start_mark.line
            if frame.mapping:
                frame.key = _REFUSED if frame.key is _AWAITED else _AWAITED

    def _accepted(self, event: Any) -> bool:
        """Whether the node may be read: no anchor, no tag, and not the value of a refused key."""
        if self.stack and self.stack[-1].key is _REFUSED:
            self.stack[-1].key = _AWAITED
            return False
        if event.anchor is not None:
            self._refuse(event, "anchor", name=event.anchor)
            return False
        if event.tag is not None:
            self._refuse(event, "tag", tag=event.tag)
            return False
        return True

    def _scalar(self, event: Any) -> None:
        value = event.value
        if event.style == '"' and (illegal := illegal_in(value)):
            # Written as an escape such as "\0": no SVG, PDF or terminal could show it.
            self._report(event.start_mark, "illegal-character", character=illegal)
            value = legal(value)
        typed = value if event.style else plain(value)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.mapping and frame.key is _AWAITED:
            self._key(frame, event, value, typed)
        else:
            self._put(typed, event.start_mark)

    def _key(self, frame: _Frame, event: Any, written: str, typed: Any) -> None:
        frame.child_line = event.start_mark.line
        if written == "<<" and not event.style:
            self._refuse(event, "merge-key")
            return
        if not isinstance(typed, str):
            self._report(event.start_mark, "key-not-text", key=written)
        if written in frame.container:
            first = self.marks[(*frame.path, written)]
            self._refuse(event, "duplicate-key", key=written, first_line=str(first.line))
            return
        frame.key, frame.key_mark = written, event.start_mark

    def _opened(self, event: Any) -> bool:
        """Enter a mapping or list; False when it is left out."""
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.mapping and frame.key is _AWAITED:
            self._refuse(event, "complex-key")
            return False
        if len(self.stack) >= DEEPEST:
            self._refuse(event, "too-deep", most=str(DEEPEST))
            return False
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(container, event.start_mark)
        self.stack.append(_Frame(container, path, event))
        return True

    def _put(self, value: Any, mark: Any) -> Path:
        """Set the value where it belongs and note its place."""
        if not self.stack:
            self.data = value
            self.marks[()] = self.values[()] = self._mark(mark)
            return ()
        frame = self.stack[-1]
        if frame.mapping:
            path = (*frame.path, frame.key)
            frame.container[frame.key] = value
            self.marks[path] = self._mark(frame.key_mark)
            self.values[path] = self._mark(mark)
            frame.key = _AWAITED
        else:
            path = (*frame.path, len(frame.container))
            frame.child_line = mark.line
            frame.container.append(value)
            self.marks[path] = self.values[path] = self._mark(mark)
        return path

    def _drop_unfinished(self) -> None:
        """Take out the entry that was being read, whole: half a third party would be a false one."""
        if len(self.stack) < 2:
            return
        gone = self.stack[min(2, len(self.stack) - 1)].path
        if len(self.stack) > 2:
            container: Any = self.stack[1].container
            del container[gone[-1]]
            for marks in (self.marks, self.values):
                for path in [each for each in marks if each[: len(gone)] == gone]:
                    del marks[path]
