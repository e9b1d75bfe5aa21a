"""Contracts: what must be agreed in writing with processors, sub-processors and joint controllers."""

import datetime
from collections.abc import Iterator, Mapping

from dataflow.checks import phrases
from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.expiry import lapsed, over
from dataflow.checks.mandates import Standing, mandates
from dataflow.checks.roles import settled
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import PROCESSORS
from dataflow.facts.finding import Severity
from registry.records.contract import Contract
from registry.records.evidence import Status
from registry.records.text import Text

_OPEN: Mapping[bool, tuple[str, Severity]] = {
    True: ("role_open", "medium"),
    False: ("guarantees_open", "medium"),
}
"""Message and weight while the role is not settled, by whether the law asks for a written contract."""


def agreement_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """R10: a processor is engaged and no contract, or not all of it, is on record.

    Where the law asks for instructions and guarantees and for no written contract (law 2013-450 Art. 39
    and 40), the record lacks the usual proof, and no date of a contract breaks the law. Contracts between third
    parties weigh less: the controller may ask for a copy and need not ask for each (EDPB Opinion 22/2024). Whom
    an independent controller engages is none of the organisation's matter.
    """
    standing = mandates(case)
    for engaged in case.engagements():
        if engaged.subject in standing:
            yield from _agreement(case, regime, engaged, standing[engaged.subject])


def _agreement(case: Case, regime: Regime, engaged: Engaged, standing: Standing) -> Iterator[Found]:
    role, contract = case.role(engaged), stated(engaged.engagement.contract)
    asked, further = regime.law.contracts, standing != "own"
    found = about(case, engaged)
    whose = WORDS.both("contract.theirs" if further else "contract.ours")
    found = found._replace(values={**found.values, "whose": whose})
    if settled(role) and role not in PROCESSORS:
        return
    if standing == "open" or not settled(role):
        # No contract is made with people of a kind: what they are is for R12 to ask.
        if contract is None and not case.actor(engaged.actor).collective:
            yield _unsettled(found, standing, in_writing=asked.in_writing)
    elif contract is None:
        lighter = further or not asked.in_writing
        yield found._replace(severity="medium" if lighter else None)
    elif late := _late(found, contract, case.on):
        if not asked.in_writing:
            late = late._replace(verdict="gap", severity="medium")
        yield late._replace(severity="medium") if further else late
    elif ended := over(found, contract, case.on, "medium" if further or not asked.in_writing else "high"):
        yield ended
    else:
        yield from _of_running(case, found, contract, regime, further=further)


def _of_running(
    case: Case, found: Found, contract: Contract, regime: Regime, *, further: bool
) -> Iterator[Found]:
    """Of a contract that is not known to be over: whether it was renewed, and what is known of its clauses."""
    asked = regime.law.contracts
    if open_ := lapsed(found, contract, case.on, "low" if further or not asked.in_writing else "medium"):
        yield open_
    if asked.clauses:
        yield from _read(case, found, contract, regime, further=further)


def _unsettled(found: Found, standing: Standing, *, in_writing: bool) -> Found:
    """That a contract may be needed: it hangs on the role of who is engaged, or of somebody above."""
    if standing == "open":
        return found._replace(verdict="undetermined", variant="chain_open", decides="above", severity="low")
    variant, severity = _OPEN[in_writing]
    weight = severity if standing == "own" else "low"
    return found._replace(verdict="undetermined", variant=variant, decides="role", severity=weight)


def _read(case: Case, found: Found, contract: Contract, regime: Regime, *, further: bool) -> Iterator[Found]:
    """What is known of the clauses of a contract; of one from before the law, whether it was read again since.

    A contract that says nothing of its clauses has not been read; one from before the day the law applies was not
    made for it. Clauses that are recorded show that somebody looked: when, only what is dated later can show.
    """
    missing = [clause for clause in regime.law.contracts.clauses if clause not in contract.clauses]
    since, values = regime.law.contracts.since, {**found.values}
    old = bool(since and contract.date and contract.date < since and not _read_since(case, contract, since))
    if since and contract.date:
        values |= {"date": phrases.day(contract.date), "since": phrases.day(since), "law": regime.law.short}
    found = found._replace(values=values)
    if not contract.clauses and old:
        yield found._replace(variant="predates", severity="low" if further else "high")
    elif not contract.clauses:
        weight: Severity = "low" if further else "medium"
        yield found._replace(verdict="undetermined", variant="unread", decides="clauses", severity=weight)
    elif missing:
        named = phrases.listed(phrases.plain(f"{clause})") for clause in missing)
        yield found._replace(
            verdict="violation",
            variant="clauses_old" if old else "clauses",
            values={**values, "clauses": named},
            severity="medium" if further else None,
        )
    elif old:
        yield found._replace(
            verdict="undetermined",
            variant="read_when",
            decides="reading",
            severity="low" if further else "medium",
        )


def _read_since(case: Case, contract: Contract, since: datetime.date) -> bool:
    """Whether what a contract rests on is of the time of the law: a document, an amendment, the day it was read."""
    cited = [each.document for each in contract.cite] + ([contract.document] if contract.document else [])
    amended = (each.on for each in contract.amendments)
    dates = [*(case.registry.documents[each].date for each in cited), *amended, contract.dated]
    return any(each is not None and since <= each <= case.on for each in dates)


def joint_without_arrangement(case: Case, _regime: Regime) -> Iterator[Found]:
    """R14: controllers decide together and no arrangement between them is on record."""
    joint = [each for each in case.engagements() if case.role(each) == "joint_controller"]
    for engaged in joint:
        contract = stated(engaged.engagement.contract)
        if contract is None:
            yield about(case, engaged)
        elif late := _late(about(case, engaged), contract, case.on):
            yield late
        elif told := over(about(case, engaged), contract, case.on, None) or lapsed(
            about(case, engaged), contract, case.on, "low"
        ):
            yield told
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


def stated(contract: Contract | None) -> Contract | None:
    """A contract that somebody has stated; one whose status is unknown is none."""
    return None if contract is None or contract.standing is Status.UNKNOWN else contract


def _late(found: Found, contract: Contract, on: datetime.date) -> Found | None:
    """That a contract was signed, or begins to run, only after the day."""
    for variant, day in (("later", contract.date), ("starts", contract.starts)):
        if day is not None and day > on:
            values = {**found.values, "date": phrases.day(day)}
            return found._replace(verdict="violation", variant=variant, values=values)
    return None


def about(case: Case, engaged: Engaged) -> Found:
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
