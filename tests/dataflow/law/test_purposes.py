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
        assert need.anything != bool(need.fields or need.categories), need.purpose
        assert need.reason.fr and need.reason.en and need.reason.fr != need.reason.en
    for each in following().values():
        assert {*each.serves, *each.never} <= set(WORDS.purposes)
        assert not {*each.serves} & {*each.never}
        assert not (each.serves_any and each.own), "what serves any purpose serves nobody else"
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
