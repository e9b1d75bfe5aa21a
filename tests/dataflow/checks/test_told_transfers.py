"""Transfers that a notice tells (R09): countries, recipients and safeguards, notice by notice."""

from typing import Any

import pytest

from dataflow.checks.case import Regime
from tests.dataflow.checks.registries import CI, GDPR, shipped, told, varied
from tests.dataflow.checks.transferring import brief, hosted, r09, receiving


def test_a_notice_that_speaks_of_transfers_is_good() -> None:
    assert r09(shipped("R09-good")) == []
    assert r09(shipped("R09-good"), CI) == []


@pytest.mark.parametrize("regime", [GDPR, CI])
def test_a_silent_notice_is_a_violation_under_either_law(regime: Regime) -> None:
    (found,) = r09(shipped("R09-bad"), regime)
    assert brief([found]) == [("violation", "notice", "main", None)]
    assert found.entry == ("documents", "notice")
    assert found.actors == ("helpdesk",)
    assert len(found.hops) == 1
    assert (
        told("R09", found)
        == "“Privacy notice” says nothing of transfers, but data goes to: India (Helpdesk)."
    )


def notice(**changes: Any) -> dict[str, Any]:
    return {"documents": {"notice": changes}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (notice(transfers=...), [("undetermined", "notice", "notice", "notice")]),
        (notice(incomplete="It is cut."), [("undetermined", "notice", "whole", "whole")]),
        (hosted({"value": None}), [("undetermined", "notice", "hosting", "hosting")]),
        ({**hosted({"value": None}), **notice(transfers=...)}, []),
        (receiving(status="unknown"), [("undetermined", "notice", "hosting", "hosting")]),
        (hosted("DE"), []),
        (receiving("controller", **{"from": "customer"}), []),
        (receiving("processor", **{"from": "customer"}), [("violation", "notice", "main", None)]),
        ({"organisation": {"places": {"shop": {"country": "IN"}}}}, [("violation", "notice", "main", None)]),
        ({"organisation": {"country": "IN", "places": {"shop": {"country": "IN"}}}}, []),
        (notice(kind="contract"), []),
        (notice(date="2026-11-23"), []),
        (notice(date="2026-11-22"), [("violation", "notice", "main", None)]),
    ],
)
def test_what_a_notice_lacks(changes: dict[str, Any], expected: list[Any]) -> None:
    assert brief(r09(varied("R09-bad", changes))) == expected


def test_each_law_has_its_own_area() -> None:
    assert r09(varied("R09-bad", hosted("FR"))) == []
    home = {**hosted("FR"), "organisation": {"places": {"shop": {"country": "CI"}}}}
    assert [each.verdict for each in r09(varied("R09-bad", home), CI)] == ["violation"]
    assert r09(varied("R09-bad", {**home, **hosted("SN")}), CI) == []


def test_what_processors_hand_on_belongs_in_the_notice_and_what_stays_with_one_party_does_not() -> None:
    silent: dict[str, Any] = {
        "documents": {"notice": {"title": "Notice", "kind": "privacy_policy", "transfers": "silent"}}
    }
    (found,) = r09(varied("R05-bad", silent))
    assert (found.verdict, found.actors) == ("violation", ("night_watch",))
    assert r09(varied("R04-good", {**silent, "third_parties": ...})) == []
    alone = {"third_parties": {"host": {"engagements": {"hosting": {"role": "controller"}}}}}
    assert r09(varied("R05-bad", {**silent, **alone})) == []


def test_each_notice_is_looked_at() -> None:
    first = {"title": "First", "kind": "privacy_policy", "transfers": "stated"}
    second = {**first, "title": "Second", "transfers": "silent"}
    documents: dict[str, Any] = {"notice": ..., "first": first, "second": second}
    [found] = r09(varied("R09-bad", {"documents": documents}))
    assert (found.verdict, found.subject, found.variant) == ("undetermined", "second/audience", "audience")
    documents["second"] = {**second, "audience": ["customer", "visitor"]}
    assert [each.subject for each in r09(varied("R09-bad", {"documents": documents}))] == ["second"]
