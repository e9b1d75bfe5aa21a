"""Frames and boxes: how parties and their stops are put into words, for an answer and for the map alike."""

from collections.abc import Iterable, Mapping

from dataflow.facts.parties import Party, Stop
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Box, Group
from dataflow.pictures.wording import standing
from registry.records.text import Lang
from registry.sentences import in_a_row

Roles = Mapping[str, Iterable[str]]
"""The roles each stop is reached in, by its key."""


class Framing:
    """Puts the stops of one picture into boxes and their parties into frames.

    What all places of a party have in common stands on its frame, and on their boxes what they differ in.
    """

    def __init__(self, parties: Iterable[Party], stops: Iterable[Stop], roles: Roles, lang: Lang) -> None:
        self._roles, self._lang = roles, lang
        self._parties = {party.id: party for party in parties}
        self._beside: dict[str, list[Stop]] = {id_: [] for id_ in self._parties}
        for stop in stops:
            self._beside[stop.party].append(stop)
        self._shared = {id_: self._shared_by(beside) for id_, beside in self._beside.items()}
        self._hosting = {
            id_: dict.fromkeys(standing(stop.country, lang) for stop in beside)
            for id_, beside in self._beside.items()
        }

    def groups(self) -> tuple[Group, ...]:
        """A frame for each party that is an actor."""
        return tuple(self._group(party) for party in self._parties.values() if _is_framed(party))

    def _group(self, party: Party) -> Group:
        """Its name, its role where all its places have the same, its countries."""
        lang, hosting = self._lang, self._hosting[party.id]
        detail = [WORDS.say(lang, f"role.{role}") for role in self._shared[party.id]]
        if party.country.label is None and all(stop.country.label is None for stop in self._beside[party.id]):
            detail.append(WORDS.say(lang, "nowhere"))
        else:
            detail.append(WORDS.say(lang, "seat", country=standing(party.country, lang)))
            if len(hosting) == 1:
                detail.append(WORDS.say(lang, "hosted", country=next(iter(hosting))))
        name = party.label.say(lang)
        return Group(id=party.id, title=name, detail=tuple(detail), words=in_a_row((name, *detail)))

    def box(self, id_: str, stop: Stop, marks: Iterable[str] = ()) -> Box:
        """The box of a stop: its name, and its role and country where the places beside it differ in them."""
        lang, party = self._lang, self._parties[stop.party]
        own = tuple(self._roles.get(stop.key, ()))
        detail: list[str] = []
        if party.kind not in ("person", "unknown"):
            if not self._shared[party.id]:
                detail += [WORDS.say(lang, f"role.{role}") for role in own]
            if len(self._hosting[party.id]) > 1:
                detail.append(WORDS.say(lang, "hosted", country=standing(stop.country, lang)))
        detail += [f"({mark})" for mark in marks]
        title = WORDS.say(lang, "recipients") if party.kind == "unknown" else stop.label.say(lang)
        return Box(
            id=id_,
            stops=(stop.key,),
            group=party.id if _is_framed(party) else None,
            kind="person" if party.kind == "person" else "unknown" if party.kind == "unknown" else "place",
            title=title,
            detail=tuple(detail),
            roles=() if party.kind in ("person", "unknown") else own,
            words=in_a_row(dict.fromkeys((title, party.label.say(lang), *detail))),
        )

    def _shared_by(self, stops: Iterable[Stop]) -> tuple[str, ...]:
        """The one role in which all places of a party are reached, if there is one."""
        sets = {tuple(self._roles.get(stop.key, ())) for stop in stops}
        only = next(iter(sets)) if len(sets) == 1 else ()
        return only if len(only) == 1 else ()


def _is_framed(party: Party) -> bool:
    return party.kind in ("organisation", "third_party")
