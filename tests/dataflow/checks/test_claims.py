"""R27: what is called anonymous, and what is said not to be personal."""

from typing import Any

import pytest

from dataflow.checks.claims import anonymous_claim
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied


def test_r27_nothing_that_identifies_is_called_anonymous() -> None:
    assert list(anonymous_claim(shipped("R27-good"), GDPR)) == []


def test_r27_anonymous_beside_an_address_aggregated_and_not_personal() -> None:
    found = list(anonymous_claim(shipped("R27-bad"), GDPR))
    assert [(each.verdict, each.subject, each.variant, each.decides) for each in found] == [
        ("undetermined", "account:1", "used", "use"),
        ("undetermined", "account:2", "aggregated", "anonymisation"),
        ("violation", "account:3", "not_personal", None),
    ]
    assert spoken("R27", found) == [
        (
            "Account: “analysed anonymously”; this describes the use of the data, which identify people (full name"
            " and IP address), and whether it does without them cannot be told."
        ),
        (
            "Account: “aggregated or anonymised for trends”; whether what is made of it singles nobody out cannot be"
            " told (full name and IP address)."
        ),
        (
            "Account: “these are not personal data”, while this data set is about people (full name, IP address and"
            " time spent)."
        ),
    ]
    assert [each.entry for each in found] == [("data_sets", "account", "claims", index) for index in range(3)]
    assert (found[0].fields, found[2].fields[-1]) == (("full_name", "ip_address"), "time_spent")
    assert found[0].data_sets == ("account",)


@pytest.mark.parametrize(
    ("claim", "variant"),
    [
        ("anonymous score", "aggregated"),
        ("anonymised results", "aggregated"),
        ({"fr": "score anonyme"}, "aggregated"),
        ({"fr": "statistiques rendues anonymes"}, "aggregated"),
        ("a score, and anonymous data", "main"),
        ("anonymous data, and a score", "main"),
        ("anonymous cookie identifier", "main"),
        ("Anonymised", "main"),
        ({"fr": "données analysées de manière anonyme"}, "used"),
        ({"fr": "utilisées anonymement"}, "used"),
        ("used in an anonymous form", "used"),
        ("anonymously used", "used"),
        ("anonymously analysed", "used"),
        ("collected anonymously", "main"),
        ({"fr": "collectées de façon anonyme"}, "main"),
        ("analysed, and kept in an anonymous form", "main"),
        ({"fr": "sous forme agrégée ou anonymisée"}, "aggregated"),
        ("pseudonymous identifiers", None),
        ("pseudonymisation", None),
        ("aggregated", None),
        ("non-personal data", "not_personal"),
        ("not considered as personal", "not_personal"),
        ({"fr": "ne sont pas des renseignements personnels"}, "not_personal"),
        ({"fr": "n’est pas une donnée personnelle"}, "not_personal"),
        ({"fr": "données non personnelles"}, "not_personal"),
        ("personal, and not for sale", None),
        ("your personal data", None),
        ("no personal data", "not_personal"),
        ({"fr": "aucune donnée à caractère personnel"}, "not_personal"),
        ("these are not anonymous data", None),
        ("not anonymous, but pseudonymised", None),
        ({"fr": "les données ne sont pas anonymes"}, None),
        ({"fr": "données non anonymisées"}, None),
        ("not sold, and anonymised", "main"),
        ("not anonymous at first, then anonymised", "main"),
    ],
)
def test_r27_what_a_claim_says(claim: Any, variant: str | None) -> None:
    case = varied("R27-bad", {"data_sets": {"account": {"claims": [{"claim": claim}]}}})
    assert [each.variant for each in anonymous_claim(case, GDPR)] == ([variant] if variant else [])


@pytest.mark.parametrize(
    ("field", "identifies"),
    [("ip_address", True), ("analytics_cookie", True), ("first_name", True), ("card_number", True),
     ("mobile_money_account", True), ("session_data", True), ("time_spent", False), ("bot_score", False),
     ("company_name", False), ("user_agent", False), ("approximate_location", False)],
)  # fmt: skip
def test_r27_what_singles_people_out(field: str, identifies: bool) -> None:
    case = varied("R27-good", {"data_sets": {"totals": {"fields": [field]}}})
    assert [each.fields for each in anonymous_claim(case, GDPR)] == ([(field,)] if identifies else [])


@pytest.mark.parametrize(("valid_to", "count"), [("2026-11-21", 0), ("2026-11-22", 3)])
def test_r27_on_the_day(valid_to: str, count: int) -> None:
    case = varied("R27-bad", {"data_sets": {"account": {"valid_to": valid_to}}})
    assert len(list(anonymous_claim(case, GDPR))) == count


def test_r27_after_a_data_set_of_the_past_the_next_is_looked_at() -> None:
    past = {"label": "Past", "fields": ["full_name"], "valid_to": "2026-11-21"}
    account = {"label": "Account", "fields": ["full_name"], "claims": [{"claim": "anonymous"}]}
    case = varied(
        "R27-bad", {"data_sets": {"account": past, "later": account}, "organisation": {"collects": []}}
    )
    assert [each.subject for each in anonymous_claim(case, GDPR)] == ["later:1"]


def test_r27_what_is_an_identifier_at_the_same_time() -> None:
    changes = {"fields": {"own_line": {"label": "Line", "also": ["phone_number"]}},
               "data_sets": {"totals": {"fields": ["own_line"]}}}  # fmt: skip
    assert [each.fields for each in anonymous_claim(varied("R27-good", changes), GDPR)] == [("own_line",)]
