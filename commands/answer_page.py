"""Telling: an answer on a page, as text, JSON or CSV."""

from collections.abc import Sequence
from typing import NamedTuple

from commands.exit import Misuse
from commands.hops_page import Sources, show_hops
from commands.list_page import show_list
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from commands.streams import complain
from dataflow.activities.activity import Activity
from dataflow.answers.answer import Answer
from dataflow.answers.keeping import Keeping
from dataflow.answers.profile import Profile, Recourse
from dataflow.lists.answer import ListAnswer
from dataflow.words import Paragraph


class Told(NamedTuple):
    """An answer and its words."""

    understood: str
    headline: str
    paragraphs: tuple[Paragraph, ...]
    answer: Answer | Profile | Keeping | Recourse | ListAnswer | Activity
    question: str | None = None
    """The question as it was asked, where it was asked in words."""


def tell(told: Told, settings: Settings) -> None:
    """Writes an answer in the format asked for. Misuse where it has no rows for CSV."""
    if settings.form == "json":
        write(_json(told))
    elif settings.form == "csv":
        write(_csv(told, settings))
    else:
        write(_text(told, settings))


def _text(told: Told, settings: Settings) -> str:
    page = Page(settings.width, settings.colour)
    sources = Sources()
    page.paragraph(told.understood, "dim")
    page.blank()
    page.paragraph(told.headline, "bold")
    hops = told.answer if isinstance(told.answer, Answer) else None
    if isinstance(told.answer, Profile):
        hops = told.answer.received
    if hops is not None:
        show_hops(hops, page, settings, sources)
    if isinstance(told.answer, ListAnswer):
        show_list(told.answer, page, settings, sources)
    show_paragraphs(told.paragraphs, page)
    show_sources(sources, page, settings)
    return page.text()


def show_paragraphs(paragraphs: Sequence[Paragraph], page: Page) -> None:
    """Titles with their sentences under them."""
    for paragraph in paragraphs:
        page.heading(paragraph.title)
        for line in paragraph.lines:
            page.item(line)


def show_sources(sources: Sources, page: Page, settings: Settings) -> None:
    """What the numbers in the table stand for."""
    from dataflow.words.speech import Speech

    speech = Speech(settings.lang)
    listed = list(sources.listed())
    if listed:
        page.heading(settings.say("sources.title"))
        for number, cited in listed:
            page.item(speech.cited(cited), f"[{number}]")


def _json(told: Told) -> str:
    """The bytes of the file that the dashboard saves. How a question was understood is no part of it: a notice."""
    from dataflow.exports.json_form import answer_json

    if told.question is not None:
        complain(told.understood)
    return answer_json(told.answer).decode()


def _csv(told: Told, settings: Settings) -> str:
    if isinstance(told.answer, Recourse):
        from dataflow.exports.recourse_table import csv as as_rows

        return as_rows(told.answer, settings.lang).decode("utf-8").replace("\r\n", "\n")
    if isinstance(told.answer, ListAnswer):
        from dataflow.exports.list_files import list_csv

        return list_csv(told.answer, settings.lang).decode("utf-8").replace("\r\n", "\n")
    if isinstance(told.answer, Activity):
        from dataflow.exports.activity_files import activity_csv

        return activity_csv(told.answer, settings.lang).decode("utf-8").replace("\r\n", "\n")
    hops = told.answer.received if isinstance(told.answer, Profile) else told.answer
    if isinstance(hops, Keeping):
        raise Misuse(settings.say("csv.none"))
    from dataflow.exports.answer_files import csv

    # A file begins with a mark that Excel wants and other programs of a pipe would stumble over.
    return csv(hops, settings.lang).decode("utf-8").replace("\r\n", "\n")
