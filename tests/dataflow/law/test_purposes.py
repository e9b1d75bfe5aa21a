"""The tables of purposes: whole, and true to the vocabulary."""

import pytest

from dataflow.law.entries import entries
from dataflow.law.purposes import following, needs
from registry.vocabulary import vocabulary

WORDS = vocabulary()


def test_every_purpose_of_the_vocabulary_has_its_needs_and_what_it_follows_from() -> None:
    assert list(needs()) == list(WORDS.purposes)
    assert set(following()) == set(WORDS.purposes)


def test_the_tables_name_what_the_vocabulary_has() -> None:
    for need in needs().values():
        assert set(need.fields) <= set(WORDS.fields)
        assert set(need.categories) <= set(WORDS.categories)
        assert set(need.seldom) <= set(WORDS.fields) - {
            each for each in WORDS.fields if need.covers(each, WORDS)
        }
        assert need.anything != bool(need.fields or need.categories), need.purpose
        assert need.reason.fr and need.reason.en and need.reason.fr != need.reason.en
    for each in following().values():
        assert {*each.serves, *each.never} <= set(WORDS.purposes)
        assert not {*each.serves} & {*each.never}
        # Of a controller statistics are presumed compatible; a processor that makes them for itself re-uses data.
        assert not (each.serves_any and each.own) or each.upkeep, "what serves any purpose serves nobody else"
        assert not (each.upkeep and not each.own), "only what serves a processor leaves open whom it serves"
        assert not (each.ancillary and (each.own or each.serves_any)), "what is ancillary is done for another"
        assert each.reason.fr != each.reason.en


@pytest.mark.parametrize(
    ("purpose", "field", "covered"),
    [
        ("payment_processing", "card_number", True),  # by its category
        ("payment_processing", "first_name", True),  # a part of a field that is named
        ("payment_processing", "password", False),
        ("hosting", "health_data", True),
        ("hr_management", "health_data", True),
        ("hr_management", "genetic_data", False),
        ("hr_management", "union_mandate", True),
        ("hr_management", "trade_union_membership", False),
        ("hr_management", "social_security_number", True),
        ("hr_management", "bank_account", True),
        ("hr_management", "salary", True),
        ("network_security", "full_name", True),
        ("audience_measurement", "full_name", False),
    ],
)
def test_what_a_purpose_needs(purpose: str, field: str, covered: bool) -> None:
    assert needs()[purpose].covers(field, WORDS) is covered


@pytest.mark.parametrize(
    ("purpose", "first", "relation"),
    [
        ("backup", [], "compatible"),
        ("advertising", ["advertising"], "compatible"),
        ("customer_support", ["contact_requests"], "compatible"),
        ("advertising", ["payment_processing"], "incompatible"),
        ("advertising", ["payment_processing", "personalisation"], "untested"),
        ("advertising", ["personalisation"], "untested"),
        ("advertising", [], "untested"),
    ],
)
def test_which_purpose_follows_from_which(purpose: str, first: list[str], relation: str) -> None:
    assert following()[purpose].after(first) == relation


def test_what_is_needed_at_times_is_not_needed_as_a_rule() -> None:
    hr = needs()["hr_management"]
    assert hr.at_times("trade_union_membership", WORDS)
    assert not hr.at_times("health_data", WORDS) and not hr.at_times("genetic_data", WORDS)
    assert not any(
        need.at_times(field, WORDS) and need.covers(field, WORDS)
        for need in needs().values()
        for field in WORDS.fields
    )


def test_what_is_presumed_of_a_controller_is_not_presumed_of_a_processor() -> None:
    """Every purpose after every one: a processor is never allowed what its controller is not, and less only where it
    may be for itself."""
    for each in following().values():
        for first in ([], *([one] for one in following())):
            asked = each.after(first), each.after(first, by_processor=True)
            assert asked[0] == asked[1] or (each.own and each.serves_any)
            assert asked[0] == "compatible" or asked[1] != "compatible"
    statistics = following()["aggregate_statistics"]
    assert statistics.after(["order_management"]) == "compatible"
    assert statistics.after(["order_management"], by_processor=True) == "untested"
    assert statistics.after(["audience_measurement"], by_processor=True) == "compatible"


def test_a_purpose_that_is_compatible_with_none_of_those_it_follows() -> None:
    """Each that it is never compatible with, and all of them together."""
    for purpose, each in following().items():
        for first in (*((never,) for never in each.never), each.never):
            wanted = "compatible" if each.serves_any or purpose in first else "incompatible"
            assert not first or each.after(first) == wanted


@pytest.mark.parametrize(
    ("name", "first"), [("needs", "purpose"), ("compatible", "purpose"), ("trackers", "pattern")]
)
def test_the_tables_are_read_from_their_files(name: str, first: str) -> None:
    found = entries(name)
    assert len(found) >= 5
    assert all(next(iter(entry)) == first for entry in found)


def test_what_was_read_is_what_is_used() -> None:
    assert needs.__wrapped__() == needs()
    assert following.__wrapped__() == following()
