"""A sheet to print: a title, paragraphs and tables on upright A4 pages, as tagged PDF."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import typst

from dataflow.engine.document import shipped_fonts
from dataflow.engine.faults import PictureFailed
from dataflow.engine.letters import drawable

_PAGE: Final = Path(__file__).resolve().with_name("sheet.typ")
_LANG: Final = re.compile(r"[a-z]{2,3}")


class Section(NamedTuple):
    """A part of a sheet: a title, paragraphs, and a table if it has rows."""

    title: str
    lines: Sequence[str] = ()
    heads: Sequence[str] = ()
    """What stands over the columns."""
    rows: Sequence[Sequence[str]] = ()
    """One text for each column."""
    widths: Sequence[int] = ()
    """How wide the columns are to each other. Left out: all alike."""


def sheet(
    title: str, lead: Sequence[str], sections: Sequence[Section], *, lang: str, foot: str = ""
) -> bytes:
    """The sheet as PDF/UA-1. All words are data and never markup; same arguments, same bytes.

    Raises PictureFailed (`pdf-failed`, `lang-unknown`).
    """
    if _LANG.fullmatch(lang) is None:
        raise PictureFailed("lang-unknown", lang=lang)
    if not title.strip():
        raise PictureFailed("pdf-failed", message="title is empty")
    content = {
        "title": drawable(title),
        "lang": lang,
        "lead": [drawable(line) for line in lead],
        "sections": [_section(each) for each in sections],
        "foot": drawable(foot.strip()),
    }
    try:
        return typst.compile(
            str(_PAGE),
            format="pdf",
            root=str(_PAGE.parent),
            font_paths=shipped_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except (typst.TypstError, UnicodeEncodeError) as error:
        raise PictureFailed("pdf-failed", message=str(error)) from None


def _section(section: Section) -> dict[str, Any]:
    columns = len(section.heads)
    if any(len(row) != columns for row in section.rows) or len(section.widths) not in (0, columns):
        raise PictureFailed("pdf-failed", message=f"{section.title}: rows and heads differ in number")
    return {
        "title": drawable(section.title, "bold"),
        "lines": [drawable(line) for line in section.lines],
        "heads": [drawable(head, "bold") for head in section.heads],
        "rows": [[drawable(cell) for cell in row] for row in section.rows],
        "widths": list(section.widths) or [1] * columns,
    }
