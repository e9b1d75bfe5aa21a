"""The recipients of an answer: every organisation and third party that a hop leads to, each once, with what is
known of it for this question summed up (GDPR Art. 4(9), 15(1)(c), 30(1)(d))."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal

from dataflow.answers.answer import About, Answer, Carried, Hop
from dataflow.answers.groups import grouped
from dataflow.facts.known import Cited, Known
from dataflow.facts.parties import Party
from dataflow.graph.instance import Relation
from registry.records.evidence import Status
from registry.records.record import Record

_NEARNESS = {relation: place for place, relation in enumerate(Relation)}


class Recipient(Record):
    """One party that hops lead to: in which roles, in what manner, how that is known, since when, what is open."""

    party: Party
    roles: tuple[str, ...]
    """The ids of the roles it is said to have on these hops, each once; empty: nobody has said."""
    role_open: bool
    """Whether its role on any of the hops is unknown, disputed or still to be determined."""
    nearest: Relation | None
    """How the nearest of what comes there answers to the question; None: nobody has said what comes there."""
    manners: tuple[str, ...]
    """The kinds of the hops, in their order; `collect` where it comes straight from people."""
    stops: tuple[str, ...]
    """The keys of its stops that hops lead to."""
    hops: tuple[int, ...]
    """The numbers of these hops."""
    countries: tuple[str, ...]
    """The codes of the countries that its stops are in, as far as they are known, each once."""
    places_open: bool
    """Whether the country of any of these stops is unknown."""
    status: Status
    """How well it is known that the nearest of it comes there, by the best hop."""
    citations: tuple[Cited, ...]
    """Where that can be read."""
    since: datetime.date | None
    """The first day of it; None: nothing has a date."""
    since_by: Literal["stated", "document"] | None
    """stated: the registry says from which day; document: it is told by a document of that day, and may be older."""
    open: tuple[About, ...]
    """What nobody has said about it, of the gaps of the answer."""

    @property
    def outside(self) -> bool:
        """Whether it is a third party, and not the organisation itself."""
        return self.party.kind == "third_party"


def recipients(answer: Answer) -> tuple[Recipient, ...]:
    """Every party that a hop leads to, in the order of the hops; people and whoever nobody has named apart."""
    by_party = grouped(answer.hops, lambda hop: answer.party_at(hop.target).id)
    return tuple(
        _recipient(answer, party, hops)
        for id_, hops in by_party.items()
        if (party := answer.party(id_)).kind in ("organisation", "third_party")
    )


def _recipient(answer: Answer, party: Party, hops: Sequence[Hop]) -> Recipient:
    roles = tuple(dict.fromkeys(id_ for hop in hops for id_ in _roles(hop.role)))
    stops = tuple(dict.fromkeys(hop.target for hop in hops))
    countries = [answer.stop(key).country for key in stops]
    carried = [(hop, each) for hop in hops for each in hop.carries if hop.origin == "stated"]
    nearest = min(
        (answer.instance(each.instance).relation for _, each in carried),
        key=_NEARNESS.__getitem__,
        default=None,
    )
    of_nearest = [
        (hop, _known(each, nearest))
        for hop, each in carried
        if answer.instance(each.instance).relation is nearest
    ] or [(hop, hop.status) for hop in hops]
    status = min((known for _, known in of_nearest), key=lambda each: each.weakness)
    cited = [each for hop, known in of_nearest if known is status for each in hop.citations]
    since, by = _since(answer, hops)
    return Recipient(
        party=party,
        roles=roles,
        role_open=any(hop.role.value in (None, "undetermined") for hop in hops),
        nearest=nearest,
        manners=tuple(dict.fromkeys(_manner(answer, hop) for hop in hops)),
        stops=stops,
        hops=tuple(hop.number for hop in hops),
        countries=tuple(dict.fromkeys(code for each in countries for code in each.ids)),
        places_open=any(each.value is None for each in countries),
        status=status,
        citations=tuple(dict.fromkeys(cited)),
        since=since,
        since_by=by,
        open=tuple(gap.about for gap in answer.gaps if party.id in gap.parties),
    )


def _roles(role: Known) -> Iterable[str]:
    """The roles a fact names: of one that statements disagree about, each that is stated."""
    return role.ids or (id_ for part in role.parts for id_ in part.ids)


def _known(carried: Carried, nearest: Relation | None) -> Status:
    """How well it is known that this comes there: what is computed is no better known than its way."""
    return carried.path_status if nearest is Relation.DERIVED else carried.status


def _manner(answer: Answer, hop: Hop) -> str:
    return "collect" if answer.party_at(hop.source).kind == "person" else hop.kind


def _since(
    answer: Answer, hops: Sequence[Hop]
) -> tuple[datetime.date | None, Literal["stated", "document"] | None]:
    """The first day, and whether the registry says it or only a document of that day tells of it."""
    stated = [hop.since for hop in hops if hop.since]
    undated = [hop for hop in hops if hop.since is None]
    told = [
        cited.date for hop in undated for cited in hop.citations if cited.date and cited.date <= answer.on
    ]
    days = [*stated, *told]
    if not days:
        return None, None
    first = min(days)
    return first, "stated" if not undated and first in stated else "document"
