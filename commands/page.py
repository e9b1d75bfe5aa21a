"""The page: text set for a terminal, of a width and with or without colour."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

_STYLES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "cyan": "36"}
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
_GAP = 2


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
        found = [
            line
            for part in words.split("\n")
            for line in textwrap.wrap(part, max(width, 4), break_on_hyphens=False) or [""]
        ]
        if all(columns(line) <= max(width, 4) for line in found):
            return found
        return [piece for line in found for piece in _pieces(line, max(width, 4))]


class _Shown(dict[int, int | str]):
    """By code point: what is shown of a character. Each is looked at when it is first met."""

    def __missing__(self, code: int) -> int | str:
        hidden = code != ord("\n") and unicodedata.category(chr(code)) in ("Cc", "Cf")
        self[code] = shown = "�" if hidden else code
        return shown


class _Columns(dict[str, int]):
    """By character: how many columns it takes. Each is looked at when it is first met."""

    def __missing__(self, each: str) -> int:
        wide = unicodedata.east_asian_width(each) in "WF"
        self[each] = taken = 0 if unicodedata.combining(each) else 2 if wide else 1
        return taken


_SHOWN, _COLUMNS = _Shown(), _Columns()


def plain(words: str) -> str:
    """The words without control characters."""
    return words.translate(_SHOWN)


def columns(words: str) -> int:
    """How many columns of a terminal the words take."""
    bare = _ESCAPES.sub("", words)
    return len(bare) if bare.isascii() else sum(map(_COLUMNS.__getitem__, bare))


def _pieces(line: str, width: int) -> list[str]:
    """A line cut where it would be too wide."""
    pieces, piece = [], ""
    for each in line:
        if piece and columns(piece + each) > width:
            pieces.append(piece)
            piece = ""
        piece += each
    return [*pieces, piece]
