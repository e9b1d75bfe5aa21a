"""What is known of each third party: as a naive reading of the file has it, case by case, and where it is written."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.arrivals import arrivals
from dataflow.answers.register import UNKNOWN, listing
from dataflow.answers.trace import received_by
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from dataflow.standing import FACTS, Fact, Standing, standing
from dataflow.standing.sentence import counted
from registry.reading.load import load
from registry.records.evidence import Status
from registry.records.text import LANGS, text
from registry.source.problem import mark_of
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as lists
from tests.dataflow.lists.dressed import STATED, dressed, read
from tests.dataflow.standing import naive_standing as naive
from tests.dataflow.strategies import DAY

SHIPPED = ["data/processors.yaml", "data/mantano-assimil.yaml"]


@st.composite
def registries(draw: st.DrawFn) -> dict[str, Any]:
    """A registry with whatever the ten facts are told from."""
    data: dict[str, Any] = draw(dressed())
    for actor in data["third_parties"].values():
        if draw(st.booleans()):
            actor["legal_name"] = {"value": "Example SAS", **draw(st.sampled_from(STATED))}
        for engagement in actor["engagements"].values():
            if draw(st.booleans()):
                engagement["breach_clock"] = {"value": "PT48H", **draw(st.sampled_from(STATED))}
    return data


def of(data: dict[str, Any]) -> tuple[Standing, dict[str, list[Arc]]]:
    """How a registry stands, and the flows that reach each party from others."""
    graph = build(read(data), DAY)
    reaching: dict[str, list[Arc]] = {}
    for arc in arcs(graph):
        if arc.target.holder is not None and arc.source.holder != arc.target.holder:
            reaching.setdefault(arc.target.holder, []).append(arc)
    return standing(graph), reaching


@given(registries())
def test_what_is_said_of_each_party(data: dict[str, Any]) -> None:
    found, reaching = of(data)
    assert [each.id for each in found.parties] == [*lists.parties(data)]
    for each in found.parties:
        actor, coming = data["third_parties"][each.id], reaching.get(each.id, [])
        told = {
            Fact.LEGAL_NAME: naive.legal_name(actor),
            Fact.SEAT: lists.seat(actor),
            Fact.HOSTING: lists.hosting(actor),
            Fact.ROLE: naive.role(data, each.id, coming),
            Fact.ONWARD: naive.onward(actor),
            Fact.CONTRACT: naive.contract(data, each.id),
            Fact.BREACH_CLOCK: naive.breach_clock(data, each.id),
        }
        expected = {fact: naive.state(said) for fact, said in told.items()}
        for fact, owing in (
            (Fact.CONTRACT, {*naive.ACTING, "joint_controller"}),
            (Fact.BREACH_CLOCK, naive.ACTING),
        ):
            bare = not told[fact].certain and not told[fact].open_
            if bare and naive.owes_nothing(data, each.id, coming, owing):
                expected[fact] = "needless"
        assert {fact: each.fact(fact).state for fact in expected} == expected


def same_data(graph: Any) -> None:
    """The data that a party is said to receive: in its ten facts, in the rows of its page and in the register."""
    listed = {entry.id: entry for entry in listing(graph, text("Inconnu", "Unknown")).entries}
    for each in standing(graph).parties:
        told = each.fact(Fact.DATA)
        named = {value.value for value in told.values}
        assert named == {*listed[each.id].facets["field"]} - {UNKNOWN}
        assert told.more == (UNKNOWN in listed[each.id].facets["field"])
        rows = arrivals(received_by(graph, each.id))
        labels = {value.label for value in told.values}
        assert labels == {field for row in rows for field in row.fields}
        for lang in LANGS:
            numbers = [int(n) for n in re.findall(r"\d+", counted(told, lang))]
            assert sum(numbers) == len(named)


@given(registries())
def test_the_data_of_a_party_is_the_same_everywhere(data: dict[str, Any]) -> None:
    same_data(build(read(data), DAY))


@pytest.mark.parametrize("path", SHIPPED)
def test_the_data_of_a_shipped_party_is_the_same_everywhere(path: str) -> None:
    registry = load(Path(path)).registry
    assert registry is not None
    same_data(build(registry, DAY))


@given(registries())
def test_counts_add_up(data: dict[str, Any]) -> None:
    """Every fact of every party is in one state, and no sum leaves one out."""
    found, _ = of(data)
    states = [told.state for each in found.parties for told in each.facts]
    assert len(states) == len(FACTS) * len(found.parties)
    assert [each.facts[at].fact for each in found.parties for at in range(10)] == [*FACTS] * len(
        found.parties
    )
    assert (found.known, found.partly) == (states.count("known"), states.count("partly"))
    assert found.of == len(states) - states.count("needless")
    assert sum(each.unknown for each in found.lacking) == states.count("unknown")
    assert sum(each.partly for each in found.lacking) == states.count("partly")
    assert [each.unknown for each in found.lacking] == sorted(
        (each.unknown for each in found.lacking), reverse=True
    )
    assert sum(len(each.open) for each in found.parties) == states.count("unknown") + states.count("partly")


@given(registries())
def test_nothing_is_told_stronger_than_known(data: dict[str, Any]) -> None:
    """A fact has a value and a status where something of it is settled, the weakest of what is; else neither."""
    found, _ = of(data)
    for each in (told for party_ in found.parties for told in party_.facts):
        assert (each.status is Status.UNKNOWN) == (each.state in ("unknown", "needless"))
        if each.state == "known":
            assert each.values and all(value.status is not Status.UNKNOWN for value in each.values)
            assert each.status.weakness == max(value.status.weakness for value in each.values)


@pytest.mark.parametrize("path", SHIPPED)
def test_each_fact_leads_to_the_file(path: str) -> None:
    """Known: to the line of the key that says it. Else: to the entry of the party where it would be written."""
    loaded = load(path)
    assert loaded.registry is not None
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    for each in standing(build(loaded.registry, DAY), loaded).parties:
        for told in each.facts:
            where = told.where
            assert where.place is not None
            assert where.said == (where.entry in loaded.marks)
            assert where.place.line == mark_of(where.entry, loaded.marks).line
            if told.state == "known":
                assert where.said
                assert str(where.entry[-1]) in lines[where.place.line - 1]
            if where.entry[0] == "third_parties":
                assert where.entry[1] == each.id


def test_a_party_that_nothing_is_said_of() -> None:
    found = standing(build(acme(third_parties={"bare": {"name": "Bare"}}), DAY)).parties[0]
    assert {each.state for each in found.facts} == {"unknown"} and found.known == 0


FULL = {
    "role": "processor",
    "purposes": ["hosting"],
    "contract": {"title": "DPA", "date": "2024-05-01"},
    "breach_clock": "PT48H",
    "receives": [{"from": "site", "carries": "account", "storage": "stored", "retention": {"period": "P1Y"}}],
}


def full(*engagements: dict[str, Any], **parts: Any) -> Any:
    """A third party of which all is known but what is changed."""
    known = party("Full", *engagements, country="FR", legal_name="Full SAS", **parts)
    known["places"]["desk"]["country"] = "FR"
    return standing(build(acme(third_parties={"full": known}), DAY)).parties[0]


def test_a_party_of_which_all_is_known() -> None:
    assert full(FULL).known == 10


@pytest.mark.parametrize(
    ("key", "fact"),
    [("role", Fact.ROLE), ("contract", Fact.CONTRACT), ("breach_clock", Fact.BREACH_CLOCK)],
)
def test_one_engagement_of_two_leaves_a_fact_half_known(key: str, fact: Fact) -> None:
    """And the way to the file leads to the engagement that leaves it open."""
    second = {name: value for name, value in FULL.items() if name != key}
    told = full(FULL, second).fact(fact)
    assert told.state == "partly"
    assert told.where.entry == ("third_parties", "full", "engagements", "e1", key)


@pytest.mark.parametrize(
    ("flow", "state"),
    [
        ({"storage": "stored"}, "unknown"),
        ({}, "unknown"),
        ({"storage": "not_stored"}, "known"),
        ({"storage": "stored", "retention": {"criteria": "as long as needed"}}, "known"),
        ({"storage": "stored", "retention": {"period": "P1Y", "fields": ["full_name"]}}, "partly"),
    ],
)
def test_how_long_it_keeps_what_it_receives(flow: dict[str, Any], state: str) -> None:
    """Open where something that it may keep has no period; what passes through needs none."""
    engagement = {**FULL, "receives": [{"from": "site", "carries": "account", **flow}]}
    assert full(engagement).fact(Fact.RETENTION).state == state


@pytest.mark.parametrize(
    ("role", "contract", "clock"),
    [
        ("processor", "unknown", "unknown"),
        ("joint_controller", "unknown", "needless"),
        ("independent_controller", "needless", "needless"),
        ("undetermined", "unknown", "unknown"),
    ],
)
def test_no_contract_is_lacking_where_no_law_asks_for_one(role: str, contract: str, clock: str) -> None:
    bare = {key: FULL[key] for key in ("purposes", "receives")} | {"role": role}
    found = full(bare)
    assert (found.fact(Fact.CONTRACT).state, found.fact(Fact.BREACH_CLOCK).state) == (contract, clock)
    assert found.of == 10 - [contract, clock].count("needless")
