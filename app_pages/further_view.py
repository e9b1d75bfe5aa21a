"""What else a question asked in the same breath: each in its own section, with the way to its whole answer."""

from collections.abc import Sequence

import streamlit as st

from app_pages import hop_facts, list_view
from app_pages.desk import Desk
from app_pages.links import to_page
from app_pages.markup import Content, element
from app_pages.query import Unknown, changes_of
from app_pages.request import Found, found_for, title, way_of
from dataflow.answers.answer import Answer
from dataflow.lists import ListAnswer
from dataflow.question import Reading
from dataflow.reply import headline


def show(readings: Sequence[Reading | Unknown], here: Desk) -> None:
    """A section for each question: how it is understood, the sentence, the table."""
    for reading in readings:
        if isinstance(reading, Unknown):
            words = here.say(f"ask.unknown.{reading.kind}", name=reading.name[:80])
            st.html(element("p", words, class_="note note-warn", role="status"))
        else:
            _one(reading, here)


def _one(reading: Reading, here: Desk) -> None:
    way = way_of(reading)
    asked = way.asked if way else changes_of(reading)
    page = PATHS.get(way.page, way.page) if way else ""
    link = to_page(here, page, here.say("answer.whole", name=title(reading, here.lang)), **asked)
    understood = [
        element("span", here.say("ask.understood"), class_="kicker-inline"),
        " ",
        element("strong", title(reading, here.lang)),
    ]
    parts: list[Content] = [element("p", understood, class_="understood")]
    found: Found | None = None
    if way is None:
        there = here.beside(here.address.registry, reading.on) if reading.on else here
        found = found_for(reading, there.graph, lambda: there.findings)
        said = (
            here.say("answer.fields", n=len(found))
            if isinstance(found, tuple)
            else headline(reading, found, here.lang)
        )
        parts.append(element("p", said, class_="answer answer-small"))
        if isinstance(found, Answer) and found.hops:
            parts.append(hop_facts.table(found, here.lang))
    parts.append(element("p", link, class_="ways"))
    st.html(element("section", parts, class_="further", aria_label=title(reading, here.lang)))
    if isinstance(found, ListAnswer):
        list_view.show(found, here, own=False)


PATHS = {"findings": "findings", "breach": "breach", "borders": "borders", "changes": "changes"}
"""The pages that answer some questions, by the name of their file, and the path that each has."""
