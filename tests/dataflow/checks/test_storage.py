"""R20: what is said to be kept by one alone, or never."""

from typing import Any

import pytest

from dataflow.answers.trace import trace
from dataflow.checks.case import Case
from dataflow.checks.storage import stored_only_contradiction
from dataflow.graph.build import build
from dataflow.law import tables
from tests.dataflow.acme import acme, party
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied, verdicts
from tests.dataflow.strategies import DAY

ALONE = ("violation", "pay", "main", None)
PAY_ALONE = {"engagements": {"cards": {"receives": [
    {"from": "customer", "carries": "payment", "storage": "only_here"}
]}}}  # fmt: skip
"""The provider gets the payment and nothing of the account."""


def test_r20_kept_by_one_alone_and_never_by_another() -> None:
    assert list(stored_only_contradiction(shipped("R20-good"), GDPR)) == []


def test_r20_the_same_data_elsewhere_other_data_elsewhere_and_a_denial() -> None:
    found = list(stored_only_contradiction(shipped("R20-bad"), GDPR))
    assert verdicts(found) == [
        ALONE,
        ("undetermined", "pay:two_instances", "two_instances", "instances"),
        ("violation", "acme:store:1", "denied", None),
    ]
    assert spoken("R20", found) == [
        (
            "These data are said to be kept by Pay only, but they are kept by Hostly too: payment card data"
            " (aggregate)."
        ),
        (
            "These data are said to be kept by Pay only; it also receives such data of another data set, which is also"
            " held by Acme. They may be two different things: phone number."
        ),
        "It is said that Acme does not store these data, but a flow of the registry does: full name.",
    ]
    assert [each.fields for each in found] == [("payment_card_data",), ("phone_number",), ("full_name",)]
    assert [each.actors for each in found] == [("pay", "host"), ("pay", "acme"), ("acme",)]
    assert [each.data_sets for each in found] == [("payment",), ("payment", "account"), ("account",)]
    assert found[0].entry == ("third_parties", "pay", "engagements", "cards", "receives", 0)
    assert found[2].entry == ("denials", 0)
    assert [len(each.hops) for each in found] == [2, 2, 1]


@pytest.mark.parametrize(
    ("flow", "wanted"),
    [
        ({"storage": "stored"}, [ALONE]),
        ({"storage": "only_here"}, [ALONE, ("violation", "host", "main", None)]),
        ({"storage": {}}, [("undetermined", "pay:perhaps", "perhaps", "kept")]),
        ({"storage": "not_stored"}, []),
        ({"storage": "stored", "status": "unknown"}, []),
    ],
)
def test_r20_only_what_is_said_to_be_kept_contradicts(flow: dict[str, Any], wanted: list[Any]) -> None:
    receives = [{"from": "pay.desk", "carries": "payment_card_data@payment", "kind": "host", **flow}]
    changes = {
        "denials": [],
        "data_sets": {"account": {"fields": ["full_name"]}},
        "third_parties": {"pay": PAY_ALONE, "host": {"engagements": {"hosting": {"receives": receives}}}},
    }
    assert verdicts(list(stored_only_contradiction(varied("R20-bad", changes), GDPR))) == wanted


@pytest.mark.parametrize(
    ("denial", "count"),
    [({}, 1), ({"exception": "the name"}, 0), ({"valid_to": "2026-11-21"}, 0), ({"valid_to": "2026-11-22"}, 1),
     ({"fields": ["email_address"]}, 0), ({"act": "collect"}, 1), ({"act": "sell"}, 0), ({"who": "pay"}, 0)],
)  # fmt: skip
def test_r20_a_denial_without_exception_against_a_flow_of_the_day(denial: dict[str, Any], count: int) -> None:
    denials = [{"who": "acme", "act": "store", "fields": ["full_name"], **denial}]
    found = list(stored_only_contradiction(varied("R20-good", {"denials": denials}), GDPR))
    assert len(found) == count
    assert [each.variant for each in found] == ["denied"] * count


def test_r20_says_what_the_answers_say() -> None:
    """One implementation: the fields with a contradiction are those whose answers show one."""
    case = shipped("R20-bad")
    found = {field for each in stored_only_contradiction(case, GDPR) for field in each.fields}
    asked = ["payment_card_data", "phone_number", "full_name"]
    assert found == {field for field in asked if trace(case.graph, field).contradictions}


def test_r20_says_what_is_denied_and_of_which_data() -> None:
    """Acme is said never to share what it gives the host: the finding is about that data set alone."""
    host = {"engagements": {"hosting": {"receives": [
        {"from": "shop", "carries": ["full_name@account", "payment_card_data@payment"]}
    ]}}}  # fmt: skip
    denial = {"who": "acme", "act": "share", "fields": ["full_name"]}
    changes = {"denials": [denial], "third_parties": {"host": host, "pay": ...}}
    (found,) = stored_only_contradiction(varied("R20-bad", changes), GDPR)
    assert (found.subject, found.data_sets) == ("acme:share:1", ("account",))
    assert spoken("R20", [found]) == [
        "It is said that Acme does not share with third parties these data, but a flow of the registry does: full name."
    ]


def test_r20_a_mixture_makes_nothing_surer_and_names_nobody_who_holds_other_data() -> None:
    """Each holder is told with the fields of which it is said, under the message of what is known of it."""

    def receives(name: str, carries: list[str], **more: Any) -> dict[str, Any]:
        flow = {"from": "pay.desk", "carries": carries, **more}
        place = {"racks": {"label": name, "kind": "database"}}
        return {
            "name": name,
            "recipients": "none",
            "places": place,
            "engagements": {"e": {"receives": [flow]}},
        }

    both = ["payment_card_data@payment", "phone_number@payment"]
    case = varied("R20-bad", {
        "denials": [],
        "organisation": {"collects": []},
        "data_sets": {"staff": {"label": "Staff", "subjects": ["employee"], "fields": ["phone_number"]}},
        "third_parties": {
            "host": receives("Hostly", both, storage="stored"),
            "erp": receives("Erp", both[:1], storage="stored"),
            "crm": receives("Crm", both),
            "hris": receives("Hris", ["phone_number@staff"], storage="stored"),
        },
    })  # fmt: skip
    found = list(stored_only_contradiction(case, GDPR))
    assert verdicts(found) == [ALONE, ("undetermined", "pay:perhaps", "perhaps", "kept")]
    assert spoken("R20", found) == [
        (
            "These data are said to be kept by Pay only, but they are kept by Erp (payment card data"
            " (aggregate)); Hostly (payment card data (aggregate) and phone number) too: payment card data (aggregate)"
            " and phone number."
        ),
        (
            "These data are said to be kept by Pay only, but they also reach Crm, and whether they are kept there is"
            " not said: payment card data (aggregate) and phone number."
        ),
    ]


def test_r20_a_denial_of_everything_names_every_field_that_is_stored() -> None:
    denials = [{"who": "acme", "act": "store", "data_sets": ["account"]}]
    (found,) = stored_only_contradiction(varied("R20-good", {"denials": denials}), GDPR)
    assert found.fields == ("full_name", "phone_number")


def test_r20_of_the_very_same_data_only_their_data_set_is_named() -> None:
    """The host gets account and payment in one flow, and the card data alone contradict what is said of them."""
    receives = [{"from": "pay.desk", "carries": ["account", "payment"], "storage": "stored"}]
    changes = {
        "denials": [], "organisation": {"collects": []},
        "third_parties": {"host": {"engagements": {"hosting": {"receives": receives}}}},
    }  # fmt: skip
    (found,) = stored_only_contradiction(varied("R20-bad", changes), GDPR)
    assert (found.variant, found.fields, found.data_sets) == (
        "main", ("payment_card_data", "phone_number"), ("payment",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("limit", "wanted"),
    [
        ({"subjects": "employee"}, ("staff",)),
        ({"data_sets": "account"}, ("account",)),
        ({}, ("account", "staff")),
    ],
)
def test_r20_a_denial_about_some_people_names_their_data_only(limit: Any, wanted: tuple[str, ...]) -> None:
    """One flow with the phone of customers and of staff: the finding about staff named the customers' set too."""
    case = Case(
        build(
            acme(
                data_sets={
                    "account": {"label": "Account", "subjects": "customer", "fields": ["phone_number"]},
                    "staff": {"label": "Staff", "subjects": "employee", "fields": ["phone_number"]},
                },
                third_parties={
                    "host": party("Host", {"receives": [{"from": "site", "carries": ["account", "staff"]}]})
                },
                denials=[{"who": "acme", "act": "share", **limit}],
            ),
            DAY,
        ),
        tables(),
    )
    (found,) = stored_only_contradiction(case, GDPR)
    assert tuple(sorted(found.data_sets)) == wanted


@pytest.mark.parametrize("count", [1, 6, 7, 40])
def test_r20_of_many_holders_the_message_names_some_and_counts_the_rest(count: int) -> None:
    """The finding has them all."""
    third = {
        f"p{n:02}": party(
            f"P{n:02}", {"receives": [{"from": "customer", "carries": "payment", "storage": "stored"}]}
        )
        for n in range(count)
    }
    only = party("Pay", {"receives": [{"from": "customer", "carries": "payment", "storage": "only_here"}]})
    made = acme(
        organisation={"id": "acme", "name": "Acme"},
        data_sets={"payment": {"label": "Payment", "subjects": "customer", "fields": ["phone_number"]}},
        third_parties={"pay": only, **third},
    )
    (found,) = stored_only_contradiction(Case(build(made, DAY), tables()), GDPR)
    assert len(found.actors) == count + 1
    said = spoken("R20", [found])[0]
    named = [f"P{n:02}" for n in range(count) if f"P{n:02}" in said]
    assert len(named) == (count if count <= 6 else 5)
    assert (f"{count - 5} others" in said) == (count > 6)


@pytest.mark.parametrize("given", [False, True])
def test_r20_staff_and_customers_elsewhere_contradict_nothing_unless_they_may_be_the_same(
    given: bool,
) -> None:
    """A payment provider alone keeps the payer's phone; the shop's own list and the staff file are other data."""
    pay = [{"from": "customer", "carries": "payment", "storage": "only_here"}]
    pay += [{"from": "site", "carries": "account"}] if given else []
    made = acme(
        data_sets={
            "account": {"label": "Account", "subjects": "customer", "fields": ["phone_number"]},
            "payment": {"label": "Payment", "subjects": "customer", "fields": ["phone_number"]},
            "staff": {"label": "Staff", "subjects": "employee", "fields": ["phone_number"]},
        },
        third_parties={
            "pay": party("Pay", {"receives": pay}),
            "crm": party("Crm", {"receives": [{"from": "site", "carries": "account", "storage": "stored"}]}),
            "hris": party(
                "Hris", {"receives": [{"from": "employee", "carries": "staff", "storage": "stored"}]}
            ),
            "erp": party(
                "Erp", {"receives": [{"from": "customer", "carries": "payment", "storage": "stored"}]}
            ),
        },
    )
    found = list(stored_only_contradiction(Case(build(made, DAY), tables()), GDPR))
    open_ = ("undetermined", "pay:two_instances", "two_instances", "instances")
    assert verdicts(found) == [ALONE, *([open_] if given else [])]
    assert [each.actors for each in found] == [("pay", "erp"), *([("pay", "acme", "crm")] if given else [])]


def test_r20_what_is_left_open() -> None:
    """And nothing of the payroll, which holds the phone numbers of staff."""
    found = list(stored_only_contradiction(shipped("R20-open"), GDPR))
    assert verdicts(found) == [
        ("undetermined", "pay:perhaps", "perhaps", "kept"),
        ("undetermined", "pay:two_instances", "two_instances", "instances"),
    ]
    assert [each.actors for each in found] == [("pay", "host"), ("pay", "acme")]
