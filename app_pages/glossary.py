"""Glossary: what the words of the pages mean, each in a sentence with its article. Each has an address of its own."""

import streamlit as st

from app_pages.contents import Part, contents
from app_pages.control import Control, control, picked
from app_pages.desk import desk, move
from app_pages.heading import heading
from app_pages.markup import Html, element
from dataflow.glossary import Group, Meant, matching

here = desk()


def _group(group: Group) -> Html:
    return element(
        "section",
        element("h2", here.tell(group.title), id=group.id),
        element("dl", [_term(group.id, each) for each in group.in_order(here.lang)]),
    )


def _term(group: str, term: Meant) -> Html:
    """A word; the address ends in `#roles-processor`."""
    ground = here.tell(term.law) if term.law else here.say("glossary.own")
    meaning = element("dd", here.tell(term.means), element("span", ground, class_="ground"))
    return element("div", element("dt", here.tell(term.name)), meaning, id=f"{group}-{term.id}")


def _looked_for(held: Control) -> None:
    words = picked(held)
    if words is not None:
        move(words=(words.strip(),) if words.strip() else ())


heading(here.say("page.glossary"), here.say("glossary.lead"))
words = here.address.limits.get("words", ("",))[0]
box = control("glossary-words", words)
st.text_input(
    here.say("glossary.look"), key=box.key, max_chars=100, on_change=_looked_for, args=(box,), width=420
)
groups = matching(words, here.lang)
found = sum(len(each.terms) for each in groups)
parts = [Part(each.id, here.tell(each.title)) for each in groups]
st.html(
    element(
        "div",
        element("p", here.say("glossary.found", n=found, words=words), class_="why", role="status")
        if words
        else None,
        contents(parts, here),
        [_group(each) for each in groups],
        class_="glossary",
    )
)
