"""Mechanisms: a transfer mechanism that is recorded and is not good for what it stands on."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.chain import onward
from dataflow.checks.crossing import Crossing, crossings, engagement_of, happens
from dataflow.checks.passage import Judged, day_text, found_of
from dataflow.checks.safeguard import certificates, certified, mechanism_of
from dataflow.facts.finding import VERDICTS, Verdict
from dataflow.law import Decisions
from registry.records.text import Text


class Fault(NamedTuple):
    """What is wrong with a mechanism, or what would have to be known to say that nothing is."""

    verdict: Verdict
    variant: str
    decides: str | None = None
    values: dict[str, Text | str] = {}


_DEROGATION: Final = Fault("undetermined", "derogation", "derogation")
"""A derogation covers what is particular (GDPR Art. 49, Recital 111), and a flow as a rule happens again."""


def mechanism_invalid(case: Case, regime: Regime) -> Iterator[Found]:
    """R06: the mechanism recorded for a flow is not valid for it on the day.

    One finding for each exporter, importer, country and mechanism, the gravest. Where the data stays in the area
    of the law no mechanism is needed, and none is looked at.
    """
    roles = {step.crossing.arc.key: step.crossing.exporter_role for step in onward(case)}
    together: dict[tuple[str, str], list[Crossing]] = {}
    for crossing in crossings(case):
        mechanism = mechanism_of(case, regime.law, crossing)
        inside = case.inside(regime.law, crossing.target)
        if mechanism and not inside and crossing.way in ("handed", "collected_for", "collected_by_whom"):
            role = roles.get(crossing.arc.key, crossing.exporter_role)
            together.setdefault((crossing.pair, mechanism), []).append(crossing._replace(exporter_role=role))
    for (_, mechanism), held in sorted(together.items()):
        derogation = _DEROGATION if mechanism.startswith("derogation_") else None
        faults = [(each, fault_of(case, regime, each, mechanism) or derogation) for each in held]
        known = [fault for _, fault in faults if fault is not None]
        if known:
            gravest = min(known, key=lambda fault: VERDICTS.index(fault.verdict))
            alike = [crossing for crossing, fault in faults if fault == gravest]
            yield _found(case, regime, alike, mechanism, gravest)


def _found(case: Case, regime: Regime, alike: list[Crossing], mechanism: str, fault: Fault) -> Found:
    judged = [Judged(each, fault.verdict, fault.variant, fault.decides) for each in alike]
    found = found_of(case, regime.law, judged)
    label = case.facts.words.transfer_mechanisms[mechanism].label
    return found._replace(
        subject=f"{found.subject}:{mechanism}", values={**found.values, "mechanism": label, **fault.values}
    )


def fault_of(case: Case, regime: Regime, crossing: Crossing, mechanism: str) -> Fault | None:
    """The first thing that is wrong with the mechanism, gravest first; undetermined where nobody says that the flow
    happens."""
    fault = _fault_of(case, regime, crossing, mechanism)
    if fault is None or fault.verdict == "undetermined" or happens(case, crossing):
        return fault
    return fault._replace(verdict="undetermined", decides="flow")


def _fault_of(case: Case, regime: Regime, crossing: Crossing, mechanism: str) -> Fault | None:
    stated = crossing.arc.mechanism
    if stated.valid_to is not None and stated.valid_to < case.on:
        return Fault("violation", "ended", values={"day": day_text(stated.valid_to)})
    if stated.valid_from is not None and stated.valid_from > case.on:
        return Fault("violation", "later", values={"day": day_text(stated.valid_from)})
    transfers, decisions = regime.law.transfers, case.tables.under(regime.law.id)
    if transfers and mechanism == transfers.inside:
        if crossing.target is None:
            return Fault("undetermined", "inside_hosting", "hosting")
        return Fault("violation", "inside")
    if mechanism in ("adequacy", "adequacy_dpf"):
        return _of_adequacy(case, decisions, crossing, mechanism)
    if transfers and transfers.clauses and mechanism in {row.id for row in decisions.modules}:
        return _of_clauses(case, regime, transfers.clauses, crossing, mechanism)
    return None


def _of_adequacy(case: Case, decisions: Decisions, crossing: Crossing, mechanism: str) -> Fault | None:
    """Whether a decision is in force for the country, and covers this importer."""
    country = crossing.target or ("US" if mechanism == "adequacy_dpf" else None)
    if country is None:
        return Fault("undetermined", "decision_hosting", "hosting")
    decision = decisions.adequacy(country, case.on)
    if decision is None or (mechanism == "adequacy_dpf" and decision.certificate != "dpf"):
        past = decisions.past_adequacy(country, case.on)
        if decision is None and past is not None and past.valid_to is not None:
            values: dict[str, Text | str] = {"decision": past.decision, "day": day_text(past.valid_to)}
            return Fault("violation", "lapsed", values=values)
        return Fault("violation", "no_decision")
    if decision.scope != "listed_entities":
        return None
    held = {certified(each, case.on) for each in certificates(case, crossing.importer, decision.certificate)}
    if "valid" in held:
        return None
    if "undated" in held:
        return Fault("gap", "undated")
    return Fault("violation", "not_active") if held else Fault("gap", "not_listed")


def _of_clauses(case: Case, regime: Regime, current: str, crossing: Crossing, mechanism: str) -> Fault | None:
    """Whether the module fits the roles, and the contract can hold it; `current`: the set that has modules."""
    tables = case.tables.under(regime.law.id)
    if not any(each.id == current and each.holds_on(case.on) for each in tables.clauses):
        return Fault("violation", "not_in_force")
    pair = crossing.exporter_role, crossing.importer_role
    expected = tables.expected_module(*pair)
    backward = tables.expected_module(*pair[::-1])
    if expected is None:
        return Fault("undetermined", "roles", "roles")
    back = tables.expected_module("processor", "controller")
    if mechanism != expected and not mechanism == backward == back:
        label = case.facts.words.transfer_mechanisms[expected].label
        return Fault("violation", "module", values={"expected": label})
    engagement = engagement_of(case, crossing.arc)
    signed = crossing.arc.mechanism.valid_from or (
        engagement.contract.date if engagement and engagement.contract else None
    )
    if signed is not None and current not in {each.id for each in tables.clauses_signed(signed)}:
        return Fault("gap", "older", values={"day": day_text(signed)})
    if crossing.importer == case.registry.organisation.id and regime.applicability != "unknown":
        return Fault("undetermined", "recital", "recital")
    return None
