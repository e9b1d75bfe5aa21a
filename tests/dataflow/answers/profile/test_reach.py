"""The ways to reach an actor, and which of them lead to its officer."""

import pytest

from dataflow.answers.profile.reach import contacts
from dataflow.facts.facts import Facts
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY


@pytest.mark.parametrize(
    ("what", "officer"),
    [
        ("DPO", True),
        ("Notre DPD", True),
        ("Data Protection Officer", True),
        ("Déléguée à la protection des données", True),
        ("Correspondant à la protection", True),
        ("Support", False),
        ("Adpop", False),
        (None, False),
    ],
)
def test_an_officer_is_told_by_its_title_as_a_word_of_its_own(what: str | None, officer: bool) -> None:
    given = {"email": "who@pay.example", **({"what": what} if what else {})}
    registry = acme(third_parties={"pay": party("Pay", contacts=[given])})
    told = list(contacts(registry.actors["pay"], Facts(registry, DAY)))
    assert [(each.email, each.officer) for each in told] == [("who@pay.example", officer)]


def test_ways_are_told_in_the_order_they_are_written_in() -> None:
    given = [{"phone": "+33 1"}, {"url": "https://pay.example"}, {"address": "1 rue"}]
    registry = acme(third_parties={"pay": party("Pay", contacts=given)})
    told = contacts(registry.actors["pay"], Facts(registry, DAY))
    assert [each.phone or each.url or each.address for each in told] == [
        "+33 1",
        "https://pay.example",
        "1 rue",
    ]
