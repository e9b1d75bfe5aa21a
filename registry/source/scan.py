"""The scan: one pass over the text of a YAML file, from the parser's events to data and places."""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from registry.source.encoding import illegal_in, legal, mark_after
from registry.source.frame import AWAITED, REFUSED, Frame
from registry.source.marks import FAR, LINE, Entry, folded, leaf, packed, places_in
from registry.source.problem import Mark, problem_at
from registry.source.scalar import in_other_quotes, plain
from registry.source.syntax import Fault, fault_of
from registry.source.tally import Tally

DEEPEST = 32
MOST_REFUSED = 200  # levels passed over below one that was refused: libyaml's time is their square
MOST_WEIGHT = (
    9_200_000  # more than 5 MB of a dense registry weigh, and more than twice what those of people do
)
# What a mapping or list, a value in a list, and a key or value weigh: what the record or the fault takes that it may
# be. A fault takes half a kilobyte, and `{a, b, c}` has one in every three bytes.
_BLOCK, _ITEM, _WORD = 30, 20, 10
_MANY = 12

# libyaml where it is there (it is in every wheel); the same parser in Python is some ten times slower.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNSEEN = object()


class Scan:
    """What a text says, where it says it, and what is wrong with it, up to the fault that ends the pass."""

    def __init__(self, text: str, file: str, number: int = 0) -> None:
        self.file = file
        self.data: Any = None
        self.tree: Entry = None
        self.tally = Tally()
        self.weight = 0
        self.fault: Fault | None = None
        self._end = mark_after(text, file)
        self._last_place = packed(self._end.line - 1, self._end.column - 1, number)
        self._beginning = packed(0, 0, number)
        self._stack: list[Frame] = []
        self._closed: int | None = None  # how far the last entry of the file is indented
        self._last: Any = None  # the last scalar: the suspect when the fault stands where it ends
        self._run: int | None = None  # the number of the problem that a run of repeated keys is told in
        self._means: dict[str, Any] = {}  # what the unquoted words met so far mean
        try:
            self._read(yaml.parse(text, Loader=_PARSER))
        except yaml.MarkedYAMLError as error:
            frames = [(each.mark.column, each.child_line) for each in self._stack[:2] if not each.flow]
            self.fault = fault_of(error, text, file, frames, self._last, self._closed)
            self._drop_unfinished()

    def _read(self, events: Iterator[Any]) -> None:
        documents, refused = 0, 0
        for event in events:
            kind = event.__class__
            if kind is ScalarEvent:
                self.weight += self._weight_of_word()
                self._last = event
                if not refused:
                    self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self.weight += _BLOCK
                if refused or not self._accepted(event) or not self._opened(event):
                    refused += 1
                if refused > MOST_REFUSED:
                    self._break_off(event, "rest-unread")
                    return
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if refused:
                    refused -= 1
                else:
                    frame = self._stack.pop()
                    if len(self._stack) > 1:  # further out, files are put together
                        outer = self._stack[-1].places
                        outer[frame.name] = folded(outer[frame.name])
                    if len(self._stack) == 1:
                        self._closed = frame.mark.column if frame.mapping and not frame.flow else None
            elif kind is AliasEvent:
                if not refused:
                    self._refuse(event, "alias", name=str(event.anchor))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._report(event.start_mark, "second-document")
                    return
            if self.weight > MOST_WEIGHT:
                self._break_off(event, "too-many-nodes")
                return

    def _weight_of_word(self) -> int:
        frame = self._stack[-1] if self._stack else None
        if frame is None or not frame.mapping:
            return _ITEM
        # Where so many entries stand there are ids, and what stands behind an id is no word but by mistake.
        return _WORD if frame.key is AWAITED or len(frame.container) < _MANY else 3 * _WORD

    def _place(self, mark: Any) -> int:
        # The parser puts an empty value at the very end on a line that is not there.
        at: int = self._beginning + mark.line * LINE + mark.column
        return min(at, self._last_place)

    def _report(self, mark: Any, code: str, **values: str) -> int | None:
        if not self.tally.room(code):
            self.tally.count(code)
            return None
        at = min(Mark(self.file, mark.line + 1, mark.column + 1), self._end)
        return self.tally.add(problem_at(at, code, **values))

    def _break_off(self, event: Any, code: str, **values: str) -> None:
        self._report(event.start_mark, code, **values)
        self._drop_unfinished()

    def _refuse(self, event: Any, code: str, **values: str) -> None:
        """Report the node and leave it out; a refused key takes its value with it."""
        self._report(event.start_mark, code, **values)
        self._leave_out(event)

    def _leave_out(self, event: Any) -> None:
        if self._stack:
            frame = self._stack[-1]
            if not frame.mapping or frame.key is AWAITED:
                frame.child_line = event.start_mark.line
            if frame.mapping:
                frame.key = REFUSED if frame.key is AWAITED else AWAITED

    def _accepted(self, event: Any) -> bool:
        """Whether the node may be read: no anchor, no tag, and not the value of a refused key."""
        if self._stack and self._stack[-1].key is REFUSED:
            self._stack[-1].key = AWAITED
            return False
        if event.anchor is not None:
            self._refuse(event, "anchor", name=event.anchor)
            return False
        if event.tag is not None:
            self._refuse(event, "tag", tag=event.tag)
            return False
        return True

    def _scalar(self, event: Any) -> None:
        """Takes a scalar for the key, value or item it is; the common case in one piece, for calls cost most."""
        frame = self._stack[-1] if self._stack else None
        if frame is None or frame.key is REFUSED or event.anchor is not None or event.tag is not None:
            if self._accepted(event):
                self._put(self._typed(event)[1], event.start_mark)  # the file's own: nothing stands around it
            return
        value = event.value
        typed = self._means.get(value, _UNSEEN) if not event.style else value
        if typed is _UNSEEN or event.style == '"':
            value, typed = self._typed(event)
        mark = event.start_mark
        at: int = self._beginning + mark.line * LINE + mark.column
        if at > self._last_place:
            at = self._last_place
        if not frame.mapping:
            frame.child_line = mark.line
            frame.container.append(typed)
            frame.places.append(at * FAR)  # a leaf: the item itself has no key
        elif frame.key is not AWAITED:
            frame.container[frame.key] = typed
            frame.places[frame.key] = frame.key_place * FAR + at - frame.key_place  # a leaf
            frame.key = AWAITED
        elif typed.__class__ is str and value not in frame.container and value != "<<" and not frame.repeats:
            frame.child_line = mark.line
            frame.key, frame.key_place = value, at
        else:
            self._key(frame, event, value, typed)

    def _typed(self, event: Any) -> tuple[str, Any]:
        """A scalar as it is written, in characters that can be shown, and what it means."""
        value = event.value
        if not event.style:
            return value, self._meaning(event)
        if event.style == '"' and (illegal := illegal_in(value)):
            # Written as an escape such as "\0": no SVG, PDF or terminal could show it.
            self._report(event.start_mark, "illegal-character", character=illegal)
            value = legal(value)
        return value, value

    def _meaning(self, event: Any) -> Any:
        """What an unquoted word means; words that a quotation mark strayed into are told at each place."""
        value = event.value
        typed = plain(value)
        if value.count('"') % 2 or in_other_quotes(value):
            self._report(event.start_mark, "stray-quote", value=value)
        else:
            self._means[value] = typed
        return typed

    def _key(self, frame: Frame, event: Any, written: str, typed: Any) -> None:
        mark = event.start_mark
        frame.child_line = mark.line
        if written == "<<" and not event.style:
            self._refuse(event, "merge-key")
            return
        if not isinstance(typed, str):
            self._report(mark, "key-not-text", key=written)
        if written in frame.container:
            self._repeated(frame, event, written)
            return
        if frame.repeats:
            frame.repeats = set()
        frame.key, frame.key_place = written, self._place(mark)

    def _repeated(self, frame: Frame, event: Any, key: str) -> None:
        """Leaves out a key that was there before. A run of them is one fault: where an entry begins was lost."""
        if not frame.repeats or key in frame.repeats:
            frame.repeats = {key}
            first = places_in(frame.places[key])[0] % packed(0, 0, 1) // packed(1, 0) + 1
            self._run = self._report(event.start_mark, "duplicate-key", key=key, first_line=str(first))
        else:
            frame.repeats.add(key)
            line = min(event.start_mark.line + 1, self._end.line)
            self.tally.also(self._run, str(line), hint="several")
        self._leave_out(event)

    def _opened(self, event: Any) -> bool:
        """Enter a mapping or list; False when it is left out."""
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.mapping and frame.key is AWAITED:
            self._refuse(event, "complex-key")
            return False
        if len(self._stack) >= DEEPEST:
            self._refuse(event, "too-deep", most=str(DEEPEST))
            return False
        mapping = event.__class__ is MappingStartEvent
        container: Any = {} if mapping else []
        places: Any = {} if mapping else []
        name = self._put(container, event.start_mark, places)
        self._stack.append(Frame(container, places, name, event, mapping))
        return True

    def _put(self, value: Any, mark: Any, *places: Any) -> str | int | None:
        """Set the value where it belongs and note its place; the key or index it has there."""
        at = self._place(mark)
        if not self._stack:
            self.data, self.tree = value, (at, at, *places) if places else leaf(at, at)
            return None
        frame = self._stack[-1]
        if frame.mapping:
            key: str = frame.key
            frame.container[key] = value
            frame.places[key] = (frame.key_place, at, *places) if places else leaf(frame.key_place, at)
            frame.key = AWAITED
            return key
        frame.child_line = mark.line
        frame.container.append(value)
        frame.places.append((at, at, *places) if places else leaf(at, at))
        return len(frame.container) - 1

    def _drop_unfinished(self) -> None:
        """Take out the entry that was being read, whole: half a third party would be a false one."""
        if len(self._stack) > 2:
            frame, gone = self._stack[1], self._stack[2].name
            del frame.container[gone]
            del frame.places[gone]
