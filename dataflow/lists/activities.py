"""Activities: the processing activities of the record (GDPR Art. 30), declared or not, listed."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from dataflow.facts.activities import Processing
from dataflow.lists.activity_cells import ActivityCells
from dataflow.lists.answer import Cell, Row
from dataflow.lists.material import Later, Material
from dataflow.lists.receivers import FOLLOWED, at_each
from dataflow.lists.record_cells import OPEN, crossed
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Listed
from registry.records.ends import End
from registry.records.evidence import Status

_FOLLOWED = FOLLOWED | {Column.ORIGIN, Column.SYSTEM}
"""What it takes the walk of everything to tell."""


def activities(material: Material) -> Iterator[Later]:
    """Every activity of the day: those declared, in order of id, then what none of them covers of each data set; where
    none is declared each data set with its purposes is one. Who receives its data are the recipients."""
    cells, has = ActivityCells(material), columns_of(Listed.ACTIVITIES)
    for each in material.activities.all:
        told = {**cells.of(each), **dict.fromkeys(_FOLLOWED, OPEN)}
        row = Row(
            id=each.id,
            label=each.label,
            subject_kind="data_set" if each.record is None else "activity",
            subject=each.data_sets[0] if each.record is None else each.id,
            cells={column: told[column] for column in has if column in told},
            status=each.standing,
            unstated=each.entry.standing is Status.UNKNOWN,
            citations=material.facts.cited(each.entry.cite),
        )
        yield Later(row, _FOLLOWED, partial(cells.followed, each), partial(_parts, each, cells))


def _parts(
    each: Processing, cells: ActivityCells, wanted: Collection[Column]
) -> tuple[dict[Column, Cell], ...]:
    founded = cells.founded(each)
    if not FOLLOWED.issubset(wanted):
        return crossed(founded)
    ends: Mapping[End, Status] = cells.ends(each)
    return crossed(founded, at_each(ends, cells.receivers))
