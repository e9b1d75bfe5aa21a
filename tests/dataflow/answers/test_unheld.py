"""The unheld: what a place passes on and nothing brings there, against the naive reference and in small."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings

from dataflow.answers.answer import Answer, Contradiction
from dataflow.answers.trace import received_by, trace
from dataflow.answers.unheld import unheld
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build, indexed
from dataflow.graph.certainty import floors
from dataflow.graph.instance import Instance, instances_of
from dataflow.graph.walk import State, walk
from dataflow.words import paragraphs
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow import naive
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries


def _taken(arc: Arc, weaker: dict[Instance, Status]) -> list[Instance]:
    """What an arc is known to take from where it starts."""
    if arc.carries is None:
        return []
    if not arc.derived_from:
        pairs = [(each, each) for each in arc.carries]
    else:
        pairs = [(came, went) for came in arc.derived_from for went in arc.carries if came != went]
    known = [
        came
        for came, went in pairs
        if naive.weakest([(arc, State(arc.source, came), State(arc.target, went))], weaker)
        is not Status.UNKNOWN
    ]
    return list(dict.fromkeys(known))


def _without_a_way(stated: Sequence[Arc], registry: Registry) -> dict[tuple[str, Instance], str]:
    """The flows that take something from a place that has no way to hold it, with why."""
    everything = instances_of(registry, FIELDS)
    weaker = floors(registry)
    began = naive.entries(stated, everything, naive.moves(stated, everything))
    found: dict[tuple[str, Instance], str] = {}
    for arc in stated:
        for each in _taken(arc, weaker) if arc.source.kind == "place" else ():
            if began.get(State(arc.source, each)) != "not_stated":
                continue
            arriving = [other for other in stated if other.target == arc.source]
            bringing = [other.target for other in stated if each in (other.carries or ())]
            taking = [
                other for other in stated if other.source == arc.source and each in _taken(other, weaker)
            ]
            if not arriving or any(other.carries is None for other in arriving) or arc.source in bringing:
                why = "unsaid"
            elif any(end.holder == arc.source.holder for end in bringing):
                why = "elsewhere"
            elif arc.source.holder == "acme" or all("returns" in other.path for other in taking):
                why = "unsaid"
            else:
                why = "not_among"
            found[arc.key, each] = why
    return found


@settings(max_examples=250, deadline=None)
@given(registries())
def test_exactly_the_flows_of_what_their_place_has_no_way_to_hold_are_named(registry: Registry) -> None:
    graph = build(registry, DAY)
    index = indexed(graph)
    walked = walk(index, instances_of(registry, FIELDS))
    found = {
        (arc.key, each.instance): each.why
        for each in unheld(index, walked.entries, "acme")
        for arc in each.arcs
    }
    assert found == _without_a_way(arcs(graph), registry)


@settings(max_examples=100, deadline=None)
@given(registries())
def test_an_answer_about_one_field_names_what_the_walk_of_all_names(registry: Registry) -> None:
    graph = build(registry, DAY)
    every = _without_a_way(arcs(graph), registry)
    answer = trace(graph, "phone_number")
    numbers = {hop.key: hop.number for hop in answer.hops}
    phone = {found: why for found, why in every.items() if found[1].field == "phone_number"}
    expected = {numbers[key] for (key, _), why in phone.items() if why == "not_among"}
    told = {number for each in answer.contradictions if each.kind == "not_received" for number in each.hops}
    assert told >= expected
    walked = walk(indexed(graph), instances_of(registry, ["phone_number"]))
    found = unheld(indexed(graph), walked.entries, "acme")
    assert {(arc.key, each.instance) for each in found for arc in each.arcs} == phone.keys()


def _desk(**desk: Any) -> Registry:
    onward = {"from": "desk.desk", "carries": "phone_number@account", "cite": "policy L1"}
    got = {"from": "site", "carries": "full_name@account", "cite": "policy L1"}
    return acme(
        third_parties={
            "desk": party("Desk", {"role": "processor", "receives": [got], **desk}),
            "survey": party("Survey", {"by": "desk", "role": "sub_processor", "receives": [onward]}),
        }
    )


def test_what_is_not_among_the_things_a_third_party_gets_is_a_contradiction_with_place_field_and_source() -> (
    None
):
    for answer in (trace(build(_desk(), DAY), "phone_number"), received_by(build(_desk(), DAY), "survey")):
        (found,) = [each for each in answer.contradictions if each.kind == "not_received"]
        assert found.field_label is not None
        assert (found.who.en, found.others[0].en, found.field_label.en) == ("Desk", "Survey", "Phone number")
        assert found.place is not None and found.place.en == "Desk desk"
        assert [cited.title for cited in found.citations] == ["Policy"]
        assert [answer.hop(number).source for number in found.hops] == ["desk.desk"]
        (told,) = [each for each in paragraphs(answer, "fr") if each.kind == "contradictions"]
        assert (
            "ne figure pas parmi celles" in told.lines[0]
            and "indiquer comment elle y parvient" in told.lines[0]
        )


def _said(answer: Answer) -> list[Contradiction]:
    """That a place passes on what it never got; what else is contradictory is another matter."""
    return [each for each in answer.contradictions if each.kind == "not_received"]


def test_where_not_all_is_said_of_what_comes_there_it_is_an_open_question() -> None:
    answer = trace(build(_desk(receives=[{"from": "site"}]), DAY), "phone_number")
    assert not _said(answer) and "arrival" not in {gap.about for gap in answer.gaps}, "it may come along"
    answer = trace(build(_desk(receives=[]), DAY), "phone_number")
    assert not _said(answer)
    (gap,) = [each for each in answer.gaps if each.about == "arrival"]
    assert (gap.parties, [[each.en for each in within] for within in gap.within]) == (
        ("desk",),
        [["Desk desk"]],
    )
    (told,) = [each for each in paragraphs(answer, "en") if each.kind == "unknown"]
    assert "How the data came there is not stated: Desk (Desk desk)." in told.lines


def test_what_a_third_party_collects_computes_or_gives_back_is_no_contradiction() -> None:
    collected = {"from": "customer", "carries": "phone_number@account"}
    assert not _said(trace(build(_desk(receives=[collected]), DAY), "phone_number"))
    back = {"from": "desk", "to": "acme.site", "carries": "phone_number@account"}
    registry = acme(third_parties={"desk": party("Desk", {"receives": [], "returns": [back]})})
    assert not _said(trace(build(registry, DAY), "phone_number"))


def test_a_flow_that_computes_several_things_from_it_is_named_once() -> None:
    score = {"label": "Score", "fields": ["customer_interest", "industry_sector"]}
    made = {"from": "desk.desk", "carries": "score", "derived_from": "phone_number@account"}
    registry = acme(
        data_sets={"account": {"label": "Account", "fields": ["full_name", "phone_number"]}, "score": score},
        third_parties={
            "desk": party("Desk", {"receives": [{"from": "site", "carries": "full_name@account"}]}),
            "survey": party("Survey", {"by": "desk", "receives": [made]}),
        },
    )
    index = indexed(build(registry, DAY))
    (found,) = unheld(index, walk(index, [Instance("phone_number", "account")]).entries, "acme")
    assert ([arc.kind for arc in found.arcs], found.why) == (["share"], "not_among")
