"""Sentence apart, every form of an answer names the same stops and hops."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.trace import received_by, trace
from dataflow.exports import answer_files
from dataflow.exports.answer_table import rows
from dataflow.exports.json_form import answer_json
from dataflow.graph.build import build
from dataflow.pictures import FOLDS, Depiction, Fold, depicted, dot, element_ids, folded, picture
from dataflow.pictures.mermaid import mermaid
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.pictures import named
from tests.dataflow.pictures.examples import answered, chain, phone
from tests.dataflow.strategies import DAY, FIELDS, registries


def _same_everywhere(answer: Answer) -> None:
    wanted = named.by_answer(answer)
    assert folded(answer) is None
    for lang in LANGS:
        assert named.by_dot(answer, dot(answer, lang)) == named.on_cards(answer, wanted)
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
@settings(max_examples=5)
def test_the_svg_has_an_element_for_each(registry: Registry, field: str) -> None:
    answer = trace(build(registry, DAY), field)
    for fold in FOLDS:
        _drawn_whole(answer, fold)


def test_what_looks_otherwise_is_another_picture() -> None:
    """A flow between two rows of one card is no line of the DOT, and is drawn by how it is known all the same."""
    shown = depicted(phone(), "fr")
    looks = {shown.identity: picture.drawn(shown).svg()}
    inner = {way.id for way in shown.deck.ways if way.inner}
    others = [
        line.model_copy(update={"status": status})
        for line in shown.sketch.lines
        for status in Status
        if line.id in inner and status != line.status
    ]
    assert others
    for other in others:
        lines = tuple(other if line.id == other.id else line for line in shown.sketch.lines)
        changed = Depiction(shown.sketch.model_copy(update={"lines": lines}))
        svg = picture.drawn(changed).svg()
        assert looks.setdefault(changed.identity, svg) == svg
    assert len(looks) == len(set(looks.values())) > 1


def test_the_shipped_registry() -> None:
    _same_everywhere(phone())
    assert len(phone().hops) > 10


def test_a_folded_picture_still_stands_for_every_stop_and_hop() -> None:
    answer = answered(chain(70))
    _drawn_whole(answer, None)
    assert folded(answer) is not None


def _drawn_whole(answer: Answer, fold: Fold | None) -> None:
    """The picture has an element for every stop and hop, and a pin at both ends of every line."""
    shown = depicted(answer, "fr", fold)
    drawn = named.by_svg(shown.elements, picture.drawn(shown).svg())
    assert drawn.stops == {stop.key for stop in answer.stops}
    assert drawn.hops == {hop.number for hop in answer.hops}
    lines = {way.id for way in shown.deck.ways}
    assert drawn.pins == {id_: frozenset(ends) for id_, ends in shown.elements.ways.items() if id_ in lines}
    for number in drawn.hops:
        assert str(number) in shown.elements.hops[shown.elements.line_of(number)]


def test_elements_are_found_both_ways() -> None:
    elements = element_ids(phone())
    for stop in phone().stops:
        assert stop.key in elements.stops[elements.box_of(stop.key)]
    for hop in phone().hops:
        line = elements.line_of(hop.number)
        assert str(hop.number) in elements.hops[line]
        assert set(elements.ways[line]) <= set(elements.stops)
