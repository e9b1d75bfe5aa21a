"""R12 and R32: which role everybody has, and who everybody is in law."""

import datetime
from typing import Any

import pytest

from dataflow.checks.identity import entity_unresolved, role_undetermined
from registry.records.text import Text
from tests.dataflow.checks.registries import DAY, GDPR, shipped, spoken, varied, verdicts


def test_r12_roles_are_stated() -> None:
    assert list(role_undetermined(shipped("R12-good"), GDPR)) == []


def test_r12_roles_that_are_open_or_unknown() -> None:
    found = list(role_undetermined(shipped("R12-bad"), GDPR))
    assert verdicts(found) == [
        ("gap", "bank/payment", "main", None),
        ("gap", "host/hosting", "unsaid", None),
        ("gap", "acme/visits", "own", None),
    ]
    assert spoken("R12", found) == [
        "Role undetermined: Bank, “Payment”. The source leaves it open. “Privacy notice” (lines 4 and 9).",
        "Role undetermined: Hostly, “hosting”. Not documented. No source cited.",
        "Role undetermined: Acme, data set “Visits”. No source cited.",
    ]
    assert [each.entry for each in found] == [
        ("third_parties", "bank", "engagements", "payment"),
        ("third_parties", "host", "engagements", "hosting"),
        ("data_sets", "visits"),
    ]
    assert [each.actors for each in found] == [("bank",), ("host",), ("acme",)]
    assert [each.data_sets for each in found] == [("account",), ("account",), ("visits",)]


SERIES = [
    {"value": "controller", "valid_to": "2026-11-20"},
    {"value": "processor", "valid_from": "2026-11-22", "valid_to": "2026-11-23"},
]


@pytest.mark.parametrize(
    ("day", "variants"),
    [("2026-11-20", []), ("2026-11-21", ["unsaid"]), ("2026-11-22", []), ("2026-11-24", ["unsaid"])],
)
def test_r12_a_role_on_the_day(day: str, variants: list[str]) -> None:
    changes = {"third_parties": {"host": {"engagements": {"hosting": {"role": SERIES}}}}}
    found = role_undetermined(varied("R12-good", changes, datetime.date.fromisoformat(day)), GDPR)
    assert [each.variant for each in found] == variants


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ({"status": "unknown", "reason": {"fr": "Rien n’est dit.", "en": "Nothing is said."}}, "Nothing is said."),
        ({"status": "unknown", "cite": "notice"}, "“Privacy notice”."),
        ({"status": "unknown", "cite": ["notice L3", "policy L5", "notice L1"]},
         "“Privacy notice” (lines 1 and 3) and “Policy” (line 5)."),
        ({}, "No source cited."),
    ],
)  # fmt: skip
def test_r12_why_a_role_is_unknown(role: dict[str, Any], why: str) -> None:
    changes = {
        "documents": {"policy": {"title": "Policy"}},
        "third_parties": {"host": {"engagements": {"hosting": {"role": role}}}},
    }
    found = list(role_undetermined(varied("R12-bad", changes), GDPR))[1]
    assert spoken("R12", [found]) == [f"Role undetermined: Hostly, “hosting”. Not documented. {why}"]


def test_r12_an_entry_lends_its_citation() -> None:
    changes = {"third_parties": {"host": {"engagements": {"hosting": {"cite": "notice L6"}}}}}
    found = list(role_undetermined(varied("R12-bad", changes), GDPR))[1]
    assert spoken("R12", [found]) == [
        "Role undetermined: Hostly, “hosting”. Not documented. “Privacy notice” (line 6)."
    ]


def bank(**fraud: Any) -> dict[str, Any]:
    return {"third_parties": {"bank": {"engagements": {"fraud": fraud}}}}


NAME = {"from": "shop", "carries": "full_name@account"}
SEVERAL = [("violation", "bank/payment+fraud", "several", None)]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (bank(purposes="payment_processing"), SEVERAL),
        (bank(purposes=["network_security", "payment_processing"]), SEVERAL),
        (bank(purposes="payment_processing", role="processor"), []),
        (bank(purposes="payment_processing", by="host"), []),
        (bank(purposes="payment_processing", receives=[]), []),
        (bank(purposes="payment_processing", receives=[], data_sets="account"), SEVERAL),
        (bank(purposes="payment_processing", valid_to="2026-11-21"), []),
        (bank(purposes="payment_processing", role="undetermined"),
         [("gap", "bank/fraud", "main", None)]),
        # The purposes of a flow go before those of its engagement.
        (bank(purposes=[], receives=[{**NAME, "purposes": "payment_processing"}]), SEVERAL),
        (bank(purposes="payment_processing", receives=[{**NAME, "purposes": "network_security"}]), []),
        (bank(receives=[{**NAME, "purposes": use} for use in ("payment_processing", "backup")]), SEVERAL),
    ],
)  # fmt: skip
def test_r12_two_roles_at_once(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    assert verdicts(list(role_undetermined(varied("R12-good", changes), GDPR))) == wanted


def test_r12_two_roles_at_once_in_words() -> None:
    [found] = role_undetermined(varied("R12-good", bank(purposes="payment_processing")), GDPR)
    assert spoken("R12", [found]) == [
        (
            "Bank has two roles at once (processor and recipient acting as independent controller) for "
            "the same data (“Account”) and the same purpose (payment processing)."
        )
    ]
    assert (found.actors, found.data_sets) == (("bank",), ("account",))
    assert found.entry == ("third_parties", "bank", "engagements", "fraud")


def test_r12_another_actor_in_another_role_is_nothing() -> None:
    changes = bank(purposes="hosting")
    assert list(role_undetermined(varied("R12-good", changes), GDPR)) == []


def test_r32_everybody_is_known() -> None:
    assert list(entity_unresolved(shipped("R32-good"), GDPR)) == []


def test_r32_nobody_knows_who_the_host_is() -> None:
    [found] = entity_unresolved(shipped("R32-bad"), GDPR)
    assert verdicts([found]) == [("gap", "host", "main", None)]
    assert spoken("R32", [found]) == [
        "Hostly: identification incomplete; missing: legal name, country and contact."
    ]
    assert (found.entry, found.actors) == (("third_parties", "host"), ("host",))


def missing(changes: dict[str, Any], on: datetime.date = DAY) -> list[str]:
    found = list(entity_unresolved(varied("R32-good", changes, on), GDPR))
    return [said.partition("missing: ")[2].rstrip(".") for said in spoken("R32", found)]


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ({"legal_name": ...}, ["legal name"]),
        ({"country": ...}, ["country"]),
        ({"country": {"value": "IE", "status": "enrichment", "dated": "2026-01-01"}}, []),
        ({"contacts": []}, ["contact"]),
        ({"contacts": [], "collective": True}, []),
        ({"contacts": [], "valid_to": "2026-11-21"}, []),
        ({"contacts": [], "valid_to": "2026-11-22"}, ["contact"]),
    ],
)
def test_r32_what_is_missing(host: dict[str, Any], wanted: list[str]) -> None:
    assert missing({"third_parties": {"host": host}}) == wanted


@pytest.mark.parametrize(
    ("organisation", "wanted"),
    [
        ({"legal_name": ...}, ["legal name"]),
        ({"legal_name": ..., "entities": {"one": {"legal_name": "One"}}}, []),
        ({"country": ..., "entities": {"one": {"legal_name": "One", "country": "FR"}}}, []),
        ({"country": ..., "entities": {"a": {"legal_name": "A", "country": "FR"}, "b": {"legal_name": "B"}}},
         ["country"]),
        ({"country": ...}, ["country"]),
        ({"legal_name": ..., "collective": True}, []),
    ],
)  # fmt: skip
def test_r32_companies_stand_for_the_organisation(organisation: dict[str, Any], wanted: list[str]) -> None:
    assert missing({"organisation": organisation}) == wanted


def test_r32_companies_do_not_stand_for_others() -> None:
    changes = {
        "organisation": {"entities": {"one": {"legal_name": "One"}}},
        "third_parties": {"host": {"legal_name": ...}},
    }
    [found] = entity_unresolved(varied("R32-good", changes), GDPR)
    assert found.subject == "host"


def test_r32_the_organisations_entry() -> None:
    [found] = entity_unresolved(varied("R32-good", {"organisation": {"legal_name": ...}}), GDPR)
    assert (found.entry, found.subject) == (("organisation",), "acme")


def test_r12_words_that_are_nothing_are_a_dash() -> None:
    changes = {
        "documents": {"notice": {"title": ""}},
        "third_parties": {
            "host": {"engagements": {"hosting": {"role": {"status": "unknown", "reason": "."}}}}
        },
    }
    found = spoken("R12", list(role_undetermined(varied("R12-bad", changes), GDPR)))
    assert found[0].endswith("leaves it open. “—” (lines 4 and 9).")
    assert found[1].endswith("Not documented. —.")


def test_r12_a_reason_is_told_in_each_language_without_its_full_stop() -> None:
    role = {"status": "unknown", "reason": {"fr": "Rien de X.", "en": "Nothing of X."}}
    changes = {"third_parties": {"host": {"engagements": {"hosting": {"role": role}}}}}
    why = list(role_undetermined(varied("R12-bad", changes), GDPR))[1].values["why"]
    assert isinstance(why, Text)
    assert (why.fr, why.en) == ("Rien de X", "Nothing of X")


def test_r12_an_entry_lends_its_citation_to_a_role_that_is_left_open() -> None:
    held = {"role": "undetermined", "cite": "notice L6"}
    changes = {"third_parties": {"host": {"engagements": {"hosting": held}}}}
    found = list(role_undetermined(varied("R12-bad", changes), GDPR))[1]
    assert spoken("R12", [found])[0].endswith("leaves it open. “Privacy notice” (line 6).")


def test_r12_two_roles_for_two_purposes_of_the_same_data_are_no_contradiction() -> None:
    """As processor it pays from the accounts; as controller it pays from the visits and guards the accounts."""
    visits = {"label": "Visits", "role": "controller", "fields": ["ip_address"]}
    flows = [
        {"from": "shop", "carries": "full_name@account", "purposes": "network_security"},
        {"from": "shop", "carries": "ip_address@visits", "purposes": "payment_processing"},
    ]
    changes = {"data_sets": {"visits": visits}, **bank(purposes="payment_processing", receives=flows)}
    assert list(role_undetermined(varied("R12-good", changes), GDPR)) == []
