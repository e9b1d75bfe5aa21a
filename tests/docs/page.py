"""Pages of docs/ read as their readers read them: code blocks, headings and links."""

import re
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).resolve().parents[2] / "docs"

_BLOCK = re.compile(r"^```(?P<language>\w*) ?(?P<about>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block of a page."""

    language: str
    about: str
    """What follows the language: `mistake`."""
    text: str
    line: int
    """Where it begins in the page."""


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [
        Block(found["language"], found["about"], found["text"], page.count("\n", 0, found.start()) + 1)
        for found in _BLOCK.finditer(page)
    ]


def anchors(page: str) -> set[str]:
    """The names of its headings, as a link calls them."""
    prose = _BLOCK.sub("", page)
    titles = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(page: str) -> list[str]:
    """Where its links go."""
    return re.findall(r"\]\(([^)\s]+)\)", _BLOCK.sub("", page))
