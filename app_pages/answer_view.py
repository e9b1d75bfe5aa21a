"""The answer on screen after its sentence: picture, the hop or stop that was chosen, table, doubts, files."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from app_pages import downloads, finding_list, finding_marks, hop_card, hop_facts, picture_cache, stop_facts
from app_pages.contents import Part
from app_pages.desk import Desk
from app_pages.fact import bullets
from app_pages.figure import figure
from app_pages.links import to_actor, to_page
from app_pages.markup import Html, element, joined
from dataflow import pictures
from dataflow.answers.answer import Answer, Hop
from dataflow.checks.touching import touching
from dataflow.facts.parties import Stop
from dataflow.pictures import Depiction, Elements
from dataflow.words import Paragraph, headline, paragraphs

PRESSING = ("contradictions", "unknown", "denials")
"""The kinds of paragraph that are shown before the table."""


_MARKS: Final = {"contradictions": "alarm", "unknown": "doubt"}
"""The kinds that must not be overlooked."""


def parts_of(answer: Answer, here: Desk) -> list[Part]:
    """What stands below the sentence of an answer, what must not be overlooked first."""
    told = [each for each in paragraphs(answer, here.lang) if each.kind in PRESSING]
    parts = [
        Part(
            f"answer-{each.kind}",
            here.say("contents.n", title=each.title, n=len(each.lines)),
            _MARKS.get(each.kind),
        )
        for each in told
    ]
    found = touching(here.findings, answer)
    if found:
        parts.append(Part(finding_list.BESIDE, here.say("finding.beside", n=len(found))))
    if answer.hops:
        parts.append(Part("answer-hops", here.say("answer.hops_title")))
    return parts


def show(answer: Answer, here: Desk, findings: bool = True) -> None:
    """Everything of an answer after its sentence; without its findings where they stand elsewhere."""
    drawn = pictures.depicted(answer, here.lang) if answer.hops else None
    told = paragraphs(answer, here.lang)
    if drawn:
        _picture(answer, drawn, here)
    _paragraphs([each for each in told if each.kind in PRESSING])
    if drawn:
        _table(answer, drawn, here)
    if findings:
        finding_list.beside(touching(here.findings, answer), here)
    _paragraphs([each for each in told if each.kind not in PRESSING])
    downloads.show(answer, here)


def each(answers: Sequence[Answer], here: Desk) -> None:
    """Where each field of a data set goes: a sentence, and the way to the whole answer."""
    cards = []
    for answer in answers:
        name = answer.asked_label.say(here.lang)
        link = to_page(
            here,
            "",
            here.say("answer.whole", name=name),
            field=answer.asked,
            **({"data_set": answer.data_set} if answer.data_set else {}),
        )
        cards.append(
            element(
                "section",
                element("h2", name),
                element("p", headline(answer, here.lang)),
                element("p", link, class_="ways"),
                class_="matter",
            )
        )
    st.html(element("div", cards, class_="matters"))


def _picture(answer: Answer, drawn: Depiction, here: Desk) -> None:
    chosen = _chosen(answer)
    elements = drawn.elements
    parts = _parts(answer, elements, chosen)
    st.html(element("h2", here.say("answer.picture")))
    lines = {
        id_: {answer.hop(int(number)).key for number in numbers} for id_, numbers in elements.hops.items()
    }
    marked = finding_marks.marked(here, lines)
    title = here.say(f"answer.title.{answer.question}", name=answer.asked_label.say(here.lang))
    made = picture_cache.of_depiction(drawn)
    if made.fault:
        picture_cache.not_drawn(made.fault, here)
        return
    figure(
        made.svg,
        key="answer-figure",
        label=title,
        clickable=[*elements.stops, *elements.hops],
        chosen=chosen if parts else None,
        marked=marked,
        announce=here.say("figure.chosen") if parts else "",
        on_choice=partial(_choose, answer),
        lang=here.lang,
    )
    if parts:
        with st.container(key="chosen-card"):
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
        joined(
            [
                element("h2", here.say("answer.hops_title"), id="answer-hops"),
                hop_facts.table(answer, here.lang, {int(number) for number in numbers}),
            ]
        )
    )


def _paragraphs(told: Sequence[Paragraph]) -> None:
    if told:
        st.html(
            element(
                "div",
                [
                    element(
                        "section",
                        element("h2", each.title),
                        bullets(each.lines),
                        class_=f"matter matter-{each.kind}",
                        id=f"answer-{each.kind}",
                    )
                    for each in told
                ],
                class_="matters",
            )
        )
