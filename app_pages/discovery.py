"""The discovery: since when the organisation knows of a breach, by the clock of this machine."""

import datetime
from typing import Final

import streamlit as st

from app_pages.address import FIRST_DAY, LAST_DAY
from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move
from app_pages.markup import element
from registry.records.days import day_written, moment_written

_DAY: Final = "pick-discovered-day"
_TIME: Final = "pick-discovered-time"


def known_since(here: Desk) -> datetime.datetime | None:
    """The controls, and what the address says; None where it says nothing, or a day without its hour.

    The address keeps `2026-11-27T14:30`, or the day alone until the hour is said: a deadline in hours has no use for
    a day, and none is made up.
    """
    written = next(iter(here.address.limits.get("discovered", ())), "")
    moment = moment_written(written)
    day = moment.date() if moment else day_written(written)
    on = control(_DAY, day)
    st.date_input(
        here.say("breach.discovered_day"),
        value=None,
        key=on.key,
        format="DD/MM/YYYY",
        min_value=min(FIRST_DAY, day or FIRST_DAY),
        max_value=max(LAST_DAY, day or LAST_DAY),
        on_change=_picked_day,
        args=(on, moment.time() if moment else None),
        width=170,
    )
    if day is None:
        return None
    at = control(_TIME, moment.time() if moment else None)
    st.time_input(
        here.say("breach.discovered_time"),
        value=None,
        key=at.key,
        on_change=_picked_time,
        args=(at, day),
        width=120,
    )
    return moment


def note(here: Desk) -> None:
    """What of the address could not be read, or that the hour is missing."""
    written = next(iter(here.address.limits.get("discovered", ())), "")
    moment = moment_written(written)
    # By the same clock that its deadlines are told by: nobody knows yet of what is still to come.
    if not written or (moment and moment <= datetime.datetime.now()):  # noqa: DTZ005  # the clock of this machine
        return
    key = "breach.to_come" if moment else "breach.no_hour" if day_written(written) else "refused.discovered"
    st.html(element("p", here.say(key, value=written[:80]), class_="note note-warn", role="status"))


def _picked_day(held: Control, time: datetime.time | None) -> None:
    day = picked(held)
    _keep(day, time)


def _picked_time(held: Control, day: datetime.date | None) -> None:
    _keep(day, picked(held))


def _keep(day: datetime.date | None, time: datetime.time | None) -> None:
    if day is None:
        move(discovered=())
    elif time is None:
        move(discovered=(day.isoformat(),))
    else:
        move(discovered=(f"{day.isoformat()}T{time:%H:%M}",))
