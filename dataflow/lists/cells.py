"""Cells: what is known in one column, put together from what several statements say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    every = tuple(part for each in known for part in _apart(each))
    unsettled = any(
        each.value in LEAVING_OPEN or (each.status is Status.UNKNOWN and not each.disputed) for each in every
    )
    told = merged(each for each in every if each != UNKNOWN)
    return Cell(values=told, more=more or unsettled or not told)


def on_record(known: Iterable[Known]) -> Cell:
    """What is not there where nobody states it: a contract, a mechanism, a certificate.

    One that is said to be unknown is none: what it is called stays, and that it is there does not.
    """
    return Cell(values=merged(map(_doubtful, known)))


def _doubtful(known: Known) -> Known:
    return known.model_copy(update={"value": None}) if known.status is Status.UNKNOWN else known


def stated(value: str, label: Text, status: Status = Status.DECLARED, cited: tuple[Cited, ...] = ()) -> Known:
    """A value that is there, and how that is known."""
    return Known(value=value, label=label, status=status, citations=cited)


def merged(known: Iterable[Known]) -> tuple[Known, ...]:
    """Each value once, as well known as its best statement; what is several at once is told one by one."""
    together: dict[tuple[str | None, Text | None, tuple[Known, ...]], list[Known]] = defaultdict(list)
    for each in known:
        for part in _apart(each):
            together[part.value, part.label, part.parts].append(part)
    return tuple(map(agreeing, together.values()))


def union(cells: Iterable[Cell]) -> Cell:
    """The values of several cells as those of one thing: others may be there where they may in one of them."""
    every = tuple(cells)
    return Cell(
        values=merged(value for each in every for value in each.values),
        more=any(each.more for each in every),
    )


def _apart(known: Known) -> Iterator[Known]:
    yield from known.parts if known.parts and not known.disputed else (known,)
