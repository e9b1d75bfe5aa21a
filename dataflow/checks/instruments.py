"""The instruments: what is wrong with a mechanism that is recorded for a crossing, or would have to be known of it."""

import datetime
from typing import Final, NamedTuple

from dataflow.checks.case import Case, Regime
from dataflow.checks.crossing import Crossing, engagement_of, happens, seats
from dataflow.checks.importer import footing, group_of, importing
from dataflow.checks.listing import listed
from dataflow.checks.passage import part_of
from dataflow.facts.finding import Severity, Verdict
from dataflow.law import PARTIES, Decisions, Law, Listed, Party, applying
from registry.records.prose import day_text
from registry.records.text import Text


class Fault(NamedTuple):
    """What is wrong with a mechanism, or what would have to be known to say that nothing is."""

    verdict: Verdict
    variant: str
    decides: str | None = None
    values: dict[str, Text | str] = {}
    severity: Severity | None = None


DEROGATION: Final = "derogation_"
"""How the names of the derogations begin; what follows is their letter (GDPR Art. 49)."""


def fault_of(case: Case, regime: Regime, crossing: Crossing, mechanism: str) -> Fault | None:
    """The first thing that is wrong with the mechanism, gravest first; undetermined where nobody says that the flow
    happens, or where it is open whether it is a transfer at all: it stays where no mechanism is needed."""
    if _needless(case, regime, crossing, mechanism):
        return None
    fault = _fault_of(case, regime, crossing, mechanism)
    if fault is None or fault.verdict == "undetermined":
        return fault
    if not happens(case, crossing):
        return fault._replace(verdict="undetermined", decides="flow")
    if fault.verdict == "violation" and case.inside(regime.law, crossing.target):
        return fault._replace(verdict="undetermined", decides="entity")
    return fault


def _needless(case: Case, regime: Regime, crossing: Crossing, mechanism: str) -> bool:
    """Whether nothing is to be said of a mechanism: it stands where importer and data are in the area of the law.

    Of clauses it is said all the same that they suppose an importer elsewhere. Where the data is in the area and
    nobody has said where the importer is, only that there is no transfer is looked at.
    """
    stands = importing(case, regime.law, crossing)
    if stands.state == "inside":
        return mechanism not in {row.id for row in case.tables.under(regime.law.id).modules}
    inside = regime.law.transfers.inside if regime.law.transfers else None
    unseated = stands.reason == "seat" and case.inside(regime.law, crossing.target)
    return unseated and mechanism != inside


def _fault_of(case: Case, regime: Regime, crossing: Crossing, mechanism: str) -> Fault | None:
    stated, law = crossing.arc.mechanism, regime.law
    if stated.valid_to is not None and stated.valid_to < case.on:
        return Fault("violation", "ended", values={"day": day_text(stated.valid_to)})
    if stated.valid_from is not None and stated.valid_from > case.on:
        return Fault("violation", "later", values={"day": day_text(stated.valid_from)})
    transfers, decisions = law.transfers, case.tables.under(law.id)
    if transfers and mechanism == transfers.inside:
        return _of_staying(case, law, crossing)
    if transfers and mechanism in transfers.alone:
        return _of_another_law(case, mechanism)
    on_list = transfers.listed if transfers else None
    if transfers and mechanism in (transfers.adequacy, on_list.mechanism if on_list else None):
        return _of_adequacy(case, law, crossing, on_list if mechanism != transfers.adequacy else None)
    binding = transfers.binding if transfers else None
    if binding and mechanism in (binding.controller, binding.processor):
        return _of_binding_rules(
            case, crossing, "controller" if mechanism == binding.controller else "processor"
        )
    if (held := [row for row in decisions.clauses if row.id == mechanism]) and not any(
        row.holds_on(case.on) for row in held
    ):
        return Fault("violation", "not_in_force")
    if transfers and transfers.clauses and mechanism in {row.id for row in decisions.modules}:
        return _of_clauses(case, regime, transfers.clauses, crossing, mechanism)
    if mechanism.startswith(DEROGATION):
        return Fault("undetermined", "derogation", mechanism.removeprefix(DEROGATION))
    return None


def _of_another_law(case: Case, mechanism: str) -> Fault:
    """That clauses of another law are all that is recorded: they do not hold by themselves.

    Where that law is the organisation's too, they may have been recorded for it, and what is missing is this one's.
    """
    other = case.facts.words.transfer_mechanisms[mechanism].regime
    both = other in applying(case.registry.organisation, case.on, case.tables)
    return Fault("gap" if both else "violation", "alone")


def _of_staying(case: Case, law: Law, crossing: Crossing) -> Fault | None:
    """That no transfer takes place: not where the data is elsewhere, and open where the importer may be."""
    if crossing.target is None:
        return Fault("undetermined", "inside_hosting", "hosting")
    place = footing(case, law, crossing.target, crossing.importer)
    if place == "inside":
        weight: Severity | None = None if set(_homes(case, crossing)) != {None} else "low"
        return Fault("undetermined", "inside_seat", "entity", severity=weight)
    if place == "overseas":
        return Fault("undetermined", "overseas", "overseas", severity="low")
    if place == "adequate":
        # A transfer all the same, and one that a decision covers: what is on record names the wrong ground.
        return Fault("gap", "inside_adequate", severity="low")
    return Fault("violation", "inside")


def _homes(case: Case, crossing: Crossing) -> tuple[str | None, ...]:
    return seats(case, crossing.importer) if crossing.importer else (None,)


def _of_adequacy(case: Case, law: Law, crossing: Crossing, on_list: Listed | None) -> Fault | None:
    """Whether a decision is in force for the country that the data is in, or the importer where it has its seat.

    `on_list`: the list that the mechanism recorded is for, where it is for one.
    """
    decisions, homes = case.tables.under(law.id), _homes(case, crossing)
    abroad = [home for home in homes if home and not case.inside(law, home)]
    country = None if case.inside(law, crossing.target) else crossing.target
    if on_list is not None:
        # The list names companies of its country, wherever they have the data: the seat counts before it.
        country = on_list.country if on_list.country in homes or country is None else country
    else:
        country = country or (abroad[0] if abroad else None)
    if country is None:
        return Fault("undetermined", "decision_hosting", "hosting")
    decision = decisions.adequacy(country, case.on)
    if decision is None or (on_list and decision.certificate != on_list.certificate):
        past = decisions.past_adequacy(country, case.on)
        if decision is None and past is not None and past.valid_to is not None:
            values: dict[str, Text | str] = {"decision": past.decision, "day": day_text(past.valid_to)}
            return Fault("violation", "lapsed", values=values)
        return Fault("violation", "no_decision")
    if decision.scope == "sector":
        return Fault("undetermined", "sector", "sector", {"covers": part_of(decision)})
    if decision.scope == "overseas":
        return Fault("undetermined", "overseas", "overseas", severity="low")
    if decision.scope == "whole":
        return None
    held = listed(case, crossing.importer, decision.certificate)
    if None not in homes and country not in homes:
        return (
            Fault("undetermined", "dpf_holder", "entity") if held == "valid" else Fault("gap", "dpf_entity")
        )
    if held == "valid":
        return None
    if held == "undated":
        return Fault("gap", "undated")
    return Fault("violation", "not_active") if held == "over" else Fault("gap", "not_listed")


def _of_binding_rules(case: Case, crossing: Crossing, whose: Party) -> Fault | None:
    """Whether binding corporate rules hold between the two: they bind the members of a group (GDPR Art. 47(1)(a)).

    Those for processors hold for data of customers inside the processor's group; whether they cover what a customer
    itself hands to a member abroad is debated (WP 257; EDPB, announced guidance), and decided by counsel.
    """
    ours = group_of(case, crossing.exporter) if crossing.exporter else None
    theirs = group_of(case, crossing.importer) if crossing.importer else None
    if theirs is None:
        return Fault("undetermined", "bcr_group", "group")
    if whose == "controller" and ours is None:
        return Fault("undetermined", "bcr_group", "group")
    if whose == "controller" and ours != theirs:
        return Fault("violation", "bcr_outside")
    if whose == "processor" and PARTIES.get(crossing.importer_role) == "controller":
        return Fault("undetermined", "bcr_role", "rules")
    stated = crossing.arc.mechanism
    if not stated.cite and stated.valid_from is None:
        return Fault("gap", "bcr_approval")
    if whose == "processor" and ours != theirs:
        return Fault("undetermined", "bcr_customer", "customer", severity="low")
    return None


def _of_clauses(case: Case, regime: Regime, current: str, crossing: Crossing, mechanism: str) -> Fault | None:
    """Whether the contract can hold the module, and it is for an importer like this one; `current`: the set that has
    modules."""
    tables = case.tables.under(regime.law.id)
    if not any(each.id == current and each.holds_on(case.on) for each in tables.clauses):
        return Fault("violation", "not_in_force")
    signed = crossing.arc.mechanism.valid_from or _contracted(case, crossing)
    older: Fault | None = None
    if signed is not None and current not in {each.id for each in tables.clauses_signed(signed)}:
        older = Fault("gap", "older", values={"day": day_text(signed)})
    own = crossing.importer == case.registry.organisation.id
    if not own and _within(case, regime.law, crossing):
        weight: Severity | None = "low" if case.inside(regime.law, crossing.target) else None
        return older or Fault("undetermined", "importer", "importer", severity=weight)
    wrong = _of_roles(case, tables, crossing, mechanism)
    if wrong is not None or older is not None:
        return older if wrong is None or (older and wrong.verdict == "undetermined") else wrong
    if own and regime.applicability != "unknown":
        return Fault("undetermined", "recital", "recital")
    return None


def _contracted(case: Case, crossing: Crossing) -> datetime.date | None:
    """The day of the contract between the two; that of one which somebody else has with the importer is none."""
    engagement = engagement_of(case, crossing.arc)
    if engagement is None or engagement.contract is None:
        return None
    parties = {engagement.by or case.registry.organisation.id, crossing.arc.engaged}
    return engagement.contract.date if parties >= {crossing.exporter, crossing.importer} else None


def _within(case: Case, law: Law, crossing: Crossing) -> bool:
    """Whether the importer's seat is known to be in the area of the law: the clauses suppose one elsewhere."""
    return all(case.inside(law, home) for home in _homes(case, crossing))


def _of_roles(case: Case, tables: Decisions, crossing: Crossing, mechanism: str) -> Fault | None:
    pair = crossing.exporter_role, crossing.importer_role
    expected = tables.expected_module(*pair)
    backward = tables.expected_module(*pair[::-1])
    if expected is None:
        return Fault("undetermined", "roles", "roles")
    back = tables.expected_module("processor", "controller")
    if mechanism != expected and not mechanism == backward == back:
        label = case.facts.words.transfer_mechanisms[expected].label
        return Fault("violation", "module", values={"expected": label})
    return None
