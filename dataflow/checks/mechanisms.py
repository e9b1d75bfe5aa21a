"""Mechanisms: a transfer mechanism that is recorded and is not good for what it stands on."""

from collections.abc import Iterator

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.chain import onward
from dataflow.checks.crossing import Crossing, crossings
from dataflow.checks.importer import group_of
from dataflow.checks.instruments import Fault, fault_of
from dataflow.checks.passage import Judged, found_of
from dataflow.checks.relied import relied_on
from dataflow.checks.safeguard import mechanism_of, mechanisms_of, no_return
from dataflow.facts.finding import VERDICTS


def mechanism_invalid(case: Case, regime: Regime) -> Iterator[Found]:
    """R06: the mechanism recorded for a flow is not valid for it on the day.

    One finding for each exporter, importer, country and mechanism, the gravest. Looked at is what the organisation
    hands over or gets, what processors hand on for it, and what companies of its group hand on, for which it answers
    under binding rules (GDPR Art. 47(2)(f)): what another controller engages is its own. Where importer and data stay
    in the area of the law none but clauses is looked at, which suppose an importer elsewhere. Of several mechanisms in
    their order the one that the transfer rests on is looked at.
    """
    own = case.registry.organisation.id
    group = group_of(case, own)
    roles = {step.crossing.arc.key: step.crossing.exporter_role for step in onward(case)}
    together: dict[tuple[str, str], list[Crossing]] = {}
    for crossing in crossings(case):
        if not mechanisms_of(case, regime.law, crossing) or crossing.way not in (
            "handed",
            "collected_for",
            "collected_by_whom",
        ):
            continue
        if no_return(case, regime.law, crossing):
            continue
        ours = own in (crossing.exporter, crossing.importer) or crossing.arc.key in roles
        akin = (
            group is not None and crossing.exporter is not None and group_of(case, crossing.exporter) == group
        )
        if not (ours or akin or crossing.way == "collected_by_whom"):
            continue
        role = roles.get(crossing.arc.key, crossing.exporter_role)
        told = relied_on(case, regime, crossing._replace(exporter_role=role))
        together.setdefault((told.pair, str(mechanism_of(case, regime.law, told))), []).append(told)
    for (_, mechanism), held in sorted(together.items()):
        faults = [(each, fault_of(case, regime, each, mechanism)) for each in held]
        known = [fault for _, fault in faults if fault is not None]
        if known:
            gravest = min(known, key=lambda fault: VERDICTS.index(fault.verdict))
            alike = [crossing for crossing, fault in faults if fault == gravest]
            yield _found(case, regime, alike, mechanism, gravest)


def _found(case: Case, regime: Regime, alike: list[Crossing], mechanism: str, fault: Fault) -> Found:
    judged = [
        Judged(each, fault.verdict, fault.variant, fault.decides, None, fault.severity) for each in alike
    ]
    found = found_of(case, regime.law, judged)
    label = case.facts.words.transfer_mechanisms[mechanism].label
    return found._replace(
        subject=f"{found.subject}:{mechanism}", values={**found.values, "mechanism": label, **fault.values}
    )
