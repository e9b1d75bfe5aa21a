"""Glossary: what the words of the pages mean, each in a sentence with its article. Each has an address of its own."""

import streamlit as st

from app_pages.contents import Part, contents
from app_pages.desk import desk
from app_pages.heading import heading
from app_pages.markup import Html, element
from dataflow.glossary import Group, Meant, glossary

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


heading(here.say("page.glossary"), here.say("glossary.lead"))
parts = [Part(each.id, here.tell(each.title)) for each in glossary()]
st.html(element("div", contents(parts, here), [_group(each) for each in glossary()], class_="glossary"))
