"""Pictures: those of the dashboard, laid out once for each state of a registry, and the files made from them."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from dataflow import diagram
from dataflow.answer import Answer
from dataflow.drawing import layout
from dataflow.drawing.faults import DrawingFault
from registry.text import Lang


class Picture(NamedTuple):
    """A picture on screen: its SVG, or why there is none."""

    svg: str
    fault: DrawingFault | None = None


class Answered(NamedTuple):
    """A file to take away: what it is called, what it is, and how it is made when somebody wants it."""

    ending: str
    mime: str
    make: Callable[[], bytes]


@st.cache_data(show_spinner=False, max_entries=64)
def laid_out(dot: str, title: str, description: str, lang: Lang) -> str:
    """The SVG of a DOT text; kept, because a layout takes seconds for a large picture."""
    return layout.svg(dot, title=title, description=description, lang=lang)


def picture(dot: str, title: str, description: str, lang: Lang) -> Picture:
    """The picture of a DOT text, or what went wrong."""
    try:
        return Picture(laid_out(dot, title, description, lang))
    except DrawingFault as fault:
        return Picture("", fault)


def of_answer(answer: Answer, lang: Lang, title: str, description: str) -> Picture:
    """The picture of an answer."""
    return picture(diagram.dot(answer, lang), title, description, lang)
