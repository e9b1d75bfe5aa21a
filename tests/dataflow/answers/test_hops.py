"""Hops: what is said of one flow, and never more than somebody said."""

from dataflow.answers.answer import Answer
from dataflow.answers.trace import received_by, trace
from dataflow.exports.answer_files import csv
from dataflow.graph.build import build
from dataflow.words import headline, paragraphs
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY


def _phone(registry: Registry) -> Answer:
    return trace(build(registry, DAY), "phone_number")


def test_a_declared_flow_without_a_word_on_what_it_carries_is_unknown_for_each_field() -> None:
    registry = acme(
        third_parties={"pay": party("Pay", {"receives": [{"from": "site", "cite": "policy L1"}]})}
    )
    answer = _phone(registry)
    last = answer.hops[-1]
    assert (last.origin, last.status, last.path_status) == ("unstated_flows", Status.UNKNOWN, Status.UNKNOWN)
    assert "data not stated; maybe Phone number" in csv(answer, "en").decode("utf-8-sig")
    assert "does not say which data go to Pay" in headline(answer, "en")
    assert "shares it with Pay" not in headline(answer, "en")
    received = headline(received_by(build(registry, DAY), "pay"), "en")
    assert "nothing is said of what Pay receives" in received
    assert "does not say which data go to Pay from Acme" in received


def test_a_place_in_a_ring_and_in_a_loop_is_in_both() -> None:
    """site > db > site, and db > db."""
    registry = acme(
        flows=[
            {"from": "site", "to": "pay.desk", "carries": "account"},
            {"from": "pay.desk", "to": "pay.desk", "carries": "account"},
            {"from": "pay.desk", "to": "site", "carries": "account"},
        ],
        third_parties={"pay": party("Pay")},
    )
    answer = _phone(registry)
    assert {f"{hop.source} > {hop.target}" for hop in answer.hops if hop.closes_ring} == {
        "acme.site > pay.desk",
        "pay.desk > pay.desk",
        "pay.desk > acme.site",
    }
    assert answer.completeness.rings == (("acme.site", "pay.desk"), ("pay.desk",))


def test_a_retention_rule_for_other_fields_says_nothing_of_this_one() -> None:
    rule = {"period": "P3Y", "fields": ["full_name"]}
    flow = {"from": "site", "carries": "account", "retention": rule}
    answer = _phone(acme(third_parties={"pay": party("Pay", {"receives": [flow]})}))
    assert answer.hops[-1].retention == ()
    assert "pay" in next(gap.parties for gap in answer.gaps if gap.about == "retention")


def test_the_retention_of_one_data_set_is_not_that_of_another_on_the_same_hop() -> None:
    site = {"from": "customer", "to": "site", "carries": ["account", "help"]}
    organisation = {
        "id": "acme",
        "name": "Acme",
        "recipients": "listed",
        "places": {"site": {"label": "Site"}},
    }
    answer = _phone(
        acme(
            organisation={**organisation, "collects": [site]},
            data_sets={
                "account": {"label": "Account", "fields": "phone_number", "retention": {"period": "P3Y"}},
                "help": {"label": "Help", "fields": "phone_number"},
            },
        )
    )
    (hop,) = answer.hops
    assert [kept.label.en for kept in hop.retention] == ["Account: 3 years", "Help: no period stated"]
    assert [kept.status for kept in hop.retention] == [Status.DECLARED, Status.UNKNOWN]
    (gap,) = [gap for gap in answer.gaps if gap.about == "retention"]
    assert [[each.en for each in sets] for sets in gap.within] == [["Help"]]


def test_a_purpose_that_nobody_states_is_among_the_unknowns() -> None:
    answer = _phone(
        acme(third_parties={"pay": party("Pay", {"receives": [{"from": "site", "carries": "account"}]})})
    )
    assert next(gap.parties for gap in answer.gaps if gap.about == "purposes") == ("acme", "pay")


def test_derived_data_asked_for_itself_is_not_of_unknown_origin() -> None:
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": "phone_number"},
            "score": {"label": "Score", "fields": "bot_score"},
        },
        third_parties={
            "pay": party(
                "Pay",
                {
                    "receives": [
                        {"from": "site", "carries": "score", "derived_from": "account", "kind": "derive"}
                    ]
                },
            )
        },
    )
    answer = trace(build(registry, DAY), "bot_score")
    told = headline(answer, "en")
    assert "is derived from other data; first known holder: Acme. Acme shares it with Pay" in told
    (origins,) = [each.lines for each in paragraphs(answer, "en") if each.kind == "origins"]
    assert len(origins) == 1 and "derived from other data" in origins[0]


def test_what_only_happens_under_a_condition_is_not_said_without_it() -> None:
    flow = {"from": "site", "carries": "account", "condition": "when paying"}
    registry = acme(third_parties={"pay": party("Pay", {"receives": [flow]})})
    assert "Under a condition only: Pay." in headline(_phone(registry), "en")
    received = headline(received_by(build(registry, DAY), "pay"), "en")
    assert "All of it only arrives under a condition." in received
    assert "condition" not in headline(_phone(acme()), "en")
