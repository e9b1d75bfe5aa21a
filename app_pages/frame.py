"""The frame: what stands around every page: looks, registry, day, language, what is wrong."""

import functools
from pathlib import Path
from typing import Final

import streamlit as st

from app_pages import choice, links, problem_list
from app_pages.address import FIRST_DAY, LAST_DAY
from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move, shelf
from app_pages.markup import Html, element
from app_pages.meaning import at_hand
from app_pages.policy import speaking
from registry.records.text import LANGS
from registry.source.tally import number_of

STATIC: Final = Path(__file__).resolve().parent / "static"


def show(desk: Desk) -> None:
    """The frame of one page: to be shown before the page itself."""
    st.html(f"<script>{speaking(desk.lang)}</script>", unsafe_allow_javascript=True)
    st.html(element("style", Html(looks())))
    st.logo(STATIC / "mark.svg", size="large")
    _bar(desk)
    _refusals(desk)
    _banner(desk)


@functools.cache
def looks() -> str:
    """The looks of all pages: the sheets of `static/looks/` one after the other, by their names."""
    return "\n".join(each.read_text(encoding="utf-8") for each in sorted((STATIC / "looks").glob("*.css")))


def problems_title(desk: Desk) -> str:
    """The name of the problems page, with how many there are."""
    count = number_of(desk.shown.problems)
    return desk.say("page.problems_n", n=count) if count else desk.say("page.problems")


def foot(desk: Desk) -> None:
    """What stands below every page: what its words mean, and the way to all of them."""
    way = links.to_page(desk, "glossary", desk.say("glossary.foot"))
    st.html(element("footer", at_hand(desk), way, class_="foot"))


def nothing_to_show(desk: Desk) -> None:
    """A page that needs a registry, when there is none to show."""
    st.html(
        element(
            "section",
            element("h1", desk.say("nothing.title")),
            element("p", desk.say("nothing.says"), class_="lead"),
            class_="page-head",
        )
    )
    problem_list.show(desk)


def _bar(desk: Desk) -> None:
    """Which registry, which day, which language."""
    on = control("pick_on", desk.address.on)
    titles = {offer.name: title_of(desk, offer.name) for offer in desk.offers}
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        choice.one(
            "pick_registry",
            desk.say("bar.registry"),
            titles,
            desk.address.registry,
            lambda name: move(registry=name),
            heard=True,
            width=220,
        )
        st.date_input(
            desk.say("bar.on"),
            key=on.key,
            format="DD/MM/YYYY",
            min_value=min(FIRST_DAY, desk.address.on),
            max_value=max(LAST_DAY, desk.address.on),
            on_change=_picked_day,
            args=(on,),
            width=140,
            label_visibility="collapsed",
        )
        languages: dict[str, str] = {lang: desk.say(f"lang.{lang}") for lang in LANGS}
        choice.switch(
            "pick_lang", desk.say("bar.lang"), languages, desk.address.lang, lambda lang: move(lang=lang)
        )


def _picked_day(held: Control) -> None:
    day = picked(held)
    if day is not None:
        move(on=day)


def title_of(desk: Desk, name: str) -> str:
    """What a registry calls itself; the name of its file when it cannot be read."""
    path = next(offer.path for offer in desk.offers if offer.name == name)
    registry = shelf().look(path).registry
    return registry.title.say(desk.lang) if registry else name


def _refusals(desk: Desk) -> None:
    """What the link asked for that there is not."""
    for key, value in desk.refused:
        st.html(_note("warn", desk.say(f"refused.{key}", value=value[:80])))


def _banner(desk: Desk) -> None:
    """That the files are broken, and what is shown instead."""
    shown = desk.shown
    if shown.condition in ("kept", "partial"):
        st.html(
            _note(
                "warn",
                element("strong", desk.say(f"banner.{shown.condition}.title")),
                " ",
                desk.say(f"banner.{shown.condition}.says", n=number_of(shown.problems)),
            )
        )


def _note(kind: str, *content: str) -> str:
    return element("div", *content, class_=f"note note-{kind}", role="status")
