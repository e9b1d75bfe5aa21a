"""The engagements of an actor: those it is engaged in and those in which it engages others."""

import datetime
from collections.abc import Callable, Iterator

from dataflow.answer import PurposeKnown
from dataflow.known import UNKNOWN, Cited, Known
from dataflow.parties import party_of
from dataflow.speaking import Speaking, say
from registry.actor import Authorisation, Engagement
from registry.ends import place
from registry.evidence import Status, evidence_of
from registry.record import Record
from registry.text import Text


class Engaged(Record):
    """An engagement: who engages whom, in which role, what for, under which contract."""

    id: str
    label: Text | None = None
    by: Text
    """The engaging party's name."""
    by_id: str
    engaged: Text
    """The engaged party's name."""
    engaged_id: str
    role: Known
    purposes: tuple[PurposeKnown, ...]
    data_sets: tuple[Text, ...]
    contract: Known
    clauses: tuple[str, ...] = ()
    """Which of the clauses of GDPR Art. 28(3)(a)-(h) the contract holds; empty: unknown."""
    authorisation: Known
    """The authorisation of sub-processors (GDPR Art. 28(2))."""
    objection_period: Known = UNKNOWN
    """How long one has to object to another sub-processor."""
    breach_clock: Known
    """Within how long a breach must be notified (GDPR Art. 33(2))."""
    data_stated: bool
    """Whether it is stated which data is received."""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]
    note: Text | None = None


def engagements(wanted: Callable[[str, str], bool], speaking: Speaking) -> Iterator[Engaged]:
    """The engagements of the day whose engaging and engaged actor are wanted."""
    registry = speaking.registry
    for id_, actor in registry.actors.items():
        for name, engagement in actor.engagements.items():
            by = engagement.by or registry.organisation.id
            if wanted(by, id_) and engagement.holds_on(speaking.on):
                yield _engaged(name, by, id_, engagement, speaking)


def _engaged(name: str, by: str, engaged: str, engagement: Engagement, speaking: Speaking) -> Engaged:
    registry = speaking.registry
    flows = engagement.receives or ()
    entry = evidence_of(engagement, registry.actors[engaged])
    carried = [each.rpartition("@")[2] for flow in flows for each in flow.carries or ()]
    sets = dict.fromkeys([*engagement.data_sets, *carried])
    contract, authorised = engagement.contract, engagement.authorisation
    return Engaged(
        id=name,
        label=engagement.label,
        by=party_of(place(by, ""), speaking).label,
        by_id=by,
        engaged=party_of(place(engaged, ""), speaking).label,
        engaged_id=engaged,
        role=speaking.role(engagement.role, entry),
        purposes=speaking.purposes(engagement.purposes, entry, {}),
        data_sets=tuple(registry.data_sets[each].label for each in sets),
        contract=speaking.contract(contract),
        clauses=contract.clauses if contract else (),
        authorisation=UNKNOWN
        if authorised is None
        else speaking.statement(authorised, authorised.value, say(f"authorisation.{authorised.value}")),
        objection_period=_objection(authorised, speaking),
        breach_clock=speaking.known(engagement.breach_clock, entry, speaking.duration),
        data_stated=engagement.receives is not None,
        valid_from=engagement.valid_from,
        valid_to=engagement.valid_to,
        status=entry.standing,
        reason=entry.reason,
        citations=speaking.cited(entry.cite),
        note=engagement.note,
    )


def _objection(given: Authorisation | None, speaking: Speaking) -> Known:
    if given is None or given.objection_period is None:
        return UNKNOWN
    return speaking.statement(given, str(given.objection_period), speaking.duration(given.objection_period))
