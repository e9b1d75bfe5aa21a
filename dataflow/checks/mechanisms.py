"""Mechanisms: a transfer mechanism that is recorded and is not good for what it stands on."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.chain import onward
from dataflow.checks.crossing import Crossing, crossings, engagement_of
from dataflow.checks.passage import Judged, day_text, found_of
from dataflow.checks.safeguard import certificates, certified, mechanism_of
from dataflow.facts.finding import VERDICTS, Verdict
from registry.records.text import Text

_CLAUSES: Final = ("scc_m1", "scc_m2", "scc_m3", "scc_m4")
_CURRENT: Final = "scc_2021"
"""The set of clauses that has modules."""


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

    One finding for each exporter, importer, country and mechanism, the gravest. Where the data stays in the EEA no
    mechanism is needed, and none is looked at.
    """
    roles = {step.crossing.arc.key: step.crossing.exporter_role for step in onward(case)}
    together: dict[tuple[str, str], list[Crossing]] = {}
    for crossing in crossings(case):
        mechanism = mechanism_of(crossing)
        inside = crossing.target and case.tables.member("eea", crossing.target, case.on)
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
            yield _found(case, alike, mechanism, gravest)


def _found(case: Case, alike: list[Crossing], mechanism: str, fault: Fault) -> Found:
    found = found_of(case, [Judged(each, fault.verdict, fault.variant, fault.decides) for each in alike])
    label = case.facts.words.transfer_mechanisms[mechanism].label
    return found._replace(
        subject=f"{found.subject}:{mechanism}", values={**found.values, "mechanism": label, **fault.values}
    )


def fault_of(case: Case, regime: Regime, crossing: Crossing, mechanism: str) -> Fault | None:
    """The first thing that is wrong with the mechanism, gravest first."""
    stated = crossing.arc.mechanism
    if stated.valid_to is not None and stated.valid_to < case.on:
        return Fault("violation", "ended", values={"day": day_text(stated.valid_to)})
    if stated.valid_from is not None and stated.valid_from > case.on:
        return Fault("violation", "later", values={"day": day_text(stated.valid_from)})
    if mechanism == "none_needed_eea":
        if crossing.target is None:
            return Fault("undetermined", "inside_hosting", "hosting")
        return Fault("violation", "inside")
    if mechanism in ("adequacy", "adequacy_dpf"):
        return _of_adequacy(case, crossing, mechanism)
    return _of_clauses(case, regime, crossing, mechanism) if mechanism in _CLAUSES else None


def _of_adequacy(case: Case, crossing: Crossing, mechanism: str) -> Fault | None:
    """Whether a decision is in force for the country, and covers this importer."""
    country = crossing.target or ("US" if mechanism == "adequacy_dpf" else None)
    if country is None:
        return Fault("undetermined", "decision_hosting", "hosting")
    decision = case.tables.adequacy(country, case.on)
    if decision is None or (mechanism == "adequacy_dpf" and decision.certificate != "dpf"):
        past = case.tables.past_adequacy(country, case.on)
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


def _of_clauses(case: Case, regime: Regime, crossing: Crossing, mechanism: str) -> Fault | None:
    """Whether the module fits the roles, and the contract can hold it."""
    tables = case.tables
    if not any(each.id == _CURRENT and each.holds_on(case.on) for each in tables.clauses):
        return Fault("violation", "not_in_force")
    pair = crossing.exporter_role, crossing.importer_role
    expected = tables.expected_module(*pair)
    backward = tables.expected_module(*pair[::-1])
    if expected is None:
        return Fault("undetermined", "roles", "roles")
    if mechanism != expected and not (mechanism == "scc_m4" and backward == "scc_m4"):
        label = case.facts.words.transfer_mechanisms[expected].label
        return Fault("violation", "module", values={"expected": label})
    engagement = engagement_of(case, crossing.arc)
    signed = crossing.arc.mechanism.valid_from or (
        engagement.contract.date if engagement and engagement.contract else None
    )
    if signed is not None and _CURRENT not in {each.id for each in tables.clauses_signed(signed)}:
        return Fault("gap", "older", values={"day": day_text(signed)})
    if crossing.importer == case.registry.organisation.id and regime.applicability != "unknown":
        return Fault("undetermined", "recital", "recital")
    return None
