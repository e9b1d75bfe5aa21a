"""Settled: how far a cell of a list settles what it is about."""

from collections.abc import Iterable

from dataflow.facts.known import Known
from dataflow.lists.answer import Cell
from dataflow.lists.cells import LEAVING_OPEN, UNSAID, union
from dataflow.standing.fact import State
from registry.records.evidence import Status


def is_settled(known: Known) -> bool:
    """Whether a value is stated, and leaves nothing open: `undetermined` and what is perhaps so do."""
    return known.value is not None and known.value not in LEAVING_OPEN and known.status is not Status.UNKNOWN


def state_of(cell: Cell) -> State:
    """Whether what a cell is about is known. What it says nothing of is unknown, and never none."""
    settled = [each for each in cell.values if is_settled(each)]
    if not settled:
        return "unknown"
    return "partly" if cell.more or len(settled) < len(cell.values) else "known"


def of_each(cells: Iterable[Cell]) -> Cell:
    """The cells of several things that should each have something: one that has nothing leaves the whole open."""
    return union(cell if cell.values else UNSAID for cell in cells)
