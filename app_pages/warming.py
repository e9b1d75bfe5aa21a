"""Warming: what the first visitor needs is made while the browser still loads; the rest once a page is shown.

A process that has just started has read nothing yet, and whoever comes first would wait for all of it: the imports, the
checks, the words of questions, the picture engine. Nothing of it is needed for a page to be right.
"""

import gc
import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Event, Thread
from typing import Final

import streamlit as st

SHOWN: Final = Event()
"""Set when a page was shown to anybody: what is made after that is in nobody’s way."""

_FOR_A_FRAME: Final = ("numpy", "PIL.ImageFile", "streamlit.emojis", "app_pages.visit")
"""What the first page imports before its heading; the first three by Streamlit, for an icon and for an accent."""
_FOR_HOME: Final = ("app_pages.home_view",)
_FOR_THE_OTHERS: Final = (
    "pandas",  # by Streamlit, for the first picture that can be chosen in
    *(
        f"app_pages.{name}_view"
        for name in (
            *("answer", "borders", "breach", "changes", "findings", "further", "keeping", "list", "map"),
            *("doubt", "nearest", "profile", "register", "start", "written"),
        )
    ),
    "app_pages.heard",
    "app_pages.question_box",
    "app_pages.earlier",
)


@asynccontextmanager
async def begun(_app: st.App) -> AsyncIterator[None]:
    """The life of the server: begins to warm, and waits for nothing."""
    Thread(target=_warm, name="sillage-warming", daemon=True).start()
    yield


def _warm() -> None:
    # What is read now stays as long as the process. Python would look it all over again and again while it grows, for
    # what can be thrown away, and later for every few visitors.
    gc.disable()
    try:
        home()
    finally:
        gc.freeze()
        gc.enable()
    SHOWN.wait()
    others()
    gc.freeze()


def home() -> None:
    """Makes what Home shows to whoever opens the dashboard today."""
    _import(_FOR_A_FRAME)
    inspect.stack()  # Streamlit looks at who calls it, once: what takes long of that is kept
    from app_pages import standings
    from app_pages.desk import at_first

    here = at_first()
    _import(_FOR_HOME)
    if here.shown.registry is not None:
        standings.standing_of(here)
        standings.dues_of(here)


def others() -> None:
    """Makes what the other pages need at first: their modules, the words of questions, the picture engine."""
    _import(_FOR_THE_OTHERS)
    from app_pages.desk import at_first
    from app_pages.starters import questions
    from dataflow.engine import layout
    from dataflow.engine.faults import DrawingFault
    from registry.records.text import LANGS

    here = at_first()
    if here.shown.registry is not None:
        for lang in LANGS:
            questions(here._replace(address=here.address.model_copy(update={"lang": lang})))
    try:
        layout.svg("digraph {}")
    except DrawingFault:
        return  # the pages say it where a picture would stand


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        import_module(name)
