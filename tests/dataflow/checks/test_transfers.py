"""The checks of transfers: what leaves an area of law without cover, what is no transfer, what is not known."""

import datetime
from typing import Any

import pytest

from dataflow.checks.passage import part_of
from dataflow.law import Adequacy, tables
from tests.dataflow.checks.registries import DAY, shipped, told, varied
from tests.dataflow.checks.transferring import (
    ONE_DAY,
    UNSURE,
    brief,
    helpdesk,
    hosted,
    r04,
    r05,
    receiving,
    watch,
)


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


IN_PART = [row for row in tables().adequacies if row.covers and row.scope == "sector"]


@pytest.mark.parametrize("row", IN_PART, ids=lambda row: row.id)
def test_how_far_a_decision_for_a_part_was_checked_is_told_with_the_part(row: Adequacy) -> None:
    said = part_of(row)
    for lang, (secondary, knowledge) in {
        "fr": ("source secondaire", "non revérifié"), "en": ("secondary source", "not checked again"),
    }.items():  # fmt: skip
        told = said.say("fr" if lang == "fr" else "en")
        assert (secondary in told, knowledge in told) == (row.mark == "secondary", row.mark == "knowledge")
