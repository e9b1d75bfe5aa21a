"""Transfers under a law that asks for an authorisation (R07): what one is for, and when it holds."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.transfers import (
    transfer_not_in_notice,
)
from tests.dataflow.checks.registries import CI, shipped, told, varied
from tests.dataflow.checks.transferring import (
    brief,
    r07,
)


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


def test_under_the_ivorian_law_what_stays_in_one_country_is_no_transfer_to_tell_of() -> None:
    home = {"organisation": {"places": {"shop": {"country": "IN"}}}}
    assert list(transfer_not_in_notice(varied("R09-bad", home), CI)) == []
    assert len(list(transfer_not_in_notice(shipped("R09-bad"), CI))) == 1
