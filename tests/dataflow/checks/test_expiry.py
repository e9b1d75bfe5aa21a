"""Expiry: a contract is over, or its end is past, only by what it says itself."""

import datetime

import pytest

from dataflow.checks.case import Found
from dataflow.checks.expiry import lapsed, over
from registry.records.contract import Contract
from registry.records.text import Text

FOUND = Found("gap", "pay/e0", {}, ())
ON = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ({"ends": "2026-11-21", "renewal": "none"}, "over"),
        ({"ends": "2026-11-21", "renewal": "explicit"}, "over"),
        ({"ends": "2026-11-21"}, "lapsed"),
        ({"ends": "2026-11-22", "renewal": "none"}, None),
        ({"ends": "2026-11-21", "renewal": "tacit"}, None),
        ({"term": "service"}, None),
        ({}, None),
    ],
)
def test_a_contract_is_over_or_lapsed_by_its_own_words(parts: dict[str, str], wanted: str | None) -> None:
    contract = Contract.model_validate(parts)
    ended, open_ = over(FOUND, contract, ON, "high"), lapsed(FOUND, contract, ON, "low")
    assert [each.variant for each in (ended, open_) if each] == ([wanted] if wanted else [])
    for each in filter(None, (ended, open_)):
        told = each.values["ended"]
        assert isinstance(told, Text) and told.say("en") == "21 November 2026"
    assert ended is None or (ended.subject, ended.severity) == ("pay/e0", "high")
    assert open_ is None or (open_.subject, open_.decides) == ("pay/e0:renewal", "renewal")
