"""Day cells: days and recorded values as cells have them."""

import datetime
from collections.abc import Callable, Iterator
from typing import TypeVar

from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.lists.answer import Cell
from dataflow.lists.cells import NOTHING, UNSAID
from registry.records.evidence import Evidence
from registry.records.prose import day_text
from registry.records.stated import Stated
from registry.records.text import Text

T = TypeVar("T")


def day(on: datetime.date, evidence: Evidence, facts: Facts) -> Known:
    """A day, known as its entry is."""
    return facts.statement(evidence, on.isoformat(), day_text(on))


def day_cell(on: datetime.date | None, evidence: Evidence, facts: Facts, *, more: bool) -> Cell:
    """A day that an entry gives. `more`: whether one it does not give is unknown, and not none."""
    if on is None:
        return UNSAID if more else NOTHING
    return Cell(values=(day(on, evidence, facts),))


def recorded(
    stated: Stated[T], entry: Evidence | None, label: Callable[[T], Text], facts: Facts
) -> Iterator[Known]:
    """What is none on record where it is left out; that it is unknown is told where somebody says so."""
    if stated.value is not None or stated.status is not None or stated.reason is not None or stated.cite:
        yield facts.known(stated, entry, label)
