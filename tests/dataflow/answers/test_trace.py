"""The trace and its inverse: against the naive reference, and on examples that show their input."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.answer import Answer
from dataflow.answers.trace import UnknownActor, UnknownDataSet, UnknownField, received_by, trace
from dataflow.graph.build import arcs, build
from dataflow.graph.instance import Relation, instances_of
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow import naive
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries


def _ways(answer: Answer) -> list[str]:
    return [f"{hop.source} > {hop.target}" for hop in answer.hops]


def _trace(registry: Registry, field: str = "phone_number", on: datetime.date = DAY) -> Answer:
    return trace(build(registry, on), field)


def test_a_field_is_followed_and_not_the_arrow() -> None:
    """The phone goes to the payment provider; the provider forwards cards only, so the phone stops there."""
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": ["full_name", "phone_number"]},
            "payment": {"label": "Payment", "fields": ["payment_card_data"]},
        },
        third_parties={
            "pay": party("Pay", {"receives": [{"from": "site", "carries": "account"}]}),
            "bank": party("Bank", {"by": "pay", "receives": [{"from": "pay.desk", "carries": "payment"}]}),
        },
    )
    assert _ways(_trace(registry)) == ["person:customer > acme.site", "acme.site > pay.desk"]
    assert [party.id for party in _trace(registry).completeness.not_reached] == ["bank"]


def test_a_sub_processor_whose_data_is_not_stated_is_an_unknown_hop() -> None:
    registry = acme(
        third_parties={
            "pay": party("Pay", {"receives": [{"from": "site", "carries": "account"}]}),
            "bank": party("Bank", {"by": "pay", "role": "sub_processor"}),
        }
    )
    last = _trace(registry).hops[-1]
    assert (last.source, last.target, last.origin) == ("pay.desk", "bank.desk", "unstated_flows")
    assert (last.status, last.path_status, last.role.value) == (
        Status.UNKNOWN,
        Status.UNKNOWN,
        "sub_processor",
    )


def test_recipients_that_nobody_has_listed_are_an_unknown_hop() -> None:
    stated = [{"from": "site", "carries": "account"}]
    registry = acme(third_parties={"pay": party("Pay", {"receives": stated}, recipients={})})
    answer = _trace(registry)
    assert _ways(answer)[-1] == "pay.desk > unknown:pay"
    assert answer.completeness.unknown_hops == 1
    assert [gap.parties for gap in answer.gaps if gap.about == "recipients"] == [("pay",)]


def test_a_holder_that_nobody_leads_to_is_where_it_enters_origin_not_stated() -> None:
    registry = acme(
        third_parties={"pay": party("Pay", {"receives": [{"from": "site", "carries": "account"}]})}
    )
    orphan = registry.model_copy(
        update={"organisation": registry.organisation.model_copy(update={"collects": ()})}
    )
    answer = _trace(orphan)
    assert [(entry.stop, entry.began) for entry in answer.entries] == [("acme.site", "not_stated")]


def test_parts_other_names_containers_and_derived_data_are_told_apart() -> None:
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": ["full_name", "phone_number"]},
            "payment": {"label": "Payment", "fields": ["mobile_money_account"]},
            "hosted": {"label": "Hosted", "fields": ["customer_database"]},
            "score": {"label": "Score", "fields": ["bot_score"]},
        },
        third_parties={
            "pay": party(
                "Pay",
                {
                    "receives": [
                        {"from": "customer", "carries": "payment"},
                        {"from": "site", "carries": "hosted"},
                    ],
                    "returns": [
                        {"from": "desk", "to": "site", "carries": "score", "derived_from": "payment"}
                    ],
                },
            )
        },
    )
    relations = {held.key: held.relation for held in _trace(registry).instances}
    assert relations == {
        "phone_number@account": Relation.SAME,
        "mobile_money_account@payment": Relation.ALSO,
        "customer_database@hosted": Relation.CONTAINER,
        "bot_score@score": Relation.DERIVED,
    }
    derived = next(held for held in _trace(registry).instances if held.key == "bot_score@score")
    assert derived.derived_from == ("mobile_money_account@payment",)
    whole = {held.key: held.relation for held in _trace(registry, "first_name").instances}
    assert whole["full_name@account"] is Relation.WHOLE


def test_what_is_unknown_for_some_data_of_a_party_is_told_for_that_data() -> None:
    """How long Acme keeps its account data is stated, how long it keeps the copy in its archive is not."""
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": ["phone_number"], "retention": {"period": "P1Y"}},
            "archive": {"label": "Archive", "fields": ["phone_number"]},
        },
        flows=[{"from": "customer", "to": "site", "carries": "archive"}],
    )
    (gap,) = [gap for gap in _trace(registry).gaps if gap.about == "retention"]
    assert gap.parties == ("acme",)
    assert [[part.en for part in parts] for parts in gap.within] == [["Archive"]]


def test_a_ring_is_met_once_and_said() -> None:
    both = {"receives": [{"from": "site", "carries": "account"}]}
    back = {"returns": [{"from": "desk", "to": "site", "carries": "account"}]}
    registry = acme(third_parties={"pay": party("Pay", both | back)})
    answer = _trace(registry)
    assert _ways(answer) == ["person:customer > acme.site", "acme.site > pay.desk", "pay.desk > acme.site"]
    assert answer.completeness.rings == (("acme.site", "pay.desk"),)
    assert [hop.closes_ring for hop in answer.hops] == [False, True, True]


def test_a_path_is_as_strong_as_its_weakest_hop() -> None:
    registry = acme(
        third_parties={
            "pay": party(
                "Pay",
                {"receives": [{"from": "site", "carries": "account", "status": "inferred", "reason": "why"}]},
            ),
            "bank": party("Bank", {"by": "pay", "receives": [{"from": "pay.desk", "carries": "account"}]}),
        }
    )
    assert [(hop.status.value, hop.path_status.value) for hop in _trace(registry).hops] == [
        ("declared", "declared"),
        ("inferred", "inferred"),
        ("declared", "inferred"),
    ]


def test_a_flow_holds_from_its_first_to_its_last_day() -> None:
    flow = {"from": "site", "carries": "account", "valid_from": "2026-01-01", "valid_to": "2026-06-30"}
    registry = acme(third_parties={"pay": party("Pay", {"receives": [flow]})})
    days = ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"]
    found = [len(_trace(registry, on=datetime.date.fromisoformat(day)).hops) for day in days]
    assert found == [1, 2, 2, 1]


def test_stored_only_by_one_and_held_by_another_is_a_contradiction() -> None:
    only = {
        "receives": [
            {"from": "customer", "carries": "payment", "storage": "only_here"},
            {"from": "site", "carries": "account"},
        ]
    }
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": ["phone_number"]},
            "payment": {"label": "Payment", "fields": ["phone_number"]},
        },
        third_parties={"pay": party("Pay", only)},
    )
    (found,) = _trace(registry).contradictions
    assert (found.kind, found.who.en, [other.en for other in found.others]) == (
        "stored_elsewhere",
        "Pay",
        ["Acme"],
    )
    assert found.hint == "two_instances"


def test_said_never_to_be_stored_and_stored_is_a_contradiction_unless_an_exception_is_named() -> None:
    denial: dict[str, Any] = {"who": "acme", "act": "share", "fields": ["phone_number"], "cite": "policy L1"}
    third = {"pay": party("Pay", {"receives": [{"from": "site", "carries": "account"}]})}
    (found,) = _trace(acme(third_parties=third, denials=[denial])).contradictions
    assert (found.kind, found.hops) == ("denied_but_done", (2,))
    excepted = acme(third_parties=third, denials=[{**denial, "exception": "those named"}])
    assert _trace(excepted).contradictions == ()
    assert [denied.who for denied in _trace(excepted).denials] == ["acme"]


def test_a_field_the_registry_does_not_have_gives_an_answer_without_hops() -> None:
    answer = _trace(acme(), "salary")
    assert answer.hops == ()
    assert answer.asked_label.en == "Salary / payroll"


def test_a_question_about_one_data_set_follows_that_instance_alone() -> None:
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": ["phone_number"]},
            "payment": {"label": "Payment", "fields": ["phone_number"]},
        },
        third_parties={"pay": party("Pay", {"receives": [{"from": "customer", "carries": "payment"}]})},
    )
    answer = trace(build(registry, DAY), "phone_number", "payment")
    assert _ways(answer) == ["person:customer > pay.desk"]
    assert answer.data_set_label is not None
    assert answer.data_set_label.en == "Payment"
    with pytest.raises(UnknownDataSet):
        trace(build(registry, DAY), "phone_number", "orders")


def test_unknown_ids_are_refused() -> None:
    graph = build(acme(), DAY)
    with pytest.raises(UnknownField, match="fax"):
        trace(graph, "fax")
    with pytest.raises(UnknownActor, match="nobody"):
        received_by(graph, "nobody")


@settings(max_examples=80, deadline=None)
@given(registries())
def test_what_an_actor_receives_is_the_inverse_of_where_fields_go(registry: Registry) -> None:
    graph = build(registry, DAY)
    everything = instances_of(registry, FIELDS)
    all_moves = naive.moves(arcs(graph), everything)
    began = naive.entries(arcs(graph), everything, all_moves)
    met = {state for entry in began for state in naive.reachable(entry, all_moves)}
    for actor in registry.actors:
        told = {(hop.key, each.instance) for hop in received_by(graph, actor).hops for each in hop.carries}
        expected = {
            (arc.key, str(went.instance))
            for arc, came, went in all_moves
            if came in met and any(state.end.holder == actor for state in naive.reachable(went, all_moves))
        }
        assert told == expected


@settings(max_examples=80, deadline=None)
@given(registries())
def test_an_answer_names_only_what_it_holds_and_survives_json(registry: Registry) -> None:
    graph = build(registry, DAY)
    for answer in (trace(graph, "phone_number"), trace(graph, "full_name"), received_by(graph, "acme")):
        stops = {stop.key for stop in answer.stops}
        assert {key for hop in answer.hops for key in (hop.source, hop.target)} == stops
        assert {stop.party for stop in answer.stops} == {party.id for party in answer.parties}
        named = {held.key for held in answer.instances}
        assert {each.instance for hop in answer.hops for each in hop.carries} <= named
        assert [hop.number for hop in answer.hops] == list(range(1, len(answer.hops) + 1))
        assert sum(answer.completeness.hops.values()) == len(answer.hops)
        assert all(hop.path_status.weakness >= hop.status.weakness for hop in answer.hops)
        assert {number for each in answer.contradictions for number in each.hops} <= {
            hop.number for hop in answer.hops
        }
        assert Answer.model_validate_json(answer.model_dump_json()) == answer


@settings(max_examples=40, deadline=None)
@given(registries())
def test_the_same_registry_gives_the_same_bytes(registry: Registry) -> None:
    again = Registry.model_validate(registry.model_dump(by_alias=True))
    first = trace(build(registry, DAY), "phone_number").model_dump_json()
    assert first == trace(build(again, DAY), "phone_number").model_dump_json()
