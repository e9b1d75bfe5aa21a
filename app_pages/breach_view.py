"""A breach on screen: who is to be told by when, the sentences, the tables, the sheet to print."""

from typing import Final

import streamlit as st

from app_pages import saving, schedule_view
from app_pages.desk import Desk
from app_pages.markup import Html, element
from dataflow.breach import Breach, Schedule, rows, sentence, sheet
from dataflow.breach.breach_words import title
from dataflow.breach.schedule_words import with_blocks
from dataflow.breach.tables import Table
from dataflow.exports.csv_table import table as written
from dataflow.exports.json_form import json_form

BRIEF: Final = 6
"""What is exposed stands open where it has no more rows than these."""


def not_known(actor: str, place: str | None, here: Desk) -> None:
    """That the address names an actor or a place this registry does not have."""
    known = actor in here.registry.actors
    said = here.say(
        "breach.unknown" if known else "actor.unknown", name=((place or "") if known else actor)[:80]
    )
    st.html(element("p", said, class_="note note-warn", role="status"))


def show(found: Breach, plan: Schedule, here: Desk) -> None:
    """Who has to be told by when, then the answer in sentences, the tables, and the files."""
    lead, *others = sentence(found, here.lang)
    if found.exposed:
        schedule_view.show(found, plan, here)
        points = element("ul", [element("li", each) for each in (lead, *others)], class_="points")
        st.html(_folded(here.say("breach.details"), points))
    else:
        _nothing(found, lead, others, here)
    for each in rows(found, here.lang):
        title_ = here.say("contents.n", title=each.title, n=len(each.rows))
        st.html(_folded(title_, _table(each), opened=each.key == "exposed" and len(each.rows) <= BRIEF))
    stem = f"sillage-{here.say('breach.file')}-{found.actor.id}-{found.on.isoformat()}"
    saving.buttons(
        here.say("breach.files"),
        stem,
        {
            "pdf": lambda: sheet(found, here.lang, plan),
            "csv": lambda: _csv(found, plan, here),
            "json": lambda: _json(found, plan),
        },
        here,
    )


def _nothing(found: Breach, lead: str, others: list[str], here: Desk) -> None:
    """That no data are known there, and what else there is to say."""
    st.html(
        element(
            "section",
            element("h2", title(found, here.lang)),
            element("p", lead, class_="answer"),
            element("ul", [element("li", each) for each in others], class_="points") if others else None,
            role="status",
            aria_label=here.say("answer.label"),
        )
    )


def _table(told: Table) -> Html:
    """A table; on a phone each row is a card, and the roles keep it a table for whoever does not see it."""
    titles = [element("th", each, scope="col", role="columnheader") for each in told.heads]
    body = [
        element(
            "tr",
            element("th", row[0], scope="row", role="rowheader", data_label=told.heads[0]),
            [
                element("td", cell, role="cell", data_label=head)
                for head, cell in zip(told.heads[1:], row[1:], strict=True)
            ],
            role="row",
        )
        for row in told.rows
    ]
    whole = element(
        "table",
        element("thead", element("tr", titles, role="row"), role="rowgroup"),
        element("tbody", body, role="rowgroup"),
        class_=f"grid cards breach-{told.key}",
        role="table",
    )
    return element("div", whole, class_="scroll", role="region", tabindex=0, aria_label=told.title)


def _folded(title_: str, *told: Html, opened: bool = False) -> Html:
    """A part that is looked up: it stands behind its title, which says how much is in it."""
    summary = element("summary", element("h2", title_))
    return element("section", element("details", summary, told, class_="fold", open=opened))


def _csv(found: Breach, plan: Schedule, here: Desk) -> bytes:
    """The tables one under the other: each under its title, with its own columns; that of the notices with the block
    of each."""
    told = [
        with_blocks(each, plan, here.lang) if each.key == "notices" else each
        for each in rows(found, here.lang)
    ]
    if not told:
        said = [[each] for each in sentence(found, here.lang)]
        return written([title(found, here.lang)], said, here.lang, ())
    lines: list[tuple[str, ...]] = [told[0].heads, *told[0].rows]
    for each in told[1:]:
        lines += [(), (each.title,), each.heads, *each.rows]
    return written([told[0].title], lines, here.lang, found.source.left_out)


def _json(found: Breach, plan: Schedule) -> bytes:
    return json_form("breach", {**found.model_dump(mode="json"), "schedule": plan.model_dump(mode="json")})
