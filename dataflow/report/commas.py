"""Commas: a table as CSV, as spreadsheets of both languages open it."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from registry.text import Lang

_DELIMITERS: Final[dict[Lang, str]] = {"fr": ";", "en": ","}
"""The list separator of the language, at which Excel splits cells."""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], lang: Lang) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel reads it as Latin-1.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    from dataflow.files import guarded  # loads what draws pictures, which a page of text does without

    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=_DELIMITERS[lang], lineterminator="\r\n")
    writer.writerow([guarded(head) for head in heads])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
