"""The parts of a party: which of its data comes with which of its engagements, so that no two of them meet conditions
together."""

from collections.abc import Sequence

from dataflow.facts.known import Known
from dataflow.lists.answer import Cell
from dataflow.lists.cells import union
from dataflow.lists.engaged_cells import Cells
from dataflow.lists.record_cells import doubted, weakened
from dataflow.question.wanted import Column


def with_data(parts: Sequence[Cells], data: Sequence[Cells], whole: Cells) -> tuple[Cells, ...]:
    """Parts with the data of each. `whole`: the data of the party.

    No part has what the party has not, and none knows it better. What is known better of the party than of any part
    (it computes it, it moves it between its places) may have come with each of them: it is a part of its own.
    """
    shared = {column: _shared([each[column] for each in data], cell) for column, cell in whole.items()}
    told = [
        {**part, **{column: cells[number] for column, (cells, _) in shared.items()}}
        for number, part in enumerate(parts)
    ]
    left = {column: rest for column, (_, rest) in shared.items()}
    if any(rest.values or rest.more for rest in left.values()):
        told.append({**{column: _perhaps(column, parts) for column in parts[0]}, **left})
    return tuple(told)


def _shared(cells: Sequence[Cell], whole: Cell) -> tuple[list[Cell], Cell]:
    """The cell of each part in one column, and what is left of the party’s."""
    values: list[list[Known]] = [[] for _ in cells]
    left: list[Known] = []
    for known in whole.values:
        best = None
        for part, cell in zip(values, cells, strict=True):
            for here in cell.values:
                if here.value == known.value:
                    told = weakened(known, here.status)
                    part.append(told)
                    best = told if best is None or told.status.weakness < best.status.weakness else best
        if best is None or best.status is not known.status:
            left.append(known)
    several = [
        Cell(values=tuple(part), more=cell.more and whole.more)
        for part, cell in zip(values, cells, strict=True)
    ]
    return several, Cell(values=tuple(left), more=whole.more and not any(each.more for each in several))


def _perhaps(column: Column, parts: Sequence[Cells]) -> Cell:
    """What holds of one of the parts, and nobody knows of which."""
    return doubted(union(each[column] for each in parts))
