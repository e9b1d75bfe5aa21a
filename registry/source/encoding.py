"""The bytes of a file turned into text, with what is wrong with its encoding or its characters."""

import re
from functools import cache
from pathlib import Path

from registry.source.file import MOST_BYTES, NotAFile, TooLarge, read
from registry.source.problem import Mark, Problem, problem_at
from registry.source.tally import Tally

_BYTE_ORDER_MARK = "\ufeff"  # has no width: left out, no word is changed by it
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


@cache
def _illegal() -> re.Pattern[str]:
    """What YAML forbids, and what PyYAML takes for a line end where YAML 1.2 does not (it would shift every
    line number after it), and a byte order mark that is not at the beginning.

    Made when a text is first looked at: that takes as long as reading what was kept of it.
    """
    return re.compile(
        "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    )


def bytes_of(path: Path, name: str) -> bytes | Problem:
    """The bytes of a file, or why there are none."""
    start = Mark(name, 1, 1)
    try:
        return read(path)
    except FileNotFoundError:
        return problem_at(start, "missing-file", file=name)
    except IsADirectoryError:
        return problem_at(start, "unreadable-file", file=name, hint="folder")
    except NotAFile:
        return problem_at(start, "unreadable-file", file=name, hint="special")
    except TooLarge as large:
        return _too_large(start, large.size)
    except PermissionError:
        # Windows answers "permission denied" when a folder is opened as a file.
        hint = "folder" if path.is_dir() else "permission"
        return problem_at(start, "unreadable-file", file=name, hint=hint)
    except (OSError, ValueError):  # ValueError: a zero byte in the name
        return problem_at(start, "unreadable-file", file=name)


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of the bytes, with illegal characters shown as U+FFFD, and the problems met.

    The text is None when the file is too large or is not UTF-8; a byte order mark of UTF-8 is passed over,
    and every line ends with a line feed.
    """
    start = Mark(file, 1, 1)
    if len(raw) > MOST_BYTES:
        return None, [_too_large(start, len(raw))]
    wide = next((name for mark, name in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)
    if wide is None and len(raw) > 3 and (raw[0] == 0) != (raw[1] == 0):
        wide = "UTF-16"  # saved without its byte order mark: every second byte of Latin letters is zero
    if wide:
        return None, [problem_at(start, "not-utf8", encoding=wide, hint="wide")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # The decoder counts from behind the byte order mark that it took off.
        whole: bytes = fault.object
        before = whole[: fault.start].decode("utf-8")
        byte = f"0x{whole[fault.start]:02X}"
        return None, [problem_at(mark_after(before, file), "not-utf8", byte=byte)]
    return cleaned(_with_line_feeds(text), file)


def cleaned(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text with each illegal character shown as U+FFFD, and a problem for each line that has one.

    A byte order mark inside the text (two files put together) is passed over and told.
    """
    tally = Tally()
    line, behind, reported = 1, 0, 0
    for found in _illegal().finditer(text):
        while (end := text.find("\n", behind, found.start())) >= 0:
            line, behind = line + 1, end + 1
        if reported != line:
            reported = line
            code = "byte-order-mark" if found[0] == _BYTE_ORDER_MARK else "illegal-character"
            if tally.room(code):
                mark = Mark(file, line, found.start() - behind + 1)
                tally.add(problem_at(mark, code, character=named(found[0])))
            else:
                tally.count(code)
    return (
        _illegal().sub("\ufffd", text.replace(_BYTE_ORDER_MARK, "")) if reported else text
    ), tally.problems


def illegal_in(value: str) -> str | None:
    """The first character that no text may hold, as `U+0000`; None when there is none."""
    found = _illegal().search(value)
    return named(found[0]) if found else None


def legal(value: str) -> str:
    """The value with each illegal character shown as U+FFFD."""
    return _illegal().sub("\ufffd", value)


def named(character: str) -> str:
    """How Unicode names the position of a character: `U+000B`."""
    return f"U+{ord(character):04X}"


def mark_after(before: str, file: str) -> Mark:
    """Where the character behind this text stands."""
    lines = _with_line_feeds(before).split("\n")
    return Mark(file, len(lines), len(lines[-1]) + 1)


def _too_large(start: Mark, size: int) -> Problem:
    whole = f"{size / 1024 / 1024:.1f}"
    return problem_at(start, "too-large", size=whole, most=str(MOST_BYTES // 1024 // 1024))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
