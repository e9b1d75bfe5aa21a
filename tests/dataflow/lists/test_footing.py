"""The footing: a row stands in a list as firmly as it would by its better known statements alone."""

from hypothesis import given, settings

from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.footing import footing
from dataflow.lists.sift import Met, met
from dataflow.question.wanted import Condition, Op
from registry.records.evidence import Status
from tests.dataflow.lists.answers import DAY, list_answers


@given(list_answers(most=6))
@settings(max_examples=300)
def test_it_is_the_firmest_standing_whose_statements_suffice(found: ListAnswer) -> None:
    for row in found.rows:
        assert footing(row, found) is next(each for each in Status if _stands(row, found, each))


def _stands(row: Row, found: ListAnswer, standing: Status) -> bool:
    """Whether what is known at least so well is enough for the row to be there."""
    firm = row.status.weakness <= standing.weakness
    return firm and all(_meets(row, each, standing) for each in found.wanted.conditions)


def _meets(row: Row, condition: Condition, standing: Status) -> bool:
    cell = row.cells[condition.column]
    kept = tuple(each for each in cell.values if each.status.weakness <= standing.weakness)
    if condition.op is Op.NOT:
        return kept == cell.values
    if condition.op is Op.PRESENT:
        return any(each in cell.known for each in kept)
    return met(Cell(values=kept, more=cell.more), condition, DAY) is Met.YES
