"""Saving: buttons for files, each made when somebody asks for it."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from app_pages.desk import NEWS, Desk, news
from app_pages.markup import element
from dataflow.engine.faults import DrawingFault
from dataflow.pictures.failure import why

_TYPES: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz",
    "mmd": "text/vnd.mermaid",
    "csv": "text/csv",
    "json": "application/json",
    "sarif": "application/sarif+json",
}


def buttons(title: str, stem: str, makers: Mapping[str, Callable[[], bytes]], here: Desk) -> None:
    """A button for each file, by its ending, under a title."""
    with st.container(key="taking"):
        st.html(element("h2", title))
        for words in st.session_state.pop(NEWS, ()):
            st.html(element("p", words, class_="note note-warn", role="status"))
        files = st.container(key="files", horizontal=True)
    with files:
        for ending, make in makers.items():
            st.download_button(
                here.say(f"files.{ending}.name"),
                data=partial(_made, make, ending, news(), here),
                file_name=f"{stem}.{ending}",
                mime=_TYPES[ending],
                key=f"file-{ending}",
                help=here.say(f"files.{ending}.help"),
                on_click="ignore",
            )


def _made(make: Callable[[], bytes], ending: str, failed: list[str], here: Desk) -> bytes:
    """The file. Why there is none is told on the page: Streamlit only says that it failed, and in English."""
    try:
        return make()
    except DrawingFault as fault:
        name = here.say(f"files.{ending}.name")
        failed.append(here.say("files.failed", name=name, reason=why(fault, here.lang)))
        raise
