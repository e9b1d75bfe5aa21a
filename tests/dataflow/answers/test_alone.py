"""Alone: `only_here` says something of what its flow carries, and accuses nobody who holds other data."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.contradictions import Comparing
from dataflow.answers.trace import Tracing, trace
from dataflow.facts.facts import Facts
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, STATUSES

PHONE = "phone_number"
SETS = {
    "card": {"label": "Card", "subjects": ["customer"], "fields": [PHONE, "email_address"]},
    "account": {"label": "Account", "subjects": ["customer", "visitor"], "fields": [PHONE]},
    "staff": {"label": "Staff", "subjects": ["employee"], "fields": [PHONE, "full_name"]},
    "unsaid": {"label": "Unsaid", "fields": [PHONE, "email_address"]},
}


def _holding(**holders: list[dict[str, Any]]) -> Registry:
    """Third parties that receive flows from people, each flow with what it carries and how it is stored."""
    return acme(
        organisation={"id": "acme", "name": "Acme"},
        data_sets=SETS,
        third_parties={
            name: party(name.title(), {"receives": [{"from": "customer", **flow} for flow in flows]})
            for name, flows in holders.items()
        },
    )


def _told(registry: Registry, field: str = PHONE) -> list[tuple[str, list[str], str]]:
    answer = trace(build(registry, DAY), field)
    return [
        (each.who.say("en"), [other.say("en") for other in each.others], str(each.hint))
        for each in answer.contradictions
        if each.kind == "stored_elsewhere"
    ]


@pytest.mark.parametrize(
    ("other", "hint"),
    [
        ({"carries": "card", "storage": "stored"}, "correct_source"),
        ({"carries": "card"}, "say_storage"),
        ({"carries": "card", "storage": "not_stored"}, None),
        ({"carries": "card", "storage": "stored", "status": "unknown"}, "say_storage"),
        ({"carries": "account", "storage": "stored"}, "two_instances"),
        ({"carries": "unsaid", "storage": "stored"}, "two_instances"),
        ({"carries": "staff", "storage": "stored"}, None),
        ({"carries": "email_address@card", "storage": "stored"}, None),
        ({"carries": ["card", "staff"], "storage": "stored"}, "correct_source"),
    ],
)
def test_who_stands_against_it(other: dict[str, Any], hint: str | None) -> None:
    registry = _holding(
        pay=[{"carries": "card", "storage": "only_here"}, {"carries": ["account", "staff", "unsaid"]}],
        other=[other],
    )
    assert _told(registry) == ([("Pay", ["Other"], hint)] if hint else [])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([], False),
        ([{"carries": "account", "storage": "stored"}], True),
        ([{"carries": "account"}], True),
        ([{"carries": "account", "status": "unknown"}], True),
        ([{"carries": "account", "storage": "not_stored"}], False),
        ([{"carries": "staff"}], False),
        ([{"carries": "email_address@unsaid"}], False),
    ],
)
def test_of_data_that_the_only_keeper_is_never_given_nobody_said_that_it_alone_keeps_them(
    given: list[dict[str, Any]], told: bool
) -> None:
    registry = _holding(
        pay=[{"carries": "card", "storage": "only_here"}, *given],
        other=[{"carries": "account", "storage": "stored"}],
    )
    assert _told(registry) == ([("Pay", ["Other"], "two_instances")] if told else [])


def test_a_mixture_of_holders_is_told_holder_by_holder() -> None:
    registry = _holding(
        pay=[{"carries": "card", "storage": "only_here"}, {"carries": "account"}],
        aws=[{"carries": "card", "storage": "stored"}],
        crm=[{"carries": "card"}],
        erp=[{"carries": "account", "storage": "stored"}],
        hris=[{"carries": "staff", "storage": "stored"}],
    )
    assert _told(registry) == [
        ("Pay", ["Aws"], "correct_source"),
        ("Pay", ["Crm"], "say_storage"),
        ("Pay", ["Erp"], "two_instances"),
    ]


def test_what_nobody_says_happens_makes_nobody_the_only_one() -> None:
    registry = _holding(
        pay=[{"carries": "card", "storage": "only_here", "status": "unknown"}],
        aws=[{"carries": "card", "storage": "stored"}],
    )
    assert _told(registry) == []


FLOW = st.fixed_dictionaries(
    {
        "carries": st.lists(
            st.sampled_from([f"{field}@{name}" for name, held in SETS.items() for field in held["fields"]]),
            min_size=1, max_size=4, unique=True,
        ),
        "storage": st.sampled_from([{}, "stored", "only_here", "only_here", "not_stored"]),
        "evidence": st.sampled_from([*STATUSES, {}]),
    }
)  # fmt: skip


@given(st.lists(st.lists(FLOW, min_size=1, max_size=3), min_size=2, max_size=4))
@settings(max_examples=150)
def test_it_is_what_its_definition_says(drawn: list[list[dict[str, Any]]]) -> None:
    flows = [
        [{k: v for k, v in each.items() if k != "evidence"} | each["evidence"] for each in some]
        for some in drawn
    ]
    registry = _holding(**{f"p{index}": some for index, some in enumerate(flows)})
    tracing = Tracing(build(registry, DAY))
    for field in (PHONE, "email_address", "full_name"):
        followed = tracing.follow(field)
        comparing = Comparing(Facts(registry, DAY), tracing.telling(followed).hops(followed.walked.steps))
        made = {
            (each.who, other, each.how)
            for each in comparing.clashes({field})
            for other in comparing.holders(each)
        }
        assert made == _by_definition(registry, field)


def _by_definition(registry: Registry, field: str) -> set[tuple[str, str, str]]:
    """Flow against flow, instance against instance: who is named against whom, and as what."""
    sets = registry.data_sets
    held = [
        (id_, name.partition("@")[2], flow.storage.value, flow.standing.value != "unknown")
        for id_, actor in registry.third_parties.items()
        for flow in actor.engagements["e0"].receives or ()
        for name in flow.carries or ()
        if name.startswith(f"{field}@") and flow.storage.value != "not_stored"
    ]
    given = {(who, name) for who, name, _, _ in held}
    found: dict[tuple[str, str], set[str]] = {}
    for (only, mine, how, sure), (other, theirs, storage, known) in itertools.product(held, held):
        if only == other or how != "only_here" or not sure:
            continue
        people = set(sets[mine].subjects), set(sets[theirs].subjects)
        if mine == theirs:
            found.setdefault((only, other), set()).add("kept" if storage and known else "perhaps")
        elif (not all(people) or people[0] & people[1]) and (only, theirs) in given:
            found.setdefault((only, other), set()).add("alike")
    best = ("kept", "perhaps", "alike")
    return {(*pair, next(way for way in best if way in ways)) for pair, ways in found.items()}
