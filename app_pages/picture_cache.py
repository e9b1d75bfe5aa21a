"""Pictures: those of the dashboard, drawn once for each thing they show."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import element
from dataflow.engine import apart
from dataflow.engine.faults import DrawingFault
from dataflow.pictures import Depiction, picture
from dataflow.pictures.failure import why
from dataflow.pictures.picture import Drawing, Form


class Picture(NamedTuple):
    """A picture on screen: its SVG, or why there is none."""

    svg: str
    fault: DrawingFault | None = None


def shown(drawing: Drawing) -> Picture:
    """The picture on screen."""
    return drawn(drawing.dot + drawing.words, drawing.svg)


def made(drawing: Drawing) -> dict[str, Callable[[], bytes]]:
    """How each of its files is made, by ending."""
    others: tuple[Form, ...] = ("svg", "pdf", "dot")
    return {form: partial(drawing.made, form) for form in others} | {"png": lambda: apart.png(drawing.svg())}


def of_depiction(depiction: Depiction) -> Picture:
    """The picture as its files have it, with its own title and words."""
    return drawn(depiction.dot, lambda: picture.drawn(depiction).svg())


def drawn(what: str, draw: Callable[[], str]) -> Picture:
    """The picture that `draw` makes, or what went wrong; drawn once for each `what`."""
    try:
        return Picture(_kept(what, draw))
    except DrawingFault as fault:
        return Picture("", fault)


def not_drawn(fault: DrawingFault, here: Desk) -> None:
    """That there is no picture, and why."""
    words = here.say("picture.fault", reason=why(fault, here.lang))
    st.html(element("p", words, class_="note note-warn", role="status"))


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept(what: str, _draw: Callable[[], str]) -> str:  # noqa: ARG001  # `what` stands for the picture
    # Kept because a layout can take seconds.
    return _draw()
