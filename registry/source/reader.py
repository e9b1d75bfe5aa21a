"""The source: one YAML file as data, with the place of each value and every fault found on the way.

The only module that knows YAML. It reads the parser's events itself because no loader at hand gives the
line of each key, keeps `NO`, `01000` and `+225…` as text, and goes on after a fault.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from registry.source.encoding import bytes_of, decode, illegal_in, legal, mark_after
from registry.source.frame import AWAITED, REFUSED, Frame
from registry.source.problem import Mark, Problem, also_at, problem_at
from registry.source.scalar import plain
from registry.source.syntax import Fault, fault_of, keys_in, without_entry

Path = tuple[str | int, ...]
"""Where a value stands in the data: keys and indexes from the top, as in pydantic's `loc`."""

DEEPEST = 32
MOSTREFUSED = 200  # levels passed over below one that was refused: libyaml's time is their square
MOST_NODES = 500_000
MOST_PROBLEMS = 200
MOST_REREADINGS = 20
MOST_REREAD = 12 * 1024 * 1024  # characters: keeps the worst case for the largest file under ten seconds

_IN_OTHER_QUOTES = re.compile("[\u201c\u201d\u201e][^ ]*[\u201c\u201d]\\Z")

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
    lost: Mapping[str, str] = {}
    """The words before a colon in what was set aside, ids that were defined there among them, each with the
    first of its entry."""


def read_file(path: FilePath, file: str | None = None) -> Source:
    """The source at that path, named `file` in its problems. Never raises for a file that cannot be read."""
    name = file if file is not None else str(path)
    raw = bytes_of(path, name)
    return _nothing(raw) if isinstance(raw, Problem) else read(raw, name)


def read(raw: bytes, file: str) -> Source:
    """What the bytes of a YAML file say. Never raises for what a user wrote.

    After a syntax error the entry it stands in (an entry of the file, or an item of such an entry) is set
    aside and the rest is read again, so that one visit to the file mends all of it.
    """
    text, found = decode(raw, file)
    if text is None:
        return _nothing(*found)
    left, faults, behind = MOST_REREAD, 0, -1
    lost: dict[str, str] = {}
    while True:
        reading = _Reading(text, file)
        fault = reading.fault
        if fault is None:
            break
        faults += 1
        left -= len(text)
        aside = without_entry(text, fault)
        if fault.kind == "indent" and fault.first == behind:
            # What follows an entry that was not aligned often is not either, and is mended with it.
            found[-1] = also_at(found[-1], str(fault.mark.line))
        else:
            found.append(problem_at(fault.mark, "syntax", hint=fault.kind))
        if aside is None or left < 0 or faults > MOST_REREADINGS:
            found.append(problem_at(fault.mark, "rest-unread"))
            break
        text, behind = aside.rest, aside.end if fault.kind == "indent" else -1
        keys = keys_in(aside.entry)
        lost |= {key: keys[0] for key in keys if key not in lost}
    found += reading.problems
    if isinstance(reading.data, dict):
        return Source(reading.data, reading.marks, reading.values, _shortened(found, file), lost)
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
        self.stack: list[Frame] = []
        self.closed: int | None = None  # how far the last entry of the file is indented
        self.last: Any = None  # the last scalar: the suspect when the fault stands where it ends
        try:
            self._read(yaml.parse(text, Loader=_PARSER))
        except yaml.MarkedYAMLError as error:
            frames = [(each.mark.column, each.child_line) for each in self.stack[:2] if not each.flow]
            self.fault = fault_of(error, text, file, frames, self.last, self.closed)
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
                if refused > MOSTREFUSED:
                    self._break_off(event, "rest-unread")
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                if refused:
                    refused -= 1
                else:
                    frame = self.stack.pop()
                    if len(self.stack) == 1:
                        self.closed = frame.mark.column if frame.mapping and not frame.flow else None
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
            if not frame.mapping or frame.key is AWAITED:
                frame.child_line = event.start_mark.line
            if frame.mapping:
                frame.key = REFUSED if frame.key is AWAITED else AWAITED

    def _accepted(self, event: Any) -> bool:
        """Whether the node may be read: no anchor, no tag, and not the value of a refused key."""
        if self.stack and self.stack[-1].key is REFUSED:
            self.stack[-1].key = AWAITED
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
        if not event.style and (value.count('"') % 2 or _IN_OTHER_QUOTES.match(value)):
            self._report(event.start_mark, "stray-quote", value=value)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.mapping and frame.key is AWAITED:
            self._key(frame, event, value, typed)
        else:
            self._put(typed, event.start_mark)

    def _key(self, frame: Frame, event: Any, written: str, typed: Any) -> None:
        frame.child_line = event.start_mark.line
        if written == "<<" and not event.style:
            self._refuse(event, "merge-key")
            return
        if not isinstance(typed, str):
            self._report(event.start_mark, "key-not-text", key=written)
        if written in frame.container:
            self._repeated(frame, event, written)
            return
        frame.repeats = set()
        frame.key, frame.key_mark = written, event.start_mark

    def _repeated(self, frame: Frame, event: Any, key: str) -> None:
        """Leaves out a key that was there before. A run of them is one fault: where an entry begins was lost."""
        line = self._mark(event.start_mark).line
        if not frame.repeats or key in frame.repeats:
            frame.repeats = {key}
            first = self.marks[(*frame.path, key)]
            self._report(event.start_mark, "duplicate-key", key=key, first_line=str(first.line))
        else:
            frame.repeats.add(key)
            self.problems[-1] = also_at(self.problems[-1], str(line), hint="several")
        self._leave_out(event)

    def _opened(self, event: Any) -> bool:
        """Enter a mapping or list; False when it is left out."""
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.mapping and frame.key is AWAITED:
            self._refuse(event, "complex-key")
            return False
        if len(self.stack) >= DEEPEST:
            self._refuse(event, "too-deep", most=str(DEEPEST))
            return False
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(container, event.start_mark)
        self.stack.append(Frame(container, path, event))
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
            frame.key = AWAITED
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
