"""The shortfall: what a crossing leaves missing or undecided under a law."""

from collections.abc import Iterator

from dataflow.checks.case import Case, Regime
from dataflow.checks.crossing import Crossing, seat
from dataflow.checks.passage import Judged
from dataflow.checks.safeguard import Safeguard
from dataflow.law.law import PARTIES
from registry.records.evidence import Status

_UNBOUND = {"hosting": "both", "sector": "applicability", "domestic": "applicability"}
"""What is left open where it is unknown too whether the law binds the exporter."""


def subject_to_gdpr(case: Case, regime: Regime, exporter: str | None) -> bool | None:
    """Whether a party is subject to the GDPR as exporter; False: nobody knows; None: not ours to say.

    A party is when its seat is in the EEA (Art. 3(1)). For the organisation the registry says whether the
    law applies; of a third party elsewhere it says nothing.
    """
    if exporter is None:
        return None
    home = seat(case, exporter)
    if home is not None and case.tables.member("eea", home, case.on):
        return True
    return regime.applicability != "unknown" if exporter == case.registry.organisation.id else None


def shortfall(
    crossing: Crossing, safe: Safeguard, subject: bool, data_set: str | None = None
) -> Iterator[Judged]:
    """What a crossing leaves open, if anything; `subject`: whether the law surely binds its exporter."""
    if safe.state == "missing":
        if not subject:
            yield Judged(crossing, "undetermined", "applicability", "applicability", data_set)
        elif crossing.arc.status is Status.UNKNOWN:
            yield Judged(crossing, "undetermined", "flow", "flow", data_set)
        elif safe.reason == "outdated":
            yield Judged(crossing, "violation", "outdated", None, data_set)
        else:
            variant = "unnumbered" if safe.reason == "unnumbered" else "main"
            yield Judged(crossing, "gap", variant, None, data_set)
    elif safe.state == "unknown" and safe.reason != "unnamed":
        reason = safe.reason if subject else _UNBOUND.get(safe.reason, safe.reason)
        yield Judged(crossing, "undetermined", reason, reason, data_set)


def returned(case: Case, crossing: Crossing) -> Iterator[Judged]:
    """What a processor in the EEA owes for making data available to its controller in a third country.

    It is subject to the GDPR itself, whether or not its controller is (Art. 3(1), EDPB Guidelines 3/2018).
    Sure only where its hosting country is known, not its seat alone.
    """
    tables, on, country = case.tables, case.on, crossing.target
    home = seat(case, crossing.exporter) if crossing.exporter else None
    inside = [each for each in (home, crossing.source) if each and tables.member("eea", each, on)]
    if not inside or country is None or tables.member("eea", country, on):
        return
    decision = tables.adequacy(country, on)
    if decision is not None and decision.scope == "whole":
        return
    if PARTIES.get(crossing.importer_role) != "controller":
        return
    if crossing.arc.mechanism.value == "scc_m4":
        return
    if crossing.source in inside and crossing.arc.status is not Status.UNKNOWN:
        yield Judged(crossing, "gap", "returned", None)
    else:
        yield Judged(crossing, "undetermined", "return", "return")
