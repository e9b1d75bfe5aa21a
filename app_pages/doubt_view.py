"""What was asked and is not clear: why, the readings nearest to it, and the facts nearest to its words."""

import streamlit as st

from app_pages import choice, nearest_view
from app_pages.asking import name_of, read
from app_pages.desk import Desk
from app_pages.markup import element
from app_pages.request import title
from dataflow.question import Understanding


def show(meant: Understanding, here: Desk) -> None:
    """What nobody can know of it, the readings nearest to it, a button each, and the facts nearest to its words."""
    if not meant.readings:
        st.html(element("p", meant.sentence(here.lang), class_="note note-warn", role="status"))
    else:
        lines = [*meant.remarks(here.lang), here.say("ask.unsure")]
        st.html(element("div", [element("p", line) for line in lines], class_="note note-ask", role="status"))
        readings = {name_of(reading): reading for reading in meant.readings}
        choice.buttons(
            "reading",
            {name: title(reading, here.lang) for name, reading in readings.items()},
            lambda name: read(readings[name]),
            width="stretch",
        )
    nearest_view.show(meant.question, here)
