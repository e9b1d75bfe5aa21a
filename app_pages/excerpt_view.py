"""An excerpt of the file on screen: where something stands, with the lines around it behind a click."""

from pathlib import Path
from typing import Final

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import Html, element
from app_pages.problem_list import file_name
from dataflow.facts.finding import Place
from registry.source.file import read

BEFORE: Final = 1
AFTER: Final = 7
"""How many lines are shown around the one where it stands."""


def where(place: Place | None, here: Desk, open_: bool = False) -> Html | None:
    """File and line, with the lines around it behind a click."""
    if place is None:
        return None
    named = element("code", f"{file_name(place.file, here)}:{place.line}")
    if here.shown.condition not in ("good", "partial"):
        # The file is another by now than the state that is shown.
        return named
    lines = _lines(place.file, here.shown.version)
    first = max(1, place.line - BEFORE)
    shown = [
        element("mark" if number == place.line else "span", f"{number:>4}  {words}\n")
        for number, words in enumerate(lines[first - 1 : place.line + AFTER], first)
    ]
    if not shown:
        return named
    code = element(
        "pre",
        element("code", shown),
        class_="excerpt",
        tabindex=0,
        role="region",
        aria_label=here.say("finding.excerpt"),
    )
    return element("details", element("summary", named), code, open=open_)


@st.cache_resource(show_spinner=False, max_entries=64)
def _lines(file: str, version: str) -> tuple[str, ...]:  # noqa: ARG001  # `version` stands for the content in the cache
    try:
        return tuple(read(Path(file)).decode("utf-8", "replace").splitlines())
    except OSError:
        return ()
