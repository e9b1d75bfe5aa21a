"""The holding: a place is shown to receive what flows bring it, in whatever shape they are written."""

from typing import Any

import pytest

from registry.reading.holding import Holding, carried_in, full_name, listed

DATA: dict[str, Any] = {
    "organisation": {
        "id": "acme",
        "places": {"db": {}, "shop": {}, "app": {}},
        "collects": [{"from": "customer", "to": "db", "carries": ["account", "phone_number@order"]}],
    },
    "data_sets": {
        "account": {"fields": ["full_name"]},
        "order": {"fields": [{"field": "phone_number"}, "full_name"]},
        "lead": {"fields": "full_name"},
    },
    "flows": [{"from": "db", "to": ["acme.shop", "desk.app"], "carries": "account"}, {"to": "db"}, 3],
    "third_parties": {
        "desk": {
            "places": {"app": {}, "log": {}},
            "engagements": {
                "e": {"places": "log", "receives": [{"from": "db", "carries": "order"}, "lead"],
                      "returns": [{"to": "db", "carries": "lead"}, {"to": "app", "carries": "order"}]},
            },
        },
        "odd": {"places": 3, "engagements": [{"receives": 7}]},
        "none": None,
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("actor", "carried", "places"),
    [
        ("acme", ["account"], ("db", "shop")), ("acme", ["full_name@account"], ("db", "shop")),
        ("acme", ["phone_number@order"], ("db",)), ("acme", ["full_name@order"], ()), ("acme", ["order"], ("db",)),
        ("acme", ["account", "phone_number@order"], ("db",)), ("acme", ["lead"], ("db",)), ("acme", [], ()),
        ("desk", ["order"], ("app", "log")), ("desk", ["lead"], ("log",)), ("desk", ["account"], ("app",)),
        ("odd", ["order"], ()), ("nobody", ["order"], ()),
    ],
)  # fmt: skip
def test_what_places_are_shown_to_receive(actor: str, carried: list[str], places: tuple[str, ...]) -> None:
    assert Holding(DATA).places_with(actor, carried) == places


def test_what_is_defined_is_a_data_set_or_a_field_that_one_holds() -> None:
    holding = Holding(DATA)
    assert all(map(holding.is_defined, ("account", "phone_number@order", "full_name@lead")))
    assert not any(map(holding.is_defined, ("acount", "phone_number@account", "phone_number", "@account")))


def test_a_place_has_the_shortest_name_that_means_it() -> None:
    holding = Holding(DATA)
    assert full_name("acme", "db", "desk", holding) == "db"
    assert full_name("acme", "app", "desk", holding) == "acme.app"
    assert full_name("desk", "app", "odd", holding) == "desk.app"


@pytest.mark.parametrize(
    "data", [{}, {"organisation": 3, "third_parties": [], "flows": {"a": 1}, "data_sets": "x"}]
)
def test_what_has_not_the_shape_of_a_registry_holds_nothing(data: dict[str, Any]) -> None:
    holding = Holding(data)
    assert holding.places_with(holding.own, ["account"]) == () == holding.places_of("desk")
    assert (listed(None), listed("a"), listed(["a"])) == ([], ["a"], ["a"])
    assert carried_in({"carries": ["a", 3, {}]}) == ["a"]
