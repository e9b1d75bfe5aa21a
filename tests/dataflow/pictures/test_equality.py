"""Sentence apart, every form of an answer names the same stops and hops."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.trace import received_by, trace
from dataflow.engine import layout
from dataflow.exports import answer_files
from dataflow.exports.answer_table import rows
from dataflow.exports.json_form import answer_json
from dataflow.graph.build import build
from dataflow.pictures import dot, element_ids, folded
from dataflow.pictures.mermaid import mermaid
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.pictures import named
from tests.dataflow.pictures.examples import answered, chain, phone
from tests.dataflow.strategies import DAY, FIELDS, registries


def _same_everywhere(answer: Answer) -> None:
    wanted = named.by_answer(answer)
    assert folded(answer) is None
    for lang in LANGS:
        assert named.by_dot(answer, dot(answer, lang)) == wanted
        assert named.by_mermaid(answer, mermaid(answer, lang)) == wanted
        delimiter = ";" if lang == "fr" else ","
        told = {(str(row.number), row.cells["source"], row.cells["target"]) for row in rows(answer, lang)}
        assert named.by_csv(answer_files.csv(answer, lang), delimiter) == told
    assert named.by_rows(answer) == wanted
    assert named.by_json(answer_json(answer)) == wanted


@given(registries(), st.sampled_from(FIELDS))
@settings(max_examples=40)
def test_every_form_of_where_a_field_goes_names_the_same(registry: Registry, field: str) -> None:
    _same_everywhere(trace(build(registry, DAY), field))


@given(registries())
@settings(max_examples=25)
def test_every_form_of_what_an_actor_receives_names_the_same(registry: Registry) -> None:
    for actor in registry.actors:
        _same_everywhere(received_by(build(registry, DAY), actor))


@given(registries(), st.sampled_from(FIELDS))
@settings(max_examples=10)
def test_the_svg_has_an_element_for_each(registry: Registry, field: str) -> None:
    answer = trace(build(registry, DAY), field)
    stops, hops = named.by_svg(answer, layout.svg(dot(answer, "fr")))
    assert stops == {stop.key for stop in answer.stops}
    assert hops == {hop.number for hop in answer.hops}


def test_the_shipped_registry() -> None:
    _same_everywhere(phone())
    assert len(phone().hops) > 10


def test_a_folded_picture_still_stands_for_every_stop_and_hop() -> None:
    answer = answered(chain(70))
    stops, hops = named.by_svg(answer, layout.svg(dot(answer, "fr")))
    assert stops == {stop.key for stop in answer.stops}
    assert hops == {hop.number for hop in answer.hops}
    assert len(element_ids(answer).stops) < len(answer.stops)


def test_elements_are_found_both_ways() -> None:
    elements = element_ids(phone())
    for stop in phone().stops:
        assert elements.stops[elements.box_of(stop.key)] == (stop.key,)
    for hop in phone().hops:
        assert elements.line_of(hop.number) == f"hop-{hop.number}"
