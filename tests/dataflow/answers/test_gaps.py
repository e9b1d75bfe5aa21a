"""Gaps: what nobody has said, of whom, and of which data sets where it is known of others."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.answer import Answer, Gap, Hop
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries


def _gap(answer: Answer, about: str) -> Gap | None:
    return next((gap for gap in answer.gaps if gap.about == about), None)


def _received(*flows: dict[str, Any], **engagement: Any) -> Answer:
    """Where the phone number goes when Pay receives these flows."""
    pay = party("Pay", {"receives": [{"from": "site", **flow} for flow in flows], **engagement})
    sets = {"account": {"label": "Account", "fields": ["phone_number"]},
            "order": {"label": "Order", "fields": ["phone_number"]}}  # fmt: skip
    return trace(build(acme(data_sets=sets, third_parties={"pay": pay}), DAY), "phone_number")


@pytest.mark.parametrize(
    ("storage", "lacking"),
    [({}, True), ({"storage": "stored"}, True), ({"storage": "only_here"}, True), ({"storage": "not_stored"}, False)],
)  # fmt: skip
def test_how_long_it_is_kept_is_unknown_of_who_may_store_it(storage: dict[str, str], lacking: bool) -> None:
    gap = _gap(_received({"carries": "account", **storage}), "retention")
    assert (gap is not None and "pay" in gap.parties) is lacking


def test_what_is_known_of_one_data_set_leaves_a_gap_for_the_other() -> None:
    kept = {"carries": "account", "retention": {"period": "P1Y"}}
    gap = _gap(_received(kept, {"carries": "order"}), "retention")
    assert gap is not None
    assert dict(zip(gap.parties, gap.within, strict=True))["pay"][0].en == "Order"
    alone = _gap(_received({"carries": "order"}), "retention")
    assert alone is not None
    assert dict(zip(alone.parties, alone.within, strict=True))["pay"] == ()


def test_of_two_data_sets_on_one_hop_only_the_one_without_a_rule_is_a_gap() -> None:
    sets: dict[str, Any] = {
        "account": {"label": "Account", "fields": ["phone_number"], "retention": {"period": "P1Y"}},
        "order": {"label": "Order", "fields": ["phone_number"]},
    }
    site = {"id": "acme", "name": "Acme", "recipients": "listed", "places": {"site": {"label": "Site"}},
            "collects": [{"from": "customer", "to": "site", "carries": ["account", "order"]}]}  # fmt: skip
    gap = _gap(trace(build(acme(organisation=site, data_sets=sets), DAY), "phone_number"), "retention")
    assert gap is not None
    assert [[label.en for label in labels] for labels in gap.within] == [["Order"]]


def test_a_contract_is_wanted_of_who_is_engaged_and_has_none() -> None:
    gap = _gap(_received({"carries": "account"}), "contract")
    assert gap is not None and gap.parties == ("pay",)
    assert _gap(_received({"carries": "account"}, contract={"title": "DPA"}), "contract") is None


def test_data_that_people_are_sent_unsaid_is_a_gap_of_theirs() -> None:
    returned = [{"from": "pay.desk", "to": "customer"}]
    pay = party("Pay", {"receives": [{"from": "site", "carries": "account"}], "returns": returned})
    gap = _gap(trace(build(acme(third_parties={"pay": pay}), DAY), "phone_number"), "data")
    assert gap is not None
    assert (gap.parties, gap.within) == (("person:customer",), ((),))


@given(registries())
@settings(max_examples=60)
def test_gaps_are_what_their_definition_says(registry: Registry) -> None:
    graph = build(registry, DAY)
    asked = [trace(graph, field) for field in FIELDS] + [received_by(graph, id_) for id_ in registry.actors]
    for answer in asked:
        told = [gap for gap in answer.gaps if gap.about not in ("legal_basis", "source", "day", "arrival")]
        assert [(gap.about, gap.parties, gap.within) for gap in told] == list(_naive(answer, registry))


def _naive(answer: Answer, registry: Registry) -> Iterator[tuple[Any, ...]]:
    """Each kind of gap by its definition, every hop looked at for every party."""
    actors = [each.id for each in answer.parties if each.kind in ("organisation", "third_party")]

    def at(stop: str) -> str:
        return next(each.party for each in answer.stops if each.key == stop)

    def sets(hop: Hop) -> list[str]:
        return [each.instance.partition("@")[2] for each in hop.carries]

    def unkept(hop: Hop) -> list[str]:
        unknown = [each.data_set for each in hop.retention if each.status is Status.UNKNOWN and each.data_set]
        return unknown if hop.retention else sets(hop)

    stated = [hop for hop in answer.hops if hop.origin != "unknown_recipients" and at(hop.target) in actors]
    lacking = {
        "data": [hop for hop in answer.hops if hop.origin == "unstated_flows"],
        "role": [hop for hop in stated if hop.role.value in (None, "undetermined", "unknown")],
        "purposes": [hop for hop in stated if all(use.purpose.value is None for use in hop.purposes)],
        "recipients": [hop for hop in answer.hops if hop.origin == "unknown_recipients"],
        "country": [],
        "place_country": [],
        "retention": [hop for hop in stated if unkept(hop) and hop.storage.value != "not_stored"],
        "contract": [hop for hop in stated if hop.engaged_by and hop.contract.value is None],
    }
    for about, hops in lacking.items():
        of = [at(hop.source if about == "recipients" else hop.target) for hop in hops]
        if about == "country":
            of = [each.id for each in answer.parties if each.id in actors and each.country.value is None]
        if about == "place_country":
            of = [each.party for each in answer.stops if each.party in actors and each.country.value is None]
        within = []
        for party_ in dict.fromkeys(of):
            arriving = [hop for hop in stated if at(hop.target) == party_]
            here = [hop for hop in arriving if about != "recipients" and hop in hops]
            names = [name for hop in here for name in (unkept if about == "retention" else sets)(hop)]
            all_of_it = here == arriving and all(set(sets(hop)) <= set(names) for hop in here)
            within.append(() if all_of_it else tuple(dict.fromkeys(names)))
        if of:
            labels = tuple(tuple(registry.data_sets[name].label for name in names) for names in within)
            yield about, tuple(dict.fromkeys(of)), labels
