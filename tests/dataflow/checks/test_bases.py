"""R21: a legal basis for each purpose, under each law."""

from typing import Any

import pytest

from dataflow.checks.bases import legal_basis_missing
from dataflow.checks.case import Regime
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])
MAIN = ("gap", "account", "main", None)
INTEREST = ("violation", "account/6_1_f", "legitimate_interest", None)


@BOTH
def test_r21_every_purpose_has_a_basis(regime: Regime) -> None:
    assert list(legal_basis_missing(shipped("R21-good"), regime)) == []


def test_r21_under_the_gdpr_one_purpose_lacks_one() -> None:
    found = list(legal_basis_missing(shipped("R21-bad"), GDPR))
    assert verdicts(found) == [MAIN]
    assert spoken("R21", found) == [
        "No legal basis is on record for “Account”: provide the subscribed service."
    ]
    assert (found[0].entry, found[0].data_sets) == (("data_sets", "account"), ("account",))


def test_r21_under_the_ivorian_law_legitimate_interests_are_none() -> None:
    found = list(legal_basis_missing(shipped("R21-bad"), CI))
    assert verdicts(found) == [MAIN, INTEREST]
    assert spoken("R21", found)[1] == (
        "For “Account”, “Legitimate interests” is a basis that Art. 14 does not know: direct marketing."
    )


def account(*purposes: Any, **changes: Any) -> dict[str, Any]:
    return {"data_sets": {"account": {"purposes": list(purposes), **changes}}}


def founded(purpose: str = "hosting", **basis: Any) -> dict[str, Any]:
    return {"purpose": purpose, "basis": basis}


@pytest.mark.parametrize(
    ("regime", "changes", "wanted"),
    [
        (GDPR, account(), [("gap", "account", "no_purpose", None)]),
        (GDPR, account(founded(gdpr="6_1_a")), []),
        (CI, account(founded(gdpr="6_1_a")), [MAIN]),
        (GDPR, account(founded(ci_2013_450="ci_14_consent")), [MAIN]),
        (CI, account(founded(ci_2013_450="ci_14_consent")), []),
        (CI, account(founded(gdpr="6_1_f")), [("gap", "account/6_1_f", "interest_elsewhere", None)]),
        (GDPR, account(founded(ci_2013_450="6_1_f")), [MAIN]),
        (CI, account("backup", founded(gdpr="6_1_f")),
         [MAIN, ("gap", "account/6_1_f", "interest_elsewhere", None)]),
        (CI, account(founded(ci_2013_450="6_1_b")), [("violation", "account/6_1_b", "not_a_basis", None)]),
        (GDPR, account(founded(gdpr="ci_14_consent")),
         [("violation", "account/ci_14_consent", "not_a_basis", None)]),
        (GDPR, account(founded(gdpr="9_2_a")), [("violation", "account/9_2_a", "not_a_basis", None)]),
        (GDPR, account(founded(gdpr="processor_instruction")),
         [("violation", "account/processor_instruction", "not_a_basis", None)]),
        (GDPR, account(founded(gdpr="6_1_f")), []),
        (GDPR, account(founded(gdpr={"status": "unknown"})), [MAIN]),
        (GDPR, account("hosting", role="processor"), []),
        (GDPR, account("hosting", role="sub_processor"), []),
        (GDPR, account("hosting", role="joint_controller"), [MAIN]),
        (GDPR, account("hosting", role=...), [("undetermined", "acme", "role_open", "role")]),
        (GDPR, account(role="undetermined"), [("undetermined", "acme", "role_open", "role")]),
        (GDPR, account(founded(gdpr="6_1_a"), role=...), []),
        (GDPR, account("hosting", valid_to="2026-11-21"), []),
        (GDPR, account("hosting", valid_to="2026-11-22"), [MAIN]),
    ],
)  # fmt: skip
def test_r21_bases_by_law_and_role(
    regime: Regime, changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(legal_basis_missing(varied("R21-bad", changes), regime))
    spoken("R21", found)
    assert verdicts(found) == wanted


def test_r21_each_wrong_basis_names_its_purposes() -> None:
    changes = account(
        founded("hosting", ci_2013_450="6_1_b"),
        founded("backup", ci_2013_450="6_1_a"),
        founded("direct_marketing", ci_2013_450="6_1_b"),
    )
    found = list(legal_basis_missing(varied("R21-bad", changes), CI))
    assert [each.subject for each in found] == ["account/6_1_a", "account/6_1_b"]
    said = spoken("R21", found)
    assert "backup" in said[0].lower()
    assert "direct marketing" in said[1]


def flow(*purposes: Any, **changes: Any) -> dict[str, Any]:
    each = {"from": "shop", "to": "shop", "carries": "account", "purposes": list(purposes), **changes}
    return {"flows": [each]}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (flow("backup"), [MAIN]),
        (flow(founded("backup", gdpr="6_1_b", ci_2013_450="6_1_b")), []),
        (flow("service_provision"), []),
        (flow("backup", carries=None), []),
        (flow("backup", valid_to="2026-11-21"), []),
        (flow("backup", carries="payroll_of_customers"), []),
    ],
)
def test_r21_purposes_of_the_organisations_own_flows(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    assert verdicts(list(legal_basis_missing(varied("R21-good", changes), GDPR))) == wanted


def test_r21_a_flow_may_give_the_basis_of_a_purpose() -> None:
    changes = account("hosting") | flow(founded("hosting", gdpr="6_1_b"))
    assert list(legal_basis_missing(varied("R21-good", changes), GDPR)) == []


def test_r21_what_others_are_engaged_for_needs_no_basis_of_ours() -> None:
    host = {
        "name": "Host",
        "places": {"racks": {"label": "Racks"}},
        "engagements": {
            "hosting": {
                "role": "processor",
                "purposes": "hosting",
                "receives": [{"from": "shop", "carries": "account"}],
            }
        },
    }
    assert list(legal_basis_missing(varied("R21-good", {"third_parties": {"host": host}}), GDPR)) == []


def test_r21_roles_nobody_settled_are_asked_for_once() -> None:
    changes: dict[str, Any] = account("hosting", role=...)
    changes["data_sets"]["visits"] = {"label": "Visits", "fields": ["ip_address"], "purposes": ["hosting"]}
    [found] = legal_basis_missing(varied("R21-bad", changes), GDPR)
    assert found.data_sets == ("account", "visits")
    assert found.entry == ("data_sets", "account")
    assert spoken("R21", [found])[0].startswith(
        "No complete legal basis is on record for “Account” and “Visits”; as "
    )


def test_r21_after_a_good_basis_the_next_is_looked_at() -> None:
    changes = account(founded("hosting", gdpr="6_1_a"), founded("backup", gdpr="9_2_a"))
    found = list(legal_basis_missing(varied("R21-bad", changes), GDPR))
    assert verdicts(found) == [("violation", "account/9_2_a", "not_a_basis", None)]


def test_r21_a_purpose_that_nobody_states_needs_no_basis() -> None:
    doubtful = {"purpose": "advertising", "status": "unknown"}
    case = varied("R21-bad", account(founded(gdpr="6_1_a"), doubtful))
    assert list(legal_basis_missing(case, GDPR)) == []
    alone = varied("R21-bad", account(doubtful))
    assert verdicts(list(legal_basis_missing(alone, GDPR))) == [("gap", "account", "no_purpose", None)]


def test_r21_a_flow_that_nobody_says_happens_adds_no_purpose() -> None:
    case = varied("R21-good", flow("backup", status="unknown"))
    assert list(legal_basis_missing(case, GDPR)) == []


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [("shop", "host.racks", [MAIN]), ("host.racks", "shop", [MAIN]), ("host.racks", "host.lab", [])],
)
def test_r21_what_flows_between_others_are_for_is_theirs_to_found(
    start: str, end: str, wanted: list[tuple[str, str, str, str | None]]
) -> None:
    host = {"name": "Host", "places": {"racks": {"label": "Racks"}, "lab": {"label": "Lab"}}}
    changes = {"third_parties": {"host": host}, **flow("advertising", **{"from": start, "to": end})}
    assert verdicts(list(legal_basis_missing(varied("R21-good", changes), GDPR))) == wanted


def test_r21_what_a_document_cut_short_does_not_state_the_rest_may() -> None:
    policy = {"title": "Policy", "incomplete": "The text stops at line 38."}
    changes: dict[str, Any] = account("hosting", cite="policy L1")
    changes["data_sets"]["visits"] = {"label": "Visits", "fields": ["ip_address"], "purposes": ["hosting"]}
    changes["data_sets"]["founded"] = {"label": "Founded", "role": "controller", "fields": ["ip_address"],
                                       "purposes": [founded(gdpr="6_1_b")]}  # fmt: skip
    changes["documents"] = {"policy": policy}
    [found] = legal_basis_missing(varied("R21-bad", changes), GDPR)
    assert verdicts([found]) == [("undetermined", "acme/cut", "cut", "document")]
    assert found.data_sets == ("account", "visits")
    assert spoken("R21", [found]) == [
        (
            "No complete legal basis was found for “Account” and “Visits”; only a part of the source could be read, "
            "and the rest may state it."
        )
    ]
    changes["documents"]["policy"] = {"title": "Policy"}
    assert len(list(legal_basis_missing(varied("R21-bad", changes), GDPR))) == 2
    changes["documents"]["other"] = policy
    found_all = verdicts(list(legal_basis_missing(varied("R21-bad", changes), GDPR)))
    assert found_all == [MAIN, ("undetermined", "acme/cut", "cut", "document")]


def test_r21_a_basis_that_is_none_stays_one_in_a_document_cut_short() -> None:
    changes = account(founded(gdpr="9_2_a"), "backup", cite="policy L1")
    changes["documents"] = {"policy": {"title": "Policy", "incomplete": "Cut."}}
    found = verdicts(list(legal_basis_missing(varied("R21-bad", changes), GDPR)))
    assert found == [
        ("violation", "account/9_2_a", "not_a_basis", None),
        ("undetermined", "acme/cut", "cut", "document"),
    ]
