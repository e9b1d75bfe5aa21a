"""A list on a page: a table of what meets the conditions, one of what may, or blocks where there is no room."""

from collections.abc import Sequence
from typing import Final

from commands.blocks import show_block
from commands.hops_page import NARROW, Sources
from commands.page import Page
from commands.settings import Settings
from dataflow.lists import ListAnswer, table
from dataflow.lists.table import Heading, Line, Table

_LEAST: Final = 16
"""The letters a column needs for its words to be read."""
_NAMED: Final = ("id", "name")
_ENDS: Final = ("meets", "status", "source")
"""What a table on a page tells by its heading, behind the name, and by numbers of sources."""


def show_list(found: ListAnswer, page: Page, settings: Settings, sources: Sources) -> None:
    """The rows, those that meet the conditions first; with details every column, and where each can be read."""
    told = table(found, settings.lang)
    sure = [line for line in told.lines if line.meets]
    doubtful = [line for line in told.lines if not line.meets]
    for key, lines in (("list.sure", sure), ("list.doubtful", doubtful)):
        if lines:
            page.heading(settings.say(key, n=len(lines)))
            _show(lines, told, page, settings, sources)


def _show(lines: Sequence[Line], told: Table, page: Page, settings: Settings, sources: Sources) -> None:
    if settings.details or page.width < NARROW:
        for line in lines:
            facts = [
                (each.title, _cell(line, each, sources)) for each in told.headings if each.key not in _NAMED
            ]
            show_block(settings.say("list.item", name=line.cells["name"], id=line.id), facts, page, settings)
        return
    fitting = page.width // _LEAST
    every = [each for each in told.headings if each.key not in _ENDS]
    kept, cut = every[:fitting], every[fitting:]
    page.table(
        [each.title for each in kept], [[_cell(line, each, sources) for each in kept] for line in lines]
    )
    if cut:
        page.blank()
        page.paragraph(settings.say("list.cut", columns=", ".join(each.title for each in cut)), "dim")


def _cell(line: Line, heading: Heading, sources: Sources) -> str:
    """What stands in a cell, with the numbers of where it can be read."""
    if heading.key == "source":
        return line.cells["source"]
    marks = sources.marks(line.cited.get(heading.key, ()))
    return f"{line.cells[heading.key]} {marks}".strip()
