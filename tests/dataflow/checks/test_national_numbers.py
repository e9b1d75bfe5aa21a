"""R40: the national number where the law lists its use, and elsewhere; a reference says the same of every role."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Case
from dataflow.checks.national_numbers import national_number
from dataflow.graph.build import build
from dataflow.law import tables
from dataflow.law.national_numbers import number_uses
from registry.records.registry import Registry
from registry.vocabulary import vocabulary
from tests.dataflow.checks.registries import DAY, GDPR, shipped, spoken, varied, verdicts


def test_r40_payroll_its_software_its_host_and_who_is_told_by_law() -> None:
    assert list(national_number(shipped("R40-good"), GDPR)) == []


def test_r40_a_purpose_that_the_list_has_for_nobody() -> None:
    found = list(national_number(shipped("R40-bad"), GDPR))
    assert verdicts(found) == [
        ("gap", "members", "own", None),
        ("gap", "bank/pay", "handed", None),
        ("gap", "mailer/news", "handed", None),
    ]
    assert spoken("R40", found)[1] == (
        "Bank receives the French social security number (NIR) for a purpose (payment processing) that is not among"
        " its authorised uses; no text that allows this use is on record (French Data Protection Act, Art. 30; decree"
        " 2019-341 as amended; secondary source)."
    )
    assert [(each.fields, each.actors, each.data_sets) for each in found] == [
        (("social_security_number",), ("acme",), ("members",)),
        (("social_security_number",), ("bank",), ("payroll",)),
        (("social_security_number",), ("mailer",), ("payroll",)),
    ]
    assert {each.severity for each in found} == {None}


def test_r40_what_leaves_it_open() -> None:
    found = list(national_number(shipped("R40-open"), GDPR))
    assert verdicts(found) == [
        ("undetermined", "patients", "own_perhaps", "care"),
        ("undetermined", "guild/list", "handed_unsaid", "purpose"),
        ("undetermined", "insurer/cover", "handed_perhaps", "body"),
    ]
    assert {each.severity for each in found} == {"medium"}
    assert len(spoken("R40", found)) == 3


@pytest.mark.parametrize("country", ["DE", "CI", []])
def test_r40_the_number_is_that_of_one_country(country: Any) -> None:
    case = varied("R40-bad", {"organisation": {"country": country}})
    assert list(national_number(case, GDPR)) == []


def test_r40_a_payroll_that_tells_of_sick_leave_is_no_care() -> None:
    fields = ["full_name", "social_security_number", "salary", "bank_account", "health_data"]
    case = varied("R40-bad", {"data_sets": {"payroll": {"fields": fields}}})
    assert ("gap", "bank/pay", "handed", None) in verdicts(list(national_number(case, GDPR)))


@pytest.mark.parametrize("link", ["parent", "also"])
def test_r40_a_field_of_a_registry_that_is_the_number(link: str) -> None:
    own = {"fields": {"vitale": {"label": "Vitale", link: "social_security_number"}}}
    changes = {**own, "data_sets": {"members": {"fields": ["vitale"]}}}
    found = list(national_number(varied("R40-bad", changes), GDPR))
    assert [each.fields for each in found if each.subject == "members"] == [("vitale",)]
    other = {**own, "fields": {"vitale": {"label": "Vitale", link: "passport_number"}}}
    found = list(national_number(varied("R40-bad", {**changes, **other}), GDPR))
    assert "members" not in {each.subject for each in found}


def test_r40_of_an_unsettled_role_and_of_what_nobody_says_is_there() -> None:
    open_ = varied("R40-bad", {"data_sets": {"members": {"role": "undetermined"}}})
    assert verdicts(list(national_number(open_, GDPR)))[0] == (
        "undetermined",
        "members",
        "own_perhaps",
        "role",
    )
    fields = ["full_name", {"field": "social_security_number", "status": "unknown"}]
    unknown = varied("R40-bad", {"data_sets": {"members": {"fields": fields}}})
    assert "members" not in {each.subject for each in national_number(unknown, GDPR)}


PURPOSES = sorted(vocabulary().purposes)
ROLES = (
    "processor",
    "sub_processor",
    "independent_controller",
    "joint_controller",
    "recipient",
    "undetermined",
    None,
)


def reference(own: set[str], role: str | None, purposes: set[str]) -> str | None:
    """What is found of a receiver: the verdict and what decides it; None: nothing."""
    table = {each.purpose: each.stands for each in number_uses().uses}
    if role in ("processor", "sub_processor"):
        bad = [each for each in purposes if each not in own and table[each] == "outside"]
        return "gap" if bad else None
    if purposes and purposes <= {"hosting", "backup"}:
        return None
    stands = {table[each] for each in purposes}
    if "allowed" in stands:
        return None
    return "purpose" if not stands else "gap" if stands == {"outside"} else "body"


@settings(max_examples=500, deadline=None)
@given(
    own=st.sets(st.sampled_from(PURPOSES), max_size=2),
    role=st.sampled_from(ROLES),
    purposes=st.sets(st.sampled_from(PURPOSES), max_size=2),
)
def test_r40_a_reference_says_the_same_of_every_role_and_purpose(
    own: set[str], role: str | None, purposes: set[str]
) -> None:
    engagement = {
        "role": role or [],
        "purposes": sorted(purposes),
        "receives": [{"from": "acme.hr", "carries": "it"}],
    }
    data = {
        "sillage": 1, "title": "T", "version": "1",
        "organisation": {"id": "acme", "name": "Acme", "country": "FR", "places": {"hr": {"label": "HR"}}},
        "data_sets": {"it": {"label": "It", "role": "controller", "subjects": "employee",
                             "fields": "social_security_number", "purposes": sorted(own)}},
        "third_parties": {"them": {"name": "Them", "places": {"there": {"label": "There"}},
                                   "engagements": {"e": {**engagement, "places": "there"}}}},
    }  # fmt: skip
    case = Case(build(Registry.model_validate(data), DAY), tables())
    found = {each.subject: each.decides or each.verdict for each in national_number(case, GDPR)}
    assert found.get("them/e") == reference(own, role, purposes)
    stands = {each.stands for each in number_uses().uses if each.purpose in own}
    mine = (
        None
        if "allowed" in stands
        else "purpose"
        if not stands
        else "gap"
        if stands == {"outside"}
        else "body"
    )
    assert found.get("it") == mine
