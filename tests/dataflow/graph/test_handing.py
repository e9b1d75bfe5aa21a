"""Handing: who passes data on by a flow, and who only gets back what is held for it."""

from typing import Any

import pytest

from dataflow.graph.build import arcs, build, indexed
from dataflow.graph.handing import Handing
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY

HOST = {"receives": [{"from": "site", "carries": "account"}]}


def handed(third: dict[str, Any], **parts: Any) -> set[tuple[str, str]]:
    """Who passes data on to whom."""
    graph = build(acme(third_parties=third, **parts), DAY)
    handing = Handing(graph.graph["registry"], DAY, indexed(graph).certainty)
    return {pair for arc in arcs(graph) for pair in handing.of(arc)}


def test_whoever_holds_what_a_flow_brings_to_another_passes_it_on() -> None:
    assert handed({"host": party("Host", HOST)}) == {("acme", "host")}


@pytest.mark.parametrize(
    "flow",
    [
        {"from": "desk", "to": "acme.site", "carries": "account"},
        {"from": "desk", "to": "acme.site", "carries": "account", "kind": "return"},
    ],
)
def test_what_goes_back_to_who_engages_is_not_passed_on(flow: dict[str, Any]) -> None:
    assert handed({"host": party("Host", {**HOST, "returns": [flow]})}) == {("acme", "host")}


def test_a_flow_that_nobody_says_happens_passes_nothing_on() -> None:
    flow = {"from": "site", "carries": "account", "status": "unknown"}
    assert handed({"host": party("Host", {"receives": [flow]})}) == set()


@pytest.mark.parametrize(
    ("engagement", "wanted"),
    [
        ({}, True),  # nobody has said what it receives
        ({"receives": [{"from": "acme.site", "carries": "account"}]}, True),  # straight from another
        ({"receives": [{"from": "host.desk", "carries": "account"}]}, True),
        ({"receives": [{"from": "customer", "carries": "account"}]}, False),  # from the people themselves
        ({"receives": []}, False),
        ({"status": "unknown"}, False),
        ({"valid_to": "2020-01-01"}, False),
    ],
)
def test_whoever_engages_a_provider_passes_on_what_the_provider_gets(
    engagement: dict[str, Any], wanted: bool
) -> None:
    third = {"host": party("Host", HOST), "vault": party("Vault", {"by": "host", **engagement})}
    assert (("host", "vault") in handed(third)) is wanted
