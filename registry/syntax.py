"""The syntax fault: where a file stops being YAML, what its writer likely did, and the text without it."""

from typing import Any, NamedTuple

from registry.problem import Mark


class Fault(NamedTuple):
    """A place where the file stops being YAML, and the lines to set aside to read the rest."""

    mark: Mark
    kind: str
    """The hint for what the writer likely did: tab, quote, colon, colon-in-value, bracket, reserved, indent
    or other."""
    first: int
    """The first line of the entry it stands in, counted from 0."""
    last: int
    """The line that cannot be read, counted from 0."""
    column: int
    """How far entries of that level are indented."""


def fault_of(error: Any, text: str, file: str, frames: list[tuple[int, int]], scalar: Any) -> Fault:
    """The fault behind a parser's error.

    `frames` are the open levels (the file's own, then that of the entry being read), each with its
    indentation and the line where its last entry begins; `scalar` is the last value that was read.
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
    first = last if ended or child < 0 else min(child, last)
    return Fault(_within(mark, lines, file), kind, first, last, column)


def without_entry(text: str, fault: Fault) -> str | None:
    """The text with the faulty entry's lines emptied, so that line numbers stay; None when they are."""
    lines = text.splitlines(keepends=True)
    end = fault.last + 1
    while end < len(lines) and not _begins_entry(lines[end], fault.column):
        end += 1
    emptied = "\n" * "".join(lines[fault.first : end]).count("\n")
    rest = "".join([*lines[: fault.first], emptied, *lines[end:]])
    return rest if rest != text else None


def _kind(message: str, context: str, mark: Any, lines: list[str]) -> str:
    line = lines[mark.line] if mark.line < len(lines) else ""
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


def _indent(lines: list[str], number: int) -> int:
    line = lines[number] if number < len(lines) else ""
    return len(line) - len(line.lstrip())


def _begins_entry(line: str, column: int) -> bool:
    bare = line.strip()
    return bool(bare) and not bare.startswith("#") and len(line) - len(line.lstrip()) <= column
