"""Expiry: a contract that is over on the day, or whose end is past, while what it is for goes on."""

import datetime

from dataflow.checks import phrases
from dataflow.checks.case import Found
from dataflow.facts.finding import Severity
from registry.records.contract import Contract, run_on


def over(found: Found, contract: Contract, on: datetime.date, weight: Severity | None) -> Found | None:
    """That a contract has ended and nothing on record took its place; None: it has not, or nobody said that it did.

    `weight`: how grave that is, where the rule does not say it.
    """
    run = run_on(contract, on)
    if run.state != "ended" or run.until is None:
        return None
    return found._replace(
        variant="over", values={**found.values, "ended": phrases.day(run.until)}, severity=weight
    )


def lapsed(found: Found, contract: Contract, on: datetime.date, weight: Severity) -> Found | None:
    """That the end of a contract is past and nobody said whether it was renewed: a question beside all others."""
    run = run_on(contract, on)
    if run.state != "lapsed" or run.until is None:
        return None
    return found._replace(
        verdict="undetermined",
        subject=f"{found.subject}:renewal",
        variant="lapsed",
        decides="renewal",
        values={**found.values, "ended": phrases.day(run.until)},
        severity=weight,
    )
