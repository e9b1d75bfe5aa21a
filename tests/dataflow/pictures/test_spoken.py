"""The lines as they are read out: every one of them, by the names of those at its ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from dataflow.pictures import depicted, map_depicted
from dataflow.pictures.spoken import answer_names, map_names
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, Text
from tests.dataflow.pictures.examples import answered, chain, minlessika, phone
from tests.dataflow.strategies import DAY, FIELDS, registries


@pytest.mark.parametrize("lang", LANGS)
@given(registry=registries(), field=st.sampled_from(FIELDS))
@settings(max_examples=25)
def test_every_line_names_both_parties(lang: Lang, registry: Registry, field: str) -> None:
    graph = build(registry, DAY)
    for answer in (trace(graph, field), *(received_by(graph, actor) for actor in registry.actors)):
        elements = depicted(answer, lang).elements
        names = answer_names(answer, elements, lang)
        assert set(names) == set(elements.hops)
        for hop in answer.hops:
            said = names[elements.line_of(hop.number)].lower()
            assert str(hop.number) in said
            for end in (hop.source, hop.target):
                party = answer.party_at(end)
                assert party.kind == "unknown" or party.label.say(lang).lower() in said


def test_a_way_is_told_in_words() -> None:
    answer = phone()
    names = {lang: answer_names(answer, depicted(answer, lang).elements, lang) for lang in LANGS}
    hop = next(
        each.number
        for each in answer.hops
        if answer.party_at(each.source).id == "minlessika" and answer.party_at(each.target).id == "cinetpay"
    )
    assert "Minlessika passes the phone number to CinetPay." in names["en"][f"hop-{hop}"]
    assert (
        "Minlessika transmet la donnée «\u00a0numéro de téléphone\u00a0» à CinetPay."
        in names["fr"][f"hop-{hop}"]
    )


def test_what_a_line_says_is_no_surer_than_the_hop() -> None:
    answer = phone()
    elements = depicted(answer, "en").elements
    names = answer_names(answer, elements, "en")
    for hop in answer.hops:
        said = names[elements.line_of(hop.number)]
        assert said.endswith(
            {"declared": "Declared.", "inferred": "Inferred.", "unknown": "Unknown."}[hop.status]
        )
        if hop.condition:
            assert f"Condition: {hop.condition.say('en')}" in said
        if hop.origin == "unknown_recipients":
            assert "Nobody has said" in said


def test_a_line_that_stands_for_many_hops_names_them_all() -> None:
    answer = answered(chain(8, places=9))
    elements = depicted(answer, "en").elements
    names = answer_names(answer, elements, "en")
    assert len(elements.hops) < len(answer.hops)
    for hop in answer.hops:
        assert answer.party_at(hop.target).label.say("en") in names[elements.line_of(hop.number)]


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_of_the_map_names_both_parties(lang: Lang) -> None:
    drawn = flow_map(minlessika())
    elements = map_depicted(drawn, lang).elements
    names = map_names(drawn, elements, lang)
    assert set(names) == set(elements.hops)
    for strand in drawn.strands:
        said = names[elements.line_of(strand.flows[0])]
        for end in (strand.source, strand.target):
            party = drawn.party_at(end)
            assert party.kind == "unknown" or party.label.say(lang) in said


def test_what_the_statement_of_a_flow_leaves_open_is_said_on_the_map() -> None:
    drawn = flow_map(minlessika())
    open_ = Text(fr="sans dire lesquelles", en="without saying which")
    strands = tuple(each.model_copy(update={"unsaid": (open_,)}) for each in drawn.strands)
    left = drawn.model_copy(update={"strands": strands})
    names = map_names(left, map_depicted(left, "en").elements, "en")
    assert names and all("Without saying which." in said for said in names.values())
