"""The receiver of a flow: under which engagement, in which role and what for it gets what the flow carries.

Whoever needs one of these asks here, so that an answer, a map and a check name the same role for the same flow.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Known, PurposeKnown
from dataflow.graph.arc import Arc
from registry.records.actor import Engagement
from registry.records.data_set import PurposeUse
from registry.records.evidence import Evidence, Status, evidence_of
from registry.records.registry import Registry
from registry.records.stated import Stated, values_on
from registry.records.text import both

BETWEEN_ROLES: Final = " ; "
"""Between the roles of a receiver that has several at once: the words of a role may have a comma in them."""


class RoleStated(NamedTuple):
    """A statement of the receiver's role, and the evidence of the entry it stands in."""

    series: Sequence[Stated[str]]
    entry: Evidence


class PurposesStated(NamedTuple):
    """Purposes as one entry states them, its evidence, and the same purposes as data sets state them."""

    uses: tuple[PurposeUse, ...]
    entry: Evidence
    elsewhere: Mapping[str, Sequence[PurposeUse]]


def engagement_of(arc: Arc, registry: Registry) -> Engagement | None:
    """The engagement that a flow belongs to; None: it stands in no engagement."""
    if arc.engaged is None or arc.engagement is None:
        return None
    return registry.actors[arc.engaged].engagements[arc.engagement]


def receives_engaged(arc: Arc) -> bool:
    """Whether the party engaged is the one that receives. What it returns is received under no engagement."""
    return arc.engaged is not None and arc.engaged == arc.target.holder


def received_under(arc: Arc, registry: Registry) -> Engagement | None:
    """The engagement that the receiver receives under; None: under none."""
    return engagement_of(arc, registry) if receives_engaged(arc) else None


def is_own(arc: Arc, registry: Registry) -> bool:
    """Whether the organisation itself receives."""
    return arc.target.holder == registry.organisation.id


def roles_stated(arc: Arc, data_sets: Iterable[str], registry: Registry) -> tuple[RoleStated, ...]:
    """Where the receiver's role is stated: in the engagement it receives under, else, for the organisation, in each
    of the data sets. None: of a third party outside any engagement nobody has said it."""
    engagement = received_under(arc, registry)
    if engagement is not None:
        entry = evidence_of(engagement, registry.actors[str(arc.engaged)])
        return (RoleStated(engagement.role, entry),)
    if not is_own(arc, registry):
        return ()
    sets = (registry.data_sets[name] for name in dict.fromkeys(data_sets))
    return tuple(RoleStated(held.role, held) for held in sets)


def role_ids(arc: Arc, data_sets: Iterable[str], facts: Facts) -> tuple[str | None, ...]:
    """The receiver's roles on the day, each once; None among them: one that nobody has stated. Never empty.

    One that statements disagree about is `undetermined`: neither of them settles it.
    """
    several = (values_on(each.series, facts.on) for each in roles_stated(arc, data_sets, facts.registry))
    roles = (("undetermined" if values[1:] else values[0]) if values else None for values in several)
    return tuple(dict.fromkeys(roles)) or (None,)


def role_known(arc: Arc, data_sets: Iterable[str], facts: Facts) -> Known:
    """The receiver's role on the day; of several at once the ids with commas, known as well as the weakest."""
    stated = roles_stated(arc, data_sets, facts.registry)
    if not stated:
        return UNKNOWN
    told = (facts.role(each.series, each.entry) for each in stated)
    roles = {(role.value, role.label): role for role in told}
    if len(roles) == 1:
        return next(iter(roles.values()))
    named = [(role, role.label) for role in roles.values() if role.label]
    return Known(
        value=",".join(role.value for role, _ in named if role.value) or None,
        label=both(lambda lang: BETWEEN_ROLES.join(label.say(lang) for _, label in named)) if named else None,
        status=Status.weakest(*(role.status for role in roles.values())),
        citations=tuple(dict.fromkeys(cited for role, _ in named for cited in role.citations)),
    )


def purposes_stated(arc: Arc, data_sets: Iterable[str], registry: Registry) -> tuple[PurposesStated, ...]:
    """What for: as the flow or its engagement says; at the organisation's own, where these are silent, as each of
    the data sets says. Of a third party nothing is taken from a data set: that is what the organisation wants it for.
    """
    sets = [registry.data_sets[name] for name in dict.fromkeys(data_sets)]
    if arc.purposes or not is_own(arc, registry):
        elsewhere: dict[str, list[PurposeUse]] = defaultdict(list)
        for held in sets:
            for use in held.purposes:
                elsewhere[use.purpose].append(use)
        return (PurposesStated(arc.purposes, arc.evidence, elsewhere),)
    return tuple(PurposesStated(held.purposes, held, {}) for held in sets)


def purposes_known(arc: Arc, data_sets: Iterable[str], facts: Facts) -> tuple[PurposeKnown, ...]:
    """What for, with the legal basis claimed for each purpose; a purpose of two data sets is there for each."""
    stated = purposes_stated(arc, data_sets, facts.registry)
    return tuple(told for each in stated for told in facts.purposes(*each))


def purpose_ids(arc: Arc, data_sets: Iterable[str], registry: Registry) -> tuple[str, ...]:
    """The ids of what for, each once."""
    stated = purposes_stated(arc, data_sets, registry)
    return tuple(dict.fromkeys(use.purpose for each in stated for use in each.uses))
