"""Commas: a table as CSV, as spreadsheets of both languages open it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from dataflow.facts.omissions import Omission, missing
from dataflow.words.plain import plain
from registry.records.text import Lang

DELIMITERS: Final[dict[Lang, str]] = {"fr": ";", "en": ","}
"""What Excel splits cells at when it opens a file: the list separator of the system's language, which in
French is the semicolon because the comma stands in numbers. Both are read by every other program."""

_FORMULA: Final = re.compile(r"""((?:^|[;,])[ "]*)(?=[=+\-@＝＋－＠])""")
"""Where a spreadsheet would take what follows for a formula (OWASP, CSV injection), full-width letters too: at the
beginning of a cell, and behind the separators of either language, for a French spreadsheet takes an English table apart
at semicolons, whatever is quoted in it. Tab and line ends, which separate cells as well, are spaces by then."""


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], lang: Lang, left_out: Iterable[Omission]
) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel reads it as Latin-1.

    `left_out`: what could not be read and is missing from the rows; each has a row at the end, its words in
    the last cell. What a spreadsheet would take for a formula gets an apostrophe before it, wherever it takes the
    cells apart.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=DELIMITERS[lang], lineterminator="\r\n")
    writer.writerow([guarded(head) for head in heads])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    empty = [""] * (len(heads) - 1)
    writer.writerows([*empty, guarded(missing(each, lang))] for each in left_out)
    return written.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'", plain(cell))
