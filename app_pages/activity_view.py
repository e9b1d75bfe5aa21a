"""One processing activity on screen: its sheet, with ways to what it names, and its files (GDPR Art. 30)."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

import streamlit as st

from app_pages import choice as choices
from app_pages import saving
from app_pages.contents import Part, contents
from app_pages.desk import Desk, move
from app_pages.fact import bullets, chip, sources
from app_pages.heading import heading
from app_pages.links import linked, to_actor, to_field, to_page
from app_pages.markup import Html, element
from dataflow.activities import Activity, headline, paragraphs
from dataflow.borders.border import Crosser
from dataflow.exports.activity_files import ACTIVITY_FORMATS, ActivityFormat, activity_stem, export_activity
from dataflow.facts.activities import Activities
from dataflow.facts.facts import Facts
from dataflow.facts.parties import Party
from registry.records.text import Lang


def asked_for(here: Desk) -> str:
    """Which activity the page is about: the one of the address, else the first."""
    named = here.address.limits.get("activity", ())
    return named[0] if named else next(iter(_names(here)), "")


def show(found: Activity, here: Desk) -> None:
    """The whole page of one activity."""
    up = to_page(here, "register", here.say("page.register"), part="")
    kind = here.say("activity.declared" if found.declared else "activity.undeclared")
    heading(found.label.say(here.lang), headline(found, here.lang), [up, " › ", kind])
    parts = paragraphs(found, here.lang)
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        st.html(
            element(
                "div",
                chip(found.status, here.lang),
                " ",
                sources(found.citations, here.lang),
                class_="activity-known",
            )
        )
        st.html(contents([Part(each.kind, each.title) for each in parts], here))
    with right:
        _choice(found.id, here)
    ways = _ways(found, here)
    for each in parts:
        lines = [linked(line, ways.get(each.kind, {})) for line in each.lines]
        st.html(element("section", element("h2", each.title), bullets(lines), id=each.kind))
    makers: dict[str, Callable[[], bytes]] = {
        form: partial(_bytes, found, form, here.lang) for form in ACTIVITY_FORMATS
    }
    saving.buttons(here.say("files.title"), activity_stem(found, here.lang), makers, here)


def not_known(asked: str, here: Desk) -> None:
    """That the address names an activity that there is not on the day."""
    heading(here.say("page.activity"))
    _choice(asked, here)
    st.html(
        element("p", here.say("activity.unknown", name=asked[:80]), class_="note note-warn", role="status")
    )


def _ways(found: Activity, here: Desk) -> Mapping[str, Mapping[str, Html]]:
    """What the lines of each part name that has a page or a question of its own, with the way there."""
    lang = here.lang

    def parties(named: Iterable[Party | Crosser]) -> dict[str, Html]:
        words = {each.label.say(lang): each.id for each in named if each.id in here.registry.actors}
        return {label: to_actor(here, id_, label) for label, id_ in words.items()}

    fields = {each.label.say(lang): each.field for each in found.fields}
    sets = {each.label.say(lang): each.data_set for each in found.sets}
    return {
        "recipients": parties(each.party for each in found.recipients),
        "transfers": parties(end for each in found.transfers for end in (each.exporter, each.importer)),
        "data": {label: to_field(here, id_, label) for label, id_ in fields.items()},
        "retention": {label: to_page(here, "ask", label, data_set=id_) for label, id_ in sets.items()},
    }


def _bytes(found: Activity, form: ActivityFormat, lang: Lang) -> bytes:
    return export_activity(found, form, lang).data


def _choice(asked: str, here: Desk) -> None:
    """Another activity can be chosen."""
    choices.one(
        "pick-activity", here.say("page.activity"), _names(here), asked, lambda id_: move(activity=(id_,))
    )


def _names(here: Desk) -> dict[str, str]:
    every = Activities(Facts.of_graph(here.graph)).all
    return {each.id: each.label.say(here.lang) for each in every}
