"""Many recipients of an answer, in groups by what the reader chooses."""

from collections.abc import Iterable, Sequence
from typing import Final

import streamlit as st

from app_pages import choice
from app_pages.desk import Desk
from app_pages.markup import element
from app_pages.recipient_rows import recipient_table
from dataflow.answers.answer import Answer
from dataflow.answers.groups import grouped
from dataflow.answers.recipients import Recipient
from dataflow.words import role_key
from registry.vocabulary import vocabulary

_BY: Final = "rows_by"
_GROUPINGS: Final = ("role", "country", "name")


def show(answer: Answer, told: Sequence[Recipient], here: Desk) -> None:
    """Many recipients, under what the reader chooses: every name stands there, the rows of a group behind a click."""
    by = st.session_state.get(_BY, _GROUPINGS[0])
    with st.container(key="rows-by", horizontal=True, vertical_alignment="center"):
        st.html(element("span", here.say("rows.by.title"), class_="label"), width="content")
        choice.switch(
            _BY + "_choice",
            here.say("rows.by.title"),
            {each: here.say(f"rows.by.{each}") for each in _GROUPINGS},
            by,
            _group_by,
        )
    groups = [
        element(
            "details",
            element(
                "summary",
                element("strong", title),
                " ",
                element("span", here.say("rows.group", n=len(several)), class_="why"),
                element(
                    "span",
                    ", ".join(each.party.label.say(here.lang) for each in several),
                    class_="line names",
                ),
            ),
            recipient_table(answer, several, here),
            class_="fold",
        )
        for title, several in _groups(told, by, here)
    ]
    st.html(element("section", groups, aria_label=here.say("rows.label.recipient")))


def _groups(told: Iterable[Recipient], by: str, here: Desk) -> list[tuple[str, list[Recipient]]]:
    if by == "role":
        found = grouped(told, role_key)
        terms = vocabulary().roles
        return [
            (terms[key].label.say(here.lang) if key in terms else here.say(f"rows.roles.{key}"), several)
            for key, several in found.items()
        ]
    if by == "country":
        seats = grouped(told, lambda each: each.party.country.label)
        named = {
            label.say(here.lang) if label else here.say("rows.no_seat"): held for label, held in seats.items()
        }
        return sorted(named.items(), key=lambda item: -len(item[1]))
    return [
        (
            here.say("rows.everybody"),
            sorted(told, key=lambda each: each.party.label.say(here.lang).casefold()),
        )
    ]


def _group_by(by: str) -> None:
    st.session_state[_BY] = by
