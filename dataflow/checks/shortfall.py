"""The shortfall: what a crossing leaves missing or undecided under a law."""

from collections.abc import Iterator

from dataflow.checks.case import Case, Regime
from dataflow.checks.crossing import Crossing, happens, seat
from dataflow.checks.importer import WEIGHTS
from dataflow.checks.passage import Judged
from dataflow.checks.safeguard import UNTOLD, Safeguard
from dataflow.law import PARTIES, Law

_UNBOUND = {
    "hosting": "both",
    "seat_unplaced": "both",
    "sector": "applicability",
    "domestic": "applicability",
}
"""What is left open where it is unknown too whether the law binds the exporter."""
_LACKING = ("unnumbered", "site_abroad", "site_beyond")
"""What is missing in a way that has words of its own."""


def bound(case: Case, regime: Regime, exporter: str | None) -> bool | None:
    """Whether a law binds a party as exporter; False: nobody knows; None: not ours to say.

    It does when its seat is in the area of the law (GDPR Art. 3(1)). For the organisation the registry says whether the
    law applies; of a third party elsewhere it says nothing.
    """
    if exporter is None:
        return None
    if case.inside(regime.law, seat(case, exporter)):
        return True
    return regime.applicability != "unknown" if exporter == case.registry.organisation.id else None


def shortfall(
    case: Case, crossing: Crossing, safe: Safeguard, subject: bool, data_set: str | None = None
) -> Iterator[Judged]:
    """What a crossing leaves open, if anything; `subject`: whether the law surely binds its exporter."""
    if safe.state == "missing":
        if not subject:
            yield Judged(crossing, "undetermined", "applicability", "applicability", data_set)
        elif not happens(case, crossing, data_set):
            yield Judged(crossing, "undetermined", "flow", "flow", data_set)
        elif safe.reason == "outdated":
            yield Judged(crossing, "violation", "outdated", None, data_set)
        else:
            variant = safe.reason if safe.reason in _LACKING else "main"
            yield Judged(crossing, "gap", variant, None, data_set, WEIGHTS.get(safe.reason))
    elif safe.state == "unknown" and safe.reason not in UNTOLD:
        reason = safe.reason if subject else _UNBOUND.get(safe.reason, safe.reason)
        yield Judged(crossing, "undetermined", reason, reason, data_set, WEIGHTS.get(reason))


def returned(case: Case, law: Law, crossing: Crossing) -> Iterator[Judged]:
    """What a processor in the area of a law owes for making data available to its controller outside it.

    It is bound itself, whether or not its controller is (GDPR Art. 3(1), EDPB Guidelines 3/2018). Sure only
    where its hosting country is known, not its seat alone. Nothing under a law that asks for no mechanism,
    or for which a return is no transfer.
    """
    decisions, country = case.tables.under(law.id), crossing.target
    home = seat(case, crossing.exporter) if crossing.exporter else None
    inside = [each for each in (home, crossing.source) if each and case.inside(law, each)]
    if law.transfers is None or not law.transfers.returns:
        return
    if law.safeguard != "mechanism" or not inside or country is None or case.inside(law, country):
        return
    decision = decisions.adequacy(country, case.on)
    if decision is not None and decision.scope == "whole":
        return
    if PARTIES.get(crossing.importer_role) != "controller":
        return
    if by_module(case, law, crossing):
        return
    if crossing.source in inside and happens(case, crossing):
        yield Judged(crossing, "gap", "returned", None)
    else:
        yield Judged(crossing, "undetermined", "return", "return")


def by_module(case: Case, law: Law, crossing: Crossing) -> bool:
    """Whether the module for what a processor makes available to its controller is recorded (module four)."""
    module = case.tables.under(law.id).expected_module("processor", "controller")
    return module is not None and module in {each.value for each in crossing.arc.mechanisms}
