"""One processing activity on screen, and the table of all of them in the register (GDPR Art. 30)."""

import streamlit as st

from app_pages import choice as choices
from app_pages.contents import Part, contents
from app_pages.desk import Desk, move
from app_pages.fact import bullets, chip, sources
from app_pages.heading import heading
from app_pages.links import to_page
from app_pages.list_parts import shown
from app_pages.markup import Html, element
from app_pages.pager import pager
from dataflow.activities import Activity, headline, paragraphs
from dataflow.facts.activities import Activities
from dataflow.facts.facts import Facts
from dataflow.lists.answer import Row
from dataflow.lists.cell_words import cell_of, cell_words, read_at
from dataflow.lists.listing import listing
from dataflow.question.wanted import Column, Listed, Wanted

_COLUMNS = (Column.PURPOSE, Column.PEOPLE, Column.FIELD, Column.PARTY, Column.PERIOD, Column.OWNER)
"""What the register tells of each."""


def asked_for(here: Desk) -> str:
    """Which activity the page is about: the one of the address, else the first."""
    named = here.address.limits.get("activity", ())
    return named[0] if named else next(iter(_names(here)), "")


def show(found: Activity, here: Desk) -> None:
    """The whole page of one activity."""
    up = to_page(here, "register", here.say("page.register"), part="")
    kind = here.say("activity.declared" if found.declared else "activity.undeclared")
    heading(found.label.say(here.lang), headline(found, here.lang), [up, " › ", kind])
    parts = paragraphs(found, here.lang)
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        st.html(
            element(
                "div",
                chip(found.status, here.lang),
                " ",
                sources(found.citations, here.lang),
                class_="activity-known",
            )
        )
        st.html(contents([Part(each.kind, each.title) for each in parts], here))
    with right:
        _choice(found.id, here)
    for each in parts:
        st.html(element("section", element("h2", each.title), bullets(each.lines), id=each.kind))


def not_known(asked: str, here: Desk) -> None:
    """That the address names an activity that there is not on the day."""
    heading(here.say("page.activity"))
    _choice(asked, here)
    st.html(
        element("p", here.say("activity.unknown", name=asked[:80]), class_="note note-warn", role="status")
    )


def table(here: Desk) -> None:
    """All activities of the day, one row each: those declared, then what they leave of each data set."""
    found = listing(here.graph, Wanted(listed=Listed.ACTIVITIES, asked=_COLUMNS))
    these = shown((*found.rows, *found.open), here.address.part)
    if not these.rows:
        st.html(element("p", here.say("activity.none"), class_="note", role="status"))
        return
    names = [here.say("register.names"), *(here.say(f"activity.column.{each}") for each in _COLUMNS)]
    head = element("tr", [element("th", each, scope="col") for each in names])
    caption = element("caption", here.say("activity.all", n=these.of))
    body = element("tbody", [_row(each, here) for each in these.rows])
    made = element("table", caption, element("thead", head), body, class_="grid register")
    label = here.say("activity.table")
    st.html(element("div", made, class_="scroll", role="region", tabindex=0, aria_label=label))
    ways = pager(these, "register", here, "part")
    if ways is not None:
        st.html(ways)


def _row(row: Row, here: Desk) -> Html:
    name = to_page(here, "activity", row.label.say(here.lang), activity=(row.id,))
    cells = [cell_words(cell_of(row, each), here.lang) for each in _COLUMNS]
    how = [chip(row.status, here.lang), element("div", sources(read_at(row), here.lang))]
    return element("tr", element("th", name, how, scope="row"), [element("td", each) for each in cells])


def _choice(asked: str, here: Desk) -> None:
    """Another activity can be chosen."""
    choices.one(
        "pick-activity", here.say("page.activity"), _names(here), asked, lambda id_: move(activity=(id_,))
    )


def _names(here: Desk) -> dict[str, str]:
    every = Activities(Facts.of_graph(here.graph)).all
    return {each.id: each.label.say(here.lang) for each in every}
