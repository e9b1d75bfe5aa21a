"""The syntax fault: where a file stops being YAML, what its writer likely did, and the text without it."""

import re
from typing import Any, NamedTuple

from registry.source.problem import Mark

_KEY = re.compile(r"(?m)(?:^[ \t-]*|[{,][ \t]*)([a-z][a-z0-9_]*)[ \t]*:")

_NO_SPACE = re.compile(r"\A\s+[a-z][a-z0-9_]*:[^\s:/]")


class Fault(NamedTuple):
    """A place where the file stops being YAML, and the lines to set aside to read the rest."""

    mark: Mark
    kind: str
    """The hint for what the writer likely did: tab, no-break, quote, colon, colon-in-value, bracket, reserved,
    indent or other."""
    first: int
    """The first line of the entry it stands in, counted from 0."""
    last: int
    """The line that cannot be read, counted from 0."""
    column: int
    """How far entries of that level are indented."""


def fault_of(
    error: Any, text: str, file: str, frames: list[tuple[int, int]], scalar: Any, closed: int | None = None
) -> Fault:
    """The fault behind a parser's error.

    `frames` are the open levels (the file's own, then that of the entry being read), each with its
    indentation and the line where its last entry begins; `scalar` is the last value that was read; `closed`
    is the indentation of the entry of the file that was read last, where it seemed to be over.
    """
    lines = text.splitlines()
    mark = error.problem_mark or error.context_mark
    message, context = error.problem or "", error.context or ""
    kind = _kind(message, context, mark, lines)
    # The parser notices these far below the place where the writer has to look.
    if error.context_mark is not None and (kind in ("quote", "bracket") or "simple key" in context):
        mark = error.context_mark
    suspect = scalar is not None and scalar.end_mark.line >= mark.line
    if suspect and scalar.style in ("'", '"') and kind in ("indent", "quote", "other"):
        kind, mark = "quote", scalar.start_mark
    last = min(mark.line, max(len(lines) - 1, 0))
    column, child = frames[-1] if frames else (0, 0)
    # The last entry is to blame when it reaches down to the fault; when it ended above, it is sound.
    ended = scalar is not None and scalar.end_mark.line < last and _indent(lines, last) <= column
    # A tab, or a space that YAML does not know, indents nobody knows how far.
    blank = next((n for n in range(last, max(child, 0) - 1, -1) if _strange(lines, n)), None)
    if blank is not None and kind in ("indent", "tab", "other"):
        if "\t" not in _lead(lines, blank):
            return Fault(_within(_At(blank, 0), lines, file), "no-break", blank, blank, column)
        kind, ended = "tab", False
        mark = mark if blank == mark.line else _At(blank, 0)
    first = last if ended or child < 0 else min(child, last)
    depth = _indent(lines, last)
    if "document start" in message:
        # The first entry is set in and the others are not.
        first = last = next((n for n in range(last) if _indent(lines, n) and _says(lines, n)), last)
        kind, mark, column = "indent", _At(first, 0), 0
    elif len(frames) == 1 and scalar is not None and _NO_SPACE.match(_line(lines, scalar.start_mark.line)):
        # A first key without its colon takes what follows for the rest of its words.
        first = last = scalar.start_mark.line
        kind, mark, column = "colon", scalar.start_mark, _indent(lines, first)
    elif closed is not None and len(frames) == 1 and 0 < depth < closed:
        # Set in less than its neighbours: it costs an entry of theirs, not what they stand in.
        below = next((n for n in range(last + 1, len(lines)) if _says(lines, n)), last)
        heads = _line(lines, last).rstrip().endswith(":") and _indent(lines, below) == closed
        first, column = last, depth if heads else closed
    return Fault(_within(mark, lines, file), kind, first, last, min(column, _indent(lines, first)))


class SetAside(NamedTuple):
    """A text with the lines of an entry emptied, so that line numbers stay."""

    rest: str
    entry: str
    """What was emptied."""
    end: int
    """The first line behind it that says anything, counted from 0."""


def without_entry(text: str, fault: Fault) -> SetAside | None:
    """The text without the faulty entry, or with spaces for what looks like them; None when that is no change."""
    lines = text.splitlines(keepends=True)
    if fault.kind == "no-break":
        lead = _lead(lines, fault.first)
        lines[fault.first] = " " * len(lead) + lines[fault.first][len(lead) :]
        return SetAside("".join(lines), "", -1)
    end = fault.last + 1
    while end < len(lines) and not _begins_entry(lines[end], fault.column):
        end += 1
    entry = "".join(lines[fault.first : end])
    rest = "".join([*lines[: fault.first], "\n" * entry.count("\n"), *lines[end:]])
    return SetAside(rest, entry, end) if rest != text else None


class _At(NamedTuple):
    line: int
    column: int


def keys_in(text: str) -> list[str]:
    """The words before a colon at the beginning of lines and between braces, in their order."""
    return _KEY.findall(text)


def _kind(message: str, context: str, mark: Any, lines: list[str]) -> str:
    line = _line(lines, mark.line)
    lead = line[: len(line) - len(line.lstrip())]
    at = line[mark.column : mark.column + 1]
    if "\t" in lead or at == "\t":
        return "tab"
    if "quoted scalar" in context:
        return "quote"
    if "flow" in context:
        return "bracket"
    if "cannot start any token" in message:
        return "reserved"
    if "mapping values are not allowed" in message:
        return "colon-in-value" if ": " in line[: mark.column] else "indent"
    if "expected ':'" in message:
        return "colon"
    if "block" in context:
        return "indent"
    return "other"


def _within(mark: Any, lines: list[str], file: str) -> Mark:
    """The place, held inside the text: the parser names the line behind the last one at the end of a file."""
    line = min(mark.line, max(len(lines) - 1, 0))
    length = len(lines[line]) if lines else 0
    column = mark.column if line == mark.line else length
    return Mark(file, line + 1, min(column, length) + 1)


def _line(lines: list[str], number: int) -> str:
    """A line; empty behind the last one, where the parser likes to point."""
    return lines[number] if number < len(lines) else ""


def _lead(lines: list[str], number: int) -> str:
    """The blanks that a line begins with, those among them that YAML takes for letters."""
    line = _line(lines, number)
    return line[: len(line) - len(line.lstrip())]


def _indent(lines: list[str], number: int) -> int:
    return len(_lead(lines, number))


def _says(lines: list[str], number: int) -> bool:
    """Whether a line is neither empty nor a comment."""
    return bool(_line(lines, number).strip()) and not _line(lines, number).lstrip().startswith("#")


def _strange(lines: list[str], number: int) -> bool:
    """Whether a line that says something is indented with other blanks than spaces."""
    return bool(_line(lines, number).strip()) and bool(_lead(lines, number).strip(" "))


def _begins_entry(line: str, column: int) -> bool:
    return _says([line], 0) and _indent([line], 0) <= column
