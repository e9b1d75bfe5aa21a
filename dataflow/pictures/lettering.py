"""Lettering: words made safe for a picture, and broken into lines that fit.

Whatever a registry says is shown as the words it is: never as HTML, an escape sequence, an entity, a port.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import graphviz

from dataflow.engine.letters import Style, width
from dataflow.words.plain import plain

_BREAKABLE = " /"


@lru_cache(maxsize=8192)
def wrapped(words: str, points: float, size: float, style: Style = "regular") -> tuple[str, ...]:
    """The words in lines no wider than `points` at that size; a word wider than that is broken anywhere.

    Kept: a picture is laid out in several ways, with the same words in each.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(plain(words), points, size, style):
        if line and width((line + piece).rstrip(), size, style) > points:
            lines.append(line.strip())
            line = ""
        line += piece
    return (*lines, line.strip()) if line.strip() else tuple(lines) or ("",)


def _pieces(words: str, points: float, size: float, style: Style) -> Iterator[str]:
    """Words with the space or slash after them, those too wide in parts."""
    piece = ""
    for each in words:
        if piece and width(piece + each, size, style) > points:
            yield piece
            piece = ""
        piece += each
        if each in _BREAKABLE:
            yield piece
            piece = ""
    if piece:
        yield piece


def label(lines: Iterable[str]) -> str:
    """The lines as a DOT label, which shows exactly these words."""
    words: str = graphviz.nohtml("\\n".join(_escaped(line) for line in lines))
    return words


def plain_lines(lines: Iterable[str]) -> str:
    """The lines as a value of DOT that is read by people and never drawn."""
    words: str = graphviz.escape(" / ".join(filter(None, map(plain, lines))))
    return words


def field(lines: Iterable[str]) -> str:
    """The lines as a field of the label of a record, each beginning at the left."""
    return "".join(f"{_IN_RECORD.sub(_shielded, _escaped(line))}\\l" for line in lines)


_IN_RECORD = re.compile(r"[{}|<>]")
"""What the label of a record would read as its own."""


def _shielded(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _escaped(words: str) -> str:
    # Graphviz reads HTML entities in every label, quoted or not: "&amp;" would be shown as "&".
    return str(graphviz.escape(plain(words))).replace("&", "&amp;")
