"""The picture of an answer on screen, folded as the reader asks, with what was chosen in it beside it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, cast

import streamlit as st

from app_pages import choice, finding_marks, hop_card, picture_cache, stop_facts
from app_pages.desk import Desk
from app_pages.dossier import Dossier, Drawn
from app_pages.figure import figure
from app_pages.links import to_actor
from app_pages.markup import Html, element, joined
from dataflow.answers.answer import Answer, Hop
from dataflow.facts.parties import Stop
from dataflow.pictures import FOLDS, Elements, Fold, picture

_CHOSEN: Final = "chosen"
_FOLD: Final = "fold"
_BY_SIZE: Final = "size"
"""Stands for no choice of the reader's: the picture is folded where it would not read well."""


def show(told: Dossier, here: Desk) -> frozenset[int]:
    """The picture; the numbers of the hops that were chosen in it."""
    answer = told.answer
    st.html(element("h2", here.say("answer.picture"), class_="small-title"))
    drawn = told.drawn(_asked_fold(answer))
    if told.drawn().depiction.folded:
        _folds(answer, here)
    elements = drawn.depiction.elements
    lines = {
        id_: {answer.hop(int(number)).key for number in numbers} for id_, numbers in elements.hops.items()
    }
    marked = finding_marks.marked(here, lines)
    chosen = _chosen(answer)
    made = picture_cache.shown(picture.drawn(drawn.depiction), here)
    if made.fault:
        picture_cache.not_drawn(made.fault, here)
    else:
        with st.container(key="beside"):
            _with_facts(answer, made.svg, drawn, chosen, marked, here)
    return frozenset(map(int, elements.hops.get(chosen or "", ())))


def _with_facts(
    answer: Answer, svg: str, drawn: Drawn, chosen: str | None, marked: Sequence[str], here: Desk
) -> None:
    """The picture, and over its edge, so that nothing moves, what was chosen in it."""
    elements = drawn.depiction.elements
    parts = _parts(answer, elements, chosen)
    figure(
        svg,
        key="answer-figure",
        label=here.say(f"answer.title.{answer.question}", name=answer.asked_label.say(here.lang)),
        clickable=[*elements.stops, *elements.hops],
        chosen=chosen if parts else None,
        marked=marked,
        announce=here.say("figure.chosen") if parts else "",
        on_choice=partial(_choose, answer),
        lang=here.lang,
        ways=drawn.ways,
        names=drawn.names,
    )
    if parts:
        with st.container(key="chosen-card"):
            with st.container(key="let_go"):
                closing = {"close": here.say("figure.close")}
                choice.buttons("let_go", closing, lambda _: _choose(answer, None), type="tertiary")
            st.html(joined([_card(answer, part, here) for part in parts]))
            for part in parts:
                _link(answer, part, here)


def _folds(answer: Answer, here: Desk) -> None:
    """What the third parties of a large picture are put together by."""
    words: Mapping[str, str] = {
        each: here.say(f"answer.fold.{each}")
        for each in (_BY_SIZE, *(each for each in FOLDS if each != "source"))
    }
    with st.container(key="folds", horizontal=True, vertical_alignment="center"):
        st.html(element("span", here.say("answer.fold.title"), class_="label"), width="content")
        choice.switch(
            "fold_choice",
            here.say("answer.fold.title"),
            words,
            _asked_fold(answer) or _BY_SIZE,
            partial(_fold, answer),
        )


def _fold(answer: Answer, by: str) -> None:
    st.session_state[_FOLD] = (_of(answer), by)


def _asked_fold(answer: Answer) -> Fold | None:
    """What the reader had this picture folded by, and not another."""
    of, by = st.session_state.get(_FOLD, (None, _BY_SIZE))
    return cast("Fold", by) if of == _of(answer) and by in FOLDS else None


def _choose(answer: Answer, id_: str | None) -> None:
    """Takes what was chosen in the picture of an answer."""
    st.session_state[_CHOSEN] = ((_of(answer), _asked_fold(answer)), id_)


def _chosen(answer: Answer) -> str | None:
    """What was chosen in the picture of this answer as it is folded, and not of another."""
    of, id_ = st.session_state.get(_CHOSEN, (None, None))
    return id_ if of == (_of(answer), _asked_fold(answer)) else None


def _of(answer: Answer) -> tuple[str, ...]:
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
