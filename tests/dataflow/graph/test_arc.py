"""The arcs of a day: a flow ends with what it joins and with what it carries."""

import datetime
from typing import Any

import pytest

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party

LAST = datetime.date(2025, 6, 30)
NEXT = datetime.date(2025, 7, 1)


def _targets(registry: Registry, on: datetime.date) -> list[str]:
    return [hop.target for hop in _phone(registry, on).hops]


def _phone(registry: Registry, on: datetime.date) -> Answer:
    return trace(build(registry, on), "phone_number")


def _pay(**parts: Any) -> dict[str, Any]:
    return party("Pay", {"receives": [{"from": "site", "carries": "account"}]}, **parts)


def test_a_data_set_that_is_no_longer_held_goes_nowhere() -> None:
    held = {"label": "Account", "fields": ["phone_number"], "valid_to": "2025-06-30"}
    registry = acme(data_sets={"account": held}, third_parties={"pay": _pay()})
    assert _targets(registry, LAST) == ["acme.site", "pay.desk"]
    after = _phone(registry, NEXT)
    assert (after.hops, after.completeness.unplaced) == ((), ())


def test_a_flow_ends_with_the_actor_it_goes_to_or_comes_from() -> None:
    """Else a third party of the past would still hand the data on, its origin not stated."""
    registry = acme(
        third_parties={
            "pay": _pay(valid_to="2025-06-30"),
            "bank": party("Bank", {"by": "pay", "receives": [{"from": "pay.desk", "carries": "account"}]}),
            "vault": party("Vault", {"by": "pay"}),
        },
        flows=[{"from": "site", "to": "pay.desk", "carries": "account", "kind": "disclose"}],
    )
    assert set(_targets(registry, LAST)) == {"acme.site", "pay.desk", "bank.desk", "vault.desk"}
    assert _targets(registry, NEXT) == ["acme.site"]
    assert "pay" not in [each.id for each in _phone(registry, NEXT).completeness.not_reached]


@pytest.mark.parametrize(
    ("places", "reached"), [({}, "pay.unstated"), ({"places": "desk"}, None)], ids=["all", "that one"]
)
def test_an_engagement_that_outlives_a_place_goes_on_unless_it_names_it(
    places: dict[str, str], reached: str | None
) -> None:
    pay = party("Pay", {**places, "receives": [{"from": "site", "carries": "account"}]})
    pay["places"]["desk"]["valid_to"] = "2025-06-30"
    registry = acme(third_parties={"pay": pay})
    assert _targets(registry, LAST) == ["acme.site", "pay.desk"]
    assert _targets(registry, NEXT) == ["acme.site", *([reached] if reached else [])]


def test_an_engagement_about_one_data_set_is_not_taken_to_receive_another() -> None:
    data_sets = {
        "account": {"label": "Account", "fields": ["phone_number"]},
        "order": {"label": "Order", "fields": ["phone_number"]},
    }
    registry = acme(data_sets=data_sets, third_parties={"pay": party("Pay", {"data_sets": "order"})})
    last = _phone(registry, LAST).hops[-1]
    assert (last.target, last.origin) == ("pay.desk", "unstated_flows")
    assert [each.instance for each in last.carries] == ["phone_number@order"]
