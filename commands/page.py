"""The page: text set for a terminal, of a width and with or without colour."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

_STYLES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "cyan": "36"}
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
ORDINARY = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f\u20ac]*")
"""Text of characters that take a column each and are no controls: nearly all; the rest is looked at one by one."""
_GAP = 2
_BREAKS = re.compile(r"[\t\n\v\f\r]")


class _Shown(dict[int, int]):
    """What each letter is shown as, looked up once."""

    def __missing__(self, code: int) -> int:
        hidden = code != ord("\n") and unicodedata.category(chr(code)) in ("Cc", "Cf")
        self[code] = ord("�") if hidden else code
        return self[code]


_SHOWN = _Shown()


class Page:
    """Lines for a terminal. What a registry says cannot move the cursor: control characters become �."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width, self._colour = max(width, 30), colour
        self._lines: list[str] = []

    def text(self) -> str:
        """The page as one text that ends with a line end; empty when nothing was written."""
        return "".join(f"{line.rstrip()}\n" for line in self._lines)

    def styled(self, words: str, *styles: str) -> str:
        """The words in a style, where there is colour."""
        codes = ";".join(_STYLES[style] for style in styles)
        return f"\x1b[{codes}m{words}\x1b[0m" if self._colour and words else words

    def blank(self) -> None:
        """An empty line, never two."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, words: str) -> None:
        """A title with an empty line before it."""
        self.blank()
        self._lines += [self.styled(line, "bold", "cyan") for line in self._wrapped(plain(words), self.width)]

    def understood(self, question: str | None) -> None:
        """The question as it was understood, where it was asked in words, apart from the answer."""
        if question:
            self.paragraph(question, "dim")
            self.blank()

    def paragraph(self, words: str, *styles: str, indent: int = 0) -> None:
        """Words over as many lines as they need."""
        lines = self._wrapped(plain(words), self.width - indent)
        self._lines += [" " * indent + self.styled(line, *styles) for line in lines]

    def item(self, words: str, mark: str = "•", indent: int = 2) -> None:
        """One entry of a list."""
        lines = self._wrapped(plain(words), self.width - indent - len(mark) - 1)
        starts = [mark, *[" " * len(mark)] * (len(lines) - 1)]
        self._lines += [f"{' ' * indent}{start} {line}" for start, line in zip(starts, lines, strict=True)]

    def table(self, titles: Sequence[str], rows: Iterable[Sequence[str]], least: int = 5) -> None:
        """Rows under titles, in columns as wide as the page allows, with cells of several lines."""
        cells = [[plain(cell) for cell in row] for row in rows]
        widths = self._widths([list(titles), *cells], least)
        self._row(
            [self._wrapped(title, width) for title, width in zip(titles, widths, strict=True)], widths, "bold"
        )
        self._lines.append(self.styled("  ".join("─" * width for width in widths), "dim"))
        for row in cells:
            self._row([self._wrapped(cell, width) for cell, width in zip(row, widths, strict=True)], widths)

    def _row(self, cells: list[list[str]], widths: list[int], *styles: str) -> None:
        for number in range(max(map(len, cells))):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            padded = [part + " " * (width - columns(part)) for part, width in zip(parts, widths, strict=True)]
            self._lines.append((" " * _GAP).join(self.styled(part, *styles) for part in padded).rstrip())

    def _widths(self, rows: list[list[str]], least: int) -> list[int]:
        """As wide as the longest cell; where that is too wide the widest columns give way, word by word."""
        widths = [max(columns(row[index]) for row in rows) for index in range(len(rows[0]))]
        floors = [
            min(width, max(least, *(max(map(columns, row[index].split(" ")), default=0) for row in rows)))
            for index, width in enumerate(widths)
        ]
        room = self.width - _GAP * (len(widths) - 1)
        for limits in (floors, [least] * len(widths)):
            while sum(widths) > room:
                over = [index for index, width in enumerate(widths) if width > limits[index]]
                if not over:
                    break
                widest = max(over, key=lambda index: widths[index])
                widths[widest] -= 1
        return widths

    def _wrapped(self, words: str, width: int) -> list[str]:
        """The lines of words; a blank that does not break does not, a letter of two columns counts as two."""
        if _is_line(words, width):
            return [words]  # what most cells of a table are
        found = [
            line
            for part in words.split("\n")
            for line in textwrap.wrap(part, max(width, 4), break_on_hyphens=False) or [""]
        ]
        if all(columns(line) <= max(width, 4) for line in found):
            return found
        return [piece for line in found for piece in _pieces(line, max(width, 4))]


def _is_line(words: str, width: int) -> bool:
    """Whether words are a line as they stand: none begins or ends with a blank."""
    fits = 0 < len(words) <= width and columns(words) <= width
    return fits and words == words.strip() and not _BREAKS.search(words)


def plain(words: str) -> str:
    """The words without control characters."""
    return words if ORDINARY.fullmatch(words) else words.translate(_SHOWN)


def columns(words: str) -> int:
    """How many columns of a terminal the words take."""
    bare = _ESCAPES.sub("", words) if "\x1b" in words else words
    if ORDINARY.fullmatch(bare):
        return len(bare)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in bare
    )


def _pieces(line: str, width: int) -> list[str]:
    """A line cut where it would be too wide."""
    pieces, piece = [], ""
    for each in line:
        if piece and columns(piece + each) > width:
            pieces.append(piece)
            piece = ""
        piece += each
    return [*pieces, piece]
