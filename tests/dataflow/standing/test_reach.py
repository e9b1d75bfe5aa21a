"""Reach: nothing goes further than what is offered first, and every count is that of the answer."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.arrivals import received_fields
from dataflow.answers.recipients import recipients
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import arcs, build
from dataflow.standing.reach import reach
from registry.reading.load import load
from registry.records.registry import Registry
from tests.dataflow.strategies import registries

DAY = datetime.date(2026, 11, 28)
SHIPPED = sorted(Path("data").glob("*.yaml"))


def held(registry: Registry, most: int) -> None:
    graph = build(registry, DAY)
    found = reach(graph, most)
    for each in found.fields:
        assert each.n == sum(one.outside for one in recipients(trace(graph, each.id)))
    for each in found.parties:
        assert each.n == len(received_fields(received_by(graph, each.id)))
    for several in (found.fields, found.parties):
        assert len(several) <= most
        assert [each.n for each in several] == sorted((each.n for each in several), reverse=True)
    handed = {
        (one.field, arc.target.holder)
        for arc in arcs(graph)
        for one in arc.carries or ()
        if arc.target.holder in registry.third_parties
        and not registry.third_parties[arc.target.holder].collective
    }
    named = {each.id for each in found.fields}
    to = {field: len({who for one, who in handed if one == field}) for field, _ in handed}
    assert named <= {*to} and len(named) == min(most, len(to))
    assert all(to[one] >= to[other] for one in named for other in {*to} - named)


@pytest.mark.parametrize("path", SHIPPED)
def test_of_a_shipped_registry(path: Path) -> None:
    registry = load(path).registry
    assert registry
    held(registry, 6)
    if path.stem == "processors":
        assert reach(build(registry, DAY), 6).fields[0].n > 1


@settings(max_examples=25, deadline=None)
@given(registries(), st.integers(1, 4))
def test_of_any_registry(registry: Registry, most: int) -> None:
    held(registry, most)
