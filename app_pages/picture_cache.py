"""Pictures: those of the dashboard, drawn once for each thing they show."""

import hashlib
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import Final, NamedTuple

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import element
from app_pages.turns import aside
from dataflow.engine import apart
from dataflow.engine.faults import DrawingFault
from dataflow.pictures.failure import why
from dataflow.pictures.picture import Drawing, Form

KEPT: Final = 64
"""So many pictures are kept, of those that were asked for last."""
_pictures: Final[dict[bytes, Future[str]]] = {}
_lock: Final = Lock()


class Picture(NamedTuple):
    """A picture on screen: its SVG, or why there is none."""

    svg: str
    fault: DrawingFault | None = None


def shown(drawing: Drawing, here: Desk) -> Picture:
    """The picture on screen; that it is being drawn, while it is."""
    with st.spinner(here.say("picture.drawing")):
        return drawn(drawing.identity, drawing.svg)


def made(drawing: Drawing) -> dict[str, Callable[[], bytes]]:
    """How each of its files is made, by ending."""
    others: tuple[Form, ...] = ("svg", "pdf", "dot")
    return {form: partial(drawing.made, form) for form in others} | {"png": lambda: apart.png(drawing.svg())}


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


def _kept(what: str, draw: Callable[[], str]) -> str:
    """The picture, drawn by whoever comes first; the others wait for it, and all of them without a turn, for a layout
    can take seconds. One that could not be drawn is tried again by whoever asks for it next."""
    key = hashlib.sha256(what.encode()).digest()
    while True:
        with _lock:
            known = _pictures.pop(key, None)
            coming = _pictures[key] = known or Future()  # at the end: it was asked for last
            while len(_pictures) > KEPT:
                del _pictures[next(iter(_pictures))]
        if coming.done() and not coming.cancelled():
            return coming.result()
        with aside():
            if known is None:
                _draw(key, coming, draw)
            with suppress(CancelledError):  # whoever drew it failed: it is begun anew
                return coming.result()


def _draw(key: bytes, coming: "Future[str]", draw: Callable[[], str]) -> None:
    """Draws it for all who wait. One that failed is forgotten before they hear of it: who asks again begins anew."""
    try:
        coming.set_result(draw())
    except DrawingFault as fault:
        _forget(key, coming)
        coming.set_exception(fault)
    finally:
        if not coming.done():
            _forget(key, coming)
            coming.cancel()


def _forget(key: bytes, coming: "Future[str]") -> None:
    with _lock:
        if _pictures.get(key) is coming:
            del _pictures[key]
