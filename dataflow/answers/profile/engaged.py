"""The engagements of an actor: those it is engaged in and those in which it engages others."""

import datetime
from collections.abc import Callable, Iterator

from dataflow.facts.contracts import Agreed, agreed
from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Cited, Known, PurposeKnown
from dataflow.facts.parties import party_of
from dataflow.facts.sentences import WORDS
from registry.records.actor import Authorisation, Engagement
from registry.records.ends import place
from registry.records.evidence import Status, evidence_of
from registry.records.record import Record
from registry.records.text import Text


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
    agreed: Agreed = Agreed()
    """What the contract says of how long it runs and of what it covers."""
    clauses: tuple[str, ...] = ()
    """Which of the clauses of GDPR Art. 28(3)(a)-(h) the contract holds; empty: unknown."""
    authorisation: Known
    """The authorisation of sub-processors (GDPR Art. 28(2))."""
    objection_period: Known = UNKNOWN
    """How long one has to object to another sub-processor."""
    breach_clock: Known
    """Within how long a breach must be notified (GDPR Art. 33(2))."""
    inquiry: Known = UNKNOWN
    """Whether it gets the data in a particular inquiry (GDPR Art. 4(9))."""
    reuse: Known = UNKNOWN
    """What the controller answered to a reuse for its own account."""
    data_stated: bool
    """Whether it is stated which data is received."""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]
    note: Text | None = None


def engagements(wanted: Callable[[str, str], bool], facts: Facts) -> Iterator[Engaged]:
    """The engagements of the day whose engaging and engaged actor are wanted."""
    registry = facts.registry
    for id_, actor in registry.actors.items():
        for name, engagement in actor.engagements.items():
            by = engagement.by or registry.organisation.id
            if wanted(by, id_) and engagement.holds_on(facts.on):
                yield _engaged(name, by, id_, engagement, facts)


def _engaged(name: str, by: str, engaged: str, engagement: Engagement, facts: Facts) -> Engaged:
    registry = facts.registry
    flows = engagement.receives or ()
    entry = evidence_of(engagement, registry.actors[engaged])
    carried = [each.rpartition("@")[2] for flow in flows for each in flow.carries or ()]
    sets = dict.fromkeys([*engagement.data_sets, *carried])
    contract, authorised = engagement.contract, engagement.authorisation
    return Engaged(
        id=name,
        label=engagement.label,
        by=party_of(place(by, ""), facts).label,
        by_id=by,
        engaged=party_of(place(engaged, ""), facts).label,
        engaged_id=engaged,
        role=facts.role(engagement.role, entry),
        purposes=facts.purposes(engagement.purposes, entry, {}),
        data_sets=tuple(registry.data_sets[each].label for each in sets),
        contract=facts.contract(contract),
        agreed=agreed(contract, facts),
        clauses=contract.clauses if contract else (),
        authorisation=UNKNOWN
        if authorised is None
        else facts.statement(authorised, authorised.value, WORDS.both(f"authorisation.{authorised.value}")),
        objection_period=_objection(authorised, facts),
        breach_clock=facts.known(engagement.breach_clock, entry, facts.duration),
        inquiry=facts.known(
            engagement.inquiry, entry, lambda yes: WORDS.both("inquiry.yes" if yes else "inquiry.no")
        ),
        reuse=facts.known(engagement.reuse, entry, lambda value: WORDS.both(f"reuse.{value}")),
        data_stated=engagement.receives is not None,
        valid_from=engagement.valid_from,
        valid_to=engagement.valid_to,
        status=entry.standing,
        reason=entry.reason,
        citations=facts.cited(entry.cite),
        note=engagement.note,
    )


def _objection(given: Authorisation | None, facts: Facts) -> Known:
    if given is None or given.objection_period is None:
        return UNKNOWN
    return facts.statement(given, str(given.objection_period), facts.duration(given.objection_period))
