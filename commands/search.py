"""Searching: `search`, and what is shown under a question that was not understood."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Final

from commands.exit import FOUND
from commands.opening import opened
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from commands.streams import complain
from dataflow.search import Found, Nearest, heading, more, said, search

MOST: Final = 5
"""How many facts are shown under a question."""


def find(words: str, most: int, settings: Settings, environment: Mapping[str, str]) -> int:
    """What the registry says with these words, each statement with how it is known and where that can be read."""
    registry = opened(settings, environment)
    near = search(registry.graph(settings), words, settings.lang, most)
    if settings.form == "json":
        found = [each.model_dump(mode="json") for each in near.found]
        write(
            json.dumps({"words": words, "found": found, "more": near.more}, ensure_ascii=False, indent=2)
            + "\n"
        )
    elif settings.form == "csv":
        write(_table(near, settings))
    elif near.found:
        page = Page(settings.width, settings.colour)
        _show(near, page, settings)
        write(page.text())
    if not near.found:
        complain(settings.say("search.nothing"))
    elif settings.form == "csv" and near.more:
        complain(more(near.more, settings.lang))
    return registry.code if near.found else FOUND


def show_nearest(near: Nearest, page: Page, settings: Settings) -> None:
    """What was found for a question, under words that say that it is no answer; nothing where nothing was."""
    if near.found:
        page.blank()
        page.paragraph(heading(settings.lang))
        _show(near, page, settings)


def _show(near: Nearest, page: Page, settings: Settings) -> None:
    for each in near.found:
        page.item(said(each, settings.lang))
    if near.more:
        page.paragraph(more(near.more, settings.lang), indent=4)


_COLUMNS: Final = ("label", "words", "status", "reason", "sources")


def _table(near: Nearest, settings: Settings) -> str:
    from dataflow.exports.csv_table import guarded

    made = io.StringIO(newline="")
    table = csv.writer(made, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerows([guarded(cell) for cell in _row(each, settings)] for each in near.found)
    return made.getvalue()


def _row(found: Found, settings: Settings) -> tuple[str, ...]:
    from dataflow.facts.citations import cites
    from dataflow.facts.values import status_word

    lang, known = settings.lang, found.known
    return (
        found.label.say(lang),
        found.words.say(lang),
        status_word(known.status, lang),
        known.reason.say(lang) if known.reason else "",
        cites(known.citations, lang),
    )
