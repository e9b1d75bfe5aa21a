"""R17: special categories, offences, and what may hide them."""

from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.purposes import special_category_excess
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])


def care(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"clinic": {"engagements": {"care": changes}}}}


def purpose(name: str = "service_provision", **special: str) -> dict[str, Any]:
    return {"purpose": name, "special": special}


def found_in(case: str, regime: Regime, **changes: Any) -> list[tuple[str, str, str, str | None]]:
    return verdicts(list(special_category_excess(varied(case, changes), regime)))


@BOTH
def test_r17_a_processor_under_its_controllers_condition_and_a_controller_under_its_own(
    regime: Regime,
) -> None:
    assert list(special_category_excess(shipped("R17-good"), regime)) == []


@BOTH
def test_r17_no_condition_no_need_and_files_that_may_hide_more(regime: Regime) -> None:
    found = list(special_category_excess(shipped("R17-bad"), regime))
    assert verdicts(found) == [
        ("gap", "clinic/care", "main", None),
        ("undetermined", "clinic/care:container", "container", "content"),
        ("violation", "mailer/letters:not_needed", "not_needed", None),
    ]
    assert [each.fields for each in found] == [("health_data",), ("uploaded_files",), ("health_data",)]
    assert [each.severity for each in found] == [None, "medium", None]
    assert found[0].entry == ("third_parties", "clinic", "engagements", "care")
    assert spoken("R17", found) == [
        (
            "Special categories reach Clinic with no condition stated for their purpose (provide the subscribed"
            " service): health data."
        ),
        "Free content that may hold special categories reaches Clinic (Account): uploaded files / documents.",
        "Mailwell receives special categories that its purpose (service messages) does not need: health data.",
    ]


@pytest.mark.parametrize(
    ("regime", "special", "wanted"),
    [
        (GDPR, {"gdpr": "9_2_h"}, []),
        (GDPR, {"ci_2013_450": "ci_14_consent"}, []),  # then the data set's own condition counts
        (GDPR, {"gdpr": "6_1_a"}, [("violation", "clinic/care:wrong_condition", "wrong_condition", None)]),
        (
            CI,
            {"ci_2013_450": "9_2_h"},
            [("violation", "clinic/care:wrong_condition", "wrong_condition", None)],
        ),
        (CI, {"ci_2013_450": "ci_14_contract"}, []),
    ],
)
def test_r17_which_condition_counts_under_which_law(
    regime: Regime, special: dict[str, str], wanted: list[Any]
) -> None:
    assert found_in("R17-good", regime, **care(purposes=[purpose(**special)])) == wanted


def test_r17_a_controller_needs_a_condition_for_its_own_purpose() -> None:
    for role, wanted in (
        ("independent_controller", [("gap", "clinic/care", "main", None)]),
        ("processor", []),
        ("sub_processor", []),
        ("undetermined", [("undetermined", "clinic/care:unsettled", "unsettled", "role")]),
    ):
        assert found_in("R17-good", GDPR, **care(role=role, purposes=["customer_support"])) == wanted


def test_r17_without_any_condition_the_role_does_not_matter() -> None:
    for role in ("processor", "undetermined", "controller"):
        assert found_in("R17-bad", GDPR, **care(role=role))[0] == ("gap", "clinic/care", "main", None)


def test_r17_without_a_purpose_there_is_no_condition_either() -> None:
    found = list(special_category_excess(varied("R17-good", care(purposes=[])), GDPR))
    assert verdicts(found) == [("gap", "clinic/care:main_unsaid", "main_unsaid", None)]
    assert spoken("R17", found) == [
        "Special categories reach Clinic with neither a purpose nor a condition stated: health data."
    ]


@pytest.mark.parametrize(
    ("basis", "wanted"),
    [
        ({}, [("gap", "clinic/care:offences", "offences", None)]),
        ({"gdpr": "6_1_f"}, [("gap", "clinic/care:offences", "offences", None)]),
        ({"gdpr": "6_1_c"}, []),
        ({"gdpr": "6_1_e"}, []),
    ],
)
def test_r17_offences_need_a_law_or_an_authority(basis: dict[str, str], wanted: list[Any]) -> None:
    changes = {
        "data_sets": {"account": {"fields": ["criminal_record"]}},
        "third_parties": {
            "mailer": ...,
            "clinic": {"engagements": {"care": {
                "purposes": [{"purpose": "legal_obligation", "basis": basis}],
                "receives": [{"from": "shop", "carries": "criminal_record@account"}],
            }}},
        },
    }  # fmt: skip
    assert found_in("R17-good", GDPR, **changes) == wanted
    assert found_in("R17-good", CI, **changes) == [], "nothing is verified of offences under Ivorian law"


def test_r17_files_whose_data_set_has_a_condition_hide_nothing() -> None:
    changes = {
        "data_sets": {"account": {"fields": ["full_name", "health_data", "customer_database"]}},
        **care(receives=[{"from": "shop", "carries": "customer_database@account"}]),
    }
    assert found_in("R17-good", GDPR, **changes) == []
    bare = {**changes, "data_sets": {"account": {**changes["data_sets"]["account"], "purposes": []}}}
    assert found_in("R17-good", GDPR, **bare)[0] == (
        "undetermined", "clinic/care:container", "container", "content",
    )  # fmt: skip


@BOTH
def test_r17_says_whom_what_and_over_which_flow(regime: Regime) -> None:
    found = list(special_category_excess(shipped("R17-bad"), regime))
    assert [(each.actors, each.data_sets) for each in found] == [
        (("clinic",), ("account",)), (("clinic",), ("account",)), (("mailer",), ("account",)),
    ]  # fmt: skip
    assert all(each.hops for each in found)
    assert found[0].hops[0].startswith("third_parties/clinic/engagements/care/receives/0000:")


def test_r17_after_a_field_with_a_condition_the_next_is_looked_at() -> None:
    """The clinic gets health data under a condition, and opinions of a data set that has none."""
    votes = {
        "label": "Votes",
        "role": "controller",
        "fields": ["political_opinion"],
        "purposes": ["hosting"],
    }
    carried = [{"from": "shop", "carries": ["health_data@account", "political_opinion@votes"]}]
    changes = {"data_sets": {"votes": votes}, **care(role="processor", receives=carried, purposes="hosting")}
    found = list(special_category_excess(varied("R17-good", changes), GDPR))
    assert verdicts(found) == [("gap", "clinic/care", "main", None)]
    assert (found[0].fields, found[0].data_sets) == (("political_opinion",), ("votes",))


def test_r17_a_data_set_without_a_purpose_beside_one_without_a_condition() -> None:
    """Each is told for what it lacks."""
    sets = {
        "votes": {"label": "Votes", "role": "controller", "fields": ["political_opinion"]},
        "account": {"purposes": ["hosting"]},
    }
    carried = [{"from": "shop", "carries": ["health_data@account", "political_opinion@votes"]}]
    changes = {"data_sets": sets, **care(role="processor", receives=carried, purposes="hosting")}
    found = [
        each
        for each in special_category_excess(varied("R17-good", changes), GDPR)
        if each.actors == ("clinic",)
    ]
    assert [(each.subject, each.fields) for each in found] == [
        ("clinic/care", ("health_data",)),
        ("clinic/care:main_unsaid", ("political_opinion",)),
    ]
