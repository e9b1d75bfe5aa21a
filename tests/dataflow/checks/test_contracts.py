"""R10, R11 and R14: contracts with processors, their sub-processors, arrangements of joint controllers."""

from typing import Any

import pytest

from dataflow.checks.contracts import agreement_missing, joint_without_arrangement, sub_processors_unknown
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

ALL = list("abcdefgh")
LETTERS = ("violation", "mailer/letters", "clauses", None)


@pytest.mark.parametrize("regime", [GDPR, CI])
def test_r10_contracts_that_hold_everything(regime: Any) -> None:
    assert list(agreement_missing(shipped("R10-good"), regime)) == []


def test_r10_no_contract_and_missing_clauses() -> None:
    found = list(agreement_missing(shipped("R10-bad"), GDPR))
    assert verdicts(found) == [("gap", "host/hosting", "main", None), LETTERS]
    assert spoken("R10", found) == [
        "No data-processing agreement between Acme and Hostly is on record for “hosting”: not documented.",
        (
            "The data-processing agreement between Acme and Mailwell for “Letters” lacks clauses of "
            "Art. 28(3): f) and h)."
        ),
    ]
    assert found[0].entry == ("third_parties", "host", "engagements", "hosting")
    assert found[0].actors == ("host", "acme")
    assert found[0].data_sets == ("account",)
    assert found[0].severity is None


def test_r10_the_clauses_are_those_of_the_gdpr() -> None:
    found = list(agreement_missing(shipped("R10-bad"), CI))
    assert verdicts(found) == [("gap", "host/hosting", "main", None)]
    assert found[0].severity == "medium"  # no article of that law asks for a written contract


def hosting(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"host": {"engagements": {"hosting": changes}}}}


NONE = [("gap", "host/hosting", "main", None)]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (hosting(contract={"clauses": ALL}), []),
        (hosting(contract={"clauses": ALL, "date": "2026-11-22"}), []),
        (hosting(contract={"clauses": ALL, "date": "2026-11-23"}),
         [("violation", "host/hosting", "later", None)]),
        (hosting(contract={"date": "2026-01-01"}), [("undetermined", "host/hosting", "unread", "clauses")]),
        (hosting(contract={"clauses": ALL, "status": "unknown"}), NONE),
        (hosting(role="sub_processor"), NONE),
        (hosting(role="undetermined"), [("undetermined", "host/hosting", "role_open", "role")]),
        (hosting(role=...), [("undetermined", "host/hosting", "role_open", "role")]),
        (hosting(role=..., contract={"clauses": ALL}), []),
        (hosting(role="independent_controller"), []),
        (hosting(role="joint_controller"), []),
        (hosting(valid_to="2026-11-21"), []),
        (hosting(valid_to="2026-11-22"), NONE),
    ],
)  # fmt: skip
def test_r10_contract_and_role(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(agreement_missing(varied("R10-bad", changes), GDPR))
    spoken("R10", found)
    assert verdicts(found) == [*wanted, LETTERS]


def test_r10_a_contract_that_is_still_to_come() -> None:
    contract = {"clauses": ALL, "date": "2026-12-01"}
    found = list(agreement_missing(varied("R10-bad", hosting(contract=contract)), CI))
    assert spoken("R10", found) == [
        (
            "The data-processing agreement between Acme and Hostly for “hosting” dates only from 1 "
            "December 2026, while the engagement is running."
        )
    ]


def test_r10_under_the_ivorian_law_no_day_of_a_contract_breaks_it() -> None:
    late = varied("R10-bad", hosting(contract={"clauses": ALL, "date": "2026-12-01"}))
    [found, _] = agreement_missing(late, GDPR)
    assert (found.verdict, found.severity) == ("violation", None)
    [found] = agreement_missing(late, CI)
    assert (found.verdict, found.severity) == ("gap", "medium")
    [found] = agreement_missing(varied("R10-bad", hosting(role=...)), CI)
    assert verdicts([found]) == [("undetermined", "host/hosting", "guarantees_open", "role")]
    assert found.severity == "medium"
    assert spoken("R10", [found])[0].endswith("of which an agreement is the usual proof.")


def test_r10_no_contract_is_asked_for_with_people_of_a_kind_whose_role_is_open() -> None:
    open_ = hosting(role=...)
    open_["third_parties"]["host"]["collective"] = True
    assert verdicts(list(agreement_missing(varied("R10-bad", open_), GDPR))) == [LETTERS]
    settled = {"third_parties": {"host": {"collective": True}}}
    assert verdicts(list(agreement_missing(varied("R10-bad", settled), GDPR))) == [*NONE, LETTERS]


def test_r10_what_is_not_settled_or_further_down_weighs_less() -> None:
    [found, _] = agreement_missing(varied("R10-bad", hosting(role=...)), GDPR)
    assert found.severity == "high"
    [found, _] = agreement_missing(varied("R10-bad", hosting(by="mailer", role="sub_processor")), GDPR)
    assert (found.severity, found.actors) == ("medium", ("host", "mailer"))


def test_r10_the_organisation_as_a_processor_needs_one_too() -> None:
    changes = {
        "third_parties": {"clients": {"name": "Clients"}},
        "organisation": {"engagements": {"service": {"by": "clients", "role": "processor", "receives": []}}},
    }
    [found, *_] = agreement_missing(varied("R10-good", changes), GDPR)
    assert (found.subject, found.severity) == ("acme/service", None)
    assert found.entry == ("organisation", "engagements", "service")


def test_r11_a_chain_that_is_known_authorised_and_identified() -> None:
    assert list(sub_processors_unknown(shipped("R11-good"), GDPR)) == []


def test_r11_a_chain_that_is_not() -> None:
    found = list(sub_processors_unknown(shipped("R11-bad"), GDPR))
    assert verdicts(found) == [
        ("gap", "host", "main", None),
        ("gap", "printer/printing", "authorisation", None),
        ("gap", "printer/chain", "unidentified", None),
    ]
    assert [each.severity for each in found] == [None, None, "medium"]
    assert [each.actors for each in found] == [("host",), ("printer", "mailer"), ("printer", "mailer")]
    assert [each.entry for each in found] == [
        ("third_parties", "host", "engagements", "hosting"),
        ("third_parties", "printer", "engagements", "printing"),
        ("third_parties", "mailer"),
    ]
    assert spoken("R11", found) == [
        "Whom Hostly engages as sub-processors is not known: not documented.",
        "Printers engages Mailwell under “printing”, and no authorisation by Acme is on record: not documented.",
        (
            "Printers engages sub-processors that are not identified (Mailwell): legal name, address "
            "or contact not documented."
        ),
    ]


AUTHORISED = ("gap", "host/hosting", "authorisation", None)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (hosting(authorisation=...), [AUTHORISED]),
        (hosting(authorisation={"value": "general", "status": "unknown"}), [AUTHORISED]),
        (hosting(authorisation={"value": "none", "objection_period": ...}),
         [("violation", "host/hosting", "refused", None)]),
        (hosting(authorisation={"objection_period": ...}), [("gap", "host/hosting", "objection", None)]),
        (hosting(authorisation={"value": "specific", "objection_period": ...}), []),
        (hosting(role="independent_controller", authorisation=...), []),
        ({"third_parties": {"mailer": {"recipients": "listed"}}}, []),
        ({"third_parties": {"mailer": {"recipients": "unknown"}}}, [("gap", "mailer", "main", None)]),
        ({"third_parties": {"mailer": {"legal_name": ...}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"address": ...}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"contacts": []}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"collective": True}}}, [("gap", "host/chain", "unidentified", None)]),
        ({"third_parties": {"mailer": {"address": ..., "contacts": [{"address": "1 Mail Street"}]}}}, []),
    ],
)  # fmt: skip
def test_r11_authorisation_and_identity(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    spoken("R11", found)
    assert verdicts(found) == wanted


@pytest.mark.parametrize(
    ("by", "role", "asked"),
    [
        ("host", "sub_processor", True),
        ("host", "processor", True),
        ("host", None, True),
        ("host", "undetermined", True),
        ("host", "independent_controller", False),
        ("host", "public_authority", False),
        ("acme", "sub_processor", False),
    ],
)
def test_r11_who_counts_as_a_sub_processor(by: str, role: str | None, asked: bool) -> None:
    changes: dict[str, Any] = hosting(authorisation=...)
    changes["third_parties"]["mailer"] = {"engagements": {"letters": {"by": by, "role": role or ...}}}
    found = verdicts(list(sub_processors_unknown(varied("R11-good", changes), GDPR)))
    assert found == ([AUTHORISED] if asked else [])


@pytest.mark.parametrize(
    ("role", "asked"), [("sub_processor", True), ("processor", False), ("undetermined", False)]
)
def test_r11_the_organisations_own_sub_processors_are_those_it_calls_so(role: str, asked: bool) -> None:
    service = {"by": "clients", "role": "processor", "receives": []}
    changes = {
        "organisation": {"engagements": {"service": service}},
        "third_parties": {
            "clients": {"name": "Clients"},
            "mailer": {"engagements": {"letters": {"by": ..., "role": role}}},
        },
    }
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    assert verdicts(found) == ([("gap", "acme/service", "authorisation", None)] if asked else [])
    assert [each.actors for each in found] == ([("acme", "mailer")] if asked else [])


def test_r11_an_open_objection_period_weighs_little() -> None:
    changes = hosting(authorisation={"objection_period": ...})
    [found] = sub_processors_unknown(varied("R11-good", changes), GDPR)
    assert found.severity == "low"


def test_r14_an_arrangement_is_on_record() -> None:
    assert list(joint_without_arrangement(shipped("R14-good"), GDPR)) == []


def test_r14_no_arrangement() -> None:
    [found] = joint_without_arrangement(shipped("R14-bad"), GDPR)
    assert verdicts([found]) == [("gap", "twin/together", "main", None)]
    assert spoken("R14", [found]) == [
        "Twin and Acme are joint controllers for “Joint shop”, and no arrangement is on record: not documented."
    ]
    assert (found.actors, found.data_sets) == (("twin", "acme"), ("account",))


def together(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"twin": {"engagements": {"together": changes}}}}


def entities(role: Any, *names: str) -> dict[str, Any]:
    return {
        "organisation": {
            "entities": {name: {"legal_name": name.title()} for name in names},
            "entities_role": role,
        }
    }


MAIN = [("gap", "twin/together", "main", None)]
ALONE = [("gap", "account", "alone", None)]
OPEN = ("undetermined", "acme/entities", "entities_open", "shared")
COMPANIES = ("gap", "acme/entities", "entities", None)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (together(contract={"date": "2026-11-22"}), []),
        (together(contract={"date": "2026-11-23"}), [("violation", "twin/together", "later", None)]),
        (together(contract={"status": "unknown"}), MAIN),
        (together(role="independent_controller"), ALONE),
        (together(role="independent_controller") | {"data_sets": {"account": {"role": "controller"}}}, []),
        (
            together(role="independent_controller") | {"data_sets": {"account": {"valid_to": "2026-11-21"}}},
            [],
        ),
        (
            together(role="independent_controller") | {"data_sets": {"account": {"valid_to": "2026-11-22"}}},
            ALONE,
        ),
        (entities({"status": "unknown"}, "one"), MAIN),
        (entities({"status": "unknown"}, "one", "two"), [*MAIN, OPEN]),
        (entities("undetermined", "one", "two"), [*MAIN, OPEN]),
        (entities("independent_controller", "one", "two"), MAIN),
        (entities("joint_controller", "one", "two"), [*MAIN, COMPANIES]),
        (entities("joint_controller", "one", "two") | together(role="independent_controller"), [COMPANIES]),
    ],
)
def test_r14_who_is_joint_with_whom(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(joint_without_arrangement(varied("R14-bad", changes), GDPR))
    spoken("R14", found)
    assert verdicts(found) == wanted


@pytest.mark.parametrize(("kind", "count"), [("contract", 0), ("privacy_policy", 1)])
def test_r14_companies_have_an_arrangement_when_their_role_cites_a_contract(kind: str, count: int) -> None:
    changes = entities({"value": "joint_controller", "cite": "paper L1"}, "one", "two") | together(
        contract={"title": "Arrangement"}
    )
    changes["documents"] = {"paper": {"title": "Paper", "kind": kind}}
    found = list(joint_without_arrangement(varied("R14-bad", changes), GDPR))
    assert len(found) == count
    assert [(each.entry, each.actors) for each in found] == [
        (("organisation", "entities_role"), ("acme",))
    ] * count
    assert spoken("R14", found) == [
        "One and Two are joint controllers, and no arrangement is on record: not documented."
    ] * count  # fmt: skip


def test_r14_joint_with_nobody_who_is_named() -> None:
    [found] = joint_without_arrangement(varied("R14-bad", together(role="processor")), GDPR)
    assert found.entry == ("data_sets", "account")
    assert (found.actors, found.data_sets) == (("acme",), ("account",))
    assert spoken("R14", [found]) == [
        (
            "Acme is a joint controller of “Account”, but neither the other controller nor their "
            "arrangement is on record: not documented."
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("account", "letters", False),
        ("account", "account", True),
        (None, "letters", True),
        ("account", None, True),
    ],
)
def test_r11_a_mandate_whose_data_the_sub_processor_does_not_get_needs_no_authorisation(
    one: str | None, other: str | None, asked: bool
) -> None:
    """The host is engaged twice; whom it engages for one data set has nothing to do with the other."""
    sets = {"letters": {"label": "Letters", "role": "controller", "fields": ["full_name"]}}
    backup = {"role": "processor", "data_sets": [one] if one else [], "receives": []}
    mailing = {"data_sets": [other] if other else [], "receives": []}
    changes = {
        "data_sets": sets,
        "third_parties": {
            "host": {"engagements": {"backup": backup}},
            "mailer": {"engagements": {"letters": mailing}},
        },
    }
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    asking = [each for each in found if each.subject == "host/backup"]
    assert [each.variant for each in asking] == (["authorisation"] if asked else [])


def test_r11_the_organisation_as_an_unidentified_sub_processor_stands_at_itself() -> None:
    service = {"by": "host", "role": "sub_processor", "receives": []}
    changes = {"organisation": {"engagements": {"service": service}}, "third_parties": {"mailer": ...}}
    found = list(sub_processors_unknown(varied("R11-good", changes), GDPR))
    assert [each.entry for each in found if each.variant == "unidentified"] == [("organisation",)]


@pytest.mark.parametrize(
    ("data_sets", "wanted"),
    [(["account"], [*MAIN, ("gap", "visits", "alone", None)]), (["account", "visits"], MAIN), ([], MAIN)],
)
def test_r14_joint_with_somebody_for_other_data(data_sets: list[str], wanted: list[Any]) -> None:
    """Who is joint controller of the accounts is not by that joint controller of the visits."""
    visits = {"label": "Visits", "role": "joint_controller", "fields": ["ip_address"]}
    changes = {"data_sets": {"visits": visits}, **together(data_sets=data_sets, receives=[])}
    assert verdicts(list(joint_without_arrangement(varied("R14-bad", changes), GDPR))) == wanted
