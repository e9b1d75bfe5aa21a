"""Downloads: the answer as files, each made when somebody asks for it."""

from functools import partial

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import element
from dataflow.answer import Answer
from dataflow.files import FORMATS, Format, export
from registry.text import Lang


def show(answer: Answer, here: Desk) -> None:
    """A button for each file of an answer."""
    st.html(element("h2", here.say("files.title")))
    named = export(answer, "dot", here.lang)
    with st.container(key="files", horizontal=True):
        for format_ in FORMATS:
            ending = "mmd" if format_ == "mermaid" else format_
            st.download_button(
                here.say(f"files.{format_}.name"),
                data=partial(_bytes, answer, format_, here.lang),
                file_name=f"{named.name.removesuffix('.dot')}.{ending}",
                mime=_TYPES[format_],
                key=f"file-{format_}",
                help=here.say(f"files.{format_}.help"),
                on_click="ignore",
            )


def _bytes(answer: Answer, format_: Format, lang: Lang) -> bytes:
    return export(answer, format_, lang).data


_TYPES: dict[Format, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz",
    "mermaid": "text/vnd.mermaid",
    "csv": "text/csv",
    "json": "application/json",
}
