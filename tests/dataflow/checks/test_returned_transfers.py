"""Returned transfers: what a processor makes available to whoever engaged it, and what it needs."""

from typing import Any

from tests.dataflow.checks.registries import varied
from tests.dataflow.checks.transferring import UNSURE, brief, host, r04


def returning(**changes: Any) -> list[tuple[str, str, str, str | None]]:
    return [each for each in brief(r04(varied("R04-bad", changes), UNSURE)) if each[1].startswith("help")]


def test_what_a_processor_in_the_eea_makes_available_needs_module_four() -> None:
    subject = "helpdesk>acme/CI"
    assert returning(**host("FR", "FR")) == [("gap", subject, "returned", None)]
    assert returning(**host("US", "FR")) == [("gap", subject, "returned", None)]
    assert returning(**host("FR", None)) == [("undetermined", subject, "return", "return")]
    assert returning(**host("FR", "US")) == [("undetermined", subject, "return", "return")]
    assert returning(**host("FR", "FR", status="unknown")) == [("undetermined", subject, "return", "return")]


def test_what_it_makes_available_is_no_transfer_or_covered() -> None:
    assert returning(**host(None, None)) == []
    assert returning(**host("US", "US")) == []
    assert returning(**host("FR", "FR", mechanism="scc_m4")) == []
    assert returning(**host("FR", "FR", role="independent_controller")) == []
    assert returning(**{**host("FR", "FR"), "organisation": {"country": "DE"}}) == []
    assert returning(**{**host("FR", "FR"), "organisation": {"country": "GB"}}) == []
    assert returning(**{**host("FR", "FR"), "organisation": {"country": ...}}) == []
    assert returning(**{**host("FR", "FR"), "data_sets": {"account": {"role": "processor"}}}) == []


def test_a_stated_return_is_judged_as_itself() -> None:
    changes = host("FR", "FR")
    changes["third_parties"]["helpdesk"]["engagements"]["support"]["returns"] = [
        {"from": "calls", "to": "shop", "carries": "account"}
    ]
    assert returning(**changes) == [("gap", "helpdesk>acme/CI", "main", None)]
