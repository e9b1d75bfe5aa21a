"""R08: declarations to the ARTCI and its authorisations."""

from typing import Any

import pytest

from dataflow.checks.formalities import formality_missing
from tests.dataflow.checks.registries import CI, shipped, spoken, varied, verdicts

VISITS = ("gap", "acme:main", "main", None)


def test_r08_declared_or_authorised() -> None:
    assert list(formality_missing(shipped("R08-good"), CI)) == []


def test_r08_nothing_filed_and_a_declaration_where_an_authorisation_is_needed() -> None:
    found = list(formality_missing(shipped("R08-bad"), CI))
    assert verdicts(found) == [("gap", "acme:authorisation", "authorisation", None), VISITS]
    assert [each.severity for each in found] == ["critical", None]
    assert [each.fields for each in found] == [("phone_number",), ()]
    assert [each.data_sets for each in found] == [("account",), ("visits",)]
    assert [each.entry for each in found] == [("data_sets", "account"), ("data_sets", "visits")]
    assert spoken("R08", found) == [
        (
            "Data reportedly subject to prior authorisation by the ARTCI (phone number) are processed, and none is "
            "on record for “Account”: not documented."
        ),
        "No ARTCI declaration receipt or authorisation is on record for “Visits”: not documented.",
    ]


def filed(**changes: Any) -> dict[str, Any]:
    formality = {"regime": "ci_2013_450", "kind": "authorisation", "number": "7", **changes}
    return {"formalities": [{key: part for key, part in formality.items() if part is not ...}]}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (filed(), []),
        (filed(data_sets="account"), [VISITS]),
        (filed(data_sets="visits"), [("gap", "acme:authorisation", "authorisation", None)]),
        (filed(kind="declaration"), [("gap", "acme:authorisation", "authorisation", None)]),
        (
            filed(kind="transfer_authorisation"),
            [("gap", "acme:authorisation", "authorisation", None), VISITS],
        ),
        (filed(kind="officer"), [("gap", "acme:authorisation", "authorisation", None), VISITS]),
        (filed(regime="gdpr"), [("gap", "acme:authorisation", "authorisation", None), VISITS]),
        (filed(status="unknown"), [("gap", "acme:authorisation", "authorisation", None), VISITS]),
        (filed(number=...), [("gap", "acme:unnumbered", "unnumbered", None)]),
        (filed(valid_from="2026-11-22", valid_to="2026-11-22"), []),
        (filed(valid_from="2026-11-23"), [("gap", "acme:authorisation", "authorisation", None), VISITS]),
        (filed(valid_to="2026-11-21"), [("gap", "acme:authorisation", "authorisation", None), VISITS]),
    ],
)
def test_r08_what_covers_what(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(formality_missing(varied("R08-bad", changes), CI))
    spoken("R08", found)
    assert verdicts(found) == wanted


@pytest.mark.parametrize(
    ("field", "flagged"),
    [
        ("mobile_money_account", True),
        ("social_security_number", True),
        ("own_id", True),
        ("own_line", True),
        ("email_address", False),
    ],
)
def test_r08_fields_that_are_a_kind_of_a_flagged_one(field: str, flagged: bool) -> None:
    own = {
        "own_id": {"label": "Badge", "parent": "national_id_number"},
        "own_line": {"label": "Line", "also": ["phone_number"]},
    }
    changes = {"fields": own, "data_sets": {"visits": {"fields": [field]}}}
    found = list(formality_missing(varied("R08-bad", changes), CI))
    (visits,) = [each for each in found if "visits" in each.data_sets]
    assert visits.variant == ("authorisation" if flagged else "main")
    assert (field in visits.fields) == flagged
    assert visits.data_sets == (("account", "visits") if flagged else ("visits",)), "one finding a formality"


def test_r08_a_role_nobody_has_settled_is_asked_for_once() -> None:
    changes = {"data_sets": {"account": {"role": ...}, "visits": {"role": "undetermined"}}, "formalities": []}
    found = list(formality_missing(varied("R08-bad", changes), CI))
    assert verdicts(found) == [("undetermined", "acme", "role_open", "role")]
    assert found[0].data_sets == ("account", "visits")
    assert found[0].entry == ("data_sets", "account")
    assert spoken("R08", found)[0].startswith(
        "No ARTCI formality is on record for “Account” and “Visits”; as "
    )
    declared = varied("R08-bad", changes | filed(kind="declaration"))
    assert list(formality_missing(declared, CI)) == []


@pytest.mark.parametrize("kind", ["transfer_authorisation", "officer", "annual_report"])
def test_r08_what_is_no_formality_of_processing_settles_no_open_role(kind: str) -> None:
    changes = {"data_sets": {"account": {"role": ...}, "visits": {"role": ...}}}
    found = list(formality_missing(varied("R08-bad", changes | filed(kind=kind)), CI))
    assert verdicts(found) == [("undetermined", "acme", "role_open", "role")]


@pytest.mark.parametrize("turned", [1, -1])
def test_r08_in_whatever_order_fields_stand_they_are_told_by_id(turned: int) -> None:
    fields = ["national_id_number", "phone_number", "social_security_number"][::turned]
    changes = {"data_sets": {"account": {"fields": fields}, "visits": ...}, "formalities": []}
    (found,) = formality_missing(varied("R08-bad", changes), CI)
    assert found.fields == ("national_id_number", "phone_number", "social_security_number")


@pytest.mark.parametrize(("valid_to", "count"), [("2026-11-21", 1), ("2026-11-22", 2)])
def test_r08_data_sets_of_the_day(valid_to: str, count: int) -> None:
    case = varied("R08-bad", {"data_sets": {"visits": {"valid_to": valid_to}}})
    assert len(list(formality_missing(case, CI))) == count


def test_r08_what_was_filed_for_another_data_set_settles_no_open_role() -> None:
    changes = {"data_sets": {"account": {"role": ...}, "visits": {"role": ...}}}
    found = list(formality_missing(varied("R08-bad", changes), CI))
    assert [each.data_sets for each in found] == [("visits",)]


@pytest.mark.parametrize(
    ("field", "kind", "wanted"),
    [
        ("health_data", "declaration", [("undetermined", "acme:doubtful", "doubtful", "article")]),
        ("criminal_record", "declaration", [("undetermined", "acme:doubtful", "doubtful", "article")]),
        ("health_data", "authorisation", []),
        (
            "health_data",
            "officer",
            [VISITS],
        ),  # nothing is filed at all: that is told
        ("phone_number", "declaration", [("gap", "acme:authorisation", "authorisation", None)]),
        ("ip_address", "declaration", []),
    ],
)
def test_r08_of_health_and_offences_it_was_not_verified_whether_an_authorisation_is_needed(
    field: str, kind: str, wanted: list[tuple[str, str, str, str | None]]
) -> None:
    changes = {
        "data_sets": {"visits": {"fields": [field]}},
        **filed(kind=kind, data_sets=["visits", "account"]),
    }
    changes["data_sets"]["account"] = {"fields": ["ip_address"]}
    found = list(formality_missing(varied("R08-bad", changes), CI))
    spoken("R08", found)
    of_visits = [each for each in found if "visits" in each.data_sets]
    assert verdicts(of_visits) == wanted
    weights = {"doubtful": "medium", "authorisation": "critical", "main": None}
    assert [each.severity for each in of_visits] == [weights[each.variant] for each in of_visits]
