"""Facts: what a registry says on a day in words, whose evidence a value has, and that silence is unknown."""

import datetime
from itertools import permutations
from typing import Any

import pytest

from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, PurposeKnown
from registry.records.contract import Contract
from registry.records.data_set import PurposeUse, Retention
from registry.records.evidence import Citation, Evidence, Status
from registry.records.stated import Stated
from registry.records.text import text
from tests.dataflow.acme import acme

DAY = datetime.date(2026, 11, 22)
ENTRY = Evidence.model_validate({"status": "inferred", "reason": "It follows.", "cite": "policy L3"})


def facts(**parts: Any) -> Facts:
    return Facts(acme(**parts), DAY)


def country(said: Any, entry: Evidence | None = ENTRY) -> Any:
    told = facts()
    return told.known(Stated[str].model_validate(said), entry, told.country)


def test_a_bare_value_takes_the_evidence_of_its_entry() -> None:
    known = country("FR")
    assert (known.value, known.label) == ("FR", text("France", "France"))
    assert known.status is Status.INFERRED
    assert [each.line for each in known.citations] == [3]
    assert country("FR", None).status is Status.DECLARED


def test_a_value_with_evidence_of_its_own_takes_nothing_from_its_entry() -> None:
    known = country({"value": "FR", "status": "declared"})
    assert (known.status, known.citations) == (Status.DECLARED, ())


def test_silence_is_unknown_and_keeps_the_reason_for_it() -> None:
    assert facts().known(None, ENTRY, facts().country) == UNKNOWN
    known = country({"reason": "The policy names no country."})
    assert (known.value, known.label, known.status) == (None, None, Status.UNKNOWN)
    assert known.reason == text("The policy names no country.", "The policy names no country.")
    # Nothing is cited for what nobody says, though its entry cites something.
    assert known.citations == ()


def test_an_enrichment_has_its_day_and_its_source() -> None:
    known = country({"value": "FR", "status": "enrichment", "dated": "2026-01-02", "source": "a register"})
    assert (known.status, known.dated, known.source) == (
        Status.ENRICHMENT,
        datetime.date(2026, 1, 2),
        "a register",
    )


@pytest.mark.parametrize(
    ("day", "role"),
    [("2026-11-21", "processor"), ("2026-11-22", "independent_controller"), ("2027-01-01", None)],
)
def test_of_a_value_that_changes_that_of_the_day_is_told(day: str, role: str | None) -> None:
    series = [
        {"value": "processor", "valid_to": "2026-11-21"},
        {"value": "independent_controller", "valid_from": "2026-11-22", "valid_to": "2026-12-31"},
    ]
    told = Facts(acme(), datetime.date.fromisoformat(day))
    stated = [Stated[str].model_validate(each) for each in series]
    assert told.role(stated, None).value == role


def test_a_citation_finds_the_section_of_its_line() -> None:
    cited = facts().cited([Citation.model_validate("policy L3"), Citation.model_validate("policy § Mine")])
    assert [each.section for each in cited] == ["All", "Mine"]
    assert {(each.title, each.version) for each in cited} == {("Policy", "1.0")}


def test_a_contract_is_named_by_its_title_and_day() -> None:
    told = facts()
    assert told.contract(None) == UNKNOWN
    untitled = told.contract(Contract())
    assert (untitled.value, untitled.label) == ("contract", text("Contrat", "Contract"))
    dated = told.contract(Contract.model_validate({"title": "DPA", "date": "2025-02-03"}))
    assert (dated.value, dated.label) == (
        "2025-02-03",
        text("DPA du 3 février 2025", "DPA of 3 February 2025"),
    )


def purposes(use: Any, elsewhere: Any = None, regimes: Any = None) -> PurposeKnown:
    told = facts(
        organisation={
            "id": "acme",
            "name": "Acme",
            "regimes": regimes or {"gdpr": {"applies": "confirmed"}, "ci_2013_450": {"applies": "assumed"}},
        }
    )
    others = elsewhere if isinstance(elsewhere, list) else [elsewhere] if elsewhere else []
    other = {"billing_accounting": [PurposeUse.model_validate(each) for each in others]}
    (found,) = told.purposes([PurposeUse.model_validate(use)], ENTRY, other)
    return found


def test_a_purpose_has_a_basis_for_every_law_of_the_organisation_unknown_where_none_is_claimed() -> None:
    found = purposes({"purpose": "billing_accounting", "basis": {"gdpr": "6_1_b"}, "condition": "sometimes"})
    assert (found.purpose.value, found.condition) == (
        "billing_accounting",
        text("sometimes", "sometimes"),
    )
    assert {law: basis.value for law, basis in found.basis.items()} == {"gdpr": "6_1_b", "ci_2013_450": None}
    assert found.basis["gdpr"].status is Status.INFERRED  # of the entry
    assert found.basis["ci_2013_450"].status is Status.UNKNOWN


def test_a_basis_is_taken_from_elsewhere_where_the_flow_gives_none_for_that_law() -> None:
    elsewhere = {
        "purpose": "billing_accounting",
        "basis": {"gdpr": "6_1_f", "ci_2013_450": "ci_14_consent"},
    }
    found = purposes({"purpose": "billing_accounting", "basis": {"gdpr": "6_1_b"}}, elsewhere)
    assert {law: basis.value for law, basis in found.basis.items()} == {
        "gdpr": "6_1_b",
        "ci_2013_450": "ci_14_consent",
    }


def test_of_the_bases_of_several_data_sets_none_comes_first() -> None:
    bases: list[Any] = [
        {"purpose": "billing_accounting", "basis": {"gdpr": basis}} for basis in ("6_1_f", "6_1_b", "6_1_f")
    ]
    found = [
        purposes({"purpose": "billing_accounting"}, list(order)).basis["gdpr"]
        for order in permutations(bases)
    ]
    assert {each.value for each in found} == {"6_1_b,6_1_f"}
    assert len(set(found)) == 1


def test_a_basis_for_a_law_that_the_organisation_does_not_name_is_not_told() -> None:
    claimed = {"purpose": "billing_accounting", "basis": {"ci_2013_450": "ci_14_consent"}}
    assert list(purposes(claimed, regimes={"gdpr": {"applies": "confirmed"}}).basis) == ["gdpr"]


def test_a_purpose_with_evidence_of_its_own_takes_nothing_from_its_entry() -> None:
    found = purposes(
        {"purpose": "billing_accounting", "cite": "policy L9", "basis": {"gdpr": "6_1_b"}},
    )
    assert [each.line for each in found.purpose.citations] == [9]
    assert found.purpose.status is found.basis["gdpr"].status is Status.DECLARED


@pytest.mark.parametrize(
    ("rule", "fr", "en"),
    [
        ({"period": "P12M"}, "12\u00a0mois", "12 months"),
        ({"criteria": "as long as needed"}, "as long as needed", "as long as needed"),
        (
            {"period": "P3Y", "criteria": "at least", "starts": "the end", "then": "destroyed"},
            "3\u00a0ans, at least, point de départ\u00a0: the end, puis destroyed",
            "3 years, at least, from the end, then destroyed",
        ),
        (
            {"period": "P1D", "starts": {"fr": "l’envoi", "en": "dispatch"}, "condition": "if paid"},
            "1\u00a0jour, à compter de l’envoi (if paid)",
            "1 day, from dispatch (if paid)",
        ),
        (
            {"period": "P1D", "fields": ["full_name", "phone_number"], "condition": "if paid"},
            "Nom complet, Numéro de téléphone\u00a0: 1\u00a0jour (if paid)",
            "Full name, Phone number: 1 day (if paid)",
        ),
        ({"then": "destroyed"}, "durée non précisée, puis destroyed", "no period stated, then destroyed"),
    ],
)
def test_a_retention_rule_in_words(rule: dict[str, Any], fr: str, en: str) -> None:
    (found,) = facts().retention([Retention.model_validate(rule)], ENTRY)
    assert found.label == text(fr, en)
    # That nobody says how long is unknown, whoever says the rest.
    settled = "period" in rule or "criteria" in rule
    assert found.status is (Status.INFERRED if settled else Status.UNKNOWN)
    assert found.period == rule.get("period")


def test_only_the_rules_of_the_day_are_told() -> None:
    rules = [
        {"period": "P1Y", "valid_to": "2026-11-21"},
        {"period": "P2Y", "valid_from": "2026-11-22", "cite": "policy L7", "status": "enrichment"},
        {"period": "P3Y", "valid_from": "2026-11-23"},
    ]
    rules[1]["dated"] = "2026-01-01"
    (found,) = facts().retention([Retention.model_validate(each) for each in rules], ENTRY)
    assert (found.period, found.status) == ("P2Y", Status.ENRICHMENT)
    assert [each.line for each in found.citations] == [7]


def test_a_rule_of_one_data_set_of_several_names_it_and_so_does_that_nobody_says_one() -> None:
    told = facts()
    (rule,) = told.retention([Retention.model_validate({"period": "P1Y"})], ENTRY)
    kept = told.kept("account", rule)
    assert (kept.label.en, kept.data_set, kept.period) == ("Account: 1 year", "account", "P1Y")
    unsaid = told.kept("account", None)
    assert (unsaid.label.en, unsaid.status) == ("Account: no period stated", Status.UNKNOWN)


@pytest.mark.parametrize(
    ("state", "until", "fr", "en"),
    [
        ("valid", "2027-01-02", "valide jusqu’au 2 janvier 2027", "valid until 2 January 2027"),
        ("expired", "2026-01-02", "expirée le 2 janvier 2026", "expired on 2 January 2026"),
        (
            "not_yet",
            "2027-01-02",
            "pas encore valide (échéance : 2 janvier 2027)",
            "not yet valid (ends on 2 January 2027)",
        ),
        ("not_yet", None, "pas encore valide", "not yet valid"),
        ("undated", None, "sans dates", "no dates"),
    ],
)
def test_a_certificate_is_told_with_its_last_day(state: str, until: str | None, fr: str, en: str) -> None:
    day = datetime.date.fromisoformat(until) if until else None
    assert facts().certificate_state(state, day) == text(fr, en)
