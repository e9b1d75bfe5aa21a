"""Pictures: those of the dashboard, drawn once for each thing they show."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from dataflow import diagram, files
from dataflow.answer import Answer
from dataflow.drawing.faults import DrawingFault
from registry.text import Lang


class Picture(NamedTuple):
    """A picture on screen: its SVG, or why there is none."""

    svg: str
    fault: DrawingFault | None = None


def of_answer(answer: Answer, lang: Lang) -> Picture:
    """The picture of an answer: the same as the file to take away."""
    return drawn(diagram.dot(answer, lang), lambda: files.picture(answer, lang))


def drawn(dot: str, draw: Callable[[], str]) -> Picture:
    """The picture that `draw` makes, or what went wrong."""
    try:
        return Picture(_kept(dot, draw))
    except DrawingFault as fault:
        return Picture("", fault)


@st.cache_data(show_spinner=False, max_entries=64)
def _kept(dot: str, _draw: Callable[[], str]) -> str:  # noqa: ARG001  # the DOT stands for the picture
    # Kept because a layout can take seconds.
    return _draw()
