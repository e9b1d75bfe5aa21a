"""Whose data: an answer limited to some people follows the data sets about them and no other."""

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.keeping import keeping_of_field, keeping_of_people
from dataflow.answers.trace import received_by, trace
from dataflow.answers.whose import UnknownPeople
from dataflow.graph.build import build
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.words import headline, keeping_headline, verdict
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, text
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries

PEOPLE = ["employee", "customer", "visitor"]


def works() -> Registry:
    """Staff data goes to a payroll office, orders to a carrier; nobody says whom the archive is about."""
    return acme(
        organisation={
            "id": "acme",
            "name": "Acme",
            "recipients": "listed",
            "places": {"office": {"label": "Office"}, "shop": {"label": "Shop"}},
            "collects": [
                {"from": "employee", "to": "office", "carries": "staff"},
                {"from": "customer", "to": "shop", "carries": "orders"},
            ],
        },
        data_sets={
            "staff": {"label": "Staff", "subjects": "employee", "fields": "phone_number",
                      "retention": {"period": "P5Y"}},
            "orders": {"label": "Orders", "subjects": "customer", "fields": "phone_number",
                       "retention": {"period": "P1Y"}},
            "archive": {"label": "Archive", "fields": "phone_number"},
        },
        third_parties={
            "wages": party("Wages", {"receives": [{"from": "office", "carries": "staff"}]}),
            "carrier": party("Carrier", {"receives": [{"from": "shop", "carries": "orders"}]}),
        },
        denials=[
            {"who": "carrier", "act": "store", "fields": "phone_number", "subjects": "customer"},
        ],
    )  # fmt: skip


def moved(answer: Answer) -> set[tuple[str, str]]:
    return {(hop.key, carried.instance) for hop in answer.hops for carried in hop.carries}


@st.composite
def peopled(draw: st.DrawFn) -> Registry:
    """A random registry whose data sets are said to be about some people, or about nobody."""
    registry = draw(registries())
    sets = {
        name: held.model_copy(
            update={"subjects": tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True)))}
        )
        for name, held in registry.data_sets.items()
    }
    return registry.model_copy(update={"data_sets": sets})


@settings(deadline=None)
@given(peopled(), st.sampled_from(FIELDS), st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
def test_it_is_the_sum_of_the_answers_about_each_of_their_data_sets(
    registry: Registry, field: str, people: list[str]
) -> None:
    graph = build(registry, DAY)
    about = [name for name, held in registry.data_sets.items() if {*held.subjects} & {*people}]
    limited = trace(graph, field, people=people)
    assert moved(limited) == set().union(*(moved(trace(graph, field, name)) for name in about))
    assert limited.whose is not None and limited.whose.people == tuple(people)
    kept = keeping_of_field(graph, field, people=people)
    assert {held.data_set for held in kept.sets} <= {*about}


@settings(max_examples=50, deadline=None)
@given(peopled(), st.sampled_from(PEOPLE))
def test_what_an_actor_receives_of_their_data_is_where_their_data_goes(
    registry: Registry, people: str
) -> None:
    graph = build(registry, DAY)
    goes: set[tuple[str, str]] = set()
    arrives: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for field in {use.field for held in registry.data_sets.values() for use in held.fields}:
        answer = trace(graph, field, people=[people])
        goes |= moved(answer)
        for hop in answer.hops:
            arrives[answer.party_at(hop.target).id] |= {(hop.key, each.instance) for each in hop.carries}
    for actor in registry.actors:
        received = moved(received_by(graph, actor, [people]))
        assert arrives[actor] <= received <= goes


@settings(deadline=None)
@given(peopled(), st.sampled_from(FIELDS))
def test_a_limit_to_everybody_is_none_where_everybody_is_stated(registry: Registry, field: str) -> None:
    sets = {
        name: held.model_copy(update={"subjects": ("customer",)}) for name, held in registry.data_sets.items()
    }
    graph = build(registry.model_copy(update={"data_sets": sets}), DAY)
    limited = trace(graph, field, people=["customer"])
    assert limited.hops == trace(graph, field).hops
    assert limited.whose is not None and limited.whose.unstated == ()


def test_only_their_data_is_followed_and_what_was_left_out_is_told() -> None:
    graph = build(works(), DAY)
    staff = trace(graph, "phone_number", people=["employee"])
    assert {party.id for party in staff.parties} == {"person:employee", "acme", "wages"}
    assert staff.whose is not None and [label.say("en") for label in staff.whose.unstated] == ["Archive"]
    assert staff.denials == ()  # what is denied of customers is not denied of them
    assert len(trace(graph, "phone_number", people=["customer"]).denials) == 1
    assert [held.data_set for held in keeping_of_field(graph, "phone_number", people=["employee"]).sets] == [
        "staff"
    ]
    assert [held.data_set for held in keeping_of_people(graph, "employee").sets] == ["staff"]
    assert received_by(graph, "carrier", ["employee"]).hops == ()
    with pytest.raises(UnknownPeople):
        trace(graph, "phone_number", people=["martian"])


@pytest.mark.parametrize(
    ("lang", "people", "left"), [("fr", "Salariés", "laissé de côté"), ("en", "Own staff", "left out")]
)
def test_every_form_says_whose_data_it_is(lang: Lang, people: str, left: str) -> None:
    graph = build(works(), DAY)
    staff = trace(graph, "phone_number", people=["employee"])
    kept = keeping_of_field(graph, "phone_number", people=["employee"])
    for said in (
        headline(staff, lang),
        headline(received_by(graph, "wages", ["employee"]), lang),
        keeping_headline(kept, lang),
        keeping_headline(keeping_of_people(graph, "employee"), lang),
    ):
        assert people in said and left in said
    assert people in verdict(staff, "carrier", text("Carrier", "Carrier"), lang)
    assert "Carrier" not in headline(staff, lang)
    assert people in sketch_of(staff, lang).title
    assert '"employee"' in staff.model_dump_json()
    for none in (
        keeping_of_people(graph, "child"),
        keeping_of_field(graph, "phone_number", people=["child"]),
    ):
        assert none.sets == () and keeping_headline(none, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_that_is_not_limited_says_nothing_of_people(lang: Lang) -> None:
    answer: Any = trace(build(works(), DAY), "phone_number")
    assert answer.whose is None and "personnes concernées" not in headline(answer, lang)
