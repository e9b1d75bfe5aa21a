"""What an actor receives, on its own page: in rows, and, when it is asked for, drawn and told in full."""

import streamlit as st

from app_pages import answer_view, recipient_rows
from app_pages.desk import Desk
from app_pages.markup import element
from dataflow.answers.arrivals import arrivals
from dataflow.answers.profile import Profile
from dataflow.words import headline


def rows(found: Profile, here: Desk) -> None:
    """What comes to it from whom, data set by data set; the whole sentence behind a click, where there are rows."""
    title = element("h2", here.say("actor.receives"))
    came = arrivals(found.received)
    sentence = element("p", headline(found.received, here.lang), class_="answer answer-small")
    if not came:
        st.html(element("section", title, sentence, id="receives"))
        return
    st.html(element("section", title, id="receives"))
    st.html(recipient_rows.table(found.received, (), came, here))
    st.html(element("details", element("summary", here.say("answer.letter")), sentence))


def whole(found: Profile, here: Desk) -> None:
    """The picture and the table of all that it receives, drawn when they are asked for."""
    drawn = st.expander(here.say("party.received"), key="received", on_change="rerun")
    if drawn.open:
        with drawn:
            answer_view.show(found.received, here, findings=False, rows=False)
