"""The streams: answers go to stdout, notices to stderr, and a reader that goes away is no fault."""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Mapping

_MARK = "\ufeff"


def answer(text: str) -> None:
    """Writes an answer as it is, which ends with a line end.

    A table that begins with the mark by which spreadsheets know UTF-8 is UTF-8 wherever it goes, `> x.csv`
    being how one is made; a terminal, which would show the mark in some fonts, gets it without.
    """
    if text.startswith(_MARK) and not sys.stdout.isatty():
        answer_bytes(text.encode("utf-8", "replace"))
        return
    sys.stdout.write(text.removeprefix(_MARK))
    sys.stdout.flush()


def answer_bytes(content: bytes) -> None:
    """Writes a picture or a table as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def complain(line: str) -> None:
    """Writes a notice on a line of its own."""
    sys.stderr.write(f"{line}\n")


def prepare() -> None:
    """Makes both streams take any letter: what the terminal cannot show becomes a question mark.

    One that was closed before the start (`>&-`) leads nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def give_up() -> None:
    """After a reader went away: points stdout nowhere, so that closing it at the end says nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(io.UnsupportedOperation):  # a stdout that is no file has nothing to close
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def has_colour(environment: Mapping[str, str], wanted: bool) -> bool:
    """Whether to write in colour: on a terminal that is not told otherwise (no-color.org)."""
    if not wanted or environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def width_of(environment: Mapping[str, str]) -> int:
    """The width of the terminal, at most 120; COLUMNS wins; without a terminal 100: pipes are stable."""
    given = environment.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return min(int(given), 120)
    return min(shutil.get_terminal_size((100, 24)).columns, 120) if sys.stdout.isatty() else 100
