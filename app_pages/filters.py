"""Filters: what a page is limited to, picked from lists and kept in the address."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from app_pages import choice
from app_pages.desk import Desk, move
from app_pages.markup import element
from registry.records.text import Text


def several(
    here: Desk,
    limits: Mapping[str, tuple[str, Mapping[str, Text]]],
    first: Callable[[], None] | None = None,
) -> dict[str, tuple[str, ...]]:
    """A choice of several for each limit of a page: its label and the words of each of its values.

    `first` shows a control that stands before them.

    Nothing picked leaves everything. What the address names and nothing has is said, and limits nothing.
    """
    chosen: dict[str, tuple[str, ...]] = {}
    with st.container(key="filters", horizontal=True):
        if first is not None:
            first()
        for name, (label, words) in limits.items():
            chosen[name] = choice.several(
                f"filter-{name}",
                label,
                {id_: each.say(here.lang) for id_, each in words.items()},
                here.address.limits.get(name, ()),
                partial(_picked, name),
                none=here.say("register.all"),
            )
    for name, (label, words) in limits.items():
        for id_ in here.address.limits.get(name, ()):
            if id_ not in words:
                said = here.say("refused.limit", name=label, value=id_[:80])
                st.html(element("p", said, class_="note note-warn", role="status"))
    return chosen


def _picked(name: str, values: tuple[str, ...]) -> None:
    move(**{name: values})
