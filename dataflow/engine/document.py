"""SVG to PDF: tagged pages, landscape, with the picture, its alternative text and its caption."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import typst

from dataflow.engine.faults import PictureFailed
from dataflow.engine.letters import FONT_DIRECTORY, drawable
from dataflow.engine.paper import ROOMS, Paper
from dataflow.engine.picture import size, with_drawable_letters

PAGE_ROOM: Final = ROOMS["a4"]
"""Width and height, in points, of the largest picture that is printed at its own size (without a caption)."""

_PAGE: Final = Path(__file__).resolve().with_name("page.typ")
_LANG: Final = re.compile(r"[a-z]{2,3}")


def pdf(
    svg: str,
    *,
    title: str,
    lang: str,
    caption: str = "",
    alt: str,
    paper: Paper | None = None,
    parts: Sequence[str] = (),
) -> bytes:
    """The picture, never enlarged, `caption` under it; PDF/UA-1, searchable.

    It is whole on A4, however small that makes it, unless `paper` (`dataflow.engine.paper`) says otherwise. One on
    several sheets needs `parts`, the words below each of them.

    `title` and `lang` describe the document, `alt` says the picture in words (neither may be empty:
    PDF/UA-1). All of them are data and never markup. The file carries no date: same arguments, same bytes.
    Raises PictureFailed (`pdf-failed`, `lang-unknown`).
    """
    if _LANG.fullmatch(lang) is None:
        raise PictureFailed("lang-unknown", lang=lang)
    for name, words in (("title", title), ("alt", alt)):
        if not words.strip():
            raise PictureFailed("pdf-failed", message=f"{name} is empty")
    width, height = size(svg)
    inputs = {
        "picture": with_drawable_letters(svg),
        "width": repr(width),
        "height": repr(height),
        "title": title,
        "lang": lang,
        "caption": drawable(caption.strip()),
        "paper": paper.sheet if paper else "a4",
        "least": repr(paper.scale if paper else 0.0),
        "parts": json.dumps(_parts(paper, parts), ensure_ascii=False),
        "alt": alt,
    }
    try:
        return typst.compile(
            str(_PAGE),
            format="pdf",
            root=str(_PAGE.parent),
            font_paths=shipped_fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except (typst.TypstError, UnicodeEncodeError) as error:
        raise PictureFailed("pdf-failed", message=str(error)) from None


def _parts(paper: Paper | None, words: Sequence[str]) -> list[dict[str, str | float]]:
    """Where the part of each sheet begins, with the words below it; none where it is whole on one."""
    if paper is None or paper.pages == 1:
        return []
    return [
        {"x": x, "y": y, "words": drawable(said)} for (x, y), said in zip(paper.parts(), words, strict=True)
    ]


@cache
def shipped_fonts() -> typst.Fonts:
    """The shipped fonts and no others, read once."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_DIRECTORY)]
    )
