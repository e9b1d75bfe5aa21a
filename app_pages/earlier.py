"""The earlier state: what the open registry is compared with, and on which day.

Two things are meant by « a month ago », and the page says which: what today's file says of that day, for which
nothing but the file is needed, and what the file said on that day, which git knows. The first answers « what is
different in what we do », the second « what is different in what we record ».
"""

import datetime
from typing import Final

import streamlit as st

from app_pages import choice
from app_pages.address import FIRST_DAY, LAST_DAY
from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move
from app_pages.frame import title_of
from app_pages.markup import element
from app_pages.past import (
    LISTED,
    THEN,
    Before,
    Past,
    at_revision,
    beside,
    file_in,
    id_of,
    named,
    of_desk,
    of_file,
    past,
    revision_in,
)
from registry.history.git import GitFault
from registry.records.days import day_written
from registry.records.prose import day_in_words

_AGO: Final = ("week", "month", "year")


def before(here: Desk) -> Before | None:
    """What to compare with, from the address and the controls; None when there is nothing, which then is said."""
    old = next(iter(here.address.limits.get("old", ())), here.address.registry)
    since = next(iter(here.address.limits.get("since", ())), None)
    asked = day_written(since) if since else None
    day = asked or _usual(old, here)
    kept, files = past(here), beside(here)
    with st.container(key="choice", horizontal=True, vertical_alignment="bottom"):
        words = _offered(here, kept, list(files))
        choice.one("pick-old", here.say("changes.old"), words, old, lambda name: move(old=(name,)))
        held_since = control("pick-since", day)
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
        days = {name: ago(here.address.on, name) for name in _AGO}
        choice.spread(
            "pick-ago",
            here.say("changes.ago"),
            {name: here.say(f"changes.{name}") for name in _AGO},
            next((name for name, at in days.items() if at == day), None),
            lambda name: move(since=(days[name].isoformat(),)),
        )
    if since is not None and asked is None:
        _warn(here.say("refused.on", value=since[:80]))
    _tell_history(kept, here)
    return _found(here, old, day, kept)


def _found(here: Desk, old: str, day: datetime.date, kept: Past) -> Before | None:
    """What the address names, with a sentence on what is compared; None with a sentence on why there is nothing."""
    on = {"day": day_in_words(day, here.lang), "on": day_in_words(here.address.on, here.lang)}
    revision, file = revision_in(old), file_in(old)
    if revision is not None:
        return _at(here, revision, day, kept, on)
    if file is not None:
        path = beside(here).get(old)
        if path is None:
            _warn(here.say("refused.registry", value=file[:80]))
            return None
        _say(here.say("changes.compared.file", name=path.name, **on))
        return _or_warn(of_file(path, day), path.name, here)
    offered = {offer.name for offer in here.offers}
    if old not in offered:
        _warn(here.say("refused.registry", value=old[:80]))
        return None
    found = here.beside(old, day)
    title = title_of(here, old)
    if found.shown.registry is None:
        return _or_warn(None, title, here)
    _say(_compared(here, old, title, kept, on))
    return of_desk(found)


def _compared(here: Desk, old: str, title: str, kept: Past, on: dict[str, str]) -> str:
    """What of an offered registry is compared; of the open one also that git has what its file said then."""
    if old != here.address.registry:
        return here.say("changes.compared.file", name=title, **on)
    then = [here.say("changes.or_then")] if kept.history.revisions else []
    return " ".join([here.say("changes.compared.today", **on), *then])


def _at(here: Desk, revision: str, day: datetime.date, kept: Past, on: dict[str, str]) -> Before | None:
    """The file as git kept it, at a revision or on the day."""
    if revision == "then":
        end = datetime.datetime.combine(day, datetime.time.max).astimezone()
        then = kept.history.at(end)
        if then is None:
            oldest = kept.history.revisions[-1:]
            first = named(oldest[0], here) if oldest else here.say("unknown")
            _warn(here.say("changes.not_then", first=first, **on))
            return None
        _say(here.say("changes.compared.then", revision=named(then, here), **on))
        revision = then.id
    else:
        known = next((each for each in kept.history.revisions if each.id.startswith(revision)), None)
        _say(
            here.say(
                "changes.compared.revision", revision=named(known, here) if known else revision[:10], **on
            )
        )
    try:
        return _or_warn(at_revision(here, revision, day), revision[:10], here)
    except GitFault as fault:
        _warn(here.say(f"changes.git.{fault.code}", revision=revision[:10], reason=fault.reason[:200]))
        return None


def _offered(here: Desk, kept: Past, files: list[str]) -> dict[str, str]:
    """What can be compared with, by what the address calls it: this file first, then as git kept it, then others."""
    words = {here.address.registry: here.say("changes.with.today")}
    if kept.history.revisions:
        words[THEN] = here.say("changes.with.then")
    words |= {id_of(each): named(each, here) for each in kept.history.revisions[:LISTED]}
    for offer in here.offers:
        words.setdefault(offer.name, here.say("changes.with.other", name=title_of(here, offer.name)))
    return words | {each: here.say("changes.with.other", name=file_in(each) or "") for each in files[:LISTED]}


def _tell_history(kept: Past, here: Desk) -> None:
    """That git keeps nothing of it, or not all."""
    more = max(0, len(kept.history.revisions) - LISTED) + kept.history.older
    if kept.fault:
        _say(here.say(f"changes.git.{kept.fault}", revision="", reason=""))
    elif not kept.history.revisions:
        _say(here.say("changes.untracked"))
    elif more:
        _say(here.say("changes.older", n=more))
    if kept.history.shallow:
        _say(here.say("changes.shallow"))


def _usual(old: str, here: Desk) -> datetime.date:
    """The day to compare with when none is asked for: that of the page for another file or a revision, so that only
    what is written differs; a month before for the file as it was then; a year before for today's file."""
    if old == THEN:
        return ago(here.address.on, "month")
    return ago(here.address.on, "year") if old == here.address.registry else here.address.on


def ago(on: datetime.date, length: str) -> datetime.date:
    """The day a week, a month or a year earlier: the last of a month that has no such day, the first of all days where
    there is none."""
    if length == "week":
        return on - datetime.timedelta(weeks=1) if on.toordinal() > 7 else datetime.date.min
    months = on.year * 12 + on.month - 1 - (12 if length == "year" else 1)
    if months < 12:
        return datetime.date.min
    first = datetime.date(months // 12, months % 12 + 1, 1)
    last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
    return first.replace(day=min(on.day, last.day))


def _picked_since(held: Control) -> None:
    day = picked(held)
    if day is not None:
        move(since=(day.isoformat(),))


def _or_warn(found: Before | None, name: str, here: Desk) -> Before | None:
    if found is None:
        _warn(here.say("changes.unreadable", name=name[:80]))
    return found


def _say(words: str) -> None:
    st.html(element("p", words, class_="why compared"))


def _warn(words: str) -> None:
    st.html(element("p", words, class_="note note-warn", role="status"))
