"""What an actor receives, on its own page: in rows, and, when it is asked for, drawn and told in full."""

import streamlit as st

from app_pages import answer_view, recipient_rows
from app_pages.desk import Desk
from app_pages.fact import bullets
from app_pages.links import to_page
from app_pages.markup import element
from dataflow.answers.arrivals import arrivals
from dataflow.answers.profile import Profile
from dataflow.facts.known import Known
from dataflow.words import headline
from registry.records.evidence import Status


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
    _activities(found, here)


def _activities(found: Profile, here: Desk) -> None:
    """The activities that what arrives at it takes part in, each leading to its sheet: those it surely does first."""
    answer, told = found.received, dict[str, Known]()
    for hop in answer.hops:
        if answer.party_at(hop.target).id == found.party.id:
            for each in hop.activities:
                if each.value and (each.value not in told or told[each.value].status is Status.UNKNOWN):
                    told[each.value] = each
    if not told:
        return
    lines = [
        [
            here.say("actor.perhaps") if each.status is Status.UNKNOWN else None,
            to_page(here, "activity", here.tell(each.label), activity=(id_,)),
        ]
        for id_, each in sorted(told.items(), key=lambda item: item[1].status is Status.UNKNOWN)
        if each.label
    ]
    title = element("h2", here.say("actor.activities"))
    st.html(element("section", title, bullets(lines), id="activities"))


def whole(found: Profile, here: Desk) -> None:
    """The picture and the table of all that it receives, drawn when they are asked for."""
    drawn = st.expander(here.say("party.received"), key="received", on_change="rerun")
    if drawn.open:
        with drawn:
            answer_view.show(found.received, here, findings=False, rows=False)
