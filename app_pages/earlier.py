"""The earlier state: which registry on which day the one that is open is compared with."""

import datetime

import streamlit as st

from app_pages import choice
from app_pages.address import FIRST_DAY, LAST_DAY
from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move
from app_pages.frame import title_of
from app_pages.markup import element
from registry.records.days import day_written


def before(here: Desk) -> Desk | None:
    """The desk as it was: the registry and the day to compare with; None when the address names none."""
    offered = {offer.name: title_of(here, offer.name) for offer in here.offers}
    old = next(iter(here.address.limits.get("old", ())), here.address.registry)
    since = next(iter(here.address.limits.get("since", ())), None)
    asked = day_written(since) if since else None
    day = asked or _a_year_before(here.address.on)
    held_since = control("pick-since", day)
    with st.container(key="choice", horizontal=True, vertical_alignment="bottom"):
        choice.one("pick-old", here.say("changes.old"), offered, old, lambda name: move(old=(name,)))
        st.date_input(
            here.say("changes.since"),
            key=held_since.key,
            format="DD/MM/YYYY",
            min_value=min(FIRST_DAY, day),
            max_value=max(LAST_DAY, day),
            on_change=_picked_since,
            args=(held_since,),
            width=190,
        )
    if since is not None and asked is None:
        _warn(here.say("refused.on", value=since[:80]))
    if old not in offered:
        _warn(here.say("refused.registry", value=old[:80]))
        return None
    found = here.beside(old, day)
    if found.shown.registry is None:
        _warn(here.say("changes.unreadable", name=offered[old]))
        return None
    return found


def _a_year_before(on: datetime.date) -> datetime.date:
    """The same day a year earlier; the 28th for a leap day, the first of all days where there is none."""
    if on.year == datetime.MINYEAR:
        return datetime.date.min
    return on.replace(year=on.year - 1, day=28 if (on.month, on.day) == (2, 29) else on.day)


def _picked_since(held: Control) -> None:
    day = picked(held)
    if day is not None:
        move(since=(day.isoformat(),))


def _warn(words: str) -> None:
    st.html(element("p", words, class_="note note-warn", role="status"))
