"""The division: what comes from which of several sources, against the naive reference and in small."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.trace import trace
from dataflow.breach.exposure import breach
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from dataflow.graph.division import divided
from dataflow.graph.drawing import as_stated
from dataflow.graph.instance import Instance
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.vocabulary import vocabulary_of
from tests.dataflow import naive_division
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, registries


@settings(max_examples=300, deadline=None)
@given(registries())
def test_each_source_passes_on_what_the_naive_reference_says(registry: Registry) -> None:
    stated = list(as_stated(registry, set(vocabulary_of(registry).data_subjects), DAY))
    drawn = {arc.key: arc for arc in divided(stated, registry)}
    assert drawn.keys() == {arc.key for arc in stated}, "no arc is dropped"
    for arc in stated:
        found = drawn[arc.key]
        assert found.mingled == (len(arc.carries or ()) > 1 and len(arc.derived_from) > 1)
        if arc.carries is None:
            assert found.carries is None
            continue
        unsure: set[Instance] = set()
        for things, of in ((arc.carries, found.carries), (arc.derived_from, found.derived_from)):
            expected = naive_division.share(stated, registry, arc, things)
            assert of == tuple(each for each in things if each in expected)
            unsure |= {each for each, sure in expected.items() if not sure}
        assert found.unsaid == unsure
        assert bool(found.origins) == bool(unsure)


@settings(max_examples=100, deadline=None)
@given(registries())
def test_everything_stated_comes_from_somewhere_and_every_source_passes_something_on(registry: Registry) -> None:
    stated = list(as_stated(registry, set(vocabulary_of(registry).data_subjects), DAY))
    said: dict[object, set[Instance]] = {}
    for arc in divided(reversed(stated), registry):
        assert arc.carries is None or arc.carries, "a source with nothing would be dropped from every answer"
        said.setdefault((arc.path, arc.target), set()).update(arc.carries or ())
    for arc in stated:
        assert said[arc.path, arc.target] >= set(arc.carries or ())
