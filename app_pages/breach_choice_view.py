"""At whom a breach is, on screen: the lists to pick from and, before anybody has picked, whom most data reaches and
what the laws ask for of whoever it is."""

import datetime
from typing import Final

import streamlit as st

from app_pages import choice as choices
from app_pages import discovery, schedule_view
from app_pages.desk import Desk, move
from app_pages.links import address_of
from app_pages.markup import Content, Html, element
from app_pages.standings import standing_of
from app_pages.tags import roles
from dataflow.breach import Candidate, candidates, outline
from dataflow.standing import Fact

ALL: Final = ""
"""Stands for all places of an actor."""
MOST: Final = 8
"""So many actors are offered by name; the others are in the list."""


def choice(here: Desk) -> tuple[str | None, str | None, datetime.datetime | None]:
    """Which actor it happens to, None: nobody has said; which of its places, None: all of them; and since when the
    organisation knows."""
    actors = here.registry.actors
    asked = here.address.actor
    spot = next(iter(here.address.limits.get("place", ())), None)
    places = dict(actors[asked].places) if asked is not None and asked in actors else {}
    names = {id_: actor.name.say(here.lang) for id_, actor in actors.items()}
    with st.container(key="choice", horizontal=True):
        choices.one(
            "pick-breached",
            here.say("breach.choose"),
            names,
            asked,
            lambda actor: move(actor=actor),
            none=here.say("breach.nobody_yet"),
        )
        if places:
            words = {ALL: here.say("breach.all")}
            words |= {id_: place.label.say(here.lang) for id_, place in places.items()}
            choices.one("pick-place", here.say("breach.place"), words, spot or ALL, _placed)
        known_since = discovery.known_since(here)
    discovery.note(here)
    return asked, spot, known_since


def _placed(spot: str) -> None:
    move(place=(spot,) if spot else ())


def offer(here: Desk) -> None:
    """Whom most data reaches, each leading to what its breach exposes; and who tells whom whatever is picked."""
    every = candidates(here.graph)
    first, rest = every[:MOST], len(every) - MOST
    more = element("p", here.say("breach.more", n=rest), class_="why") if rest > 0 else None
    st.html(
        element(
            "section",
            element("h2", here.say("breach.pick")),
            element("ul", [element("li", _candidate(each, here)) for each in first], class_="candidates"),
            more,
            id="breach-candidates",
        )
    )
    st.html(schedule_view.general(outline(here.graph), here))


def _candidate(each: Candidate, here: Desk) -> Html:
    """Its name, its roles, and how much is known to reach it."""
    standing = standing_of(here).party(each.id)
    kind: Content = element("span", here.say("kind.organisation"), class_="why")
    if standing is not None:
        kind = roles((str(told.value) for told in standing.fact(Fact.ROLE).values if told.value), here.lang)
    amount: Content = here.say("breach.fields", n=each.fields)
    if not each.fields:
        amount = element("span", here.say("breach.fields_unknown"), class_="dot dot-unknown")
    grave = here.say("breach.grave", n=each.grave) if each.grave else None
    return element(
        "a",
        element("b", each.label.say(here.lang)),
        kind,
        element("span", amount, grave, class_="amount"),
        href=address_of(here, "breach", actor=each.id),
        target="_self",
    )
