"""Frames and boxes: how parties and their stops are put into words, for an answer and for the map alike."""

from collections.abc import Iterable, Mapping, Sequence

from dataflow.facts.parties import Party, Stop
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Box, Group
from dataflow.pictures.wording import standing
from registry.records.text import Lang

Roles = Mapping[str, Iterable[str]]
"""The roles each stop is reached in, by its key."""


def group_of(party: Party, stops: Sequence[Stop], roles: Roles, lang: Lang) -> Group:
    """The frame of a party: its name, its role where all its places have the same, its countries."""
    detail = [WORDS.say(lang, f"role.{role}") for role in _shared(stops, roles)]
    hosting = dict.fromkeys(standing(stop.country, lang) for stop in stops)
    if party.country.label is None and all(stop.country.label is None for stop in stops):
        detail.append(WORDS.say(lang, "nowhere"))
    else:
        detail.append(WORDS.say(lang, "seat", country=standing(party.country, lang)))
        if len(hosting) == 1:
            detail.append(WORDS.say(lang, "hosted", country=next(iter(hosting))))
    name = party.label.say(lang)
    return Group(id=party.id, title=name, detail=tuple(detail), words=". ".join((name, *detail)))


def box_of(
    id_: str, stop: Stop, party: Party, beside: Sequence[Stop], roles: Roles, marks: Iterable[str], lang: Lang
) -> Box:
    """The box of a stop: its name, and its role and country where the places `beside` it differ in them."""
    own = tuple(roles.get(stop.key, ()))
    detail: list[str] = []
    if party.kind not in ("person", "unknown"):
        if not _shared(beside, roles):
            detail += [WORDS.say(lang, f"role.{role}") for role in own]
        if len({standing(each.country, lang) for each in beside}) > 1:
            detail.append(WORDS.say(lang, "hosted", country=standing(stop.country, lang)))
    detail += [f"({mark})" for mark in marks]
    title = WORDS.say(lang, "recipients") if party.kind == "unknown" else stop.label.say(lang)
    return Box(
        id=id_,
        stops=(stop.key,),
        group=party.id if party.kind in ("organisation", "third_party") else None,
        kind="person" if party.kind == "person" else "unknown" if party.kind == "unknown" else "place",
        title=title,
        detail=tuple(detail),
        roles=() if party.kind in ("person", "unknown") else own,
        words=". ".join(dict.fromkeys((title, party.label.say(lang), *detail))),
    )


def _shared(stops: Iterable[Stop], roles: Roles) -> tuple[str, ...]:
    """The one role in which all places of a party are reached, if there is one."""
    sets = {tuple(roles.get(stop.key, ())) for stop in stops}
    only = next(iter(sets)) if len(sets) == 1 else ()
    return only if len(only) == 1 else ()
