"""Roles: who decides, who acts for another, and which data sets the organisation answers for."""

from collections.abc import Sequence
from typing import NamedTuple

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found
from dataflow.checks.use import PROCESSORS, UNSETTLED


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
