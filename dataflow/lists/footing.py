"""The footing of a row: how well it is known that it stands in the list."""

from collections.abc import Iterator

from dataflow.facts.known import Known
from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.cell_words import cell_of
from dataflow.lists.sift import Met, met
from dataflow.question.wanted import Condition, Op
from registry.records.evidence import Status


def footing(row: Row, found: ListAnswer) -> Status:
    """The weakest of how the row is known and of what each condition is met by.

    Of several values that meet a condition the best known one counts; what is met because all values are others
    rests on each of them, and what is met because nothing is on record on no statement.
    """
    return Status.weakest(row.status, *(_met_by(row, each, found) for each in found.wanted.conditions))


def _met_by(row: Row, condition: Condition, found: ListAnswer) -> Status:
    match condition.op:
        case Op.MISSING:
            return Status.DECLARED
        case Op.NOT:
            return Status.weakest(*(each.status for each in _apart(row, condition)))
        case Op.PRESENT:
            meeting = [each for each in _apart(row, condition) if each.value is not None or each.disputed]
        case _:
            cell = cell_of(row, condition.column)
            meeting = [
                each
                for each in _apart(row, condition)
                if met(cell.model_copy(update={"values": (each,)}), condition, found.on) is Met.YES
            ]
    return min((each.status for each in meeting), key=lambda status: status.weakness, default=Status.DECLARED)


def _apart(row: Row, condition: Condition) -> Iterator[Known]:
    """The values that decide, each with its own evidence; of statements that disagree none is a value by itself."""
    for value in cell_of(row, condition.column).values:
        yield from value.parts if len(value.parts) > 1 and not value.disputed else (value,)
