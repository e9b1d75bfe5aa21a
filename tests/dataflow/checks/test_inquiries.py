"""Inquiries: who asks in one, as every check that leaves it alone reads it."""

from typing import Any

import pytest

from dataflow.checks.inquiries import asking
from tests.dataflow.checks.registries import varied


@pytest.mark.parametrize(
    ("engagement", "wanted"),
    [
        ({"inquiry": True}, True),
        ({"inquiry": False}, False),
        ({}, None),
        ({"inquiry": {"value": True, "status": "unknown"}}, None),
        ({"inquiry": True, "status": "unknown"}, None),
        ({"inquiry": {"value": True, "status": "declared"}, "status": "unknown"}, True),
        ({"inquiry": {"value": True, "valid_to": "2026-11-21"}}, None),
        ({"inquiry": {"value": True, "valid_to": "2026-11-22"}}, True),
        ({"inquiry": {"value": True, "valid_from": "2026-11-23"}}, None),
        ({"inquiry": True, "role": "independent_controller"}, False),
        ({"inquiry": True, "role": "recipient"}, False),
        # Where the role is open, R12 asks for it; that it is an inquiry is said all the same.
        ({"inquiry": True, "role": []}, True),
        ({"inquiry": True, "role": "undetermined"}, True),
        ({"inquiry": False, "role": []}, False),
        ({"inquiry": {"value": True, "status": "unknown"}, "role": []}, False),
        ({"role": "undetermined"}, False),
    ],
)
def test_an_authority_asks_in_an_inquiry_where_somebody_says_so(
    engagement: dict[str, Any], wanted: bool | None
) -> None:
    held = {"role": "public_authority", "returns": [{"from": "calls", "to": "shop"}], **engagement}
    changes = {"third_parties": {"helpdesk": {"engagements": {"support": held}}}}
    collected, handed, returned = varied("R04-bad", changes).arcs
    case = varied("R04-bad", changes)
    assert asking(case, handed) is wanted
    assert asking(case, collected) is False, "it is of no engagement"
    assert asking(case, returned) is False, "who gets it back does not ask"
