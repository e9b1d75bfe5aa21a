"""Listing: from what is wanted of a list to the list."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Protocol

import networkx as nx

from dataflow.facts.finding import Finding
from dataflow.facts.known import Known
from dataflow.facts.values import status_word
from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.data_sets import activities, data_sets
from dataflow.lists.documents import documents
from dataflow.lists.fields import fields
from dataflow.lists.findings import findings
from dataflow.lists.kinship import widened
from dataflow.lists.material import Material
from dataflow.lists.people import people
from dataflow.lists.purposes import bases, purposes
from dataflow.lists.retention import retention
from dataflow.lists.rights import rights
from dataflow.lists.sift import Met, meets
from dataflow.lists.statements import denials, formalities, measures
from dataflow.lists.trackers import trackers
from dataflow.question.columns import columns_of, shown
from dataflow.question.wanted import Column, Listed, Wanted
from registry.records.evidence import Status
from registry.records.text import both


class Maker(Protocol):
    """Whatever makes the rows of a list. `columns`: those that anybody asks for, and of which alone what costs more
    than looking it up is worked out; None: all."""

    def __call__(self, material: Material, columns: Set[Column] | None = None) -> Iterator[Row]:
        """The rows, each with a cell for every column of its list."""


def _whole(maker: Callable[[Material], Iterator[Row]]) -> Maker:
    """A maker of a list of which nothing costs more than looking it up."""

    def made(material: Material, columns: Set[Column] | None = None) -> Iterator[Row]:
        del columns
        return maker(material)

    return made


MAKERS: Mapping[Listed, Maker] = {
    Listed.ACTIVITIES: activities,
    Listed.DATA_SETS: data_sets,
    Listed.FIELDS: fields,
    Listed.PURPOSES: _whole(purposes),
    Listed.BASES: _whole(bases),
    Listed.PEOPLE: people,
    Listed.RETENTION: _whole(retention),
    Listed.TRACKERS: _whole(trackers),
    Listed.RIGHTS: _whole(rights),
    Listed.FINDINGS: _whole(findings),
    Listed.DENIALS: _whole(denials),
    Listed.FORMALITIES: _whole(formalities),
    Listed.MEASURES: _whole(measures),
    Listed.DOCUMENTS: _whole(documents),
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
    filtered = tuple(each.column for each in wanted.conditions)
    columns = shown(wanted.listed, wanted.asked, filtered)
    conditions, perhaps = widened(wanted.conditions, material.facts)
    found: dict[Met, list[Row]] = {each: [] for each in Met}
    for row in map(_with_status, MAKERS[wanted.listed](material, frozenset((*columns, *filtered)))):
        found[meets(row, conditions, material.on, perhaps)].append(row.model_copy(update={"parts": ()}))
    return ListAnswer(
        source=material.source,
        on=material.on,
        wanted=wanted,
        columns=columns,
        rows=tuple(found[Met.YES]),
        open=tuple(found[Met.UNKNOWN]),
        of=sum(map(len, found.values())),
    )


def _with_status(row: Row) -> Row:
    """The row with itself and how it is known as columns of their own, so that it can be filtered by them. That a
    source says it, or nobody, is certain. A list may have a status of its own: a finding is open or accepted."""
    told = Known(
        value=row.status.value, label=both(lambda lang: status_word(row.status, lang)), status=Status.DECLARED
    )
    itself = Known(value=row.id, label=row.label, status=row.status)
    own = {Column.STATUS: Cell(values=(told,)), Column.ITSELF: Cell(values=(itself,))}
    return row.model_copy(update={"cells": {**own, **row.cells}})
