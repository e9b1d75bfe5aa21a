"""Several statements about one thing: what can be several at once, what can be one only, and how each is told."""

import datetime
from itertools import permutations
from typing import Any

import pytest

from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Known
from dataflow.facts.values import differing, told
from registry.records.actor import Actor, Place
from registry.records.evidence import Status
from tests.dataflow.acme import acme

DAY = datetime.date(2026, 11, 22)
ENRICHED = {"value": "US", "status": "enrichment", "dated": "2026-11-01"}


def facts() -> Facts:
    documents = {name: {"title": name.title()} for name in ("policy", "list")}
    return Facts(acme(documents=documents), DAY)


def hosted(*stated: Any) -> Known:
    """Where a place is said to be."""
    place = Place.model_validate({"label": "Desk", "country": list(stated), "cite": "list L1"})
    return facts().several(place.country, place, facts().country)


def seated(*stated: Any) -> Known:
    """Where a company is said to be."""
    actor = Actor.model_validate({"name": "Host", "country": list(stated), "cite": "list L1"})
    return facts().single(actor.country, actor, facts().country)


def where(known: Known) -> list[tuple[str, int | None]]:
    return [(each.document, each.line) for each in known.citations]


def test_what_can_be_several_is_all_of_them_in_any_order() -> None:
    for order in permutations(["US", "DE", {"value": "DE", "cite": "policy L2"}]):
        found = hosted(*order)
        assert (found.value, found.ids, found.disputed) == ("DE,US", ("DE", "US"), False)
        assert told(found, "en", "cell") == "Germany and United States"
        assert told(found, "fr", "cell") == "Allemagne et États-Unis"


def test_what_can_be_one_only_is_none_where_two_are_stated() -> None:
    for order in permutations(["US", {"value": "DE", "cite": "policy L2"}]):
        found = seated(*order)
        assert (found.value, found.ids, found.disputed) == (None, (), True)
        assert [(each.value, where(each)) for each in found.parts] == [
            ("DE", [("policy", 2)]),
            ("US", [("list", 1)]),
        ]
        assert told(found, "en", "cell") == "Germany or United States, the statements disagree"
        assert told(found, "fr", "box") == "Allemagne ou États-Unis, les indications se contredisent"


def test_two_that_say_the_same_are_one_value_read_in_both() -> None:
    for order in permutations(["US", {"value": "US", "cite": "policy L2"}, ENRICHED]):
        for found in (hosted(*order), seated(*order)):
            assert (found.value, found.status, found.parts) == ("US", Status.DECLARED, ())
            assert sorted(where(found)) == [("list", 1), ("policy", 2)]


def test_each_is_told_as_it_is_known_where_they_are_not_known_alike() -> None:
    found = hosted("DE", ENRICHED)
    assert found.status is Status.ENRICHMENT
    assert [each.value for each in differing(found)] == ["DE", "US"]
    assert told(found, "en", "cell") == "Germany and United States (outside source of 1 November 2026)"
    assert told(seated("DE", ENRICHED), "en", "box") == (
        "Germany or United States (outside source), the statements disagree"
    )
    assert differing(hosted("DE", "US")) == ()


@pytest.mark.parametrize("known", [hosted, seated])
def test_nothing_stated_is_unknown(known: Any) -> None:
    assert known() == UNKNOWN
    assert known({"reason": "Nobody has asked."}).reason.en == "Nobody has asked."


def test_a_key_with_nothing_behind_it_is_unknown_as_it_was() -> None:
    assert Actor.model_validate({"name": "Host", "country": None}).country == ()
    assert Place.model_validate({"label": "Desk", "country": None}).country == ()
