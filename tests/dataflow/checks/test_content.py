"""R28: what notices tell the people they are for."""

from typing import Any

import pytest

from dataflow.checks.content import rights_and_contact
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts


def notice(**changes: Any) -> dict[str, Any]:
    return {"documents": {"notice": changes}}


@pytest.mark.parametrize("regime", [GDPR, CI])
def test_r28_everything_is_told(regime: Any) -> None:
    assert list(rights_and_contact(shipped("R28-good"), regime)) == []


def test_r28_what_the_gdpr_wants_told() -> None:
    found, portable = rights_and_contact(shipped("R28-bad"), GDPR)
    assert verdicts([found, portable]) == [MISSING, DEPENDS]
    assert portable.severity == "low"
    assert spoken("R28", [portable]) == [
        (
            "“Privacy notice”, not mentioned, and due under a condition: right to data portability (if the processing "
            "is automated and rests on consent or a contract)."
        )
    ]
    assert found.entry == ("documents", "notice")
    assert spoken("R28", [found]) == [
        (
            "“Privacy notice” does not mention: right to lodge a complaint with a supervisory authority and contact "
            "details of the data protection officer or correspondant."
        )
    ]


def test_r28_under_the_ivorian_law_to_refuse_to_be_on_file_is_not_to_object() -> None:
    missing, officer = rights_and_contact(shipped("R28-bad"), CI)
    assert verdicts([missing, officer]) == [
        ("violation", "notice", "main", None),
        ("undetermined", "notice/dpo", "officer", "officer"),
    ]
    assert officer.severity == "low"
    assert spoken("R28", [missing, officer])[0] == (
        "“Privacy notice” does not mention: possibility of refusing to be on file."
    )


MISSING = ("violation", "notice", "main", None)
DEPENDS = ("undetermined", "notice/depends", "depends", "depends")
ADDED = ("undetermined", "notice/added", "added", "added")
OFFICER = ("undetermined", "notice/dpo", "officer", "officer")
CONDITIONAL = {"portability", "obligatory", "representative"}
"""What the GDPR wants told under a condition, of which nothing is said in the registry."""
GDPR_ITEMS = {
    "controller_identity", "contact", "recipients", "retention", "legal_basis", "access", "rectification",
    "erasure", "restriction", "objection", "complaint", "purposes",
}  # fmt: skip
CI_ITEMS = {
    "controller_identity", "recipients", "retention", "access", "rectification", "purposes", "categories",
    "refusal_on_file",
}  # fmt: skip
ALL = sorted(GDPR_ITEMS | CI_ITEMS | CONDITIONAL | {"dpo", "withdraw_consent"})


@pytest.mark.parametrize("item", ALL)
def test_r28_each_item_by_law(item: str) -> None:
    case = varied("R28-good", notice(states=[each for each in ALL if each != item]))
    for regime, items in ((GDPR, GDPR_ITEMS), (CI, CI_ITEMS)):
        found = verdicts(list(rights_and_contact(case, regime)))
        if item == "dpo":
            assert found == [OFFICER]
        elif regime is GDPR and item in CONDITIONAL:
            assert found == [DEPENDS]
        else:
            assert found == ([MISSING] if item in items else [])


@pytest.mark.parametrize(
    ("formality", "main"),
    [
        ({"regime": "gdpr", "kind": "officer"}, True),
        ({"regime": "gdpr", "kind": "officer", "status": "unknown"}, False),
        ({"regime": "gdpr", "kind": "officer", "valid_from": "2026-11-22"}, True),
        ({"regime": "gdpr", "kind": "officer", "valid_from": "2026-11-23"}, False),
        ({"regime": "gdpr", "kind": "officer", "valid_to": "2026-11-21"}, False),
        ({"regime": "ci_2013_450", "kind": "officer"}, False),
        ({"regime": "gdpr", "kind": "declaration"}, False),
    ],
)
def test_r28_an_officer_who_is_appointed_is_named(formality: dict[str, Any], main: bool) -> None:
    changes = notice(states=[each for each in ALL if each != "dpo"]) | {"formalities": [formality]}
    [found] = rights_and_contact(varied("R28-good", changes), GDPR)
    assert found.variant == ("main" if main else "officer")


@pytest.mark.parametrize(
    ("purpose", "asked"),
    [
        ({"basis": {"gdpr": "6_1_a"}}, True),
        ({"special": {"gdpr": "9_2_a"}}, True),
        ({"basis": {"gdpr": "6_1_b"}}, False),
        ({"basis": {"ci_2013_450": "ci_14_consent"}}, False),
    ],
)
def test_r28_consent_relied_on_can_be_withdrawn(purpose: dict[str, Any], asked: bool) -> None:
    changes = notice(states=[each for each in ALL if each != "withdraw_consent"])
    changes["data_sets"] = {"account": {"purposes": [{"purpose": "hosting", **purpose}]}}
    found = list(rights_and_contact(varied("R28-good", changes), GDPR))
    assert [said.partition(": ")[2] for said in spoken("R28", found)] == (
        ["right to withdraw consent."] if asked else []
    )
    assert list(rights_and_contact(varied("R28-good", changes), CI)) == []
    changes["data_sets"]["account"]["role"] = "processor"
    assert list(rights_and_contact(varied("R28-good", changes), GDPR)) == []


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (notice(states=...), [("undetermined", "notice", "unread", "read")]),
        (notice(states=..., incomplete="Cut."), [("undetermined", "notice", "unread", "read")]),
        (notice(incomplete="Cut."), [("undetermined", "notice", "partial", "whole")]),
        (notice(incomplete="Cut.", states=ALL), []),
        (notice(incomplete="Cut.", states=[each for each in ALL if each != "dpo"]) | {"formalities": []}, []),
        (notice(kind="contract"), [("gap", "acme", "no_notice", None)]),
        (notice(date="2026-11-22"), [MISSING, DEPENDS]),
        (notice(date="2026-11-23"), [("gap", "acme", "no_notice", None)]),
        (notice(date="2026-11-23") | {"data_sets": {"account": {"role": "processor"}}}, []),
        (notice(date="2026-11-23") | {"data_sets": {"account": {"role": ...}}}, []),
    ],
)
def test_r28_a_notice_that_is_not_there_or_not_read(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(rights_and_contact(varied("R28-bad", changes), GDPR))
    spoken("R28", found)
    assert verdicts(found) == wanted


def test_r28_no_notice_stands_where_documents_do() -> None:
    [found] = rights_and_contact(varied("R28-bad", notice(kind="terms")), GDPR)
    assert found.entry == ("documents",)


def test_r28_what_is_undetermined_stands_at_the_notice() -> None:
    _, officer = rights_and_contact(varied("R28-bad", {}), CI)
    assert officer.entry == ("documents", "notice")


def test_r28_after_a_notice_nobody_has_read_the_next_is_looked_at() -> None:
    found = rights_and_contact(varied("R28-bad", {"documents": {"app": {"title": "App notice"}}}), GDPR)
    assert verdicts(list(found)) == [
        ("undetermined", "app", "unread", "read"),
        ("undetermined", "notice/audience", "audience", "audience"),
        DEPENDS,
    ]


def account(**changes: Any) -> dict[str, Any]:
    return {"data_sets": {"account": changes}}


def basis(value: str) -> dict[str, Any]:
    return account(purposes=[{"purpose": "hosting", "basis": {"gdpr": value}}])


UNSAID = {"purpose": "hosting", "basis": {"gdpr": "6_1_f"}, "status": "unknown"}
PARIS = {"country": "CI", "entities": {"paris": {"legal_name": "Acme Paris", "country": "FR"}}}


@pytest.mark.parametrize(
    ("lacking", "changes", "wanted"),
    [
        ("interests", basis("6_1_f"), MISSING),
        ("interests", basis("6_1_b"), None),
        ("interests", {}, None),
        ("interests", account(purposes=[UNSAID]), None),
        ("interests", basis("6_1_f") | account(role="processor"), None),
        ("portability", basis("6_1_a"), DEPENDS),
        ("portability", basis("6_1_b"), DEPENDS),
        ("portability", basis("6_1_c"), None),
        ("portability", {}, DEPENDS),
        ("obligatory", account(provision="contractual"), MISSING),
        ("obligatory", account(provision="statutory"), MISSING),
        ("obligatory", account(provision="voluntary"), None),
        ("obligatory", {}, DEPENDS),
        ("representative", {"organisation": {"country": "FR"}}, None),
        ("representative", {"organisation": {"country": ...}}, None),
        ("representative", {"organisation": PARIS}, None),
        ("automated_decision", {}, None),
        ("categories", {}, None),
        ("source", {}, None),
    ],
)  # fmt: skip
def test_r28_an_item_is_missing_only_where_its_condition_is_known_to_hold(
    lacking: str, changes: dict[str, Any], wanted: tuple[str, str, str, str | None] | None
) -> None:
    states = [each for each in [*ALL, "interests", "source"] if each != lacking]
    found = list(rights_and_contact(varied("R28-good", {**changes, **notice(states=states)}), GDPR))
    assert verdicts(found) == ([wanted] if wanted else [])
    spoken("R28", found)


def test_r28_who_went_through_a_notice_before_was_not_asked_for_what_was_added() -> None:
    """A notice that states none of the items that came later is asked for them, and is not accused."""
    old = [
        each
        for each in ALL
        if each in GDPR_ITEMS | {"dpo", "portability", "withdraw_consent"} and each != "purposes"
    ]
    changes = {**basis("6_1_f"), **account(provision="contractual", **basis("6_1_f")["data_sets"]["account"])}
    [found] = rights_and_contact(varied("R28-good", {**changes, **notice(states=old)}), GDPR)
    assert (verdicts([found]), found.severity) == ([ADDED], "low")
    assert spoken("R28", [found]) == [
        (
            "“Privacy notice”, items that nobody looked for when it was gone through: purposes of the processing; "
            "legitimate interests pursued; whether people have to provide the data; identity and contact details of "
            "the representative."
        )
    ]
    once = list(
        rights_and_contact(varied("R28-good", {**changes, **notice(states=[*old, "purposes"])}), GDPR)
    )
    assert verdicts(once) == [MISSING, DEPENDS]
    # What is to be read again as a whole is not asked for twice.
    assert (
        list(
            rights_and_contact(varied("R28-good", {**changes, **notice(states=old, incomplete="Cut.")}), GDPR)
        )
        == []
    )


CUSTOMERS = {"audience": "customer"}
MORE = {"title": "More", "date": "2026-01-15", "states": ALL}
LESS = [each for each in ALL if each != "complaint"]
PERHAPS = ("undetermined", "notice/audience", "audience", "audience")


@pytest.mark.parametrize(
    ("notices", "wanted"),
    [
        ({"notice": {**CUSTOMERS, "states": LESS}, "more": MORE}, [MISSING]),
        ({"notice": {**CUSTOMERS, "states": LESS}, "more": {**MORE, "audience": "employee"}}, [MISSING]),
        ({"notice": {"states": LESS}, "more": MORE}, [PERHAPS]),
        ({"notice": {"states": LESS}, "more": {**MORE, "states": LESS}},
         [("violation", "more+notice", "none", None)]),
        ({"notice": {"states": LESS}, "more": {**MORE, "states": LESS, "incomplete": "Cut."}},
         [("undetermined", "more+notice", "partial", "whole")]),
        ({"notice": {"states": LESS}, "more": {"title": "More"}},
         [("undetermined", "more", "unread", "read"), PERHAPS]),
        ({"notice": {"audience": "employee"}}, [("gap", "customer", "no_notice_for", None)]),
        ({"notice": {"audience": ["employee", "customer"]}}, []),
        # The officer that one of them names is named to the readers of the other, as far as is known.
        ({"notice": {"states": [each for each in ALL if each != "dpo"]}, "more": MORE}, []),
    ],
)  # fmt: skip
def test_r28_each_notice_is_judged_by_the_people_it_is_for(
    notices: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(rights_and_contact(varied("R28-good", {"documents": notices}), GDPR))
    spoken("R28", found)
    assert sorted(map(str, verdicts(found))) == sorted(map(str, wanted))


def test_r28_of_several_data_sets_about_people_no_notice_is_for_the_first_is_the_entry() -> None:
    more = {"label": "More", "role": "controller", "subjects": "customer", "fields": "email_address"}
    changes = {"data_sets": {"zeal": more}, "documents": {"notice": {"audience": "employee"}}}
    [found] = rights_and_contact(varied("R28-good", changes), GDPR)
    assert (found.variant, found.data_sets) == ("no_notice_for", ("account", "zeal"))
    assert found.entry == ("data_sets", "account")


def test_r28_consent_of_others_can_be_withdrawn_by_others() -> None:
    """What only the customers consent to is nothing the notice for the staff has to tell of."""
    news = {"label": "News", "role": "controller", "subjects": "customer", "fields": "email_address",
            "purposes": [{"purpose": "direct_marketing", "basis": {"gdpr": "6_1_a"}}]}  # fmt: skip
    staff = {
        "title": "Staff",
        "audience": "employee",
        "states": [each for each in ALL if each != "withdraw_consent"],
    }
    changes: dict[str, Any] = {
        "data_sets": {"news": news, "account": {"subjects": "employee", "provision": "voluntary"}},
        "documents": {"notice": {**CUSTOMERS, "states": [*ALL, "interests"]}, "staff": staff},
    }
    assert list(rights_and_contact(varied("R28-good", changes), GDPR)) == []
    changes["documents"]["staff"]["audience"] = ["employee", "customer"]
    [found] = rights_and_contact(varied("R28-good", changes), GDPR)
    assert verdicts([found]) == [("violation", "staff", "main", None)]
