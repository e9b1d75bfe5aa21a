"""The check of mechanisms: recorded, but not good for the roles, the country or the day."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.mechanisms import mechanism_invalid
from tests.dataflow.checks.registries import GDPR, shipped, told, varied

ONE_DAY = datetime.timedelta(days=1)


def r06(case: Case, regime: Regime = GDPR) -> list[Found]:
    return list(mechanism_invalid(case, regime))


def brief(found: list[Found]) -> list[tuple[str, str, str | None]]:
    return [(each.verdict, each.variant, each.decides) for each in found]


def party(
    actor: str, mechanism: Any, hosting: str | None = "IN", role: Any = "processor", **changes: Any
) -> dict[str, Any]:
    """A third party of R06-good with another mechanism, country, role."""
    names = {
        "helpdesk": ("calls", "support"),
        "mailer": ("press", "letters"),
        "courier": ("depot", "parcels"),
    }
    place, engagement = names[actor]
    flow = {"from": "shop", "carries": "account", "mechanism": mechanism}
    held = {"role": role, "receives": [flow]}
    return {
        "third_parties": {
            actor: {
                "places": {place: {"country": {"value": hosting}}},
                "engagements": {engagement: held},
                **changes,
            }
        }
    }


def of(found: list[Found], actor: str) -> list[tuple[str, str, str | None]]:
    return brief([each for each in found if actor in each.actors])


def test_mechanisms_that_fit_are_good() -> None:
    assert r06(shipped("R06-good")) == []


def test_mechanisms_that_do_not_fit_are_violations() -> None:
    found = r06(shipped("R06-bad"))
    assert [(each.verdict, each.subject, each.variant) for each in found] == [
        ("violation", "acme>courier/KE:adequacy", "no_decision"),
        ("violation", "acme>helpdesk/IN:scc_m1", "module"),
        ("violation", "acme>mailer/US:adequacy_dpf", "not_active"),
    ]
    assert found[1].fields == ("full_name", "phone_number")
    assert found[1].entry == ("third_parties", "helpdesk", "engagements", "support")
    assert told("R06", found[1]) == (
        "“Standard contractual clauses, module 1 (controller to controller)”, from Acme to Helpdesk (India): by "
        "their roles it should be “Standard contractual clauses, module 2 (controller to processor)”."
    )
    assert "Kenya" in told("R06", found[0])


@pytest.mark.parametrize(
    ("ours", "theirs", "good"),
    [
        ("controller", "controller", "scc_m1"),
        ("controller", "independent_controller", "scc_m1"),
        ("joint_controller", "joint_controller", "scc_m1"),
        ("controller", "processor", "scc_m2"),
        ("controller", "sub_processor", "scc_m2"),
        ("processor", "sub_processor", "scc_m3"),
        ("processor", "controller", "scc_m4"),
    ],
)
def test_the_module_follows_from_the_pair_of_roles(ours: str, theirs: str, good: str) -> None:
    for module in ("scc_m1", "scc_m2", "scc_m3", "scc_m4"):
        case = varied(
            "R06-good",
            {**party("helpdesk", module, role=theirs), "data_sets": {"account": {"role": ours}}},
        )
        back = module == "scc_m4" and (ours, theirs) == ("controller", "processor")
        back = back or (module == "scc_m4" and (ours, theirs) == ("controller", "sub_processor"))
        expected = [] if module == good or back else [("violation", "module", None)]
        assert of(r06(case), "helpdesk") == expected, module


@pytest.mark.parametrize("role", ["undetermined", "recipient", "public_authority", []])
def test_roles_that_settle_no_module_leave_it_open(role: Any) -> None:
    case = varied("R06-good", party("helpdesk", "scc_m2", role=role))
    assert of(r06(case), "helpdesk") == [("undetermined", "roles", "roles")]


@pytest.mark.parametrize(
    ("days", "ends", "expected"),
    [
        (0, {"valid_to": "2026-03-10"}, []),
        (1, {"valid_to": "2026-03-10"}, [("violation", "ended", None)]),
        (0, {"valid_from": "2026-03-10"}, []),
        (-1, {"valid_from": "2026-03-10"}, [("violation", "later", None)]),
    ],
)
def test_a_mechanism_holds_on_its_days_alone(days: int, ends: dict[str, str], expected: list[Any]) -> None:
    mechanism = {"value": "scc_m2", **ends}
    case = varied("R06-good", party("helpdesk", mechanism), datetime.date(2026, 3, 10) + days * ONE_DAY)
    found = [each for each in r06(case) if "helpdesk" in each.actors]
    assert brief(found) == expected
    assert all("10 March 2026" in told("R06", each) for each in found)


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("IN", [("violation", "inside", None)]),
        (None, [("undetermined", "inside_hosting", "hosting")]),
        ("IE", []),
        ("LI", []),
        ("NC", [("undetermined", "overseas", "overseas")]),
    ],
)
def test_that_no_transfer_takes_place_is_looked_at(country: str | None, expected: list[Any]) -> None:
    case = varied("R06-good", party("helpdesk", "none_needed_eea", country, country="FR"))
    assert of(r06(case), "helpdesk") == expected
    for seat, severity in (("US", "medium"), (None, "low")):
        held = party("helpdesk", "none_needed_eea", country, country={"value": seat})
        found = [each for each in r06(varied("R06-good", held)) if "helpdesk" in each.actors]
        here = [("undetermined", "inside_seat", "entity")]
        assert brief(found) == (expected or here)
        assert expected or [each.severity for each in found] == [severity]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-12-31", []),
        ("2021-01-01", []),
        ("2021-06-27", []),
        ("2021-06-28", []),
        ("2031-12-27", []),
        ("2031-12-28", [("violation", "lapsed", None)]),
    ],
)
def test_adequacy_of_the_united_kingdom_over_time(day: str, expected: list[Any]) -> None:
    case = varied("R06-good", party("courier", "adequacy", "GB"), datetime.date.fromisoformat(day))
    assert of(r06(case), "courier") == expected


def test_a_lapsed_decision_is_named_with_its_last_day() -> None:
    found = r06(varied("R06-good", party("courier", "adequacy", "GB"), datetime.date(2032, 1, 1)))
    (message,) = (told("R06", each) for each in found if "courier" in each.actors)
    assert "decision (EU) 2021/1772" in message
    assert "27 December 2031" in message


@pytest.mark.parametrize(
    ("mechanism", "country", "expected"),
    [
        ("adequacy", "CA", [("undetermined", "sector", "sector")]),
        ("adequacy", "NC", [("undetermined", "overseas", "overseas")]),
        ("adequacy", "CI", [("violation", "no_decision", None)]),
        ("adequacy", None, [("undetermined", "decision_hosting", "hosting")]),
        ("adequacy", "US", [("gap", "not_listed", None)]),
        ("adequacy_dpf", "US", [("gap", "not_listed", None)]),
        ("adequacy_dpf", None, [("gap", "not_listed", None)]),
        ("adequacy_dpf", "CA", [("violation", "no_decision", None)]),
        ("adequacy_dpf", "GB", [("violation", "no_decision", None)]),
        ("adequacy_dpf", "IN", [("violation", "no_decision", None)]),
        ("bcr_p", "IN", [("undetermined", "bcr_group", "group")]),
        ("derogation_49_1_a", "IN", [("undetermined", "derogation", "49_1_a")]),
        ("derogation_49_compelling", "IN", [("undetermined", "derogation", "49_compelling")]),
        ("derogation_49_1_a", None, [("undetermined", "derogation", "49_1_a")]),
        ("derogation_49_1_a", "IE", []),
        ("unknown", "IN", []),
        ("ci_intra_ecowas", "IN", []),
    ],
)
def test_which_country_a_mechanism_is_for(mechanism: str, country: str | None, expected: list[Any]) -> None:
    assert of(r06(varied("R06-good", party("helpdesk", mechanism, country))), "helpdesk") == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([{"standard": "dpf", "valid_to": "2026-11-22"}], []),
        ([{"standard": "dpf", "valid_to": "2026-11-21"}], [("violation", "not_active", None)]),
        (
            [{"standard": "dpf", "valid_from": "2026-11-23", "valid_to": "2027-11-22"}],
            [("violation", "not_active", None)],
        ),
        ([{"standard": "dpf", "valid_from": "2026-11-22", "valid_to": "2027-11-22"}], []),
        ([{"standard": "dpf"}], [("gap", "undated", None)]),
        ([{"standard": "dpf", "status": "unknown"}], [("gap", "not_listed", None)]),
        ([{"standard": "dpf", "valid_to": "2020-01-01"}, {"standard": "dpf", "valid_to": "2027-01-01"}], []),
        ([{"standard": "dpf", "valid_to": "2020-01-01"}, {"standard": "dpf"}], [("gap", "undated", None)]),
    ],
)
def test_the_certification_must_hold_on_the_day(held: list[Any], expected: list[Any]) -> None:
    case = varied("R06-good", party("mailer", "adequacy_dpf", "US", certifications=held))
    assert of(r06(case), "mailer") == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-07-09", [("violation", "lapsed", None)]),
        ("2023-07-10", [("violation", "not_active", None)]),
        ("2026-01-10", []),
    ],
)
def test_the_framework_counts_from_its_first_day(day: str, expected: list[Any]) -> None:
    case = varied("R06-good", {}, datetime.date.fromisoformat(day))
    assert of(r06(case), "mailer") == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [("2021-06-26", [("gap", "older", None)]), ("2021-06-27", []), ("2026-01-01", [])],
)
def test_a_contract_older_than_the_clauses_cannot_hold_them(signed: str, expected: list[Any]) -> None:
    changes = {"third_parties": {"helpdesk": {"engagements": {"support": {"contract": {"date": signed}}}}}}
    found = r06(varied("R06-good", changes))
    assert of(found, "helpdesk") == expected
    assert all("26 June 2021" in told("R06", each) for each in found)


def test_the_day_of_the_mechanism_itself_counts_before_that_of_the_contract() -> None:
    changes = party("helpdesk", {"value": "scc_m2", "valid_from": "2022-01-01"})
    changes["third_parties"]["helpdesk"]["engagements"]["support"]["contract"] = {"date": "2019-05-02"}
    assert of(r06(varied("R06-good", changes)), "helpdesk") == []
    changes["third_parties"]["helpdesk"]["engagements"]["support"]["contract"] = {}
    assert of(r06(varied("R06-good", changes)), "helpdesk") == []


@pytest.mark.parametrize(
    ("day", "expected"), [("2021-06-26", [("violation", "not_in_force", None)]), ("2021-06-27", [])]
)
def test_the_modules_count_from_their_first_day(day: str, expected: list[Any]) -> None:
    changes = party("helpdesk", "scc_m2", contract={})
    del changes["third_parties"]["helpdesk"]["contract"]
    changes["third_parties"]["helpdesk"]["engagements"]["support"]["contract"] = {"date": ...}
    assert of(r06(varied("R06-good", changes, datetime.date.fromisoformat(day))), "helpdesk") == expected


def test_an_importer_that_the_law_already_binds_is_for_counsel() -> None:
    """Recital 7 of Decision (EU) 2021/914."""
    changes = {
        "organisation": {"places": {"shop": {"country": "CI"}}},
        "third_parties": {
            "helpdesk": {
                "engagements": {
                    "support": {
                        "returns": [
                            {"from": "calls", "to": "shop", "carries": "account", "mechanism": "scc_m4"}
                        ]
                    }
                }
            }
        },
    }
    case = varied("R06-good", changes)
    assert of(r06(case), "helpdesk") == [("undetermined", "recital", "recital")]
    assert of(r06(case, Regime("gdpr", "assumed")), "helpdesk") == [("undetermined", "recital", "recital")]
    assert of(r06(case, Regime("gdpr", "unknown")), "helpdesk") == []


def test_onward_transfers_are_looked_at_with_the_role_on_the_way() -> None:
    flow = {"from": "host.racks", "carries": "full_name@account", "kind": "access"}

    def watched(module: str) -> list[tuple[str, str, str | None]]:
        held = {"watch": {"receives": [{**flow, "mechanism": module}]}}
        return brief(r06(varied("R05-good", {"third_parties": {"night_watch": {"engagements": held}}})))

    assert watched("scc_m3") == []
    assert watched("scc_m2") == [("violation", "module", None)]


def test_only_flows_from_one_party_to_another_are_looked_at() -> None:
    changes = {
        "organisation": {"places": {"archive": {"label": "Archive", "country": "IN"}}},
        "flows": [{"from": "shop", "to": "archive", "carries": "account", "mechanism": "adequacy"}],
    }
    assert r06(varied("R06-good", changes)) == []


def test_flows_with_the_same_fault_are_one_finding() -> None:
    flow = {"from": "shop", "mechanism": "scc_m1"}
    flows = [{**flow, "carries": f"{field}@account"} for field in ("full_name", "phone_number")]
    changes = {"third_parties": {"helpdesk": {"engagements": {"support": {"receives": flows}}}}}
    (found,) = r06(varied("R06-good", changes))
    assert found.fields == ("full_name", "phone_number")
    assert len(found.hops) == 2


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("processor", [("violation", "module", None)]),
        ("undetermined", [("undetermined", "roles", "roles")]),
        ("controller", []),
    ],
)
def test_a_mechanism_on_what_a_third_party_collects_is_looked_at_too(role: str, expected: list[Any]) -> None:
    changes = party("helpdesk", "scc_m1", role=role)
    changes["third_parties"]["helpdesk"]["engagements"]["support"]["receives"] = [
        {"from": "customer", "carries": "account", "mechanism": "scc_m1"}
    ]
    assert of(r06(varied("R06-good", changes)), "helpdesk") == expected


def test_the_role_on_the_way_counts_where_a_third_party_has_several() -> None:
    """As host it hands on what it has as a processor; that it decides for itself elsewhere changes nothing."""
    flow = {"from": "host.racks", "carries": "full_name@account", "kind": "access", "mechanism": "scc_m3"}
    changes = {"third_parties": {
        "host": {"engagements": {"own": {"role": "independent_controller", "receives": []}}},
        "night_watch": {"engagements": {"watch": {"receives": [flow]}}},
    }}  # fmt: skip
    assert r06(varied("R05-good", changes)) == []


def test_of_several_faults_the_gravest_is_told() -> None:
    """One flow's module cannot be told for want of a role, the other's clauses are over."""
    flow = {"from": "shop", "carries": "account"}
    over = {"value": "scc_m2", "valid_to": "2026-11-21"}
    engagements = {
        "other": {"role": "undetermined", "receives": [{**flow, "mechanism": "scc_m2"}]},
        "support": {"role": "processor", "receives": [{**flow, "mechanism": over}]},
    }
    changes = {"third_parties": {"helpdesk": {"engagements": engagements}}}
    (found,) = r06(varied("R06-good", changes))
    assert brief([found]) == [("violation", "ended", None)]
    assert len(found.hops) == 1


def test_clauses_that_the_tables_do_not_have_are_not_in_force() -> None:
    case = shipped("R06-good")
    case.tables = case.tables.model_copy(update={"clauses": ()})
    assert of(r06(case), "helpdesk") == [("violation", "not_in_force", None)]


def test_a_derogation_that_is_over_is_over_first() -> None:
    over = {"value": "derogation_49_1_b", "valid_to": "2026-11-21"}
    (found,) = r06(varied("R06-good", party("helpdesk", over)))
    assert brief([found]) == [("violation", "ended", None)]
    (found,) = r06(varied("R06-good", party("helpdesk", "derogation_49_1_b")))
    assert found.severity == "medium"
    assert told("R06", found).endswith("nothing says whether its conditions are met.")
