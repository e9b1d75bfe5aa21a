"""What is stated of marketing: of a data set, of the flows that carry it, and of both together."""

from typing import Any

import pytest

from dataflow.checks.case import Case
from dataflow.checks.marketing import Marketing, people, reached_by, statements
from dataflow.graph.build import build
from dataflow.law import tables
from registry.records.registry import Registry
from tests.dataflow.checks.registries import DAY

M = "direct_marketing"
YES, NO = True, False
"""Whether people consent."""


def case_of(own: Any, flow: Any, **held: Any) -> Case:
    """A data set with what it is for, and a flow that carries it to a mailer with what that is for."""
    data = {
        "sillage": 1, "title": "T", "version": "1",
        "organisation": {"id": "acme", "name": "Acme", "places": {"in": {"label": "In"}}},
        "data_sets": {"it": {"label": "It", "role": "controller", "subjects": "prospect", "fields": "email_address",
                             "purposes": own, **held}},
        "third_parties": {"mailer": {"name": "Mailer", "places": {"app": {"label": "App"}}, "engagements": {
            "news": {"places": "app", "receives": [{"from": "acme.in", "carries": "it", "purposes": flow}]}}}},
    }  # fmt: skip
    return Case(build(Registry.model_validate(data), DAY), tables())


def told(own: Any, flow: Any) -> list[Marketing]:
    case = case_of(own, flow)
    return statements(case, "it", case.registry.data_sets["it"])


def use(purpose: str = M, basis: str | None = None, **more: Any) -> dict[str, Any]:
    return {"purpose": purpose, **({"basis": {"gdpr": basis}} if basis else {}), **more}


@pytest.mark.parametrize(
    ("own", "flow", "expected"),
    [
        ([], [], []),
        ([M], [], [Marketing((), None, (), NO)]),
        ([], [M], [Marketing((), None, (), NO)]),
        # A flow that says no more than its set adds nothing; what it says more stands for the set's channel.
        ([use(basis="6_1_f")], [M], [Marketing((), None, ("6_1_f",), NO)]),
        ([use(basis="6_1_f")], [use(channel="sms")], [Marketing(("sms",), None, ("6_1_f",), NO)]),
        ([use(basis="6_1_f", audience="consumer")], [use(channel="sms", basis="6_1_a")],
         [Marketing(("sms",), "consumer", ("6_1_a",), YES)]),
        ([use(basis="6_1_f", channel="email")], [use(channel="sms")],
         [Marketing(("email",), None, ("6_1_f",), NO), Marketing(("sms",), None, ("6_1_f",), NO)]),
        # Two statements of the set that do not agree leave open what a flow takes from them.
        ([use(basis="6_1_f", channel="email"), use(basis="6_1_a", channel="post")], [use(channel="sms")],
         [Marketing(("email",), None, ("6_1_f",), NO), Marketing(("post",), None, ("6_1_a",), YES),
          Marketing(("sms",), None, ("6_1_f", "6_1_a"), None)]),
        # Advertising is marketing by message where it is sent.
        ([use("advertising", basis="6_1_f")], [], []),
        ([use("advertising", basis="6_1_f", channel="email")], [], [Marketing(("email",), None, ("6_1_f",), NO)]),
        ([use(status="unknown", channel="email")], [], []),
        # That the basis is not known is said: it is none.
        ([{"purpose": M, "channel": "sms", "basis": {"gdpr": {"value": None}}}], [],
         [Marketing(("sms",), None, (), NO)]),
    ],
)  # fmt: skip
def test_what_is_stated_of_marketing(own: Any, flow: Any, expected: list[Marketing]) -> None:
    assert told(own, flow) == expected


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [([], "unknown"), (["prospect"], "prospects"), (["customer", "visitor"], "prospects"), (["user"], "customers"),
     (["customer", "supplier"], "customers"), (["supplier"], "trade")],
)  # fmt: skip
def test_the_people_as_rules_of_marketing_tell_them_apart(subjects: list[str], expected: str) -> None:
    case = case_of([], [], subjects=subjects)
    assert people(case, case.registry.data_sets["it"]) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [("full_name", ()), ("email_address", ("email",)), (["phone_number", "email_address"], ("email", "sms")),
     ("mobile_money_account", ("sms",)), ({"field": "email_address", "status": "unknown"}, ())],
)  # fmt: skip
def test_the_channels_that_data_would_do_for(fields: Any, expected: tuple[str, ...]) -> None:
    case = case_of([], [], fields=fields)
    held = case.registry.data_sets["it"]
    assert reached_by(case, held, ("email", "sms")) == expected
    called = ("phone",) if "sms" in expected else ()
    assert reached_by(case, held, ("phone", "post")) == called, "who can be written to can be called"
