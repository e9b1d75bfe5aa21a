"""The earlier state: what the open registry is compared with, and on which day.

Two things are meant by « a month ago », and the page says which: what today's file says of that day, for which
nothing but the file is needed, and what the file said on that day, which git knows. The first answers « what is
different in what we do », the second « what is different in what we record ».
"""

import datetime
from functools import partial
from typing import Final, NamedTuple

import streamlit as st

from app_pages import choice
from app_pages.address import FIRST_DAY, LAST_DAY
from app_pages.control import Control, control, picked
from app_pages.desk import Desk, move
from app_pages.frame import title_of
from app_pages.links import to_same
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
_OLDEST: Final = "oldest"


class Start(NamedTuple):
    """What is compared with, and on which day."""

    old: str
    """What the address calls it."""
    day: datetime.date
    young: bool = False
    """Whether git has nothing as old as the day: its oldest revision stands for that, nobody having named another."""


def before(here: Desk) -> Before | None:
    """What to compare with, from the address and the controls; None when there is nothing, which then is said."""
    kept, files = past(here), beside(here)
    start = start_of(here, kept)
    _tell_git(kept, here)
    with st.container(key="choice", horizontal=True, vertical_alignment="bottom"):
        _pick_ago(start, kept, here)
        words = _offered(here, kept, list(files))
        choice.one("pick-old", here.say("changes.old"), words, start.old, partial(_picked_old, start, here))
        held_since = control("pick-since", start.day)
        st.date_input(
            here.say("changes.since"),
            key=held_since.key,
            format="DD/MM/YYYY",
            min_value=min(FIRST_DAY, start.day),
            max_value=max(LAST_DAY, start.day),
            on_change=_picked_since,
            args=(held_since, start.old),
            width=190,
        )
    since = _asked(here, "since")
    if since is not None and day_written(since) is None:
        _warn(here.say("refused.on", value=since[:80]))
    _tell_more(kept, len(files), here)
    return _found(here, start, kept)


def start_of(here: Desk, kept: Past) -> Start:
    """What the address names, on its day; of what it does not name, the file as git kept it then, or a month before,
    the oldest revision where git has none as old, and today's file where git keeps nothing."""
    named, since = _asked(here, "old"), _asked(here, "since")
    day = day_written(since) if since else None
    oldest = kept.history.oldest
    old = named or (THEN if oldest else here.address.registry)
    usual = day or _usual(old, here)
    if oldest and not named and kept.history.at(_end(usual)) is None:
        return Start(id_of(oldest), min(oldest.committed.date(), here.address.on), young=True)
    return Start(old, usual)


def _pick_ago(start: Start, kept: Past, here: Desk) -> None:
    """A week, a month or a year earlier: of the file as git kept it then, where it did; and the oldest it has."""
    old = THEN if kept.history.oldest else here.address.registry
    ways = {name: (old, ago(here.address.on, name), here.say(f"changes.{name}")) for name in _AGO}
    lit = next((name for name, (_, day, _) in ways.items() if start.old == old and day == start.day), None)
    if kept.history.oldest:
        oldest = kept.history.oldest
        first = oldest.committed.date()
        words = here.say("changes.oldest", day=day_in_words(first, here.lang))
        ways[_OLDEST] = id_of(oldest), min(first, here.address.on), words
        lit = _OLDEST if start.old == id_of(oldest) else lit
    choice.spread(
        "pick-ago",
        here.say("changes.ago"),
        {name: words for name, (_, _, words) in ways.items()},
        lit,
        lambda name: move(old=(ways[name][0],), since=(ways[name][1].isoformat(),)),
    )


def _asked(here: Desk, name: str) -> str | None:
    return next(iter(here.address.limits.get(name, ())), None)


def _end(day: datetime.date) -> datetime.datetime:
    """The last moment of a day where the programme runs; the first and the last of all days have no such moment
    everywhere."""
    at = datetime.datetime.combine(day, datetime.time.max)
    try:
        return at.astimezone()
    except (OverflowError, ValueError, OSError):
        return at.replace(tzinfo=datetime.UTC)


def _found(here: Desk, start: Start, kept: Past) -> Before | None:
    """What the address names, with a sentence on what is compared; None with a sentence on why there is nothing."""
    old, day = start.old, start.day
    on = {"day": day_in_words(day, here.lang), "on": day_in_words(here.address.on, here.lang)}
    revision, file = revision_in(old), file_in(old)
    if revision is not None:
        return _at(here, revision, start, kept, on)
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


def _at(here: Desk, revision: str, start: Start, kept: Past, on: dict[str, str]) -> Before | None:
    """The file as git kept it, at a revision or on the day."""
    if revision == "then":
        then = kept.history.at(_end(start.day))
        if then is None:
            _not_then(here, kept, on)
            return None
        _say(here.say("changes.compared.then", revision=named(then, here), **on))
        revision = then.id
    else:
        known = next((each for each in kept.history.revisions if each.id.startswith(revision)), None)
        told = named(known, here) if known else revision[:10]
        if start.young and known:
            key = "known_young" if kept.history.older or kept.history.shallow else "young"
            _say(here.say(f"changes.{key}", day=day_in_words(known.committed.date(), here.lang)))
        else:
            _say(here.say("changes.compared.revision", revision=told, **on))
    try:
        return _or_warn(at_revision(here, revision, start.day), revision[:10], here)
    except GitFault as fault:
        _warn(here.say(f"changes.git.{fault.code}", revision=revision[:10], reason=fault.reason[:200]))
        return None


def _not_then(here: Desk, kept: Past, on: dict[str, str]) -> None:
    """That git has nothing as old, with the way to the oldest it has."""
    oldest = kept.history.oldest
    if oldest is None:
        _warn(here.say("changes.untracked"))
        return
    day = min(oldest.committed.date(), here.address.on)
    words = here.say("changes.with_oldest", first=named(oldest, here))
    link = to_same(here, "changes", words, old=(id_of(oldest),), since=(day.isoformat(),))
    said = [here.say("changes.not_then", **on), " ", link]
    st.html(element("p", said, class_="note note-warn", role="status"))


def _offered(here: Desk, kept: Past, files: list[str]) -> dict[str, str]:
    """What can be compared with, by what the address calls it: as git kept it, newest first, then today's file, then
    others."""
    words = {}
    if kept.history.revisions:
        words[THEN] = here.say("changes.with.then")
    words |= {id_of(each): named(each, here) for each in kept.history.revisions[:LISTED]}
    if kept.history.oldest:
        words[id_of(kept.history.oldest)] = named(kept.history.oldest, here)
    words[here.address.registry] = here.say("changes.with.today")
    for offer in here.offers:
        words.setdefault(offer.name, here.say("changes.with.other", name=title_of(here, offer.name)))
    return words | {each: here.say("changes.with.other", name=file_in(each) or "") for each in files[:LISTED]}


def _tell_git(kept: Past, here: Desk) -> None:
    """That git keeps nothing of it, and what can be compared all the same: before anything else."""
    if kept.fault:
        _say(here.say(f"changes.git.{kept.fault}", revision="", reason=""))
    elif not kept.history.revisions:
        _say(here.say("changes.untracked"))


def _tell_more(kept: Past, files: int, here: Desk) -> None:
    """That git keeps more than is offered, or not all, and that more files stand beside it."""
    # The oldest that is known is offered, however many there are.
    more = max(0, len(kept.history.revisions) - LISTED - 1) + kept.history.older
    if more:
        _say(here.say("changes.older", n=more))
    if kept.history.shallow:
        _say(here.say("changes.shallow"))
    if files > LISTED:
        _say(here.say("changes.more_files", n=files - LISTED))


def _usual(old: str, here: Desk) -> datetime.date:
    """The day to compare with when none is asked for: a month before for the file as it was then and for today's file;
    that of the page for another file or a revision, so that only what is written differs."""
    return ago(here.address.on, "month") if old in (THEN, here.address.registry) else here.address.on


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


def _picked_old(start: Start, here: Desk, old: str) -> None:
    """The day stays where the file as it was then and today's file are chosen one after the other."""
    then = {THEN, here.address.registry}
    move(old=(old,), since=(start.day.isoformat(),) if {start.old, old} <= then else ())


def _picked_since(held: Control, old: str) -> None:
    day = picked(held)
    if day is not None:
        move(old=(old,), since=(day.isoformat(),))


def _or_warn(found: Before | None, name: str, here: Desk) -> Before | None:
    if found is None:
        _warn(here.say("changes.unreadable", name=name[:80]))
    return found


def _say(words: str) -> None:
    st.html(element("p", words, class_="why compared"))


def _warn(words: str) -> None:
    st.html(element("p", words, class_="note note-warn", role="status"))
