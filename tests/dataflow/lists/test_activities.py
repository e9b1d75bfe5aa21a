"""Activities listed: what each says, and what follows from its data sets and from the flows that are parts of it."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.lists.answer import Row
from dataflow.question.wanted import Column, Listed, Op
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acting import acting, of_the_day, used
from tests.dataflow.lists.stated import asked, material_of, rows_of, told, where

PAYROLL: dict[str, Any] = {
    "sillage": 1, "title": "T", "version": "1",
    "organisation": {
        "id": "acme", "name": "Acme", "entities": {"sub": {"legal_name": "Acme Sub"}},
        "places": {"form": {"label": "Form"}, "hr": {"label": "HR", "country": "FR"}},
        "collects": [{"from": "employee", "to": "form", "carries": "staff"}],
    },
    "flows": [{"from": "form", "to": "hr", "carries": "staff"}],
    "data_sets": {
        "staff": {
            "label": "Staff", "role": "controller", "subjects": "employee", "provision": "statutory",
            "fields": ["full_name", "bank_account", "phone_number"], "retention": {"period": "P5Y"},
            "purposes": [{"purpose": "account_management", "basis": {"gdpr": "6_1_c"}}, "customer_support"],
        },
    },
    "systems": {"sirh": {"label": "SIRH", "places": ["hr", "silae.app"]}, "other": {"label": "Other"}},
    "activities": {
        "payroll": {
            "label": "Payroll", "reference": "T-01", "purposes": "account_management", "systems": "other",
            "uses": ["full_name@staff", "bank_account@staff"], "owner": "HR", "volume": 200, "automated": "profiling",
            "large_scale": False, "joint_controllers": ["sub", "silae"], "created": "2024-01-01",
            "updated": "2025-01-01",
        },
    },
    "third_parties": {
        "silae": {
            "name": "Silae", "country": "FR", "places": {"app": {"label": "App", "country": "FR"}},
            "recipients": "none",
            "engagements": {"pay": {
                "role": "processor", "purposes": "account_management",
                "receives": [{"from": "hr", "to": "app", "carries": "staff"}],
            }},
        },
        "helper": {
            "name": "Helper", "country": "US", "places": {"app": {"label": "App", "country": "US"}},
            "recipients": "none",
            "engagements": {"help": {
                "role": "processor", "purposes": "customer_support",
                "receives": [{"from": "hr", "to": "app", "carries": "staff"}],
            }},
        },
        "host": {
            "name": "Host", "country": "IE", "places": {"app": {"label": "App", "country": "IE"}},
            "recipients": "none",
            "engagements": {"host": {
                "role": "processor", "purposes": "hosting",
                "receives": [{"from": "hr", "to": "app", "carries": "staff"}],
            }},
        },
    },
}  # fmt: skip


def payroll(**more: Any) -> Row:
    activities = {"payroll": {**PAYROLL["activities"]["payroll"], **more}}
    return rows_of(Listed.ACTIVITIES, Registry.model_validate({**PAYROLL, "activities": activities}))[0]


def values(row: Row, column: Column) -> dict[str | None, Status]:
    return {each.value: each.status for each in row.cells[column].values}


SURE, GUESSED, OPEN = Status.DECLARED, Status.INFERRED, Status.UNKNOWN


@pytest.mark.parametrize(
    ("column", "there"),
    [
        (Column.PURPOSE, {"account_management": SURE}),
        (Column.FIELD, {"full_name": SURE, "bank_account": SURE}),
        (Column.DATA_SET, {"staff": SURE}),
        (Column.PEOPLE, {"employee": SURE}),
        (Column.ROLE, {"controller": SURE}),
        (Column.PROVISION, {"statutory": SURE}),
        (Column.PERIOD, {"P5Y": SURE}),
        (Column.REFERENCE, {"T-01": SURE}),
        (Column.OWNER, {"HR": SURE}),
        (Column.VOLUME, {"200": SURE}),
        (Column.AUTOMATED, {"profiling": SURE}),
        (Column.LARGE_SCALE, {"no": SURE}),
        (Column.JOINT, {"sub": SURE, "silae": SURE}),
        (Column.SINCE, {"2024-01-01": SURE}),
        (Column.UPDATED, {"2025-01-01": SURE}),
        (Column.DECLARED, {"declared": SURE}),
        # These follow from the flows: support is another activity, hosting may be of either.
        (Column.PARTY, {"silae": SURE, "host": OPEN}),
        (Column.COUNTRY, {"FR": SURE, "IE": OPEN}),
        (Column.ORIGIN, {"people": SURE}),
        (Column.SYSTEM, {"other": SURE, "sirh": GUESSED}),
    ],
)
def test_what_is_told_of_an_activity(column: Column, there: dict[str, Status]) -> None:
    assert values(payroll(), column) == there


@pytest.mark.parametrize(
    ("said", "column", "there"),
    [
        ({"subjects": ["applicant"]}, Column.PEOPLE, {"applicant": SURE}),
        ({"provision": "voluntary"}, Column.PROVISION, {"voluntary": SURE}),
        ({"origin": ["others", "public"]}, Column.ORIGIN, {"others": SURE, "public": SURE}),
        ({"large_scale": True}, Column.LARGE_SCALE, {"yes": SURE}),
        ({"large_scale": {"value": None, "status": "unknown"}}, Column.LARGE_SCALE, {}),
        ({"purposes": []}, Column.PURPOSE, {"account_management": SURE, "customer_support": SURE}),
        ({"purposes": []}, Column.PARTY, {"silae": SURE, "helper": SURE, "host": OPEN}),
        ({"status": "inferred", "reason": "So"}, Column.PARTY, {"silae": GUESSED, "host": OPEN}),
        ({"status": "inferred", "reason": "So"}, Column.FIELD, {"full_name": GUESSED, "bank_account": GUESSED}),
        ({"uses": ["phone_number@staff"]}, Column.FIELD, {"phone_number": SURE}),
        ({"uses": []}, Column.PARTY, {}),
        ({"owner": {"status": "unknown", "reason": "Asked"}}, Column.OWNER, {None: OPEN}),
    ],
)  # fmt: skip
def test_what_it_says_itself_counts_before_what_follows(
    said: dict[str, Any], column: Column, there: dict[str | None, Status]
) -> None:
    assert values(payroll(**said), column) == there


def test_a_basis_is_that_of_the_data_sets_where_it_gives_none() -> None:
    found, _ = told(
        asked(Listed.ACTIVITIES, Registry.model_validate(PAYROLL), where(Column.BASIS, Op.IS, "6_1_c"))
    )
    assert found == {"payroll"}


@pytest.mark.parametrize(
    ("condition", "sure", "perhaps"),
    [
        (where(Column.FIELD, Op.IS, "bank_account"), {"payroll", "staff"}, set()),
        (where(Column.OWNER, Op.MISSING), {"staff"}, set()),
        (where(Column.DECLARED, Op.IS, "undeclared"), {"staff"}, set()),
        (where(Column.SYSTEM, Op.IS, "other"), {"payroll"}, {"staff"}),
        (where(Column.AUTOMATED, Op.IS, "profiling"), {"payroll"}, {"staff"}),
        (where(Column.PARTY, Op.IS, "helper"), {"staff"}, {"payroll"}),
        (where(Column.PARTY, Op.IS, "host"), set(), {"payroll", "staff"}),
        (where(Column.UPDATED, Op.BEFORE, "2025-06-01"), {"payroll"}, {"staff"}),
    ],
)
def test_activities_by_a_condition(condition: Any, sure: set[str], perhaps: set[str]) -> None:
    assert told(asked(Listed.ACTIVITIES, Registry.model_validate(PAYROLL), condition)) == (sure, perhaps)


@given(acting())
@settings(max_examples=60)
def test_recipients_are_the_third_parties_at_the_end_of_its_flows(registry: Registry) -> None:
    material = material_of(registry)
    for row, each in zip(rows_of(Listed.ACTIVITIES, registry), material.activities.all, strict=True):
        assert row.id == each.id
        if not material.activities.declared:
            continue
        there: dict[str | None, set[Status]] = {}
        for one in material.taking[each]:
            if one.arc.target.holder not in (None, "acme"):
                there.setdefault(one.arc.target.holder, set()).add(one.status)
        told_ = values(row, Column.PARTY)
        assert told_ == {who: min(known, key=lambda status: status.weakness) for who, known in there.items()}


@given(acting())
@settings(max_examples=60)
def test_declared_activities_use_what_they_name(registry: Registry) -> None:
    rows = {row.id: row for row in rows_of(Listed.ACTIVITIES, registry)}
    for id_, activity in of_the_day(registry).items():
        named = {each.field for each in used(registry, activity)}
        assert named <= {*values(rows[id_], Column.FIELD)}
        if not any("@" not in name for name in activity.uses):
            assert named == {*values(rows[id_], Column.FIELD)}
