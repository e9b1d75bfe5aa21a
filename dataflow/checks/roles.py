"""Roles: who decides, who acts for another, and which data sets the organisation answers for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import PROCESSORS, UNSETTLED
from registry.records.text import Text


def settled(role: str | None) -> bool:
    """Whether somebody has said which role it is."""
    return role not in UNSETTLED


class Held(NamedTuple):
    """The data sets of the day by what the organisation owes for them."""

    answered: tuple[str, ...]
    """Those it decides about."""
    unsettled: tuple[str, ...]
    """Those for which nobody has said its role."""


def held(case: Case) -> Held:
    """The data sets of the day, in order of id, without those that the organisation processes for others."""
    day = [id_ for id_, each in sorted(case.registry.data_sets.items()) if each.holds_on(case.on)]
    roles = {id_: case.own_role(id_) for id_ in day}
    return Held(
        tuple(id_ for id_ in day if settled(roles[id_]) and roles[id_] not in PROCESSORS),
        tuple(id_ for id_ in day if not settled(roles[id_])),
    )


def role_open(case: Case, data_sets: Sequence[str]) -> Found:
    """That what is owed for some data sets hangs on the role of the organisation, which nobody has settled."""
    labels = [phrases.in_quotes(case.registry.data_sets[id_].label) for id_ in data_sets]
    own = case.registry.organisation
    return Found(
        "undetermined",
        own.id,
        {"actor": own.name, "data_sets": phrases.listed(labels)},
        ("data_sets", data_sets[0]),
        data_sets=tuple(data_sets),
        variant="role_open",
        decides="role",
    )


def independent(case: Case, actor: str) -> bool:
    """Whether all that a third party is engaged for on the day it does as a controller by itself: what it has done by
    others is its own to answer for, and not the organisation's."""
    return case.once(_independent).get(actor, False)


def _independent(case: Case) -> Mapping[str, bool]:
    own = case.registry.organisation.id
    found: dict[str, bool] = {}
    for each in case.engagements():
        if each.actor != own:
            alone = case.role(each) in ("controller", "independent_controller")
            found[each.actor] = alone and found.get(each.actor, True)
    return found


def decider(case: Case, party: str | None, data_sets: Sequence[str]) -> Text:
    """Who decides of what a party has done by a processor: itself, or whom it works for in the end, where it is a
    processor too; « the controller » where nobody has said who that is."""
    id_ = case.once(_deciders).get(party, party) if party is not None else None
    if id_ == case.registry.organisation.id and not all(
        settled(role) and role not in PROCESSORS for role in map(case.own_role, data_sets)
    ):
        id_ = None
    return WORDS.both("the-controller") if id_ is None else case.name(id_)


def _deciders(case: Case) -> Mapping[str, str | None]:
    """By party that is engaged: who decides in the end. None: nobody has said, or several do."""
    own = case.registry.organisation.id
    above: dict[str, set[str | None]] = {}
    for each in case.engagements():
        role = case.role(each)
        decides = each.actor if settled(role) else None
        above.setdefault(each.actor, set()).add(each.by if role in PROCESSORS else decides)
    above[own] = {own}
    found: dict[str, str | None] = {}
    for party in above:
        way: dict[str, None] = {}
        here, last = party, party
        # Up from party to party; each is gone through once, for what was found stands for all on the way.
        while here not in found and here not in way:
            way[here] = None
            over = above.get(here, {here})
            up = next(iter(over)) if len(over) == 1 else None
            here, last = (here if up is None else up), here
            if up is None:
                found[here] = None
        end = found.get(here, here if here == last else None)
        found.update(dict.fromkeys(way, end))
    return found
