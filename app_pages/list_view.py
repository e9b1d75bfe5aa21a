"""A list on screen: how many there are, the table, and apart from it what is not known to belong there."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app_pages import list_files, list_picture
from app_pages.address import own as own_part
from app_pages.contents import Part
from app_pages.desk import Desk
from app_pages.fact import chip, sources
from app_pages.hop_facts import brief
from app_pages.labels import told_apart
from app_pages.links import to_actor, to_page
from app_pages.list_cells import cell
from app_pages.list_parts import Shown, shown
from app_pages.markup import Content, Html, element, joined
from app_pages.pager import pager
from dataflow.lists import ListAnswer, Row
from dataflow.lists.cell_words import cell_of, read_at
from dataflow.lists.limits import column_words
from dataflow.question.wanted import Column, Listed
from dataflow.words.speech import capitalised
from registry.records.text import Lang

ROWS: Final = "list-rows"
OPEN: Final = "list-open"
"""The ids of the two tables, which are never mixed."""


def parts_of(found: ListAnswer, here: Desk) -> list[Part]:
    """What stands below the sentence of a list."""
    parts = [Part(ROWS, here.say("list.rows", n=len(found.rows)))]
    if found.open:
        parts.append(Part(OPEN, here.say("list.open", n=len(found.open)), "doubt"))
    return parts


def show(found: ListAnswer, here: Desk, own: bool = True) -> None:
    """The tables and the files; without their parts in the address where the list is not the page’s `own`."""
    rows = shown(found.rows, here.address.part if own else None)
    open_rows = shown(found.open, here.address.open_part if own else None)
    title = here.say(f"list.title.{'conditions' if found.wanted.conditions else 'all'}", n=len(found.rows))
    st.html(
        element(
            "section",
            element("h2", title),
            _table(found, rows, "part", here, own) if found.rows else element("p", here.say("list.none")),
            id=ROWS,
        )
    )
    if found.open:
        st.html(
            element(
                "section",
                element("h2", here.say("list.open", n=len(found.open))),
                element("p", here.say("list.open_why")),
                _table(found, open_rows, "open_part", here, own),
                class_="matter matter-unknown",
                id=OPEN,
            )
        )
    if own:
        drawn = list_picture.list_map(found, here)
        if drawn is not None:
            list_picture.show(drawn, here)
        list_files.show(found, drawn, here)


def title_of(column: Column, lang: Lang) -> str:
    """What a column is called, over it."""
    return capitalised(column_words(column, lang))


def _table(found: ListAnswer, these: Shown[Row], key: str, here: Desk, own: bool) -> Html:
    is_open = key == "open_part"
    columns = _telling(found)
    names = told_apart({row.id: row.label.say(here.lang) for row in (*found.rows, *found.open)})
    heads = [
        here.say("list.thing"),
        *([here.say("list.undecided")] if is_open else []),
        *(title_of(each, here.lang) for each in columns),
        here.say("list.known_by"),
    ]
    head = element("tr", [element("th", each, scope="col") for each in heads])
    body = [_row(row, names[row.id], columns, found, is_open, here) for row in these.rows]
    table = element(
        "table",
        element("caption", _caption(these, here)),
        element("thead", head),
        element("tbody", body),
        class_="grid register",
    )
    framed = element(
        "div", table, class_="scroll", role="region", tabindex=0, aria_label=here.say(f"list.table.{key}")
    )
    return joined([framed, _pager(these, key, here) if own else None])


def _caption(these: Shown[Row], here: Desk) -> str:
    if these.of <= len(these.rows):
        return here.say("list.whole", n=these.of)
    return here.say("list.part", first=these.first, last=these.first + len(these.rows) - 1, n=these.of)


def _pager(these: Shown[Row], key: str, here: Desk) -> Html | None:
    """The ways to the other parts of a long list."""
    asked = {name: value for name, value in own_part(here.address, "ask").items() if name != key}
    return pager(these, "ask", here, key, **asked)


def _telling(found: ListAnswer) -> tuple[Column, ...]:
    """The columns but one that says of each row what its name says already: the party of a party."""
    rows = (*found.rows, *found.open)

    def of_itself(row: Row, column: Column) -> bool:
        values = cell_of(row, column).values
        return len(values) == 1 and bool(row.subject) and values[0].value == row.subject == row.id

    return tuple(each for each in found.columns if not rows or not all(of_itself(row, each) for row in rows))


def _row(
    row: Row, name: str, columns: Sequence[Column], found: ListAnswer, is_open: bool, here: Desk
) -> Html:
    cells: list[Content] = []
    if is_open:
        undecided = [title_of(each, here.lang) for each in row.undecided]
        cells.append(brief(undecided or [here.say("list.whether")], here.lang))
    cells += [cell(cell_of(row, column), column, found, here) for column in columns]
    how: list[Content] = [chip(row.status, here.lang)]
    if (
        not is_open and row.footing.weakness > row.status.weakness
    ):  # there for sure, and less surely on this list
        how.append(
            element("small", here.say("list.meets"), " ", chip(row.footing, here.lang), class_="line why")
        )
    is_finding = (
        found.wanted.listed is Listed.FINDINGS
    )  # no source says it: it follows from what the registry says
    cells.append([how, element("div", sources(read_at(row), here.lang))] if not is_finding else how)
    kind = element("small", here.say("list.unstated"), class_="line why") if row.unstated else None
    way = (
        to_page(here, "findings", name, finding=(row.id,))
        if is_finding
        else to_subject(row.subject_kind, row.subject, name, here)
    )
    thing = element("th", way, kind, scope="row")
    return element("tr", thing, [element("td", cell) for cell in cells])


def to_subject(kind: str, id_: str, words: str, here: Desk) -> Html:
    """Words that lead to what is said of an actor, a field, an activity …; without a way where there is none."""
    if not id_:
        return element("span", words, class_="value")
    match kind:
        case "actor":
            return to_actor(here, id_, words)
        case "activity":
            return to_page(here, "activity", words, activity=(id_,))
        case "field" | "data_set" | "people":
            return to_page(here, "ask", words, **{kind: id_})
    return element("span", words, class_="value")
