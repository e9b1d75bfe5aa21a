"""The facts nearest to the words of a question that is not understood: shown as what they are, and no answer."""

import streamlit as st

from app_pages.desk import Desk
from app_pages.fact import chip, grounds
from app_pages.links import to_page
from app_pages.list_view import to_subject
from app_pages.markup import Html, element
from dataflow.glossary import named_in
from dataflow.search import Found, heading, more, search
from registry.records.evidence import Status


def show(question: str, here: Desk) -> None:
    """What the registry says with these words; that it says nothing where it does not."""
    _words(question, here)
    near = search(here.graph, question, here.lang)
    if not near.found:
        st.html(element("p", here.say("nearest.none"), class_="why", id="nearest"))
        return
    rest = more(near.more, here.lang)
    st.html(
        element(
            "section",
            element("h2", heading(here.lang).rstrip(": \u00a0")),
            element("ul", [element("li", _fact(each, here)) for each in near.found], class_="facts-near"),
            element("p", rest, class_="why") if rest else None,
            class_="matter",
            id="nearest",
        )
    )


def _words(question: str, here: Desk) -> None:
    """What the words of the question mean that the glossary has; nothing where it has none of them."""
    entries = named_in(question)
    if not entries:
        return
    told = [
        element(
            "div",
            element("dt", to_page(here, "glossary", here.tell(each.term.name), at=each.anchor)),
            element("dd", here.tell(each.term.means)),
        )
        for each in entries
    ]
    heading = element("h2", here.say("glossary.meaning"))
    st.html(element("section", heading, element("dl", told, class_="words-near"), class_="matter"))


def _fact(found: Found, here: Desk) -> Html:
    """Whose it is, leading to its entry; what is said, how it is known and where that can be read."""
    known = found.known
    words = found.words.say(here.lang)
    return element(
        "div",
        to_subject(found.subject_kind, found.subject, found.label.say(here.lang), here),
        here.say("colon"),
        element("span", words, class_="value"),
        " ",
        chip(known.status if known.label else Status.UNKNOWN, here.lang),
        [element("div", line) for line in grounds(known, here.lang)],
    )
