"""Cards and their rows: how parties and their stops are put into words, for an answer and for the map alike."""

from collections.abc import Iterable, Mapping

from dataflow.facts.known import Known
from dataflow.facts.parties import Party, Stop
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Box, Group
from dataflow.pictures.wording import hosted, seated, standing
from registry.records.text import Lang
from registry.sentences import in_a_row

Roles = Mapping[str, Iterable[str]]
"""The roles each stop is reached in, by its key."""


class Framing:
    """Puts the stops of one picture into boxes and their parties into cards.

    What all places of a party have in common stands on its card, and on their rows what they differ in.
    """

    def __init__(self, parties: Iterable[Party], stops: Iterable[Stop], roles: Roles, lang: Lang) -> None:
        self._roles, self._lang = roles, lang
        self._parties = {party.id: party for party in parties}
        self._beside: dict[str, list[Stop]] = {id_: [] for id_ in self._parties}
        for stop in stops:
            self._beside[stop.party].append(stop)
        self._alike = {
            id_: len({tuple(roles.get(stop.key, ())) for stop in beside}) == 1
            for id_, beside in self._beside.items()
        }
        self._hosting = {
            id_: dict.fromkeys(standing(stop.country, lang) for stop in beside)
            for id_, beside in self._beside.items()
        }

    def groups(self) -> tuple[Group, ...]:
        """A card for each party that is an actor."""
        return tuple(self._group(party) for party in self._parties.values() if _is_framed(party))

    def _group(self, party: Party) -> Group:
        """Its name and where it is: where it is established, and where the data is hosted if that is one place."""
        lang, hosting = self._lang, self._hosting[party.id]
        detail: list[str] = []
        if party.country.label is None and all(stop.country.label is None for stop in self._beside[party.id]):
            detail.append(WORDS.say(lang, "nowhere"))
        else:
            detail.append(seated(party.country, lang))
            if len(hosting) == 1:
                detail.append(hosted(self._beside[party.id][0].country, lang))
        name = party.label.say(lang)
        home = party.kind == "organisation"
        seat = standing(party.country, lang)
        return Group(
            id=party.id,
            title=name,
            home=home,
            detail=tuple(detail),
            seat=seat if _is_known(party.country) else WORDS.say(lang, "seat-unknown"),
            where=", ".join(filter(None, (self._country(party.country), self._elsewhere(party)))),
            elsewhere=self._elsewhere(party),
            words=in_a_row((name, *detail)),
        )

    def _elsewhere(self, party: Party) -> str:
        """Where its data is, where that is not where it is established, or nobody knows."""
        hosts = dict.fromkeys(self._country(stop.country) for stop in self._beside[party.id])
        if list(hosts) in ([self._country(party.country)], []):
            return ""
        return WORDS.say(self._lang, "elsewhere", data=" / ".join(hosts))

    def _country(self, known: Known) -> str:
        return standing(known, self._lang) if _is_known(known) else WORDS.say(self._lang, "where-unknown")

    def box(self, id_: str, stop: Stop, marks: Iterable[str] = ()) -> Box:
        """The box of a stop: its name, and its role and country where the places beside it differ in them."""
        lang, party = self._lang, self._parties[stop.party]
        own = tuple(self._roles.get(stop.key, ()))
        detail: list[str] = []
        if party.kind not in ("person", "unknown"):
            if own and not self._alike[party.id]:
                detail.append(" · ".join(WORDS.say(lang, f"role.{role}") for role in own))
            if len(self._hosting[party.id]) > 1:
                detail.append(hosted(stop.country, lang))
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


def _is_known(known: Known) -> bool:
    return known.label is not None or bool(known.parts)


def _is_framed(party: Party) -> bool:
    return party.kind in ("organisation", "third_party")
