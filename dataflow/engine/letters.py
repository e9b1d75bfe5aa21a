"""The shipped letters: where the font files are, how wide a text is, which characters they cannot draw.

Every picture uses one family, shipped with the package, so that a machine without a single font draws the
same letters as any other. Liberation Sans has the advance widths of Arial, which Graphviz knows by heart:
that is why the DOT asks for "Arial" (`FONT_FAMILY`) and the SVG asks for Liberation Sans first
(`FONT_STACK`).
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import Final, Literal

FONT_FAMILY: Final = "Arial"
"""The `fontname` to write in the DOT: both engines measure its regular letters rightly, fonts or no fonts."""

SHIPPED_FAMILY: Final = "Liberation Sans"
"""The family name inside the shipped font files; PNG and PDF use nothing else."""

FONT_STACK: Final = "'Liberation Sans', Arial, Helvetica, Arimo, sans-serif"
"""The `font-family` of the SVG: the shipped family, then families of the same widths."""

Style = Literal["regular", "bold", "italic", "bold-italic"]

FONT_DIRECTORY: Final = Path(__file__).resolve().parent / "fonts"
FONT_FILES: Final[dict[Style, Path]] = {
    "regular": FONT_DIRECTORY / "LiberationSans-Regular.ttf",
    "bold": FONT_DIRECTORY / "LiberationSans-Bold.ttf",
    "italic": FONT_DIRECTORY / "LiberationSans-Italic.ttf",
    "bold-italic": FONT_DIRECTORY / "LiberationSans-BoldItalic.ttf",
}
FONT_SETTINGS: Final = FONT_DIRECTORY / "fonts.conf"
"""A fontconfig file that knows the shipped fonts and no others: `dot` is run with it."""

_INVISIBLE: Final = frozenset("\n\r\t\u00ad\u200b\u200c\u200d\u2060\ufeff")

_TWINS: Final = {"\u2011": "-", "\u26a0": "!", "\u21d2": "\u2192", "\u25c6": "\u25ca"}
"""Non-breaking hyphen, warning sign, double arrow, black diamond."""


def width(text: str, points: float, style: Style = "regular") -> float:
    """How wide one line of text is, in points, at a size in points. Kerning is not counted.

    Of use to the one who writes the DOT: wrap a label at a width, or give a node the `width` its bold
    title needs (in inches: points / 72). A character the font lacks counts as one em, the width of the
    empty box.
    """
    units, em = _units(style)
    return sum(units.get(character, em) for character in text) * points / em


def missing(text: str, style: Style = "regular") -> str:
    """The characters of `text` that the shipped font cannot draw, each once, in order."""
    glyphs = _metrics(style)[2]
    return "".join(dict.fromkeys(c for c in text if c not in _INVISIBLE and ord(c) not in glyphs))


def drawable(text: str, style: Style = "regular") -> str:
    """`text` with every character the shipped font lacks replaced: by a plain twin, else by its number.

    An ideograph becomes `[U+6F22]`: longer, but true, where a box would say nothing.
    """
    lacking = missing(text, style)
    return text.translate({ord(c): _TWINS.get(c, f"[U+{ord(c):04X}]") for c in lacking}) if lacking else text


@cache
def _units(style: Style) -> tuple[dict[str, int], int]:
    """How wide each character is, and an em, in the font's own units."""
    advances, em, glyphs = _metrics(style)
    return {chr(code): advances[min(glyph, len(advances) - 1)] for code, glyph in glyphs.items()}, em


@cache
def _metrics(style: Style) -> tuple[tuple[int, ...], int, dict[int, int]]:
    """Advance widths by glyph, units per em, and glyph by code point, from the font file's own tables."""
    data = FONT_FILES[style].read_bytes()
    tables: dict[bytes, int] = {}
    for index in range(_u16(data, 4)):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tables[tag] = offset
    em = _u16(data, tables[b"head"] + 18)
    count = _u16(data, tables[b"hhea"] + 34)
    advances = tuple(_u16(data, tables[b"hmtx"] + 4 * glyph) for glyph in range(count))
    return advances, em, _glyphs(data, tables[b"cmap"])


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """Glyph by code point from the Windows Unicode subtable (format 4): the one every such font has."""
    for index in range(_u16(data, start + 2)):
        platform, encoding, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * index)
        if (platform, encoding) == (3, 1) and _u16(data, start + offset) == 4:
            return _segments(data, start + offset)
    raise ValueError("the shipped font has no Unicode character map")


def _segments(data: bytes, table: int) -> dict[int, int]:
    segments = _u16(data, table + 6) // 2
    ends = table + 14
    starts = ends + 2 * segments + 2
    deltas = starts + 2 * segments
    ranges = deltas + 2 * segments
    glyphs: dict[int, int] = {}
    for segment in range(segments):
        first, last = _u16(data, starts + 2 * segment), _u16(data, ends + 2 * segment)
        delta, at = _u16(data, deltas + 2 * segment), ranges + 2 * segment
        shift = _u16(data, at)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code if shift == 0 else _u16(data, at + shift + 2 * (code - first))
            if shift == 0 or glyph:
                glyph = (glyph + delta) & 0xFFFF
            if glyph:
                glyphs[code] = glyph
    return glyphs


def _u16(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from(">H", data, offset)[0]
    return value
