"""The choice: lists to pick from. Every list of every page is one of these, and what is picked is an id.

What a list offers is given as ids with their words. Words that read alike are told apart (`app_pages.labels`), so the
label that Streamlit sends back means one id; a label that is not offered any more means none.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from app_pages.control import Control, control, picked
from app_pages.labels import plain, told_apart

Words = Mapping[str, str]
"""What is offered: ids with their words."""
Then = Callable[[str], None]
"""What happens with the id that somebody picked, before the next run."""


def one(
    name: str,
    label: str,
    words: Words,
    value: str | None,
    then: Then,
    *,
    heard: bool = False,
    width: int = 320,
    none: str | None = None,
) -> None:
    """One of a list that unfolds; with `heard` its label is only heard. `none`: what stands there before a choice."""
    told = told_apart(words)
    held = control(name, value if value in told else None, told.values())
    st.selectbox(
        label,
        list(told),
        format_func=told.__getitem__,
        key=held.key,
        on_change=_picked,
        args=(held, told, then),
        width=width,
        placeholder=none,
        label_visibility="collapsed" if heard else "visible",
    )


def several(
    name: str,
    label: str,
    words: Words,
    values: tuple[str, ...],
    then: Callable[[tuple[str, ...]], None],
    *,
    none: str,
) -> tuple[str, ...]:
    """Several of a list, those that are picked; `none` says what it means when nothing is."""
    told = told_apart(words)
    held = control(name, [id_ for id_ in values if id_ in told], told.values())
    chosen = st.multiselect(
        label,
        list(told),
        format_func=told.__getitem__,
        key=held.key,
        placeholder=none,
        on_change=_picked_several,
        args=(held, told, then),
        width="stretch",
    )
    return tuple(id_ for id_ in chosen if id_ in told)


def spread(name: str, label: str, words: Words, value: str | None, then: Then) -> None:
    """One of a few that all stand there, or none."""
    told = told_apart(words)
    shown = {id_: plain(each) for id_, each in told.items()}
    held = control(name, value if value in told else None, told.values())
    st.pills(
        label,
        list(told),
        format_func=shown.__getitem__,
        key=held.key,
        on_change=_picked,
        args=(held, told, then),
    )


def switch(name: str, label: str, words: Words, value: str, then: Then) -> None:
    """One of a few that all stand there in one piece; the label is only heard."""
    told = told_apart(words)
    shown = {id_: plain(each) for id_, each in told.items()}
    held = control(name, value, told.values())
    st.segmented_control(
        label,
        list(told),
        required=True,
        format_func=shown.__getitem__,
        key=held.key,
        on_change=_picked,
        args=(held, told, then),
        label_visibility="collapsed",
    )


def buttons(name: str, words: Words, then: Then, **looks: Any) -> None:
    """A button for each. Its key is of what it stands for, not of its place: a click that comes late finds the same."""
    for number, (id_, label) in enumerate(told_apart(words).items()):
        digest = hashlib.sha256(id_.encode()).hexdigest()[:8]
        st.button(plain(label), key=f"{name}-{number}-{digest}", on_click=then, args=(id_,), **looks)


def _picked(held: Control, told: Words, then: Then) -> None:
    value = picked(held)
    if value in told:
        then(value)


def _picked_several(held: Control, told: Words, then: Callable[[tuple[str, ...]], None]) -> None:
    values = picked(held)
    if values is not None:
        then(tuple(id_ for id_ in values if id_ in told))
