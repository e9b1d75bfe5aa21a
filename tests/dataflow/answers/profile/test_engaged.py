"""The engagements of a profile: who engages whom on the day, with what is known of the contract."""

from typing import Any

import pytest

from dataflow.answers.profile.engaged import Engaged, engagements
from dataflow.facts.facts import Facts
from registry.records.evidence import Status
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY


def _engaged(*given: dict[str, Any], by: str = "", engaged: str = "", **parts: Any) -> list[Engaged]:
    """The engagements of Pay that are wanted, beside Host's, which Pay engages."""
    parties = {"pay": party("Pay", *given, **parts), "host": party("Host", {"by": "pay"})}
    facts = Facts(acme(third_parties=parties), DAY)
    return list(engagements(lambda who, whom: by in ("", who) and engaged in ("", whom), facts))


def test_who_engages_is_the_organisation_unless_another_is_named() -> None:
    assert [(each.by_id, each.engaged_id) for each in _engaged({})] == [("pay", "host"), ("acme", "pay")]
    assert [each.engaged_id for each in _engaged({}, by="pay")] == ["host"]
    assert [each.by_id for each in _engaged({}, engaged="pay")] == ["acme"]


@pytest.mark.parametrize(
    ("dates", "held"),
    [
        ({}, True),
        ({"valid_from": "2026-11-22"}, True),
        ({"valid_from": "2026-11-23"}, False),
        ({"valid_to": "2026-11-22"}, True),
        ({"valid_to": "2026-11-21"}, False),
    ],
)
def test_only_what_holds_on_the_day(dates: dict[str, str], held: bool) -> None:
    assert bool(_engaged(dates, engaged="pay")) is held


def test_its_data_sets_are_those_it_names_and_those_its_flows_carry_each_once() -> None:
    flows = [{"from": "site", "carries": ["phone_number@account", "account"]}]
    told = _engaged({"data_sets": "account", "receives": flows}, {"receives": flows}, {}, engaged="pay")
    assert [[label.en for label in each.data_sets] for each in told] == [["Account"], ["Account"], []]
    assert [each.data_stated for each in told] == [True, True, False]


def test_what_nobody_said_is_unknown_and_an_authorisation_without_a_period_has_none() -> None:
    unsaid, general, timed = _engaged(
        {},
        {"authorisation": {"value": "general"}},
        {"authorisation": {"value": "general", "objection_period": "P30D"}, "breach_clock": "PT24H"},
        engaged="pay",
    )
    assert {unsaid.contract.value, unsaid.authorisation.value, unsaid.breach_clock.value} == {None}
    assert (general.authorisation.value, general.objection_period.value) == ("general", None)
    assert (timed.objection_period.value, timed.breach_clock.value) == ("P30D", "PT24H")


def test_it_is_as_well_known_as_its_actor_where_it_says_nothing_itself() -> None:
    own, none = _engaged(
        {"status": "unknown"}, {}, engaged="pay", status="inferred", reason="It follows.", cite="policy L1"
    )
    assert (own.status, none.status) == (Status.UNKNOWN, Status.INFERRED)
    assert [cited.line for cited in none.citations] == [1]
