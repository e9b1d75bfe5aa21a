"""Transferring: a help desk that receives data, in several countries, and what the checks find."""

import datetime
from typing import Any

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.transfers import (
    chain_transfer_without_mechanism,
    ci_transfer_without_authorisation,
    transfer_not_in_notice,
    transfer_without_mechanism,
)
from tests.dataflow.checks.registries import CI, GDPR

UNSURE = Regime("gdpr", "unknown")


ONE_DAY = datetime.timedelta(days=1)


def r04(case: Case, regime: Regime = GDPR) -> list[Found]:
    return list(transfer_without_mechanism(case, regime))


def r05(case: Case, regime: Regime = GDPR) -> list[Found]:
    return list(chain_transfer_without_mechanism(case, regime))


def r07(case: Case, regime: Regime = CI) -> list[Found]:
    return list(ci_transfer_without_authorisation(case, regime))


def r09(case: Case, regime: Regime = GDPR) -> list[Found]:
    return list(transfer_not_in_notice(case, regime))


def brief(found: list[Found]) -> list[tuple[str, str, str, str | None]]:
    """Verdict, subject, message and deciding fact of each."""
    return [(each.verdict, each.subject, each.variant, each.decides) for each in found]


def helpdesk(**changes: Any) -> dict[str, Any]:
    """The help desk of R04-bad with other places or another engagement."""
    return {"third_parties": {"helpdesk": changes}}


def hosted(country: Any, seat: Any = "same") -> dict[str, Any]:
    """Where it has the data, and its seat: the same country unless another is given."""
    home = country if seat == "same" else {"value": seat}
    return helpdesk(country=home, places={"calls": {"label": "Calls", "country": country}})


def receiving(role: Any = "processor", **flow: Any) -> dict[str, Any]:
    """Its engagement with another role or flow."""
    held = {"from": "shop", "carries": "account", **flow}
    return helpdesk(engagements={"support": {"role": role, "receives": [held]}})


# A processor in the EEA for a controller that is not


IVORIAN: dict[str, Any] = {
    "organisation": {"country": "CI", "places": {"shop": {"label": "Shop", "country": "CI"}}}
}


def host(seat: str | None, hosting: str | None, role: str = "processor", **flow: Any) -> dict[str, Any]:
    changes = receiving(role, **flow)
    changes["third_parties"]["helpdesk"] |= {
        "country": {"value": seat},
        "places": {"calls": {"label": "Calls", "country": {"value": hosting}}},
    }
    return {**IVORIAN, **changes}


def watch(country: Any, **flow: Any) -> dict[str, Any]:
    held = {"from": "host.racks", "carries": "full_name@account", **flow}
    return {
        "third_parties": {
            "night_watch": {
                "country": country,
                "places": {"desk": {"label": "Desk", "country": country}},
                "engagements": {"watch": {"receives": [held]}},
            }
        }
    }
