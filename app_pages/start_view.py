"""Where asking starts: no question yet, what can be asked of this registry, by job, and what was asked before."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from app_pages import choice, question_box
from app_pages.asking import name_of, read, take
from app_pages.desk import Desk, move
from app_pages.heading import heading
from app_pages.markup import element
from app_pages.request import title
from app_pages.starters import questions, reach_of
from dataflow.question import Reading
from dataflow.standing.reach import Far

_BEFORE: Final = "asked_before"
"""Where the questions of this session stand, by registry, the last one last."""
_KEPT: Final = 5


def show(here: Desk) -> None:
    """The box, and what can be asked, one click each."""
    name = here.registry.organisation.name.say(here.lang)
    heading(here.say("ask.title"), here.say("ask.lead", name=name))
    left, right = st.columns([8, 5], gap="large")
    with left:
        question_box.form(here)
        _before(here)
        far = reach_of(here)
        with st.container(key="starters"):
            _far("route", [each for each in far.fields if each.n], question_box.picked, here)
            _far("vendor", [each for each in far.parties if each.n], _vendor, here)
            for job, asked in questions(here).items():
                with _card(job, here):
                    choice.buttons(f"start-{job}", {each: each for each in asked}, take, type="tertiary")
    with right:
        question_box.fields(here, 620)


def remember(reading: Reading, here: Desk) -> None:
    """Keeps a question that was answered, for as long as the session lasts."""
    kept: dict[str, dict[str, Reading]] = st.session_state.setdefault(_BEFORE, {})
    asked = kept.setdefault(here.address.registry, {})
    asked.pop(name_of(reading), None)
    asked[name_of(reading)] = reading
    for old in [*asked][:-_KEPT]:
        del asked[old]


def _before(here: Desk) -> None:
    asked: dict[str, Reading] = st.session_state.get(_BEFORE, {}).get(here.address.registry, {})
    if asked:
        with _card("before", here):
            words = {name: title(asked[name], here.lang) for name in reversed(asked)}
            choice.buttons("before", words, lambda name: read(asked[name]), type="tertiary")


def _far(job: str, several: list[Far], then: Callable[[str], None], here: Desk) -> None:
    if several:
        with _card(job, here):
            words = {
                each.id: here.say(f"ask.start.{job}", name=each.label.say(here.lang), n=each.n)
                for each in several
            }
            choice.buttons(f"start-{job}", words, then, type="tertiary")


def _card(job: str, here: Desk) -> st.delta_generator.DeltaGenerator:
    card = st.container(key=f"job-{job}", gap=None)
    card.html(element("h2", here.say(f"ask.job.{job}"), class_="small-title"))
    return card


def _vendor(actor: str) -> None:
    st.session_state["words"] = ""
    move(actor=actor)
