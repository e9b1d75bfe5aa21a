"""R34: what a place passes on, and how it came there."""

from dataflow.checks.arrival import arrival_not_documented
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied


def test_r34_everything_gets_where_it_is_passed_on_from() -> None:
    assert list(arrival_not_documented(shipped("R34-good"), GDPR)) == []


def test_r34_what_is_not_among_the_things_that_come_there_and_what_nothing_is_said_of() -> None:
    low, found = arrival_not_documented(shipped("R34-bad"), GDPR)
    assert spoken("R34", [found, low]) == [
        (
            "Helpdesk is said to pass on from “Tickets”: phone number (to Survey); they are not among the data that"
            " is said to come there."
        ),
        "How the following data came to “Till” (Acme) is not documented: order amount.",
    ]
    assert [(each.verdict, each.severity, each.subject) for each in (found, low)] == [
        ("gap", None, "desk.tool"),
        ("gap", "low", "acme.till:unsaid"),
    ]
    assert (found.fields, found.actors, found.data_sets) == (
        ("phone_number",),
        ("desk", "survey"),
        ("account",),
    )
    assert found.entry == ("third_parties", "survey", "engagements", "ask", "receives", 0)


def test_r34_a_flow_nobody_says_happens_and_what_is_held_for_others_are_nothing_to_ask_of() -> None:
    flow = {"from": "desk.tool", "carries": "phone_number@account", "status": "unknown"}
    changes = {"third_parties": {"survey": {"engagements": {"ask": {"receives": [flow]}}}}}
    assert [each.subject for each in arrival_not_documented(varied("R34-bad", changes), GDPR)] == [
        "acme.till:unsaid"
    ]
    held = {"data_sets": {"account": {"role": "processor"}, "order": {"role": "processor"}}}
    assert list(arrival_not_documented(varied("R34-bad", held), GDPR)) == []
