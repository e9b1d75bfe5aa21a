"""The answer on screen after its sentence: rows, picture, the hop or stop chosen beside it, doubts, table, files."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app_pages import answer_picture, downloads, finding_list, hop_facts, recipient_groups, recipient_rows
from app_pages.contents import Part
from app_pages.desk import Desk
from app_pages.dossier import Dossier, dossier
from app_pages.fact import chip
from app_pages.links import to_page
from app_pages.markup import Html, element
from dataflow.answers.answer import Answer
from registry.records.evidence import Status

_LEADS: Final = {
    "recipients": recipient_rows.ROWS,
    "seats": recipient_rows.ROWS,
    "hosting": recipient_rows.ROWS,
    "unknown_hops": "answer-hops",
    "open": "answer-unknown",
    "contradictions": "answer-contradictions",
}
"""Where each count of an answer leads on its page."""
_MARKS: Final = {"contradictions": "alarm", "open": "doubt"}
"""The counts that must not be overlooked."""


def parts_of(answer: Answer, here: Desk) -> list[Part]:
    """What an answer counts, each leading to what is counted, and what stands below it."""
    there = {"answer-hops"} if answer.hops else set()
    told = dossier(answer, here)
    there |= {f"answer-{part.kind}" for box in told.boxes for part in box.parts}
    parts = [
        Part(_LEADS[each.kind] if _LEADS[each.kind] in there else None, each.words, _MARKS.get(each.kind))
        for each in told.tallies
    ]
    denials = len(answer.denials)
    if denials:
        parts.append(Part("answer-denials", here.say("answer.denials", n=denials)))
    if told.findings:
        parts.append(Part(finding_list.BESIDE, finding_list.counted(told.findings, answer, here)))
    return parts


def show(answer: Answer, here: Desk, findings: bool = True, files: bool = True, rows: bool = True) -> None:
    """Everything of an answer after its sentence; without its findings, files or rows where they stand elsewhere."""
    told = dossier(answer, here)
    if rows:
        _rows(told, here)
    chosen = answer_picture.show(told, here) if answer.hops else frozenset()
    _html(told.pressing)
    if answer.hops:
        _table(told, chosen, here)
    if findings and told.findings:
        st.html(told.findings_beside)
    _html(told.besides)
    if files:
        downloads.show(answer, here)


def each(answers: Sequence[Answer], here: Desk) -> None:
    """Where each field of a data set goes: a sentence, and the way to the whole answer."""
    cards = []
    for answer in answers:
        name = answer.asked_label.say(here.lang)
        link = to_page(
            here,
            "ask",
            here.say("answer.whole", name=name),
            field=answer.asked,
            **({"data_set": answer.data_set} if answer.data_set else {}),
        )
        cards.append(
            element(
                "section",
                element("h2", name),
                element("p", dossier(answer, here).glance),
                element("p", link, class_="ways"),
                class_="matter",
            )
        )
    st.html(element("div", cards, class_="matters"))


def _table(told: Dossier, chosen: frozenset[int], here: Desk) -> None:
    """The hops one by one, those that were chosen in the picture marked, under how well they are known."""
    hops = hop_facts.table(told.answer, here.lang, chosen) if chosen else told.hops
    st.html(
        element(
            "details",
            element("summary", element("h2", here.say("answer.hops_title")), " ", _counts(told.answer, here)),
            told.known,
            element("div", hops, id="answer-hops"),
            class_="fold",
        )
    )


def _counts(found: Answer, here: Desk) -> Html:
    """How well the hops are known."""
    hops = found.completeness.hops
    counts = [
        [chip(status, here.lang), " ", element("strong", str(hops[status]))]
        for status in Status
        if hops.get(status)
    ]
    return element("span", here.say("answer.hops", n=len(found.hops)), counts, class_="counts")


def _rows(told: Dossier, here: Desk) -> None:
    """Who gets it; many in groups, by what the reader chooses."""
    if told.answer.question != "receives" and len(told.recipients) > recipient_rows.FOLDED:
        recipient_groups.show(told.answer, told.recipients, here)
    else:
        _html(told.rows)


def _html(told: Html) -> None:
    if told:
        st.html(told)
