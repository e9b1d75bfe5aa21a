"""The question box: words to ask in, and the fields to pick one from."""

from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_pages import choice
from app_pages.address import LONGEST, QUESTION
from app_pages.asking import TYPED, submitted, words_for
from app_pages.desk import Desk, move
from app_pages.markup import element
from app_pages.query import Unknown
from app_pages.request import fields_by_category
from dataflow.question import Reading
from registry.vocabulary import vocabulary_of

_SHOWN: Final = "shown_question"
"""Which question the words in the box are of."""


def show(here: Desk, asked: Reading | Unknown | None) -> DeltaGenerator:
    """The box with what is asked in it, the fields behind a button; the place below it, where the answer stands."""
    _said(here, asked)
    with st.container(key="asking", horizontal=True, vertical_alignment="top"):
        form(here)
        with st.popover(here.say("ask.fields"), key="pick_fields"):
            fields(here, 420, titled=False)
    return st.container(key="answered")


def form(here: Desk) -> None:
    """The box itself."""
    with st.form("question", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            here.say("ask.label"),
            key="words",
            placeholder=here.say("ask.placeholder"),
            max_chars=LONGEST,
            label_visibility="collapsed",
        )
        st.form_submit_button(here.say("ask.submit"), type="primary", on_click=submitted)


def fields(here: Desk, height: int, titled: bool = True) -> None:
    """The fields the registry holds, by category; in little room where an answer follows."""
    words = vocabulary_of(here.registry)
    groups = fields_by_category(here.registry)
    with st.container(key="fields", height=height, gap="small"):
        if titled:
            st.html(element("h2", here.say("ask.fields"), class_="small-title"))
        for category, members in groups.items():
            choice.spread(
                f"pick-{category}",
                words.categories[category].label.say(here.lang),
                {id_: words.fields[id_].label.say(here.lang) for id_ in members},
                here.address.field,
                picked,
            )


def picked(field: str) -> None:
    """Asks where a field goes."""
    st.session_state["words"] = ""
    move(field=field)


def _said(here: Desk, asked: Reading | Unknown | None) -> None:
    """Puts the question into the box when another one is answered: as it was typed, else as it is understood."""
    place = (here.address.registry, *(getattr(here.address, key) for key in QUESTION))
    if st.session_state.get(_SHOWN) == place:
        return
    st.session_state[_SHOWN] = place
    typed = st.session_state.pop(TYPED, None) or here.address.q
    if typed is None and isinstance(asked, Reading) and not here.address.also:
        typed = words_for(asked, here)
    st.session_state["words"] = typed or ""
