"""The frame: what stands around every page: looks, registry, day, language, what is wrong."""

from pathlib import Path
from typing import Final

import streamlit as st

from app_pages import problem_list
from app_pages.address import FIRST_DAY, LAST_DAY
from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move, shelf
from app_pages.markup import element
from registry.records.text import LANGS
from registry.source.tally import number_of

STATIC: Final = Path(__file__).resolve().parent / "static"


def show(desk: Desk) -> None:
    """The frame of one page: to be shown before the page itself."""
    # Streamlit writes lang="en" on every page; a screen reader would read French with an English voice.
    st.html(
        f"<script>document.documentElement.lang='{desk.lang}'</script>",
        unsafe_allow_javascript=True,
    )
    st.html(STATIC / "sillage.css")
    st.logo(STATIC / "mark.svg", size="large")
    _bar(desk)
    _refusals(desk)
    _banner(desk)


def problems_title(desk: Desk) -> str:
    """The name of the problems page, with how many there are."""
    count = number_of(desk.shown.problems)
    return desk.say("page.problems_n", n=count) if count else desk.say("page.problems")


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
    registry = control("pick_registry", desk.address.registry)
    on = control("pick_on", desk.address.on)
    lang = control("pick_lang", desk.address.lang)
    titles = {offer.name: title_of(desk, offer.name) for offer in desk.offers}
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        st.selectbox(
            desk.say("bar.registry"),
            list(titles),
            format_func=lambda name: titles[name],
            key=registry.key,
            on_change=_picked,
            args=(registry, "registry"),
            width=320,
        )
        st.date_input(
            desk.say("bar.on"),
            key=on.key,
            format="DD/MM/YYYY",
            min_value=min(FIRST_DAY, desk.address.on),
            max_value=max(LAST_DAY, desk.address.on),
            on_change=_picked,
            args=(on, "on"),
            width=190,
        )
        st.segmented_control(
            desk.say("bar.lang"),
            LANGS,
            required=True,
            format_func=lambda lang: desk.say(f"lang.{lang}"),
            key=lang.key,
            on_change=_picked,
            args=(lang, "lang"),
            label_visibility="collapsed",
        )


def _picked(held: Control, what: str) -> None:
    value = picked(held)
    if value is not None:
        move(**{what: value})


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
