"""Items: which of them are due of which data, where these come from somebody else above all."""

from typing import Any

import pytest

from dataflow.checks.items import due
from dataflow.checks.use import CONTROLLERS
from tests.dataflow.checks.registries import CI, GDPR, varied

BANK: dict[str, Any] = {
    "name": "Bank",
    "recipients": "none",
    "places": {"desk": {"label": "Desk"}},
    "engagements": {"credit": {"role": "independent_controller", "receives": []}},
}
SCORE = {"label": "Score", "role": "controller", "subjects": "customer", "fields": "full_name"}


def bought(flows: list[dict[str, Any]], **engagement: Any) -> bool:
    """Whether people have to be told where the score comes from."""
    bank = {**BANK, "engagements": {"credit": {**BANK["engagements"]["credit"], **engagement}}}
    changes = {"third_parties": {"bank": bank}, "data_sets": {"score": SCORE}, "flows": flows}
    found = due(varied("R28-good", changes), GDPR, ["account", "score"])
    assert ("source" in found.known) == ("categories" in found.known)
    assert "source" not in found.open
    return "source" in found.known


FLOW = {"from": "bank.desk", "to": "shop", "carries": "score"}


@pytest.mark.parametrize(
    ("flows", "engagement", "wanted"),
    [
        ([FLOW], {}, True),
        ([FLOW], {"role": "public_authority"}, True),
        ([FLOW], {"role": "processor"}, False),
        ([FLOW], {"role": ...}, False),
        ([{**FLOW, "status": "unknown"}], {}, False),
        ([{**FLOW, "carries": "account"}], {}, False),
        ([FLOW, {"from": "customer", "to": "shop", "carries": "score"}], {}, False),
        ([FLOW, {"from": "customer", "to": "bank.desk", "carries": "score"}], {}, True),
        ([{"from": "shop", "to": "bank.desk", "carries": "score"}, FLOW], {}, False),
        ([], {}, False),
        # What a flow from people carries is not said: it may be the score.
        ([FLOW, {"from": "customer", "to": "shop"}], {}, False),
        ([FLOW, {"from": "customer", "to": "bank.desk"}], {}, True),
        ([FLOW, {"from": "customer", "to": "bank.desk", "carries": "score", "status": "unknown"}], {}, True),
    ],
)
def test_people_are_told_whence_data_come_that_they_did_not_give(
    flows: list[dict[str, Any]], engagement: dict[str, Any], wanted: bool
) -> None:
    given = {key: value for key, value in engagement.items() if value is not ...}
    if ... in engagement.values():
        given["role"] = []
    assert bought(flows, **given) is wanted


def test_who_has_every_role_of_those_who_decide_decides() -> None:
    """A bank may be one in one engagement and another in the next: data it gives come from it all the same."""
    roles = (*CONTROLLERS, "public_authority")
    held = {f"e{n}": {"role": role, "receives": []} for n, role in enumerate(sorted(roles))}

    def source(**more: Any) -> bool:
        bank = {**BANK, "engagements": {**held, **more}}
        changes = {"third_parties": {"bank": bank}, "data_sets": {"score": SCORE}, "flows": [FLOW]}
        return "source" in due(varied("R28-good", changes), GDPR, ["score"]).known

    assert source()
    assert not source(more={"role": "processor", "receives": []})


def test_of_what_comes_through_somebody_of_whom_no_role_is_known_nothing_is_said() -> None:
    broker = {"name": "Broker", "recipients": "none", "places": {"feed": {"label": "Feed"}}}
    flows = [{**FLOW, "to": "broker.feed"}, {**FLOW, "from": "broker.feed"}]
    changes = {
        "third_parties": {"bank": BANK, "broker": broker},
        "data_sets": {"score": SCORE},
        "flows": flows,
    }
    assert "source" not in due(varied("R28-good", changes), GDPR, ["score"]).known


def test_a_law_asks_for_its_own_items_only() -> None:
    case = varied("R28-good", {})
    for regime in (GDPR, CI):
        found = due(case, regime, ["account"])
        assert {*found.known, *found.open} - {"dpo", "withdraw_consent"} <= set(regime.law.notice.items)
        assert not {*found.known} & {*found.open}
