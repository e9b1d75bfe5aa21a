"""SVG to PDF: one tagged A4 page, landscape, with the picture, its alternative text and its caption."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import typst

from dataflow.engine.faults import PictureFailed
from dataflow.engine.letters import FONT_DIRECTORY, drawable
from dataflow.engine.picture import size, with_drawable_letters

PAGE_ROOM: Final = (773.8, 527.2)
"""Width and height, in points, of the largest picture that is printed at its own size (without a caption)."""

_PAGE: Final = Path(__file__).resolve().with_name("page.typ")
_LANG: Final = re.compile(r"[a-z]{2,3}")


def pdf(svg: str, *, title: str, lang: str, caption: str = "", alt: str) -> bytes:
    """The picture on A4 landscape, whole and never enlarged, `caption` under it; PDF/UA-1, searchable.

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


@cache
def shipped_fonts() -> typst.Fonts:
    """The shipped fonts and no others, read once."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_DIRECTORY)]
    )
