"""The receiver: in which role and what for, told and counted from one reading of the registry."""

import datetime
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.trace import received_by
from dataflow.facts.facts import Facts
from dataflow.facts.receiver import (
    engagement_of,
    purpose_ids,
    purposes_known,
    received_under,
    receives_engaged,
    role_ids,
    role_known,
)
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, registries

ACCOUNT = {
    "label": "Account",
    "fields": ["full_name", "phone_number"],
    "purposes": ["customer_account"],
    "role": "controller",
}
ORDERS = {"label": "Orders", "fields": ["order_details"], "purposes": ["billing_accounting"]}
HOSTING = {
    "role": {"value": "processor", "status": "inferred", "reason": "It hosts."},
    "purposes": ["hosting"],
    "receives": [{"from": "acme.site", "to": "desk", "carries": "account"}],
    "returns": [{"from": "desk", "to": "acme.site", "carries": ["account", "orders"]}],
    "cite": "policy L4",
}


def hosted(**parts: Any) -> Registry:
    return acme(
        data_sets={"account": ACCOUNT, "orders": ORDERS},
        third_parties={"host": party("Hostly", {**HOSTING, **parts})},
    )


def flow(registry: Registry, part: str, on: datetime.date = DAY) -> tuple[Arc, Facts]:
    """The one arc of that part of the engagement, or of what the organisation collects."""
    (arc,) = [each for each in arcs(build(registry, on)) if part in each.path]
    return arc, Facts(registry, on)


def test_the_party_engaged_receives_in_the_role_of_its_engagement() -> None:
    arc, facts = flow(hosted(), "receives")
    assert receives_engaged(arc)
    assert received_under(arc, facts.registry) is engagement_of(arc, facts.registry) is not None
    known = role_known(arc, ["account"], facts)
    assert (known.value, known.status) == ("processor", Status.INFERRED)
    assert role_ids(arc, ["account"], facts) == ("processor",)


def test_what_is_returned_is_received_under_no_engagement_but_for_what_the_data_is_held_for() -> None:
    arc, facts = flow(hosted(purposes=[]), "returns")
    assert not receives_engaged(arc) and received_under(arc, facts.registry) is None
    assert engagement_of(arc, facts.registry) is not None
    assert role_ids(arc, ["account", "orders"], facts) == ("controller", None)
    known = role_known(arc, ["account", "orders"], facts)
    assert (known.value, known.status) == ("controller", Status.UNKNOWN)  # no better than the weakest
    assert purpose_ids(arc, ["account", "orders"], facts.registry) == (
        "customer_account",
        "billing_accounting",
    )


def test_a_flow_says_what_for_before_the_data_set_does() -> None:
    arc, facts = flow(hosted(), "returns")
    assert purpose_ids(arc, ["account"], facts.registry) == ("hosting",)


def test_what_the_organisation_holds_data_for_says_nothing_of_a_third_party() -> None:
    arc, facts = flow(hosted(purposes=[], role=[]), "receives")
    assert purpose_ids(arc, ["account"], facts.registry) == ()
    assert role_ids(arc, ["account"], facts) == (None,)
    assert role_known(arc, ["account"], facts).label is None


def test_several_roles_are_told_together() -> None:
    registry = acme(data_sets={"account": ACCOUNT, "orders": {**ORDERS, "role": "joint_controller"}})
    collects = registry.organisation.collects[0].model_copy(update={"carries": ("account", "orders")})
    organisation = registry.organisation.model_copy(update={"collects": (collects,)})
    arc, facts = flow(registry.model_copy(update={"organisation": organisation}), "collects")
    known = role_known(arc, ["account", "orders"], facts)
    assert known.ids == role_ids(arc, ["account", "orders"], facts) == ("controller", "joint_controller")
    assert known.label is not None and known.label.say("en") == "Controller ; Joint controller"


@pytest.mark.parametrize(("day", "role"), [("2026-11-22", "processor"), ("2026-11-23", "sub_processor")])
def test_a_role_is_that_of_the_day(day: str, role: str) -> None:
    series = [
        {"value": "processor", "valid_to": "2026-11-22"},
        {"value": "sub_processor", "valid_from": "2026-11-23"},
    ]
    arc, facts = flow(hosted(role=series), "receives", datetime.date.fromisoformat(day))
    assert role_ids(arc, ["account"], facts) == (role,)


@given(registries())
@settings(max_examples=60)
def test_ids_and_words_say_the_same(registry: Registry) -> None:
    facts = Facts(registry, DAY)
    for arc in arcs(build(registry, DAY)):
        sets = [*dict.fromkeys(each.data_set for each in arc.carries or ())]
        known, ids = role_known(arc, sets, facts), role_ids(arc, sets, facts)
        assert known.ids == tuple(id_ for id_ in ids if id_ is not None)
        told = [each.purpose.value for each in purposes_known(arc, sets, facts)]
        assert tuple(dict.fromkeys(told)) == purpose_ids(arc, sets, registry)


@given(registries())
@settings(max_examples=40)
def test_an_answer_and_the_map_name_the_same_role_of_a_third_party(registry: Registry) -> None:
    """A third party's role hangs on its engagement alone, so that what a walk brings along does not change it."""
    graph: nx.MultiDiGraph[str] = build(registry, DAY)
    mapped: dict[str, set[str]] = {
        key: {*strand.roles} for strand in flow_map(graph).strands for key in strand.flows
    }
    for actor in registry.third_parties:
        for hop in received_by(graph, actor).hops:
            if not hop.target.startswith("acme."):
                assert (hop.role.value or "unknown") in mapped[hop.key]
