"""The crossing: a flow looked at as data passing from one party in one country to another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Literal, NamedTuple

from dataflow.checks.case import Case
from dataflow.facts import receiver
from dataflow.graph.arc import Arc
from dataflow.law import PARTIES
from registry.records.actor import Engagement
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.stated import settled_on, values_on

Way = Literal[
    "handed", "collected_for", "collected", "collected_by_whom", "same_actor", "unnamed", "returned"
]
"""handed: from one party to another.
collected_for: a processor collects from people for who engages it, which is then the exporter.
collected: somebody collects from people for itself; no transfer (EDPB Guidelines 05/2021).
collected_by_whom: a third party collects from people and its role is not settled.
same_actor: between places of one party.
unnamed: to recipients nobody has named.
returned: a processor makes available to who engages it what it holds for it."""


class Crossing(NamedTuple):
    """A flow as an exporter, an importer and two countries; one of several where an end is in several countries."""

    arc: Arc
    way: Way
    exporter: str | None
    """The party that lets the data go; None: the people themselves."""
    importer: str | None
    """The party that gets it; None: nobody has named it."""
    source: str | None
    """The country the data is in before, by where it is hosted; None: unknown, and for people."""
    target: str | None
    """The country the data is in afterwards; None: unknown."""
    exporter_role: str | None
    importer_role: str | None

    @property
    def pair(self) -> str:
        """`minlessika>ovhcloud/FR`: exporter, importer and country of arrival."""
        return f"{self.exporter or 'people'}>{self.importer or 'unknown'}/{self.target or '?'}"


def crossings(case: Case) -> tuple[Crossing, ...]:
    """Every flow of the day as a crossing, in order of key: from each country of its start to each of its end.

    A place that is in several countries is in all of them, and what holds for one says nothing of another.
    """
    return case.once(_crossings)


def _crossings(case: Case) -> tuple[Crossing, ...]:
    return tuple(crossing for arc in case.arcs for crossing in _of_arc(case, arc))


def returns(case: Case) -> Iterator[Crossing]:
    """What processors of the organisation make available to it, where no flow back is stated.

    Its country is that of its seat: it is the party that is in the third country, not a server of its own.
    """
    own = case.registry.organisation.id
    back = {arc.source.holder for arc in case.stated if arc.target.holder == own}
    for arc in case.stated:
        engagement = engagement_of(case, arc)
        if engagement is None or arc.target.holder != arc.engaged or arc.target.holder in back:
            continue
        if (engagement.by or own) == own and role_of(case, arc) == "processor":
            for source in countries_at(case, arc.target):
                yield Crossing(
                    arc=arc,
                    way="returned",
                    exporter=arc.engaged,
                    importer=own,
                    source=source,
                    target=seat(case, own),
                    exporter_role="processor",
                    importer_role=held_as(case, arc),
                )


def given_back(case: Case, crossing: Crossing) -> bool:
    """Whether a processor hands what it holds to who it acts for, by a flow that is stated: what it was handed, to who
    engages it; of the organisation, what it processes for others, to a party that decides for itself."""
    if crossing.way != "handed" or crossing.exporter is None:
        return False
    own = case.registry.organisation.id
    if crossing.exporter == own:
        roles = PARTIES.get(crossing.exporter_role), PARTIES.get(crossing.importer_role)
        return roles == ("processor", "controller")
    engagement = engagement_of(case, crossing.arc)
    if engagement is None or crossing.arc.engaged != crossing.exporter:
        return False
    role = case.role_in(crossing.exporter, str(crossing.arc.engagement))
    return PARTIES.get(role) == "processor" and (engagement.by or own) == crossing.importer


def _of_arc(case: Case, arc: Arc) -> Iterator[Crossing]:
    own = case.registry.organisation.id
    exporter, importer = arc.source.holder, arc.target.holder
    exporter_role = _exporter_role(case, arc)
    importer_role = held_as(case, arc) if importer == own else role_of(case, arc)
    way = _way(arc, importer, importer_role, own)
    engagement = engagement_of(case, arc)
    engaging = engagement.by or own if engagement else own
    if way == "collected_by_whom" and engaging != own:
        way = "collected"  # whoever engages it has to settle its role, in a registry of its own
    if way == "collected_for":
        exporter = engaging
        exporter_role = held_as(case, arc) if exporter == own else _only_role(case, exporter)
    for source, target in product(countries_at(case, arc.source), countries_at(case, arc.target)):
        yield Crossing(
            arc=arc,
            way=way,
            exporter=exporter,
            importer=importer,
            source=source,
            target=target,
            exporter_role=exporter_role,
            importer_role=importer_role,
        )


def _way(arc: Arc, importer: str | None, importer_role: str | None, own: str) -> Way:
    if arc.target.kind == "unknown":
        return "unnamed"
    if arc.source.kind == "person":
        if importer == own or arc.engaged != importer:
            return "collected"
        party = PARTIES.get(importer_role)
        return (
            "collected_for"
            if party == "processor"
            else "collected"
            if party == "controller"
            else "collected_by_whom"
        )
    return "same_actor" if arc.source.holder == importer else "handed"


def countries_at(case: Case, end: End) -> tuple[str | None, ...]:
    """The countries where data at that end is hosted on the day; None alone: unknown. Never empty."""
    if end.kind != "place" or end.actor is None:
        return (None,)
    place = case.actor(end.actor).places.get(end.name)
    return (place and values_on(place.country, case.on)) or (None,)


def seat(case: Case, actor: str) -> str | None:
    """The country of a party's seat on the day; None: unknown, or statements disagree. It says where the company is and
    not where data is."""
    return settled_on(case.actor(actor).country, case.on)


def seats(case: Case, actor: str) -> tuple[str | None, ...]:
    """The countries of a party's seat as statements of the day give them; None alone: unknown. Never empty."""
    return values_on(case.actor(actor).country, case.on) or (None,)


def engagement_of(case: Case, arc: Arc) -> Engagement | None:
    """The engagement that a flow belongs to."""
    return receiver.engagement_of(arc, case.registry)


def role_of(case: Case, arc: Arc) -> str | None:
    """The role, on the day, of the party engaged, when it is the one that receives."""
    if receiver.received_under(arc, case.registry) is None:
        return None
    return case.role_in(str(arc.engaged), str(arc.engagement))


def held_as(case: Case, arc: Arc) -> str | None:
    """The organisation's role for what a flow carries; None when it is not the same for all of it."""
    roles = {case.own_role(name) for name in data_sets_of(arc)}
    return next(iter(roles)) if len(roles) == 1 else None


def happens(case: Case, crossing: Crossing, data_set: str | None = None) -> bool:
    """Whether it is known that something crosses, of a data set where one is named: else no check is to rest on it."""
    arc = crossing.arc
    if arc.carries is None or data_set is None:
        return case.certainty.whole(arc) is not Status.UNKNOWN
    return bool(case.certainty.known(arc, (each for each in arc.carries if each.data_set == data_set)))


def data_sets_of(arc: Arc) -> tuple[str, ...]:
    """The data sets a flow carries something of, in order; none where nobody has said what."""
    return tuple(dict.fromkeys(instance.data_set for instance in arc.carries or ()))


def _exporter_role(case: Case, arc: Arc) -> str | None:
    holder = arc.source.holder
    if holder is None:
        return None
    return held_as(case, arc) if holder == case.registry.organisation.id else _only_role(case, holder)


def _only_role(case: Case, actor: str) -> str | None:
    """The role of a third party when all its engagements of the day agree on one kind."""
    return case.once(_only_roles).get(actor)


def _only_roles(case: Case) -> Mapping[str, str | None]:
    """The same by party, for whoever is engaged."""
    held: dict[str, set[str | None]] = defaultdict(set)
    for each in case.engagements():
        held[each.actor].add(case.role(each))
    found: dict[str, str | None] = {}
    for actor, roles in held.items():
        kinds = {PARTIES.get(role) for role in roles}
        found[actor] = min(role for role in roles if role) if len(kinds) == 1 and None not in kinds else None
    return found
