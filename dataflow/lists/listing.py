"""Listing: from what is wanted of a list to the list."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import networkx as nx

from dataflow.facts.finding import Finding
from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.documents import documents
from dataflow.lists.material import Material
from dataflow.lists.sift import Met, meets
from dataflow.question.columns import columns_of, shown
from dataflow.question.wanted import Column, Listed, Wanted

Maker = Callable[[Material], Iterator[Row]]

MAKERS: Mapping[Listed, Maker] = {
    Listed.DOCUMENTS: documents,
}
"""What makes the rows of each list, in the order they are told in."""


def listing(
    graph: "nx.MultiDiGraph[str]", wanted: Wanted, findings: Callable[[], Iterable[Finding]] = tuple
) -> ListAnswer:
    """The list that is wanted, on the day of the graph.

    Each thing that could be listed stands in `rows`, in `open`, or fails a condition by what is stated.
    `findings` is called only where the list tells them.
    """
    return listed(Material(graph, findings), wanted)


def listed(material: Material, wanted: Wanted) -> ListAnswer:
    """The same from material that several lists share. KeyError: a condition on a column the list does not have."""
    has = columns_of(wanted.listed)
    for condition in wanted.conditions:
        if condition.column not in has:
            raise KeyError(condition.column)
    every = tuple(_with_status(row) for row in MAKERS[wanted.listed](material))
    found: dict[Met, list[Row]] = {each: [] for each in Met}
    for row in every:
        found[meets(row, wanted.conditions, material.on)].append(row)
    filtered = tuple(each.column for each in wanted.conditions)
    return ListAnswer(
        source=material.source,
        on=material.on,
        wanted=wanted,
        columns=shown(wanted.listed, wanted.asked, filtered),
        rows=tuple(found[Met.YES]),
        open=tuple(found[Met.UNKNOWN]),
        of=len(every),
    )


def _with_status(row: Row) -> Row:
    """The row with itself and how it is known as columns of their own, so that it can be filtered by them."""
    from dataflow.facts.known import Known

    told = Cell(values=(Known(value=row.status.value, status=row.status),))
    itself = Cell(values=(Known(value=row.id, label=row.label, status=row.status),))
    return row.model_copy(update={"cells": {**row.cells, Column.STATUS: told, Column.ITSELF: itself}})
