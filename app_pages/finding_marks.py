"""The mark of a finding: which lines of a picture are those of the finding that the address names."""

from collections.abc import Mapping, Set

import streamlit as st

from app_pages.desk import Desk
from app_pages.finding_choice import named
from app_pages.finding_facts import severity, verdict
from app_pages.links import to_page
from app_pages.markup import element
from dataflow.graph.build import arcs
from dataflow.pictures.marking import flows_of


def marked(here: Desk, lines: Mapping[str, Set[str]]) -> list[str]:
    """The lines, given with the flows each stands for, that the finding of the address is about.

    Above the picture it says which finding that is, and when none of its lines are in the picture.
    """
    asked = here.address.limits.get("finding", ())
    if not asked:
        return []
    finding = named(here.findings, asked[0])
    if finding is None:
        gone = here.say("finding.gone", name=asked[0][:120])
        st.html(element("p", gone, class_="note note-warn", role="status"))
        return []
    flows = flows_of(finding, arcs(here.graph))
    found = [id_ for id_, keys in lines.items() if keys & flows]
    st.html(
        element(
            "div",
            element("p", verdict(finding.said, here.lang), severity(finding.severity, here), class_="marks"),
            element("p", to_page(here, "findings", finding.message.say(here.lang), finding=(finding.id,))),
            element("p", here.say("finding.marked", n=len(found)) if found else here.say("finding.unmarked")),
            class_="note note-alarm",
            role="status",
        )
    )
    return found
