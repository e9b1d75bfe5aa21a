"""The processing activities in the register: one row each, with the filters of the page (GDPR Art. 30)."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app_pages.desk import Desk
from app_pages.fact import chip, known, sources
from app_pages.hop_facts import brief
from app_pages.links import to_actor, to_field, to_page
from app_pages.list_parts import shown
from app_pages.markup import Content, Html, element, joined
from app_pages.pager import pager
from dataflow.answers.register import UNKNOWN, Chosen, Facet
from dataflow.facts.known import Known
from dataflow.facts.values import remark
from dataflow.lists.answer import Row
from dataflow.lists.cell_words import cell_of, cell_words, read_at
from dataflow.lists.listing import listing
from dataflow.question.wanted import Column, Listed, Wanted

_COLUMNS: Final = (*(Column.PURPOSE, Column.PEOPLE, Column.FIELD, Column.PARTY, Column.PERIOD, Column.OWNER),)
"""What the register tells of each."""
_FACETS: Final[dict[Facet, Column]] = {
    "role": Column.ROLE,
    "country": Column.COUNTRY,
    "purpose": Column.PURPOSE,
    "field": Column.FIELD,
}
"""What the filters of the page ask of an activity, beside how it is known. None has a certificate."""


def table(chosen: Chosen, here: Desk) -> None:
    """The activities of the day that the filters leave: those declared, then what they leave of each data set."""
    wanted = Wanted(listed=Listed.ACTIVITIES, asked=(*_COLUMNS, Column.COUNTRY))
    found = listing(here.graph, wanted)
    every = (*found.rows, *found.open)
    these = shown([each for each in every if _left(each, chosen)], here.address.part)
    if not these.rows:
        none = here.say("register.none" if every else "activity.none")
        st.html(element("p", none, class_="note", role="status"))
        return
    names = [here.say("register.names"), *(here.say(f"activity.column.{each}") for each in _COLUMNS)]
    head = element("tr", [element("th", each, scope="col") for each in (*names, here.say("column.status"))])
    whole = these.of == len(every)
    said = here.say("activity.all" if whole else "register.shown", n=these.of, total=len(every))
    body = element("tbody", [_row(each, here) for each in these.rows])
    made = element("table", element("caption", said), element("thead", head), body, class_="grid register")
    label = here.say("activity.table")
    st.html(element("div", made, class_="scroll", role="region", tabindex=0, aria_label=label))
    ways = pager(these, "register", here, "part")
    if ways is not None:
        st.html(ways)


def _left(row: Row, chosen: Chosen) -> bool:
    """Whether a row has, of every facet something was picked of, one of the picked."""
    picks = {facet: set(ids) for facet, ids in chosen.items() if ids}
    return all(ids & _has(row, facet) for facet, ids in picks.items())


def _has(row: Row, facet: Facet) -> set[str]:
    if facet == "status":
        return {row.status}
    if facet not in _FACETS:
        return set()
    cell = cell_of(row, _FACETS[facet])
    stated = {id_ for each in cell.values for part in (each, *each.parts) for id_ in part.ids}
    return stated | ({UNKNOWN} if cell.more or any(not each.ids for each in cell.values) else set())


def _row(row: Row, here: Desk) -> Html:
    name = to_page(here, "activity", row.label.say(here.lang), activity=(row.id,))
    cells: Sequence[Content] = [
        *(_cell(row, each, here) for each in _COLUMNS),
        [chip(row.status, here.lang), sources(read_at(row), here.lang)],
    ]
    return element("tr", element("th", name, scope="row"), [element("td", each) for each in cells])


def _cell(row: Row, column: Column, here: Desk) -> Html:
    """The values, each leading where it has a page; that there may be others; or that nobody has said any."""
    told = cell_of(row, column)
    if not told.values:
        missing = "why" if told.needless or not told.more else "chip chip-unknown"
        words = here.say("unknown") if missing != "why" else cell_words(told, here.lang)
        return element("span", words, class_=missing)
    more = element("small", here.say("list.more"), class_="line why") if told.more else None
    return joined([brief([_value(each, column, here) for each in told.values], here.lang), more])


def _value(each: Known, column: Column, here: Desk) -> Html:
    """One value with how it is known, where no source says it."""
    if each.label is None or each.value is None:
        return known(each, here.lang)
    words, status = each.label.say(here.lang), remark(each)
    if column is Column.PARTY and each.value in here.registry.actors:
        name = to_actor(here, each.value, words)
    elif column is Column.FIELD:
        name = to_field(here, each.value, words)
    else:
        return known(each, here.lang)
    return joined([name, " ", chip(status, here.lang)]) if status else name
