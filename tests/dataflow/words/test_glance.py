"""The answer at a glance: names where they are few, numbers where they are many, and nobody dropped either way."""

import re

import pytest
from hypothesis import given, settings

from dataflow.answers.recipients import recipients
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from dataflow.words import glance, manner, role_key, tallies
from dataflow.words.glance import FEW, PARTS, SEVERAL
from dataflow.words.sentences import WORDS
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries


@given(registries())
@settings(max_examples=25, deadline=None)
def test_every_third_party_is_named_or_counted(registry: Registry) -> None:
    graph = build(registry, DAY)
    for field in FIELDS:
        answer = trace(graph, field)
        told = recipients(answer)
        outside = [each for each in told if each.outside]
        for lang in LANGS:
            said = glance(answer, told, lang)
            counts = {each.kind: each for each in tallies(answer, told, lang)}
            if outside and len(outside) <= FEW:
                assert all(each.party.label.say(lang) in said for each in outside), said
            assert counts["recipients"].n == len(outside) if outside else "recipients" not in counts
            open_ = sum(len(each.open) for each in told)
            assert counts["open"].n == open_ if open_ else "open" not in counts
            unknown = answer.completeness.unknown_hops
            assert counts["unknown_hops"].n == unknown if unknown else "unknown_hops" not in counts


@given(registries())
@settings(max_examples=20, deadline=None)
def test_an_actor_that_gets_nothing_is_not_said_to_get_something(registry: Registry) -> None:
    graph = build(registry, DAY)
    for actor in registry.actors:
        answer = received_by(graph, actor)
        said = glance(answer, recipients(answer), "en")
        assert ("unknown" in said or "not specified" in said) == (
            not any(
                hop.origin == "stated" and hop.carries
                for hop in answer.hops
                if answer.party_at(hop.target).id == actor != answer.party_at(hop.source).id
            )
        )


@pytest.mark.parametrize("lang", LANGS)
def test_many_are_counted_by_how_well_that_is_known(lang: Lang) -> None:
    flows = {"receives": [{"from": "site", "carries": "account"}]}
    guessed = {
        "receives": [
            {"from": "site", "carries": "account", "status": "inferred", "reason": {"fr": "Vu", "en": "Seen"}}
        ]
    }
    parties = {f"p{n}": party(f"P{n}", flows if n < 7 else guessed) for n in range(10)}
    answer = trace(build(acme(third_parties=parties), DAY), "phone_number")
    said = glance(answer, recipients(answer), lang)
    assert [int(n) for n in re.findall(r"\d+", said)] == [7, 3]


@pytest.mark.parametrize("lang", LANGS)
def test_every_role_kind_of_flow_and_nearness_has_words(lang: Lang) -> None:
    for key in (*vocabulary().roles, SEVERAL, "unknown"):
        assert WORDS.has(lang, f"glance.role.{key}")
    for kind in vocabulary().flow_kinds:
        assert WORDS.has(lang, f"glance.does.{kind}")
    for part in {*PARTS.values()} - {"same"}:
        assert all(
            WORDS.has(lang, key)
            for key in (f"glance.has.{part}", f"glance.to.{part}.also", f"glance.to.{part}.only")
        )


@given(registries())
@settings(max_examples=30, deadline=None)
def test_every_recipient_has_a_manner_and_a_role_to_be_counted_under(registry: Registry) -> None:
    graph = build(registry, DAY)
    for field in FIELDS:
        answer = trace(graph, field)
        for each in recipients(answer):
            assert all(manner(answer, each, lang) for lang in LANGS)
            assert role_key(each) in {*vocabulary().roles, SEVERAL, "unknown"}
