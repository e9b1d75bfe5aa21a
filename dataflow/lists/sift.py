"""Sifting: whether a row meets a condition: yes, no, or nobody knows."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Final

from dataflow.facts.known import Known
from dataflow.facts.perhaps import any_of
from dataflow.law.whereabouts import belongs, same
from dataflow.lists.answer import AGREED, EVERY, Cell, Row
from dataflow.question.wanted import Column, Condition, Op
from registry.records.countries import AREAS
from registry.records.duration import Duration, compare
from registry.records.evidence import Status
from registry.records.lifetime import Lifetime

Cells = Mapping[Column, Cell]

_UNSAID = Cell(more=True)
_AGAINST: Final = frozenset({Op.NOT, Op.MISSING})
"""What holds of a thing only where it holds of each of its parts."""


class Met(IntEnum):
    """Whether a condition is met, the best first."""

    YES = 0
    UNKNOWN = 1
    NO = 2


class Widened(Condition):
    """A condition with what may be meant as well: a thing that is one of these meets it perhaps."""

    possible: frozenset[str] = frozenset()


def meets(row: Row, conditions: Iterable[Condition], on: datetime.date) -> Met:
    """All conditions together: no where one is failed, whatever is unknown of the others.

    Of a row that is several things at once, one of them has to meet all that is asked for, and whichever does has to
    meet what is excluded: a finding that is a violation under one law and a gap under another is no violation of the
    other. Of what nobody has stated to be there it is never known that it meets them.
    """
    every = tuple(conditions)
    asked = {each.column for each in every if each.op is Op.IS}
    # « qui reçoit l’e-mail mais pas l’adresse » denies the address of the whole row, and not of what has the e-mail.
    apart = [each for each in every if each.op is Op.NOT and each.column in asked]
    found = _together(row, tuple(each for each in every if each not in apart), on)
    found = max((found, *(_all(cells, apart, on) for cells in parts_of(row))))
    return Met.UNKNOWN if row.unstated and found is Met.YES else found


def _together(row: Row, conditions: Sequence[Condition], on: datetime.date) -> Met:
    parts = tuple(parts_of(row))
    agreed = [each for each in conditions if each.column in AGREED]
    if not row.firsts or row.firsts >= len(parts) or not agreed:
        return _weighed(parts, (), conditions, on)
    firsts, others = parts[: row.firsts], parts[row.firsts :]
    asked = [each for each in conditions if each.op not in _AGAINST and each.column not in AGREED]
    is_one = min(_all(cells, asked, on) for cells in firsts)
    if is_one is Met.NO:
        return _weighed(others, (), conditions, on)
    before = _weighed(firsts, others, conditions, on)
    if is_one is Met.YES or before is _weighed(others, (), conditions, on):
        return before
    return Met.UNKNOWN


def _weighed(
    parts: Sequence[Cells], others: Sequence[Cells], conditions: Sequence[Condition], on: datetime.date
) -> Met:
    """What the parts come to. `others`: of these nothing counts that is agreed, but what they are has to stay too."""
    asked = [each for each in conditions if each.op not in _AGAINST]
    excluded = [each for each in conditions if each.op in _AGAINST]
    found = [
        (is_one, _all(cells, excluded, on))
        for cells in parts
        if (is_one := _all(cells, asked, on)) is not Met.NO
    ]
    if not found:
        return Met.NO
    lasting = [each for each in excluded if each.column not in AGREED]
    beside = [
        (is_one, _all(cells, lasting, on))
        for cells in others
        if lasting and (is_one := _all(cells, asked, on)) is not Met.NO
    ]
    if (Met.YES, Met.NO) in (*found, *beside) or all(stays is Met.NO for _, stays in found):
        return Met.NO
    sure = any(is_one is Met.YES for is_one, _ in found)
    return Met.YES if sure and all(stays is Met.YES for _, stays in (*found, *beside)) else Met.UNKNOWN


def parts_of(row: Row) -> Iterator[Cells]:
    """The cells of each thing that a row is at once; those of the row, where it is one thing."""
    if not row.parts:
        yield row.cells
    for part in row.parts:
        yield {**row.cells, **part}


def _all(cells: Cells, conditions: Iterable[Condition], on: datetime.date) -> Met:
    return max((met(cells.get(each.column, _UNSAID), each, on) for each in conditions), default=Met.YES)


def met(cell: Cell, condition: Condition, on: datetime.date) -> Met:
    """One condition. A column that a row has no cell for is unknown.

    Of several values one is enough (« in France and the United States » is outside the Union), and none of them
    meeting it settles nothing while others may be unstated. Statements that disagree settle nothing either: what each
    of them says is possible. What does not need one lacks none. A value whose status is unknown may be there: it
    settles nothing where it meets it.
    """
    match condition.op:
        case Op.NOT:
            return Met(Met.NO - met(cell, condition.model_copy(update={"op": Op.IS}), on))
        case Op.PRESENT:
            return _present(cell)
        case Op.MISSING if cell.needless:
            return Met.NO
        case Op.MISSING:
            return Met(Met.NO - _present(cell))
    found = (_told(each, condition, on) for each in cell.values)
    return min((Met.UNKNOWN if cell.more else Met.NO, *found))


def _told(known: Known, condition: Condition, on: datetime.date) -> Met:
    """Whether what is stated of one thing meets it, as well as that is known."""
    if known.parts and not known.disputed:
        return min(_told(part, condition, on) for part in known.parts)
    best = min(_one(value, condition, on) for value in _values(known))
    doubted = known.disputed or known.status is Status.UNKNOWN
    return Met.UNKNOWN if doubted and best is Met.YES else best


def _present(cell: Cell) -> Met:
    """Whether something is on record. What is stated to be unknown is neither on record nor missing."""
    if any(each.disputed or each.status is not Status.UNKNOWN for each in cell.known):
        return Met.YES
    return Met.UNKNOWN if cell.values else Met.NO


def _values(known: Known) -> tuple[str | None, ...]:
    """The values that a known one stands for; of statements that disagree all of them; None: unknown."""
    if known.disputed:
        return tuple(part.value for part in known.parts)
    return known.ids or (None,)


def _one(value: str | None, condition: Condition, on: datetime.date) -> Met:
    if value is None:
        return Met.UNKNOWN
    if value == EVERY:
        return Met.YES
    if condition.op in (Op.LONGER, Op.SHORTER):
        return _lasts(value, condition)
    holds = _holds(value, condition, on)
    if holds is None:
        return Met.UNKNOWN
    if holds:
        return Met.YES
    return Met.UNKNOWN if isinstance(condition, Widened) and value in condition.possible else Met.NO


def _holds(value: str, condition: Condition, on: datetime.date) -> bool | None:
    """None: it may. A country of which no more is known than its area may be any of that area."""
    wanted = condition.values
    match condition.op:
        case Op.INSIDE:
            return any_of(_within(value, area, on) for area in wanted)
        case Op.OUTSIDE:
            inside = any_of(_within(value, area, on) for area in wanted)
            return None if inside is None else not inside
        case Op.IS if value in AREAS and value not in wanted:
            return any_of(same(value, each, on) for each in wanted)
        case Op.BEFORE:
            return any(value < day for day in wanted)
        case Op.FROM:
            return any(value >= day for day in wanted)
    return value in wanted


def _within(country: str, area: str, on: datetime.date) -> bool | None:
    """Whether a country is that country, or belongs to that area on the day."""
    if area in AREAS:
        return belongs(country, area.lower(), on)
    return country == area or (country in AREAS and same(country, area, on))


def _lasts(value: str, condition: Condition) -> Met:
    """Whether a length of time is longer, or at most as long; some depend on the month (`P1M`, `P30D`), and of what
    is no length of time (the criteria that decide it) nobody knows. What ends with the browser is the shortest."""
    try:
        lasting = Lifetime.parse(value).at_most
    except ValueError:
        return Met.UNKNOWN
    told = [compare(lasting, Duration.parse(each)) for each in condition.values]
    longer = condition.op is Op.LONGER
    if any(each is not None and (each > 0) == longer for each in told):
        return Met.YES
    return Met.UNKNOWN if None in told else Met.NO
