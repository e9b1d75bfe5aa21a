"""Saving: buttons for files, each made when somebody asks for it."""

from collections.abc import Callable, Mapping

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import element

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
        files = st.container(key="files", horizontal=True)
    with files:
        for ending, make in makers.items():
            st.download_button(
                here.say(f"files.{ending}.name"),
                data=make,
                file_name=f"{stem}.{ending}",
                mime=_TYPES[ending],
                key=f"file-{ending}",
                help=here.say(f"files.{ending}.help"),
                on_click="ignore",
            )
