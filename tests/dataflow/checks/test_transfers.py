"""The checks of transfers: what leaves an area of law without cover, what is no transfer, what is not known."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.passage import part_of
from dataflow.checks.transfers import (
    chain_transfer_without_mechanism,
    ci_transfer_without_authorisation,
    transfer_not_in_notice,
    transfer_without_mechanism,
)
from dataflow.law import Adequacy, tables
from tests.dataflow.checks.registries import CI, DAY, GDPR, shipped, told, varied

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


# R04


def test_nothing_is_found_where_every_transfer_is_covered() -> None:
    assert r04(shipped("R04-good")) == []


def test_a_transfer_on_nothing_is_a_gap_with_all_its_fields() -> None:
    (found,) = r04(shipped("R04-bad"))
    assert brief([found]) == [("gap", "acme>helpdesk/IN", "main", None)]
    assert found.fields == ("full_name", "phone_number")
    assert found.data_sets == ("account",)
    assert found.actors == ("acme", "helpdesk")
    assert found.entry == ("third_parties", "helpdesk", "engagements", "support")
    assert found.hops == (
        "third_parties/helpdesk/engagements/support/receives/0000:acme.shop>helpdesk.calls",
    )
    assert found.severity is None
    assert told("R04", found) == (
        "No safeguard is on record for the transfer from Acme to Helpdesk (India): Full name and Phone number."
    )
    assert "Inde" in told("R04", found, "fr")


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("FR", []),
        ("NO", []),
        ("GB", []),
        ("CH", []),
        ("CA", [("undetermined", "acme>helpdesk/CA", "sector", "sector")]),
        ("US", [("gap", "acme>helpdesk/US", "main", None)]),
        ("CI", [("gap", "acme>helpdesk/CI", "main", None)]),
        (None, [("undetermined", "acme>helpdesk/?", "hosting", "hosting")]),
    ],
)
def test_where_a_party_is_and_hosts_in_one_country_that_country_decides(
    country: str | None, expected: list[Any]
) -> None:
    assert brief(r04(varied("R04-bad", hosted({"value": country})))) == expected


def test_a_seat_is_no_hosting_country_but_is_told() -> None:
    (found,) = r04(varied("R04-bad", helpdesk(country="DE", places={"calls": {"country": ...}})))
    assert (found.verdict, found.decides, found.severity) == ("undetermined", "hosting", "medium")
    assert "country unknown, seat: Germany" in told("R04", found)


@pytest.mark.parametrize(("days", "expected"), [(-1, 1), (0, 0), (1, 0)])
def test_an_adequacy_decision_counts_from_its_first_day(days: int, expected: int) -> None:
    first = datetime.date(2026, 1, 27)
    assert len(r04(varied("R04-bad", hosted("BR"), first + days * ONE_DAY))) == expected


@pytest.mark.parametrize(("days", "expected"), [(-1, 0), (0, 0), (1, 1)])
def test_the_last_day_of_a_certification_still_covers(days: int, expected: int) -> None:
    held = {"standard": "dpf", "valid_from": "2026-01-01", "valid_to": "2026-11-22"}
    case = varied(
        "R04-bad",
        helpdesk(country="US", certifications=[held], places={"calls": {"label": "C", "country": "US"}}),
        DAY + days * ONE_DAY,
    )
    assert len(r04(case)) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({"standard": "dpf"}, [("undetermined", "acme>helpdesk/US", "listed", "listed")]),
        ({"standard": "dpf", "status": "unknown"}, [("gap", "acme>helpdesk/US", "main", None)]),
        ({"standard": "iso27001", "valid_to": "2027-01-01"}, [("gap", "acme>helpdesk/US", "main", None)]),
        (
            {"standard": "dpf", "valid_from": "2026-11-23", "valid_to": "2027-11-22"},
            [("gap", "acme>helpdesk/US", "main", None)],
        ),
    ],
)
def test_only_a_dated_certification_of_the_list_covers(held: dict[str, str], expected: list[Any]) -> None:
    case = varied(
        "R04-bad",
        helpdesk(country="US", certifications=[held], places={"calls": {"label": "C", "country": "US"}}),
    )
    assert brief(r04(case)) == expected


@pytest.mark.parametrize(
    ("mechanism", "count"), [("scc_m2", 0), ("bcr_p", 0), ("unknown", 1), ("ci_artci_authorisation", 1)]
)
def test_a_mechanism_of_the_gdpr_settles_it(mechanism: str, count: int) -> None:
    assert len(r04(varied("R04-bad", receiving(mechanism=mechanism)))) == count


def test_a_recorded_mechanism_settles_it_wherever_the_data_is() -> None:
    changes = receiving(mechanism="scc_m2")
    changes["third_parties"]["helpdesk"]["places"] = {"calls": {"label": "Calls", "country": ...}}
    assert r04(varied("R04-bad", changes)) == []


def test_where_the_law_may_not_apply_nothing_is_missing_yet() -> None:
    elsewhere = {"organisation": {"country": "CI"}}
    assert brief(r04(varied("R04-bad", elsewhere), UNSURE)) == [
        ("undetermined", "acme>helpdesk/IN", "applicability", "applicability")
    ]
    unplaced = {**elsewhere, **hosted({"value": None})}
    assert brief(r04(varied("R04-bad", unplaced), UNSURE)) == [
        ("undetermined", "acme>helpdesk/?", "both", "both")
    ]


def test_a_seat_in_the_eea_makes_the_law_apply() -> None:
    assert brief(r04(shipped("R04-bad"), UNSURE)) == [("gap", "acme>helpdesk/IN", "main", None)]
    assert [each.verdict for each in r04(varied("R04-bad", {"organisation": {"country": "CI"}}))] == ["gap"]


def test_a_flow_nobody_has_established_is_no_gap() -> None:
    assert brief(r04(varied("R04-bad", receiving(status="unknown")))) == [
        ("undetermined", "acme>helpdesk/IN", "flow", "flow")
    ]


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        ("FR", [("gap", "acme>helpdesk/IN", "main", None)]),
        ("IN", [("undetermined", "acme>helpdesk/IN", "domestic", "domestic")]),
        (None, [("undetermined", "acme>helpdesk/IN", "domestic", "domestic")]),
    ],
)
def test_what_stays_in_one_third_country(seat: str | None, expected: list[Any]) -> None:
    home = {"organisation": {"country": {"value": seat}, "places": {"shop": {"country": "IN"}}}}
    found = r04(varied("R04-bad", home))
    assert brief(found) == expected
    assert all(
        " in the country where the data already are: " in told("R04", each) for each in found[: seat != "FR"]
    )


def test_the_part_of_the_country_that_a_decision_covers_is_named() -> None:
    (found,) = r04(varied("R04-bad", hosted("CA")))
    assert told("R04", found).endswith(
        "covers only part of the country (organisations subject to the federal PIPEDA; not checked again), and whether "
        "Helpdesk is in it is not known."
    )
    (found,) = r05(varied("R05-bad", watch("JP")))
    assert "(les entreprises soumises à la loi japonaise APPI\u00a0; non revérifié)" in told(
        "R05", found, "fr"
    )


def test_a_part_that_a_table_does_not_name_is_not_stated() -> None:
    case = varied("R04-bad", hosted("CA"))
    rows = [each.model_copy(update={"covers": None}) for each in case.tables.adequacies]
    case.tables = case.tables.model_copy(update={"adequacies": tuple(rows)})
    (found,) = r04(case)
    assert "(part not stated)" in told("R04", found)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("processor", [("gap", "acme>helpdesk/IN", "main", None)]),
        ("sub_processor", [("gap", "acme>helpdesk/IN", "main", None)]),
        ("controller", []),
        ("independent_controller", []),
        ("undetermined", [("undetermined", "people>helpdesk/IN", "role", "role")]),
        ([], [("undetermined", "people>helpdesk/IN", "role", "role")]),
    ],
)
def test_collecting_is_a_transfer_only_where_a_processor_does_it(role: Any, expected: list[Any]) -> None:
    """EDPB 05/2021: people giving data to a site abroad is no transfer; a processor's collecting is its
    controller's.
    """
    assert brief(r04(varied("R04-bad", receiving(role, **{"from": "customer"})))) == expected


def test_collecting_by_nobody_knows_whom_nobody_knows_where() -> None:
    changes = receiving("undetermined", **{"from": "customer"})
    changes["third_parties"]["helpdesk"]["places"] = {"calls": {"label": "Calls", "country": ...}}
    assert brief(r04(varied("R04-bad", changes))) == [
        ("undetermined", "people>helpdesk/?", "role_hosting", "role_hosting")
    ]


def test_receivers_that_are_many_are_asked_for_by_name() -> None:
    case = varied("R04-bad", helpdesk(collective=True, places={"calls": {"country": ...}}))
    assert brief(r04(case)) == [("undetermined", "acme>helpdesk/?", "who", "who")]


def test_one_finding_for_all_flows_between_two_parties_into_one_country() -> None:
    flows = [
        {"from": "shop", "carries": "full_name@account"},
        {"from": "shop", "carries": "phone_number@account"},
    ]
    case = varied("R04-bad", helpdesk(engagements={"support": {"role": "processor", "receives": flows}}))
    (found,) = r04(case)
    assert found.fields == ("full_name", "phone_number")
    assert len(found.hops) == 2


def test_the_gravest_verdict_of_a_pair_stands_alone() -> None:
    flows = [
        {"from": "shop", "carries": "full_name@account", "status": "unknown"},
        {"from": "shop", "carries": "phone_number@account"},
    ]
    case = varied("R04-bad", helpdesk(engagements={"support": {"role": "processor", "receives": flows}}))
    (found,) = r04(case)
    assert (found.verdict, found.fields) == ("gap", ("phone_number",))


def test_data_nobody_has_stated_is_said_to_be_so() -> None:
    case = varied("R04-bad", helpdesk(engagements={"support": {"role": "processor", "receives": ...}}))
    (found,) = r04(case)
    assert (found.verdict, found.variant, found.fields) == ("undetermined", "flow", ())
    assert "data not stated" in told("R04", found)


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


# R05


def test_a_chain_with_a_mechanism_at_each_hop_is_good() -> None:
    assert r05(shipped("R05-good")) == []
    assert r04(shipped("R05-bad")) == []


def test_the_failing_hop_of_a_chain_is_told_with_its_way() -> None:
    (found,) = r05(shipped("R05-bad"))
    assert brief([found]) == [("gap", "host>night_watch/IN", "main", None)]
    assert found.actors == ("acme", "host", "night_watch")
    assert found.fields == ("full_name",)
    assert [hop.partition(":")[0].rpartition("/")[0].split("/")[-2] for hop in found.hops] == [
        "organisation",
        "hosting",
        "watch",
    ]
    assert found.entry == ("third_parties", "night_watch", "engagements", "watch")
    assert told("R05", found) == (
        "Through Acme → Hostly → Nightwatch, the hop from Hostly to Nightwatch (India) has no safeguard "
        "on record: Full name."
    )


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


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("FR", []),
        ("GB", []),
        ("JP", [("undetermined", "host>night_watch/JP", "sector", "sector")]),
        ({"value": None}, [("undetermined", "host>night_watch/?", "hosting", "hosting")]),
    ],
)
def test_the_country_of_the_last_hop_decides(country: Any, expected: list[Any]) -> None:
    assert brief(r05(varied("R05-bad", watch(country)))) == expected


def test_onward_within_one_third_country_is_onward_all_the_same() -> None:
    """Module three, 8.8: a third party in the importer's own country counts too."""
    changes = watch("IN")
    changes["third_parties"]["host"] = {"places": {"racks": {"label": "Racks", "country": "IN"}}}
    assert brief(r05(varied("R05-bad", changes))) == [("gap", "host>night_watch/IN", "main", None)]


@pytest.mark.parametrize("role", ["independent_controller", "undetermined"])
def test_what_no_processor_hands_on_is_not_the_organisation_s(role: str) -> None:
    changes = {"third_parties": {"host": {"engagements": {"hosting": {"role": role}}}}}
    assert r05(varied("R05-bad", changes)) == []


def test_data_the_sub_processor_does_not_get_makes_no_chain() -> None:
    changes = {
        "third_parties": {
            "host": {
                "engagements": {
                    "hosting": {"receives": [{"from": "shop", "carries": "phone_number@account"}]}
                }
            }
        }
    }
    assert r05(varied("R05-bad", changes)) == []


def test_a_chain_where_the_law_may_not_apply() -> None:
    elsewhere: dict[str, Any] = {
        "organisation": {"country": "CI"},
        "third_parties": {"host": {"country": "US"}},
    }
    assert brief(r05(varied("R05-bad", elsewhere), UNSURE)) == [
        ("undetermined", "host>night_watch/IN", "applicability", "applicability")
    ]
    assert [each.verdict for each in r05(varied("R05-bad", elsewhere))] == ["gap"]
    processor_in_eea = {"organisation": {"country": "CI"}}
    assert [each.verdict for each in r05(varied("R05-bad", processor_in_eea), UNSURE)] == ["gap"]


def test_a_chain_that_begins_with_a_processor_s_collecting() -> None:
    changes = {
        "third_parties": {
            "host": {"engagements": {"hosting": {"receives": [{"from": "customer", "carries": "account"}]}}}
        }
    }
    (found,) = r05(varied("R05-bad", changes))
    assert found.actors == ("host", "night_watch")
    other = {"third_parties": {"host": {"engagements": {"hosting": {
        "by": "night_watch", "receives": [{"from": "customer", "carries": "account"}]
    }}}}}  # fmt: skip
    assert r05(varied("R05-bad", other)) == []


# R07


def test_an_authorisation_for_the_receiver_is_good_on_its_last_day() -> None:
    assert r07(shipped("R07-good", datetime.date(2026, 11, 22))) == []
    assert r07(shipped("R07-good", datetime.date(2026, 2, 1))) == []


@pytest.mark.parametrize("day", [datetime.date(2026, 1, 31), datetime.date(2026, 11, 23)])
def test_an_authorisation_holds_on_its_days_alone(day: datetime.date) -> None:
    (found,) = r07(shipped("R07-good", day))
    assert brief([found]) == [("violation", "acme>host/FR", "outdated", None)]
    assert "does not hold on this day" in told("R07", found)


def test_data_that_leaves_ecowas_unauthorised_is_a_gap() -> None:
    (found,) = r07(shipped("R07-bad"))
    assert brief([found]) == [("gap", "acme>host/FR", "main", None)]
    assert found.data_sets == ("account", "orders")
    assert found.fields == ("full_name", "phone_number", "order_amount")
    assert "outside ECOWAS" in told("R07", found)


def authorised(**changes: Any) -> dict[str, Any]:
    held = {
        "regime": "ci_2013_450", "kind": "transfer_authorisation", "number": "1", "countries": "FR",
    }  # fmt: skip
    return {"formalities": [{**held, **changes}]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"actors": "host"}, []),
        ({"countries": [], "actors": "host"}, []),
        ({"countries": []}, [("gap", "main", ("account", "orders"))]),
        ({"countries": "DE"}, [("gap", "main", ("account", "orders"))]),
        ({"actors": "mailer"}, [("gap", "main", ("account", "orders"))]),
        ({"data_sets": "account"}, [("gap", "main", ("orders",))]),
        ({"kind": "authorisation"}, [("gap", "main", ("account", "orders"))]),
        ({"regime": "gdpr"}, [("gap", "main", ("account", "orders"))]),
        ({"status": "unknown"}, [("gap", "main", ("account", "orders"))]),
        ({"number": None}, [("gap", "unnumbered", ("account", "orders"))]),
    ],
)
def test_what_an_authorisation_is_for(changes: dict[str, Any], expected: list[Any]) -> None:
    found = r07(varied("R07-bad", authorised(**changes)))
    assert [(each.verdict, each.variant, each.data_sets) for each in found] == expected


@pytest.mark.parametrize(("day", "count"), [("2025-01-28", 1), ("2025-01-29", 2)])
def test_mali_is_a_third_country_from_the_day_it_left(day: str, count: int) -> None:
    changes = {"third_parties": {"mailer": {"places": {"press": {"label": "Press", "country": "ML"}}}}}
    assert len(r07(varied("R07-bad", changes, datetime.date.fromisoformat(day)))) == count


def test_what_cannot_be_told_of_a_transfer_from_cote_d_ivoire() -> None:
    nowhere = {"third_parties": {"host": {"country": "SN", "places": {"racks": {"country": ...}}}}}
    assert brief(r07(varied("R07-bad", nowhere))) == [("undetermined", "acme>host/?", "hosting", "hosting")]
    abroad = {"third_parties": {"host": {"places": {"racks": {"country": ...}}}}}
    wanted = [("undetermined", "acme>host/?", "seat_unplaced", "seat_unplaced")]
    assert brief(r07(varied("R07-bad", abroad))) == wanted
    assert brief(r07(varied("R07-bad", nowhere), Regime("ci_2013_450", "unknown"))) == [
        ("undetermined", "acme>host/?", "both", "both")
    ]
    assert brief(r07(shipped("R07-bad"), Regime("ci_2013_450", "unknown"))) == [
        ("undetermined", "acme>host/FR", "applicability", "applicability")
    ]
    named = {**nowhere, **authorised(countries=[], actors="host")}
    assert r07(varied("R07-bad", named)) == []


def collected(role: str, country: str | None) -> dict[str, Any]:
    flow = {"from": "customer", "carries": "account"}
    return {
        "third_parties": {
            "host": {
                "places": {"racks": {"label": "Racks", "country": {"value": country}}},
                "engagements": {"hosting": {"role": role, "receives": [flow]}},
            }
        }
    }


@pytest.mark.parametrize(
    ("role", "country", "expected"),
    [
        ("processor", "FR", [("gap", "acme>host/FR", "main", None)]),
        ("controller", "FR", []),
        ("undetermined", "FR", [("undetermined", "people>host/FR", "role", "role")]),
        ("undetermined", None, [("undetermined", "people>host/?", "role_hosting", "role_hosting")]),
        ("undetermined", "SN", [("undetermined", "people>host/SN", "role", "role")]),
    ],
)
def test_collecting_under_the_ivorian_law(role: str, country: str | None, expected: list[Any]) -> None:
    assert brief(r07(varied("R07-bad", collected(role, country)))) == expected


def test_a_processor_in_cote_d_ivoire_is_an_exporter_too() -> None:
    changes: dict[str, Any] = {
        "third_parties": {
            "mailer": {"places": {"press": {"label": "Press", "country": "CI"}}},
            "host": {
                "engagements": {"hosting": {"receives": [{"from": "mailer.press", "carries": "account"}]}}
            },
        }
    }
    assert brief(r07(varied("R07-bad", changes))) == [("gap", "mailer>host/FR", "main", None)]
    changes["third_parties"]["mailer"] = {"places": {"press": {"label": "Press", "country": "SN"}}}
    assert r07(varied("R07-bad", changes)) == []


def test_what_is_abroad_already_does_not_leave_again() -> None:
    assert r07(varied("R07-bad", {"organisation": {"places": {"shop": {"country": "FR"}}}})) == []


# R09


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


def test_part_of_a_country_does_not_matter_before_the_law_applies() -> None:
    changes = {"organisation": {"country": "CI"}, **hosted("CA")}
    assert brief(r04(varied("R04-bad", changes), UNSURE)) == [
        ("undetermined", "acme>helpdesk/CA", "applicability", "applicability")
    ]
    listed = helpdesk(country="US", certifications=[{"standard": "dpf"}], places={"calls": {"country": "US"}})
    case = varied("R04-bad", {"organisation": {"country": "CI"}, **listed})
    assert brief(r04(case, UNSURE)) == [("undetermined", "acme>helpdesk/US", "listed", "listed")]


def test_what_is_collected_by_nobody_knows_whom_stands_beside_the_rest() -> None:
    zed = {
        "name": "Zed", "recipients": "none", "places": {"form": {"label": "Form", "country": "IN"}},
        "engagements": {"forms": {"role": "undetermined", "receives": [{"from": "customer", "carries": "account"}]}},
    }  # fmt: skip
    wanted = [
        ("gap", "acme>helpdesk/IN", "main", None),
        ("undetermined", "people>zed/IN", "role", "role"),
    ]
    assert brief(r04(varied("R04-bad", {"third_parties": {"zed": zed}}))) == wanted
    assert brief(r04(varied("R04-bad", {"third_parties": {"zed": zed}}), UNSURE)) == wanted


def test_two_hops_of_a_chain_that_fail_are_both_told() -> None:
    other = {
        "name": {"fr": "Veilleur", "en": "Watcher"}, "recipients": "none",
        "places": {"post": {"label": "Post", "country": "CI"}},
        "engagements": {"watch": {"by": "host", "role": "sub_processor", "receives": [
            {"from": "host.racks", "carries": "account"}]}},
    }  # fmt: skip
    found = r05(varied("R05-bad", {"third_parties": {"watcher": other}}))
    assert [each.subject for each in found] == ["host>night_watch/IN", "host>watcher/CI"]
    assert "Acme → Hostly → Veilleur" in told("R05", found[1], "fr")
    assert "Acme → Hostly → Watcher" in told("R05", found[1], "en")


def test_each_notice_is_looked_at() -> None:
    first = {"title": "First", "kind": "privacy_policy", "transfers": "stated"}
    second = {**first, "title": "Second", "transfers": "silent"}
    documents: dict[str, Any] = {"notice": ..., "first": first, "second": second}
    [found] = r09(varied("R09-bad", {"documents": documents}))
    assert (found.verdict, found.subject, found.variant) == ("undetermined", "second/audience", "audience")
    documents["second"] = {**second, "audience": ["customer", "visitor"]}
    assert [each.subject for each in r09(varied("R09-bad", {"documents": documents}))] == ["second"]


def test_under_the_ivorian_law_what_stays_in_one_country_is_no_transfer_to_tell_of() -> None:
    home = {"organisation": {"places": {"shop": {"country": "IN"}}}}
    assert list(transfer_not_in_notice(varied("R09-bad", home), CI)) == []
    assert len(list(transfer_not_in_notice(shipped("R09-bad"), CI))) == 1


IN_PART = [row for row in tables().adequacies if row.covers and row.scope == "sector"]


@pytest.mark.parametrize("row", IN_PART, ids=lambda row: row.id)
def test_how_far_a_decision_for_a_part_was_checked_is_told_with_the_part(row: Adequacy) -> None:
    said = part_of(row)
    for lang, (secondary, knowledge) in {
        "fr": ("source secondaire", "non revérifié"), "en": ("secondary source", "not checked again"),
    }.items():  # fmt: skip
        told = said.say("fr" if lang == "fr" else "en")
        assert (secondary in told, knowledge in told) == (row.mark == "secondary", row.mark == "knowledge")
