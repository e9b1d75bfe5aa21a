"""Cells: what is known in one column, put together from what several statements say."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from dataflow.facts.known import UNKNOWN, Cited, Known
from dataflow.facts.together import agreeing
from dataflow.lists.answer import Cell
from registry.records.evidence import Status
from registry.records.text import Text

LEAVING_OPEN: Final = frozenset({"undetermined", "unknown", "undated"})
"""Values that say that it is not settled: that is stated, and what it is may be anything all the same."""
NOTHING: Final = Cell()
"""Nothing on record."""
UNSAID: Final = Cell(more=True)
"""Nobody has said."""


def cell(known: Iterable[Known], *, more: bool = False) -> Cell:
    """What is left unknown where nobody says it: one of them that is not stated, or leaves it open, leaves others open;
    so does one whose status is unknown.

    `more`: whether others may be there that nobody has stated, whatever these are.
    """
    # Each statement by itself: that one place is known to be in a country settles nothing of another.
    every = [part for each in known for part in _apart(each)]
    told = merged(
        each for each in every if each is not UNKNOWN and (each.value is not None or each != UNKNOWN)
    )
    if not told:
        return UNSAID
    unsettled = any(
        each.value in LEAVING_OPEN or (each.status is Status.UNKNOWN and not each.disputed) for each in every
    )
    return Cell(values=told, more=more or unsettled)


def on_record(known: Iterable[Known]) -> Cell:
    """What is not there where nobody states it: a contract, a mechanism, a certificate.

    One that is said to be unknown is none: what it is called stays, and that it is there does not.
    """
    told = merged(map(_doubtful, known))
    return Cell(values=told) if told else NOTHING


def _doubtful(known: Known) -> Known:
    return known.model_copy(update={"value": None}) if known.status is Status.UNKNOWN else known


def stated(value: str, label: Text, status: Status = Status.DECLARED, cited: tuple[Cited, ...] = ()) -> Known:
    """A value that is there, and how that is known."""
    return Known(value=value, label=label, status=status, citations=cited)


def merged(known: Iterable[Known]) -> tuple[Known, ...]:
    """Each value once, as well known as its best statement; what is several at once is told one by one."""
    every = [part for each in known for part in _apart(each)]
    if len(every) < 2:
        return tuple(every)
    together: dict[tuple[str | None, Text | None, tuple[Known, ...]], list[Known]] = defaultdict(list)
    for each in every:
        together[each.value, each.label, each.parts].append(each)
    return tuple(map(agreeing, together.values()))


def union(cells: Iterable[Cell]) -> Cell:
    """The values of several cells as those of one thing: others may be there where they may in one of them."""
    every = tuple(cells)
    if len(every) == 1 and len(every[0].values) < 2 and not any(each.parts for each in every[0].values):
        return every[0]
    values = merged(value for each in every for value in each.values)
    more = any(each.more for each in every)
    return Cell(values=values, more=more) if values else UNSAID if more else NOTHING


def _apart(known: Known) -> tuple[Known, ...]:
    return known.parts if known.parts and not known.disputed else (known,)
