"""The answer: what is looked up by its key is what the answer holds under it."""

import pytest
from hypothesis import given, settings

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.exports.json_form import answer_json
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.pictures.examples import phone
from tests.dataflow.strategies import DAY, registries


@given(registries())
@settings(max_examples=30)
def test_everything_is_found_by_its_key(registry: Registry) -> None:
    answer = trace(build(registry, DAY), "phone_number")
    assert [answer.hop(hop.number) for hop in answer.hops] == list(answer.hops)
    assert [answer.instance(held.key) for held in answer.instances] == list(answer.instances)
    assert [answer.party(party.id) for party in answer.parties] == list(answer.parties)
    for stop in answer.stops:
        assert (answer.stop(stop.key), answer.party_at(stop.key).id) == (stop, stop.party)
        assert list(answer.arriving(stop.key)) == [hop for hop in answer.hops if hop.target == stop.key]
        assert list(answer.leaving(stop.key)) == [hop for hop in answer.hops if hop.source == stop.key]


def test_what_is_not_there_is_not_found() -> None:
    answer = phone()
    for find in (answer.stop, answer.party, answer.party_at, answer.instance):
        with pytest.raises(KeyError):
            find("nowhere")
    assert list(answer.arriving("nowhere")) == []


def test_looking_up_changes_neither_the_answer_nor_its_copies() -> None:
    answer = phone()
    before = answer_json(answer)
    answer.stop(answer.stops[0].key)
    assert answer_json(answer) == before
    assert answer == phone() == Answer.model_validate(answer.model_dump())
    shorter = answer.model_copy(update={"stops": answer.stops[1:]})
    with pytest.raises(KeyError):
        shorter.stop(answer.stops[0].key)
