"""Filters: what a page is limited to, picked from lists and kept in the address."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move
from app_pages.markup import element
from registry.records.text import Lang, Text


def several(here: Desk, limits: Mapping[str, tuple[str, Mapping[str, Text]]]) -> dict[str, tuple[str, ...]]:
    """A choice of several for each limit of a page: its label and the words of each of its values.

    Nothing picked leaves everything. What the address names and nothing has is said, and limits nothing.
    """
    chosen: dict[str, tuple[str, ...]] = {}
    with st.container(key="filters", horizontal=True):
        for name, (label, words) in limits.items():
            asked = here.address.limits.get(name, ())
            held = control(f"filter-{name}", [id_ for id_ in asked if id_ in words])
            chosen[name] = tuple(
                st.multiselect(
                    label,
                    list(words),
                    format_func=partial(_said, words, here.lang),
                    key=held.key,
                    placeholder=here.say("register.all"),
                    on_change=_picked,
                    args=(held, name),
                    width="stretch",
                )
            )
    for name, (label, words) in limits.items():
        for id_ in here.address.limits.get(name, ()):
            if id_ not in words:
                said = here.say("refused.limit", name=label, value=id_[:80])
                st.html(element("p", said, class_="note note-warn", role="status"))
    return chosen


def _picked(held: Control, name: str) -> None:
    values = picked(held)
    if values is not None:
        move(**{name: tuple(values)})


def _said(words: Mapping[str, Text], lang: Lang, id_: str) -> str:
    return words[id_].say(lang)
