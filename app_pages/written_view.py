"""Where an answer is written: what it says step by step, or line by line, with the place where that can be read."""

from collections.abc import Iterator
from typing import Final

import streamlit as st

from app_pages.desk import Desk
from app_pages.fact import chip, sources
from app_pages.hop_facts import end_of
from app_pages.list_parts import shown
from app_pages.markup import Content, Html, element
from app_pages.request import Found
from dataflow.answers.answer import Answer
from dataflow.facts.citations import cited_in, document, lines
from dataflow.facts.known import Cited
from dataflow.lists import ListAnswer

ID: Final = "answer-written"


def show(found: Found, here: Desk) -> None:
    """The sources of an answer, before all else of it."""
    told = [*_told(found, here)]
    content: list[Content] = [element("h2", here.say("written.title"))]
    if told:
        heads = [here.say("written.what"), here.say("written.where")]
        head = element("tr", [element("th", each, scope="col") for each in heads])
        table = element("table", element("thead", head), element("tbody", told), class_="grid")
        content.append(
            element(
                "div", table, class_="scroll", role="region", tabindex=0, aria_label=here.say("written.title")
            )
        )
    content.append(_documents(found, here))
    st.html(element("section", content, id=ID))


def _told(found: Found, here: Desk) -> Iterator[Html]:
    """What is said, with its sources: the steps of a route, the rows of a list."""
    if isinstance(found, Answer):
        for hop in found.hops:
            what = [end_of(found, hop.source, here.lang), " → ", end_of(found, hop.target, here.lang)]
            yield _row([*what, " ", chip(hop.status, here.lang)], hop.citations, here)
    elif isinstance(found, ListAnswer):
        parts = (shown(found.rows, here.address.part), shown(found.open, here.address.open_part))
        for row in (row for part in parts for row in part.rows):
            yield _row([row.label.say(here.lang), " ", chip(row.status, here.lang)], cited_in(row), here)


def _row(what: Content, citations: tuple[Cited, ...], here: Desk) -> Html:
    return element("tr", element("th", what, scope="row"), element("td", sources(citations, here.lang)))


def _documents(found: Found, here: Desk) -> Html:
    """The documents it rests on, each once with all its lines; that it cites none where it cites none."""
    by_document: dict[str, list[Cited]] = {}
    for each in cited_in(found):
        by_document.setdefault(each.document, []).append(each)
    if not by_document:
        return element("p", here.say("written.none"), class_="uncited")
    told = []
    for several in by_document.values():
        name = document(several[0].title, several[0].version, here.lang, "page")
        where = lines(several, here.lang, "page")
        told.append(element("li", f"{name}, {where}" if where else name))
    return element("div", element("h3", here.say("written.documents")), element("ul", told))
