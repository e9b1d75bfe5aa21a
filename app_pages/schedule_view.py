"""A schedule on screen: the answer in a sentence, how much is exposed, and a block for each time."""

import streamlit as st

from app_pages.desk import Desk
from app_pages.markup import Content, Html, element
from dataflow.breach import Breach, Schedule
from dataflow.breach.breach_words import title
from dataflow.breach.schedule import Block, Deadline, moment
from dataflow.breach.schedule_words import Told, clock, counted, heading, short, told


def show(found: Breach, plan: Schedule, here: Desk) -> None:
    """Who it is at, how much is exposed, and who has to be told now, within 24 and within 72 hours, and apart."""
    counts = [element("li", words, class_=f"count count-{key}") for key, words in counted(plan, here.lang)]
    st.html(
        element(
            "section",
            element("h2", title(found, here.lang)),
            element("p", short(found, plan, here.lang), class_="answer"),
            element("ul", counts, class_="breach-counts"),
            element("p", clock(found, plan, here.lang), class_="why") if plan.blocks else None,
            element("div", [_block(found, each, here) for each in plan.blocks], class_="schedule"),
            role="status",
            aria_label=here.say("answer.label"),
        )
    )


def _block(found: Breach, block: Block, here: Desk) -> Html:
    name, note = heading(block, here.lang)
    rows = [
        _row(words, deadline.own, _until(words, deadline, block, here))
        for words, deadline in zip(told(found, block, here.lang), block.deadlines, strict=True)
    ]
    return element(
        "section",
        element("h3", name),
        element("p", note, class_="why"),
        element("ol", rows, class_="deadlines") if rows else None,
        class_=f"block block-{block.key}",
    )


def _until(words: Told, deadline: Deadline, block: Block, here: Desk) -> Html | None:
    """The date where it is known, else the limit; of what is due now the block says all."""
    if deadline.by is not None:
        return element("p", moment(deadline.by, here.lang), class_="until")
    return None if block.key == "now" else element("p", words.when, class_="within")


def _row(words: Told, own: bool, until: Html | None) -> Html:
    """Who tells whom, until when, the ground and the condition, and of which data."""
    parts: list[Content] = [
        element("p", words.sender, " → ", words.receiver, class_="who"),
        until,
        element("p", " · ".join(filter(None, (words.ground, words.condition))), class_="cite"),
        element("p", words.data_sets, class_="cite of"),
    ]
    return element("li", parts, value=words.number, class_="own" if own else None)
