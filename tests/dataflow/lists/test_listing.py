"""Listing: every row has every column, stands in one bucket at most, and twice the registry takes twice the work."""

import datetime
import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.lists.listing import MAKERS, listed, listing
from dataflow.lists.material import Material
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.reading.load import load
from registry.records.evidence import Status
from tests.dataflow import made
from tests.dataflow.acme import acme, party
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.strategies import DAY
from tests.growth import LIMIT, calls

SHIPPED = sorted((Path(__file__).resolve().parents[3] / "data").glob("*.yaml"))
SHAPES = {"wide": made.wide, "deep": made.deep, "manifold": made.manifold}
N = 24


def _graphs() -> Iterator[Any]:
    for path in SHIPPED:
        loaded = load(path)
        assert loaded.registry is not None
        yield pytest.param(build(loaded.registry, DAY), id=path.stem)


GRAPHS = list(_graphs())


def _complete(graph: "nx.MultiDiGraph[str]", each: Listed) -> None:
    found = listing(graph, Wanted(listed=each, asked=columns_of(each)))
    rows = (*found.rows, *found.open)
    assert len(rows) == found.of
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert row.cells.keys() == {*columns_of(each)}, row.id
        assert row.label.fr
        assert row.label.en
        for column, cell in row.cells.items():
            for known in cell.values:
                assert known.value is None or known.label is not None, (row.id, column, known.value)


@pytest.mark.parametrize("each", MAKERS)
@pytest.mark.parametrize("graph", GRAPHS)
def test_every_row_has_a_cell_for_every_column(graph: "nx.MultiDiGraph[str]", each: Listed) -> None:
    _complete(graph, each)


@settings(max_examples=40)
@given(dressed())
def test_of_random_registries_too(data: dict[str, Any]) -> None:
    graph = build(read(data), DAY)
    for each in MAKERS:
        _complete(graph, each)


@settings(max_examples=40)
@given(dressed(), st.data())
def test_a_row_is_in_one_bucket_or_fails_and_not_is_the_other_side(data: dict[str, Any], draw: Any) -> None:
    graph = build(read(data), DAY)
    material = Material(graph)
    for each in MAKERS:
        every = listed(material, Wanted(listed=each, asked=columns_of(each)))
        column = draw.draw(st.sampled_from(columns_of(each)))
        told = {
            value.value
            for row in (*every.rows, *every.open)
            for value in row.cells[column].values
            if value.value and "," not in value.value
        }
        value = draw.draw(st.sampled_from(sorted({*told, "nothing"})))
        straight, turned = (
            listed(
                material, Wanted(listed=each, conditions=(Condition(column=column, op=op, values=(value,)),))
            )
            for op in (Op.IS, Op.NOT)
        )
        unstated = {row.id for row in (*every.rows, *every.open) if row.unstated}
        everything = {row.id for row in (*every.rows, *every.open)}
        yes, no = ({row.id for row in found.rows} for found in (straight, turned))
        maybe, maybe_not = ({row.id for row in found.open} for found in (straight, turned))
        assert not yes & maybe
        assert not no & maybe_not
        assert not (yes | no) & unstated
        assert yes & no == set()
        assert yes | no | maybe | maybe_not == everything
        assert maybe - unstated == maybe_not - unstated
        assert straight.of == turned.of == len(everything)


@settings(max_examples=25)
@pytest.mark.parametrize("status", Status)
@given(data=dressed())
def test_how_it_is_known_is_a_column_that_is_known(status: Status, data: dict[str, Any]) -> None:
    found = listing(
        build(read(data), DAY),
        Wanted(listed=Listed.PARTIES, conditions=(Condition(column=Column.STATUS, values=(status.value,)),)),
    )
    assert {row.status for row in (*found.rows, *found.open)} <= {status}
    assert not (found.rows if status is Status.UNKNOWN else found.open)


def test_a_column_that_a_list_does_not_have_is_refused() -> None:
    wanted = Wanted(listed=Listed.DOCUMENTS, conditions=(Condition(column=Column.ROLE, op=Op.MISSING),))
    with pytest.raises(KeyError):
        listing(build(made.wide(1), DAY), wanted)


def test_what_costs_more_is_worked_out_where_it_is_wanted() -> None:
    graph = build(made.wide(3), DAY)
    plain = listing(graph, Wanted(listed=Listed.PARTIES))
    asked = listing(graph, Wanted(listed=Listed.PARTIES, asked=(Column.FIELD,)))
    filtered = listing(
        graph,
        Wanted(listed=Listed.PARTIES, conditions=(Condition(column=Column.PEOPLE, values=("customer",)),)),
    )
    assert Column.FIELD not in plain.rows[0].cells
    assert asked.columns[0] is Column.FIELD
    assert all(row.cells[Column.FIELD].values for row in asked.rows)
    assert len(filtered.rows) == 3


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("each", MAKERS)
def test_twice_the_registry_takes_twice_the_work(each: Listed, shape: str) -> None:
    small, large = (build(SHAPES[shape](n), datetime.date(2026, 11, 22)) for n in (N, 2 * N))
    wanted = Wanted(listed=each, asked=columns_of(each))
    assert calls(lambda: listing(large, wanted)) <= LIMIT * calls(lambda: listing(small, wanted))


def _kept() -> tuple["weakref.ref[Any]", "weakref.ref[Any]"]:
    graph, other = build(acme(third_parties={"mail": party("Mail")}), DAY), build(acme(), DAY)
    wanted = Wanted(listed=Listed.PARTIES)
    assert listing(graph, wanted) is listing(graph, wanted)
    assert listing(graph, wanted).rows and not listing(other, wanted).rows
    copied: Any = graph.copy()
    assert Material.kept(copied) is not Material.kept(graph)
    assert Material.kept(graph) is Material.kept(graph)
    for each in Listed:
        listing(graph, Wanted(listed=each))
    return weakref.ref(graph), weakref.ref(Material.kept(graph))


def test_what_lists_are_made_from_is_kept_for_a_graph_and_goes_with_it() -> None:
    graph, material = _kept()
    for _ in range(2):  # the graph, then what was kept for it
        gc.collect()
    assert graph() is None and material() is None


def test_findings_are_those_of_who_asks() -> None:
    graph = build(
        acme(
            third_parties={"mail": party("Mail", {})},
            organisation={"id": "acme", "name": "Acme", "regimes": {"gdpr": {"applies": "confirmed"}}},
        ),
        DAY,
    )
    wanted = Wanted(listed=Listed.FINDINGS)
    assert listing(graph, wanted).of == 0 < listing(graph, wanted, lambda: findings(graph)).of
