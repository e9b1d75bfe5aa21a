"""The footing: how well it is known that a row is in a list, and by which conditions it stays open."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from dataflow.facts.known import UNKNOWN, Known
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import UNSAID
from dataflow.lists.sift import Met, meets, met, parts_of
from dataflow.question.wanted import Column, Condition
from registry.records.evidence import Status

_STANDINGS: Final = (Status.DECLARED, Status.INFERRED, Status.ENRICHMENT)


def placed(row: Row, conditions: Sequence[Condition], on: datetime.date) -> tuple[Met, Row]:
    """Whether a row meets the conditions, and the row with how well that is known, or what leaves it open."""
    found = meets(row, conditions, on)
    update: dict[str, object] = {"parts": (), "firsts": 0} if row.parts or row.firsts else {}
    if found is Met.YES:
        update["footing"] = footing(row, conditions, on)
    elif found is Met.UNKNOWN:
        update["undecided"] = undecided(row, conditions, on)
    return found, row.model_copy(update=update)


def footing(row: Row, conditions: Sequence[Condition], on: datetime.date) -> Status:
    """The firmest standing at which it is in the list, were all that is less well known not known at all.

    What is met because nothing is on record rests on no statement; that a role is another one rests on each role.
    """
    columns = {each.column for each in conditions}
    weak = _statuses(row, columns) - {Status.DECLARED}
    if not weak:
        return row.status
    for standing in _STANDINGS:
        if meets(_firm(row, columns, standing), conditions, on) is Met.YES:
            return Status.weakest(row.status, standing)
    return Status.UNKNOWN


def undecided(row: Row, conditions: Sequence[Condition], on: datetime.date) -> tuple[Column, ...]:
    """The columns whose conditions nobody can tell; none, where all that is open is whether it is there at all. Of a
    row in parts that is settled in each column by one of them or another: those of the parts that fail nothing."""
    bare = row.model_copy(update={"unstated": False})
    if meets(bare, conditions, on) is not Met.UNKNOWN:
        return ()
    open_ = [each.column for each in conditions if meets(bare, (each,), on) is Met.UNKNOWN]
    if not open_:
        told = [
            [met(cells.get(each.column, UNSAID), each, on) for each in conditions] for cells in parts_of(row)
        ]
        near = [each for each in told if Met.NO not in each and Met.UNKNOWN in each]
        near = near or [each for each in told if Met.UNKNOWN in each]
        open_ = [
            each.column for each, *several in zip(conditions, *near, strict=True) if Met.UNKNOWN in several
        ]
    return tuple(dict.fromkeys(open_))


def _statuses(row: Row, columns: set[Column]) -> set[Status]:
    return {
        known.status
        for cells in (row.cells, *row.parts)
        for column, cell in cells.items()
        if column in columns
        for value in cell.values
        for known in (value, *value.parts)
    }


def _firm(row: Row, columns: set[Column], standing: Status) -> Row:
    """The row as if what is less well known were unknown."""
    return row.model_copy(
        update={
            "cells": _firm_cells(row.cells, columns, standing),
            "parts": tuple(_firm_cells(part, columns, standing) for part in row.parts),
        }
    )


def _firm_cells(cells: Mapping[Column, Cell], columns: set[Column], standing: Status) -> dict[Column, Cell]:
    return {
        column: cell.model_copy(update={"values": tuple(_firm_value(each, standing) for each in cell.values)})
        for column, cell in cells.items()
        if column in columns
    }


def _firm_value(known: Known, standing: Status) -> Known:
    if not known.parts:
        return known if known.status.weakness <= standing.weakness else UNKNOWN
    parts = tuple(_firm_value(part, standing) for part in known.parts)
    if all(part is UNKNOWN for part in parts):
        return UNKNOWN
    best = min((part.status for part in parts), key=lambda status: status.weakness)
    return known.model_copy(update={"parts": parts, "status": best})
