"""Contracts: what must be agreed in writing with processors, sub-processors and joint controllers."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from dataflow.checks import phrases
from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.roles import settled
from dataflow.checks.use import PROCESSORS
from dataflow.facts.finding import Severity
from registry.records.actor import Contract
from registry.records.evidence import Status
from registry.records.text import Text

_OPEN: Mapping[bool, tuple[str, Severity]] = {
    True: ("role_open", "high"),
    False: ("guarantees_open", "medium"),
}
"""Message and weight while the role is not settled, by whether the law asks for a written contract."""


def agreement_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R10: a processor is engaged and no contract, or not all of it, is on record.

    Where the law asks for instructions and guarantees and for no written contract (law 2013-450 Art. 39
    and 40), the record lacks the usual proof, and no date of a contract breaks the law.
    """
    own, in_writing = case.registry.organisation.id, regime.law.contracts.in_writing
    for engaged in case.engagements():
        role, contract = case.role(engaged), _stated(engaged.engagement.contract)
        found = _about(case, engaged)
        # No contract is made with people of a kind: what they are is for R12 to ask.
        if not settled(role) and contract is None and not case.actor(engaged.actor).collective:
            variant, severity = _OPEN[in_writing]
            yield found._replace(verdict="undetermined", variant=variant, decides="role", severity=severity)
        if role not in PROCESSORS:
            continue
        if contract is None:
            # A controller need not ask for every contract further down the chain (EDPB Opinion 22/2024).
            further = own not in (engaged.by, engaged.actor)
            yield found._replace(severity="medium" if further or not in_writing else None)
        elif contract.date is not None and contract.date > case.on:
            late = _late(found, contract.date)
            yield late if in_writing else late._replace(verdict="gap", severity="medium")
        elif regime.law.contracts.clauses:
            yield from _clauses(found, contract, regime.law.contracts.clauses)


def _clauses(found: Found, contract: Contract, asked: Sequence[str]) -> Iterator[Found]:
    missing = [clause for clause in asked if clause not in contract.clauses]
    if not contract.clauses:
        yield found._replace(verdict="undetermined", variant="unread", decides="clauses")
    elif missing:
        named = phrases.listed(phrases.plain(f"{clause})") for clause in missing)
        yield found._replace(
            verdict="violation", variant="clauses", values={**found.values, "clauses": named}
        )


def sub_processors_unknown(case: Case, _regime: Regime) -> Iterator[Found]:
    """R11: whom a processor engages is not known, not authorised or not identified."""
    mandated = (each.actor for each in case.engagements() if case.role(each) in PROCESSORS)
    for actor in dict.fromkeys(mandated):
        own_mandates = [each for each in case.engaged.of(actor) if case.role(each) in PROCESSORS]
        found = Found("gap", actor, {"processor": case.name(actor)}, actors=(actor,))
        subs = [each for each in case.engaged.by(actor) if _further(case, each)]
        if case.actor(actor).recipients.value in (None, "unknown"):
            yield found._replace(entry=own_mandates[0].path)
        if subs:
            for mandate in own_mandates:
                under = [each for each in subs if _joined(case, mandate, each)]
                if under:
                    yield from _authorisation(case, mandate, under)
            yield from _unidentified(case, found, subs)


def _further(case: Case, engaged: Engaged) -> bool:
    """Whether an engagement is one of a sub-processor: said so, or by a processor and not said otherwise.

    The organisation, a controller too, engages processors that are nobody's sub-processors.
    """
    role = case.role(engaged)
    if engaged.by == case.registry.organisation.id:
        return role == "sub_processor"
    return role in PROCESSORS or not settled(role)


def _joined(case: Case, mandate: Engaged, sub: Engaged) -> bool:
    """Whether a sub-processor gets data of a mandate: of the same data set, or one of them names none."""
    about, handed = case.engaged_for[mandate.subject], case.engaged_for[sub.subject]
    return not about or not handed or not set(about).isdisjoint(handed)


def _authorisation(case: Case, mandate: Engaged, subs: Sequence[Engaged]) -> Iterator[Found]:
    names = phrases.listed(case.name(each.actor) for each in subs)
    found = _about(case, mandate)
    found = found._replace(
        values={**found.values, "subs": names},
        actors=tuple(dict.fromkeys([mandate.actor, *(each.actor for each in subs)])),
    )
    given = mandate.engagement.authorisation
    if given is None or given.standing is Status.UNKNOWN:
        yield found._replace(variant="authorisation")
    elif given.value == "none":
        yield found._replace(verdict="violation", variant="refused")
    elif given.value == "general" and given.objection_period is None:
        yield found._replace(variant="objection", severity="low")


def _unidentified(case: Case, found: Found, subs: Sequence[Engaged]) -> Iterator[Found]:
    """Sub-processors of which name, address and contact are not all known (EDPB Opinion 22/2024)."""
    lacking = [each for each in subs if not _identified(case, each.actor)]
    if lacking:
        names = phrases.listed(case.name(each.actor) for each in lacking)
        actors = tuple(dict.fromkeys([*found.actors, *(each.actor for each in lacking)]))
        yield found._replace(
            subject=f"{found.subject}/chain",
            values={**found.values, "subs": names},
            entry=lacking[0].path[:-2],
            actors=actors,
            variant="unidentified",
            severity="medium",
        )


def _identified(case: Case, actor: str) -> bool:
    known = case.actor(actor)
    address = known.address.value or any(contact.address for contact in known.contacts)
    return bool(not known.collective and known.legal_name.value and address and known.contacts)


def joint_without_arrangement(case: Case, _regime: Regime) -> Iterator[Found]:
    """R14: controllers decide together and no arrangement between them is on record."""
    joint = [each for each in case.engagements() if case.role(each) == "joint_controller"]
    for engaged in joint:
        contract = _stated(engaged.engagement.contract)
        if contract is None:
            yield _about(case, engaged)
        elif contract.date is not None and contract.date > case.on:
            yield _late(_about(case, engaged), contract.date)
    yield from _among_ourselves(case)
    organisation = case.registry.organisation
    if organisation.entities_role.value == "joint_controller":
        return
    # An engagement that says nothing of its data may be about any.
    named = {id_ for each in joint for id_ in case.engaged_for[each.subject] or case.registry.data_sets}
    shared = [id_ for id_, each in sorted(case.registry.data_sets.items()) if each.holds_on(case.on)]
    alone = [id_ for id_ in shared if id_ not in named]
    for id_ in (each for each in alone if case.own_role(each) == "joint_controller"):
        label = case.registry.data_sets[id_].label
        values: dict[str, Text | str] = {"actor": organisation.name, "data_set": phrases.in_quotes(label)}
        yield Found(
            "gap",
            id_,
            values,
            ("data_sets", id_),
            data_sets=(id_,),
            actors=(organisation.id,),
            variant="alone",
        )


def _among_ourselves(case: Case) -> Iterator[Found]:
    """The companies that a source calls « we »: their arrangement is a contract that their role cites."""
    organisation = case.registry.organisation
    role = organisation.entities_role
    if len(organisation.entities) < 2:
        return
    names = phrases.listed(phrases.plain(each.legal_name) for each in organisation.entities.values())
    found = Found(
        "gap",
        f"{organisation.id}/entities",
        {"actors": names},
        ("organisation", "entities_role"),
        actors=(organisation.id,),
    )
    documents = case.registry.documents
    if not settled(role.value):
        yield found._replace(verdict="undetermined", variant="entities_open", decides="shared")
    elif role.value == "joint_controller" and not any(
        documents[each.document].kind == "contract" for each in role.cite
    ):
        yield found._replace(variant="entities")


def _stated(contract: Contract | None) -> Contract | None:
    """A contract that somebody has stated; one whose status is unknown is none."""
    return None if contract is None or contract.standing is Status.UNKNOWN else contract


def _late(found: Found, date: datetime.date) -> Found:
    values = {**found.values, "date": phrases.day(date)}
    return found._replace(verdict="violation", variant="later", values=values)


def _about(case: Case, engaged: Engaged) -> Found:
    """A gap about an engagement."""
    return Found(
        verdict="gap",
        subject=engaged.subject,
        values={
            "actor": case.name(engaged.actor),
            "by": case.name(engaged.by),
            "engagement": phrases.in_quotes(engaged.label),
        },
        entry=engaged.path,
        actors=tuple(dict.fromkeys([engaged.actor, engaged.by])),
        data_sets=case.engaged_for[engaged.subject],
    )
