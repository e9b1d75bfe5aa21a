"""The answer on screen after its sentence: rows, picture, the hop or stop chosen beside it, doubts, table, files."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from app_pages import (
    choice,
    downloads,
    finding_list,
    finding_marks,
    hop_card,
    hop_facts,
    picture_cache,
    recipient_rows,
    stop_facts,
)
from app_pages.contents import Part
from app_pages.desk import Desk
from app_pages.fact import bullets, chip
from app_pages.figure import figure
from app_pages.links import to_actor, to_page
from app_pages.markup import Html, element, joined
from dataflow import pictures
from dataflow.answers.answer import Answer, Hop
from dataflow.answers.arrivals import arrivals
from dataflow.answers.recipients import recipients
from dataflow.checks.touching import touching
from dataflow.facts.parties import Stop
from dataflow.pictures import Depiction, Elements
from dataflow.pictures.spoken import answer_names
from dataflow.pictures.ways import ways_of
from dataflow.words import Paragraph, glance, paragraphs, tallies
from registry.records.evidence import Status

PRESSING = ("contradictions", "unknown", "denials")
"""The kinds of paragraph that are shown before the table."""


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
    there |= {f"answer-{each.kind}" for each in paragraphs(answer, here.lang)}
    told = recipients(answer)
    parts = [
        Part(_LEADS[each.kind] if _LEADS[each.kind] in there else None, each.words, _MARKS.get(each.kind))
        for each in tallies(answer, told, here.lang)
    ]
    denials = len(answer.denials)
    if denials:
        parts.append(Part("answer-denials", here.say("answer.denials", n=denials)))
    found = touching(here.findings, answer)
    if found:
        parts.append(Part(finding_list.BESIDE, here.say("finding.beside", n=len(found))))
    return parts


def show(answer: Answer, here: Desk, findings: bool = True, files: bool = True, rows: bool = True) -> None:
    """Everything of an answer after its sentence; without its findings, files or rows where they stand elsewhere."""
    drawn = pictures.depicted(answer, here.lang) if answer.hops else None
    told = paragraphs(answer, here.lang)
    if rows:
        recipient_rows.show(answer, recipients(answer), arrivals(answer), here)
    if drawn:
        _picture(answer, drawn, here)
    _paragraphs([each for each in told if each.kind in PRESSING])
    if drawn:
        _table(answer, drawn, here)
    if findings:
        finding_list.beside(touching(here.findings, answer), here)
    _paragraphs([each for each in told if each.kind not in PRESSING])
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
                element("p", glance(answer, recipients(answer), here.lang)),
                element("p", link, class_="ways"),
                class_="matter",
            )
        )
    st.html(element("div", cards, class_="matters"))


def _picture(answer: Answer, drawn: Depiction, here: Desk) -> None:
    chosen = _chosen(answer)
    elements = drawn.elements
    parts = _parts(answer, elements, chosen)
    st.html(element("h2", here.say("answer.picture"), class_="small-title"))
    lines = {
        id_: {answer.hop(int(number)).key for number in numbers} for id_, numbers in elements.hops.items()
    }
    marked = finding_marks.marked(here, lines)
    title = here.say(f"answer.title.{answer.question}", name=answer.asked_label.say(here.lang))
    made = picture_cache.of_depiction(drawn)
    if made.fault:
        picture_cache.not_drawn(made.fault, here)
        return
    with st.container(key="beside"):
        _drawn_with_facts(answer, made.svg, title, chosen, parts, marked, drawn, here)


def _drawn_with_facts(
    answer: Answer,
    svg: str,
    title: str,
    chosen: str | None,
    parts: Sequence[Hop | Stop],
    marked: Sequence[str],
    drawn: Depiction,
    here: Desk,
) -> None:
    """The picture, and over its edge, so that nothing moves, what was chosen in it."""
    elements = drawn.elements
    figure(
        svg,
        key="answer-figure",
        label=title,
        clickable=[*elements.stops, *elements.hops],
        chosen=chosen if parts else None,
        marked=marked,
        announce=here.say("figure.chosen") if parts else "",
        on_choice=partial(_choose, answer),
        lang=here.lang,
        ways=ways_of(drawn),
        names=answer_names(answer, elements, here.lang),
    )
    if parts:
        with st.container(key="chosen-card"):
            with st.container(key="let_go"):
                closing = {"close": here.say("figure.close")}
                choice.buttons("let_go", closing, lambda _: _choose(answer, None), type="tertiary")
            st.html(joined([_card(answer, part, here) for part in parts]))
            for part in parts:
                _link(answer, part, here)


def _choose(answer: Answer, id_: str | None) -> None:
    """Takes what was chosen in the picture of an answer."""
    st.session_state["chosen"] = (_drawn(answer), id_)


def _chosen(answer: Answer) -> str | None:
    """What was chosen in the picture of this answer, and not of another."""
    drawn, id_ = st.session_state.get("chosen", (None, None))
    return id_ if drawn == _drawn(answer) else None


def _drawn(answer: Answer) -> tuple[str, ...]:
    """What tells one picture from another."""
    return answer.question, answer.asked, *(hop.key for hop in answer.hops)


def _parts(answer: Answer, elements: Elements, chosen: str | None) -> list[Hop | Stop]:
    """The hops or stops that the chosen element of the picture stands for."""
    if chosen is None:
        return []
    if chosen in elements.stops:
        return [answer.stop(key) for key in elements.stops[chosen]]
    return [answer.hop(number) for number in sorted(map(int, elements.hops.get(chosen, ())))]


def _card(answer: Answer, part: Hop | Stop, here: Desk) -> Html:
    if isinstance(part, Hop):
        return hop_card.card(answer, part, here.lang)
    return stop_facts.card(answer, part, here.lang)


def _link(answer: Answer, part: Hop | Stop, here: Desk) -> None:
    """The way to the page of the actor that was chosen."""
    if isinstance(part, Stop) and answer.party(part.party).kind in ("organisation", "third_party"):
        words = here.say("stop.page", name=answer.party(part.party).label.say(here.lang))
        st.html(element("p", to_actor(here, part.party, words), class_="ways"))


def _table(answer: Answer, drawn: Depiction, here: Desk) -> None:
    numbers = drawn.elements.hops.get(_chosen(answer) or "", ())
    st.html(
        element(
            "details",
            element("summary", element("h2", here.say("answer.hops_title")), " ", _counts(answer, here)),
            element(
                "div",
                hop_facts.table(answer, here.lang, {int(number) for number in numbers}),
                id="answer-hops",
            ),
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


def _paragraphs(told: Sequence[Paragraph]) -> None:
    """Each kind folded but for its name and number; what is contradictory stands open."""
    if told:
        st.html(
            element(
                "div",
                [
                    element(
                        "details",
                        element("summary", element("h2", f"{each.title} ({len(each.lines)})")),
                        # A way that leads inside what is folded unfolds it.
                        element("div", bullets(each.lines), id=f"answer-{each.kind}"),
                        class_=f"matter matter-{each.kind}",
                        open=each.kind == "contradictions",
                    )
                    for each in told
                ],
                class_="matters",
            )
        )
