"""R16: fields that a third party does not need."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Regime
from dataflow.checks.minimisation import minimisation
from dataflow.law.purposes import needs
from registry.vocabulary import vocabulary
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])
LETTERS = ("third_parties", "mailer", "engagements", "letters")


def letters(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"mailer": {"engagements": {"letters": changes}}}}


@BOTH
def test_r16_what_the_purpose_needs_and_whatever_a_host_hosts(regime: Regime) -> None:
    assert list(minimisation(shipped("R16-good"), regime)) == []


@BOTH
def test_r16_more_than_the_purpose_needs(regime: Regime) -> None:
    found = list(minimisation(shipped("R16-bad"), regime))
    assert verdicts(found) == [
        ("violation", "mailer/letters:secret", "secret", None),
        ("gap", "mailer/letters", "main", None),
    ]
    assert [each.severity for each in found] == ["high", None]
    assert [each.fields for each in found] == [("password",), ("ip_address",)]
    assert spoken("R16", found) == [
        "Mailwell receives authentication secrets that its purpose (service messages) does not need: password.",
        (
            "Mailwell receives data that its purpose (service messages) does not usually need, and nothing shows"
            " why they are necessary: IP address."
        ),
    ]


def test_r16_one_of_several_purposes_is_enough() -> None:
    case = varied("R16-bad", letters(purposes=["service_communications", "authentication"]))
    assert list(minimisation(case, GDPR)) == []


def test_r16_without_a_purpose_nothing_can_be_too_much() -> None:
    assert list(minimisation(varied("R16-bad", letters(purposes=[])), GDPR)) == []


def test_r16_containers_and_special_categories_are_left_to_r17() -> None:
    case = varied("R16-bad", {"data_sets": {"account": {"fields": ["customer_database", "health_data"]}}})
    assert list(minimisation(case, GDPR)) == []


@pytest.mark.parametrize("purpose", ["service_communications", "direct_marketing", "contact_requests"])
def test_r16_who_sends_a_message_needs_what_it_says(purpose: str) -> None:
    sets = {"data_sets": {"account": {"fields": ["full_name", "email_address", "message_content"]}}}
    receives = [{"from": "shop", "carries": "account"}]
    case = varied("R16-good", {**sets, **letters(purposes=purpose, receives=receives)})
    assert [each for each in minimisation(case, GDPR) if each.subject.startswith("mailer")] == []


def test_r16_measures_no_field_of_the_registry_by_the_known_field_it_is_a_kind_of() -> None:
    """For every purpose and every field of the vocabulary: of a child nothing is said, unless it is a secret.

    What a guard sees on a camera is a kind of portrait, and not the portrait on a badge.
    """
    words = vocabulary()
    plain = [
        id_ for id_, term in words.fields.items()
        if not term.container and term.sensitivity in ("low", "standard", "high")
    ]  # fmt: skip
    own = {f"own_{id_}": {"label": id_, "parent": id_} for id_ in plain} | {"nothing_known": {"label": "X"}}
    carried = [f"{id_}@account" for id_ in (*plain, *own)]
    parties = {
        purpose: {"name": purpose, "recipients": "none", "places": {"p": {"label": "P"}},
                  "engagements": {"e": {"purposes": purpose, "receives": [{"from": "shop", "carries": carried}]}}}
        for purpose in needs()
    }  # fmt: skip
    case = varied("R16-good", {
        "fields": own, "third_parties": {"mailer": ..., **parties},
        "data_sets": {"account": {"fields": [*plain, *own]}},
    })  # fmt: skip
    found = list(minimisation(case, GDPR))
    assert {each.variant for each in found} == {"main", "secret"}
    for each in found:
        theirs = {id_ for id_ in each.fields if id_ in own}
        secret = {
            id_ for id_ in each.fields if "never_disclose" in words.fields[id_.removeprefix("own_")].flags
        }
        assert theirs == (secret & set(own) if each.variant == "secret" else set()), each.subject


ROLES = [
    "processor",
    "sub_processor",
    "independent_controller",
    "joint_controller",
    "recipient",
    "undetermined",
]


def naive(
    purposes: list[str], collected: list[str], fields: list[str], role: str
) -> tuple[set[str], set[str]]:
    """Gaps and secrets, as the page of the checks says it, field by field."""
    words = vocabulary()
    gaps, secrets = set(), set()
    acting = role in ("processor", "sub_processor")
    for field in fields:
        term = words.fields[field]
        if not purposes or term.container or term.sensitivity in ("special_art9", "criminal_art10"):
            continue
        if any(needs()[each].covers(field, words) for each in purposes):
            continue
        if acting and "service_improvement" in purposes:
            continue
        if "never_disclose" in term.flags:
            secrets.add(field)
        elif term.sensitivity == "high" or not (acting and set(purposes) & set(collected)):
            gaps.add(field)
    return gaps, secrets


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(needs())), max_size=3, unique=True),
    st.lists(st.sampled_from(sorted(needs())), max_size=3, unique=True),
    st.lists(st.sampled_from(sorted(vocabulary().fields)), min_size=1, max_size=8, unique=True),
    st.sampled_from(ROLES),
)
def test_r16_says_what_the_page_says(
    purposes: list[str], collected: list[str], fields: list[str], role: str
) -> None:
    case = varied("R16-bad", {
        "data_sets": {"account": {"fields": fields, "purposes": collected}},
        **letters(role=role, purposes=purposes),
    })  # fmt: skip
    found = {each.variant: set(each.fields) for each in minimisation(case, GDPR)}
    gaps, secrets = naive(purposes, collected, fields, role)
    assert (found.get("main", set()), found.get("secret", set())) == (gaps, secrets)


def test_r16_a_processor_of_a_controller_of_its_own_is_that_controllers_matter() -> None:
    """The bank hosts what it decides about itself; who is engaged by nobody but itself answers for its hosts."""
    bank = {"name": "Bank", "recipients": "none", "places": {"core": {"label": "Core"}}}
    paying = {"role": "independent_controller", "purposes": "payment_processing",
              "receives": [{"from": "shop", "carries": "full_name@account"}]}  # fmt: skip
    for role, wanted in (("independent_controller", False), ("processor", True), ("undetermined", True)):
        case = varied("R16-bad", {"third_parties": {
            "bank": {**bank, "engagements": {"pay": {**paying, "role": role}}},
            "mailer": {"engagements": {"letters": {"by": "bank"}}},
        }})  # fmt: skip
        assert any(each.actors == ("mailer",) for each in minimisation(case, GDPR)) is wanted
