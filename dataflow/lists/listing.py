"""Listing: from what is wanted of a list to the list."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

import networkx as nx

from dataflow.facts.finding import Finding
from dataflow.facts.known import Known
from dataflow.lists.activities import activities
from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.certificates import certificates
from dataflow.lists.countries import countries
from dataflow.lists.data_sets import data_sets
from dataflow.lists.documents import documents
from dataflow.lists.engagements import contracts, engagements
from dataflow.lists.fields import fields
from dataflow.lists.findings import findings
from dataflow.lists.footing import placed
from dataflow.lists.material import Later, Material
from dataflow.lists.measures import measures
from dataflow.lists.parties import parties
from dataflow.lists.people import people
from dataflow.lists.places import places
from dataflow.lists.purposes import bases, purposes
from dataflow.lists.retention import retention
from dataflow.lists.reviews import reviews
from dataflow.lists.rights import rights
from dataflow.lists.sift import Met
from dataflow.lists.statements import denials, formalities
from dataflow.lists.sub_processors import sub_processors
from dataflow.lists.systems import systems
from dataflow.lists.trackers import trackers
from dataflow.lists.transfers import transfers
from dataflow.lists.widening import widened
from dataflow.question.columns import columns_of, shown
from dataflow.question.wanted import Column, Listed, Wanted
from registry.reading.load import without_collecting
from registry.records.evidence import Status

Maker = Callable[[Material], Iterator[Row] | Iterator[Later] | Iterator[Row | Later]]

MAKERS: Mapping[Listed, Maker] = {
    Listed.PARTIES: parties,
    Listed.ENGAGEMENTS: engagements,
    Listed.CONTRACTS: contracts,
    Listed.SUB_PROCESSORS: sub_processors,
    Listed.PLACES: places,
    Listed.COUNTRIES: countries,
    Listed.TRANSFERS: transfers,
    Listed.CERTIFICATES: certificates,
    Listed.ACTIVITIES: activities,
    Listed.DATA_SETS: data_sets,
    Listed.SYSTEMS: systems,
    Listed.FIELDS: fields,
    Listed.PURPOSES: purposes,
    Listed.BASES: bases,
    Listed.PEOPLE: people,
    Listed.TRACKERS: trackers,
    Listed.RETENTION: retention,
    Listed.RIGHTS: rights,
    Listed.FINDINGS: findings,
    Listed.DENIALS: denials,
    Listed.FORMALITIES: formalities,
    Listed.MEASURES: measures,
    Listed.REVIEWS: reviews,
    Listed.DOCUMENTS: documents,
}
"""What makes the rows of each list, in the order they are told in."""


_MOST_KEPT: Final = 4


def listing(
    graph: "nx.MultiDiGraph[str]", wanted: Wanted, findings: Callable[[], Iterable[Finding]] = tuple
) -> ListAnswer:
    """The list that is wanted, on the day of the graph.

    Each thing that could be listed stands in `rows`, in `open`, or fails a condition by what is stated.
    `findings` is called only where the list tells them. What lists of one graph are made from is made once, and a list
    that is asked for again, as a page does with each click, is there.
    """
    if wanted.listed is Listed.FINDINGS:
        return listed(Material(graph, findings), wanted)
    material = Material.kept(graph)
    kept = material.answers
    found = kept.get(wanted)
    if found is None:
        found = listed(material, wanted)
        while len(kept) >= _MOST_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[wanted] = found
    return found


def listed(material: Material, wanted: Wanted) -> ListAnswer:
    """The same from material that several lists share. KeyError: a condition on a column the list does not have."""
    has = columns_of(wanted.listed)
    for condition in wanted.conditions:
        if condition.column not in has:
            raise KeyError(condition.column)
    filtered = tuple(each.column for each in wanted.conditions)
    columns = shown(wanted.listed, wanted.asked, filtered)
    with without_collecting():
        every = tuple(
            _complete(made_whole(row, {*columns, *filtered}), has, material)
            for row in MAKERS[wanted.listed](material)
        )
    conditions = tuple(widened(each, wanted.listed, material.facts.words) for each in wanted.conditions)
    found: dict[Met, list[Row]] = {each: [] for each in Met}
    for row in every:
        met, told = placed(row, conditions, material.on)
        found[met].append(told)
    return ListAnswer(
        source=material.source,
        on=material.on,
        wanted=wanted,
        columns=columns,
        rows=tuple(found[Met.YES]),
        open=tuple(found[Met.UNKNOWN]),
        of=len(every),
    )


def made_whole(made: Row | Later, wanted: Collection[Column]) -> Row:
    """A row with what it has left for later, where that is wanted."""
    if isinstance(made, Row):
        return made
    later = {} if made.columns.isdisjoint(wanted) else made.cells()
    update = {"cells": {**made.row.cells, **later}}
    return made.row.model_copy(
        update=update if made.parts is None else {**update, "parts": made.parts(wanted)}
    )


def _complete(row: Row, has: Sequence[Column], material: Material) -> Row:
    """The row with itself and how it is known as columns of their own, so that it can be filtered by them, and its
    cells in their order. That it is so is known. A list may have a status of its own: a finding is open or accepted."""
    itself = Cell(values=(Known(value=row.id, label=row.label, status=Status.DECLARED),))
    cells = {Column.STATUS: material.standing(row.status), Column.ITSELF: itself, **row.cells}
    return row.model_copy(update={"cells": {column: cells[column] for column in has if column in cells}})
