"""R17: special categories, offences, and what may hide them."""

from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.special import special_category_excess
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
        (
            "Mailwell receives special categories that its purpose (service messages) does not need, with no"
            " condition that allows it: health data."
        ),
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
        (
            CI,
            {"ci_2013_450": "ci_14_contract"},
            [("undetermined", "clinic/care:doubtful", "doubtful", "conditions")],
        ),
        (CI, {"ci_2013_450": "ci_14_consent"}, []),
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


GAP = [("gap", "clinic/care:offences", "offences", None)]
OPEN = [("undetermined", "clinic/care:offences_open", "offences_open", "text")]


def record(**care_changes: Any) -> dict[str, Any]:
    """The clinic gets extracts of criminal records."""
    return {
        "data_sets": {"account": {"fields": ["criminal_record"]}},
        "third_parties": {
            "mailer": ...,
            "clinic": {"engagements": {"care": {
                "receives": [{"from": "shop", "carries": "criminal_record@account"}], **care_changes,
            }}},
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    ("use", "wanted"),
    [
        ({}, GAP),
        ({"basis": {"gdpr": "6_1_f"}}, GAP),
        ({"special": {"gdpr": "9_2_g"}}, GAP),
        ({"basis": {"gdpr": "6_1_c"}}, OPEN),
        ({"basis": {"gdpr": "6_1_e"}}, OPEN),
        ({"special": {"gdpr": "10_law"}}, []),
        ({"special": {"gdpr": "10_official"}}, []),
        ({"basis": {"gdpr": "6_1_c"}, "special": {"gdpr": "10_law"}}, []),
    ],
)
def test_r17_offences_need_a_law_or_an_authority(use: dict[str, Any], wanted: list[Any]) -> None:
    """A legal duty may rest on such a law, and does not say which (GDPR Art. 10)."""
    changes = record(purposes=[{"purpose": "legal_obligation", **use}])
    assert found_in("R17-good", GDPR, **changes) == wanted
    assert found_in("R17-good", CI, **changes) == [], "nothing is verified of offences under Ivorian law"


@pytest.mark.parametrize(
    ("purpose_", "basis", "variant"),
    [
        ("recruitment", "6_1_b", "offences_hiring"),
        ("hr_management", None, "offences_hiring"),
        ("direct_marketing", "6_1_a", "offences_needless"),
        ("recruitment", "6_1_c", "offences_open"),
    ],
)
def test_r17_offences_for_what_does_not_need_them(purpose_: str, basis: str | None, variant: str) -> None:
    use = {"purpose": purpose_, "basis": {"gdpr": basis} if basis else {}}
    found = list(special_category_excess(varied("R17-good", record(role="processor", purposes=[use])), GDPR))
    assert [each.variant for each in found] == [variant]
    assert found[0].verdict == ("undetermined" if variant == "offences_open" else "violation")
    told = spoken("R17", found)[0].lower()
    assert "convictions and offences" in told and "special categories" not in told
    assert ("looked at and not kept" in told) == (variant == "offences_hiring")
    allowed = record(role="processor", purposes=[{**use, "special": {"gdpr": "10_law"}}])
    assert found_in("R17-good", GDPR, **allowed) == []


def test_r17_an_authority_acts_under_a_law_that_is_to_be_said() -> None:
    changes = record(role="public_authority", purposes="legal_obligation")
    assert found_in("R17-good", GDPR, **changes) == OPEN


def test_r17_offences_are_no_special_category_and_what_allows_them_no_condition() -> None:
    found = found_in("R17-good", GDPR, **care(purposes=[purpose(gdpr="10_law")]))
    assert found == [("violation", "clinic/care:wrong_condition", "wrong_condition", None)]
    under_ci = found_in("R17-good", CI, **record(purposes="direct_marketing"))
    assert under_ci == [("gap", "clinic/care:offences_seldom", "offences_seldom", None)]


def test_r17_membership_of_a_union_is_no_matter_of_the_payroll_and_a_mandate_is() -> None:
    """An employer has no need to know who is a member (Cass. soc., 27 January 2021, 18-10.672)."""
    use = {"purpose": "hr_management", "special": {"gdpr": "9_2_b"}}
    for field, wanted in (
        ("union_mandate", []),
        ("sick_leave", []),
        ("trade_union_membership", [("gap", "clinic/care:not_shown", "not_shown", None)]),
        ("genetic_data", [("gap", "clinic/care:not_shown", "not_shown", None)]),
    ):
        changes = {
            "fields": {"sick_leave": {"label": "Sick leave", "parent": "health_data", "sensitivity": "special_art9"}},
            "data_sets": {"account": {"fields": [field]}},
            "third_parties": {"mailer": ..., "clinic": {"engagements": {"care": {
                "role": "processor", "purposes": [use],
                "receives": [{"from": "shop", "carries": f"{field}@account"}]}}}},
        }  # fmt: skip
        assert found_in("R17-good", GDPR, **changes) == wanted
        found = list(special_category_excess(varied("R17-good", changes), GDPR))
        assert all(each.severity == ("high" if each.verdict == "gap" else None) for each in found)


NEEDLESS = [("violation", "clinic/care:not_needed", "not_needed", None)]
UNSHOWN = ("gap", "clinic/care:not_shown", "not_shown", None)


@pytest.mark.parametrize(
    ("role", "held", "stated", "wanted"),
    [
        ("processor", {}, {}, NEEDLESS),
        ("processor", {"gdpr": "6_1_b"}, {}, NEEDLESS),
        ("processor", {"gdpr": "9_2_a"}, {}, [UNSHOWN]),
        ("independent_controller", {"gdpr": "9_2_a"}, {}, NEEDLESS),
        ("independent_controller", {}, {"gdpr": "9_2_a"}, [UNSHOWN]),
        ("undetermined", {"gdpr": "9_2_a"}, {},
         [UNSHOWN, ("undetermined", "clinic/care:unsettled", "unsettled", "role")]),
    ],
)  # fmt: skip
def test_r17_a_yardstick_makes_no_violation_by_itself(
    role: str, held: dict[str, str], stated: dict[str, str], wanted: list[Any]
) -> None:
    """Not needed and without a condition is a violation; with one it is for the controller to show the need."""
    uses = [purpose("direct_marketing", **stated)]
    changes = {"data_sets": {"account": {"purposes": [purpose(**held)]}}, **care(role=role, purposes=uses)}
    changes["third_parties"]["mailer"] = ...
    assert found_in("R17-good", GDPR, **changes) == wanted


DOUBTFUL = ("undetermined", "clinic/care:doubtful", "doubtful", "conditions")


@pytest.mark.parametrize(
    ("role", "uses", "wanted"),
    [
        ("independent_controller", ["ci_14_contract"], [DOUBTFUL]),
        ("independent_controller", ["ci_14_consent"], []),
        ("independent_controller", ["ci_14_consent", "ci_14_contract"], [DOUBTFUL]),
        ("independent_controller", ["9_2_h", "ci_14_contract"],
         [("violation", "clinic/care:wrong_condition", "wrong_condition", None)]),
        ("independent_controller", [None, "ci_14_contract"], [("gap", "clinic/care", "main", None)]),
    ],
)  # fmt: skip
def test_r17_a_basis_that_was_not_verified_to_be_a_condition_decides_nothing(
    role: str, uses: list[str | None], wanted: list[Any]
) -> None:
    names = ["service_provision", "customer_support"]
    stated = [
        purpose(name, **({"ci_2013_450": claim} if claim else {}))
        for name, claim in zip(names, uses, strict=False)
    ]
    # The data set claims something for the first purpose alone.
    changes = {"data_sets": {"account": {"purposes": "legal_obligation"}}, **care(role=role, purposes=stated)}
    asked = CI.law.special.model_copy(update={"doubtful": ("ci_14_contract", "ci_14_legal_obligation")})
    law = CI.law.model_copy(update={"special": asked})
    regime = type("Doubting", (Regime,), {"law": property(lambda _self: law)})(*CI)
    found = special_category_excess(varied("R17-good", {**changes, "third_parties": {
        "mailer": ..., **changes["third_parties"]}}), regime)  # fmt: skip
    assert verdicts(list(found)) == wanted


def test_r17_a_processor_rests_on_a_condition_of_its_controller_that_was_not_verified() -> None:
    asked = CI.law.special.model_copy(update={"doubtful": ("ci_14_contract",)})
    law = CI.law.model_copy(update={"special": asked})
    regime = type("Doubting", (Regime,), {"law": property(lambda _self: law)})(*CI)
    claims = [purpose(ci_2013_450="ci_14_contract"), purpose("customer_support")]
    changes = {"data_sets": {"account": {"purposes": claims}}, **care(role="processor", purposes="hosting")}
    changes["third_parties"]["mailer"] = ...
    assert verdicts(list(special_category_excess(varied("R17-good", changes), regime))) == [DOUBTFUL]


def test_r17_an_inquiry_and_friends_are_left_alone_and_routine_is_not() -> None:
    asked = care(
        role="public_authority",
        purposes="legal_obligation",
        receives=[{"from": "shop", "carries": "account"}],
    )
    cases: list[tuple[Any, str, int]] = [
        (True, "public_authority", 0),
        (False, "public_authority", 2),
        ({"value": True, "valid_to": "2026-11-21"}, "public_authority", 2),
        ({"value": True, "status": "unknown"}, "public_authority", 2),
        (True, "independent_controller", 2),  # Art. 4(9) is of authorities
    ]
    for inquiry, role, wanted in cases:
        changes = {"third_parties": {"mailer": ..., "clinic": {"engagements": {"care": {
            **asked["third_parties"]["clinic"]["engagements"]["care"],
            "inquiry": inquiry, "role": role,
        }}}}}  # fmt: skip
        assert len(found_in("R17-bad", GDPR, **changes)) == wanted


def test_r17_what_the_organisation_sends_outside_any_engagement_is_looked_at_too() -> None:
    changes = {
        "flows": [{"from": "shop", "to": "clinic.files", "carries": "health_data@account"}],
        "third_parties": {"mailer": ..., "clinic": {"engagements": ..., "places": {"files": {"label": "F"}}}},
    }
    (found,) = special_category_excess(varied("R17-bad", changes), GDPR)
    assert (found.verdict, found.variant, found.actors) == ("gap", "main_unsaid", ("clinic",))


def test_r17_whom_an_independent_controller_engages_is_its_own_matter() -> None:
    def of(role: str) -> list[str]:
        lab = {
            "name": "Lab",
            "recipients": "none",
            "places": {"bench": {"label": "Bench"}},
            "engagements": {
                "tests": {
                    "by": "clinic",
                    "role": "processor",
                    "purposes": "direct_marketing",
                    "receives": [{"from": "clinic.files", "carries": "health_data@account"}],
                }
            },
        }
        clinic = {"places": {"files": {"label": "Files"}}, "engagements": {"care": {"role": role}}}
        changes = {"third_parties": {"mailer": ..., "clinic": clinic, "lab": lab}}
        found = special_category_excess(varied("R17-good", changes), GDPR)
        return [each.variant for each in found if each.actors == ("lab",)]

    assert of("independent_controller") == []
    assert of("processor") == ["not_shown"]


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
