"""The open columns of a row: which conditions it is not known to meet."""

from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.cell_words import cell_of
from dataflow.lists.sift import Met, met
from dataflow.question.wanted import Column


def open_columns(row: Row, found: ListAnswer) -> tuple[Column, ...]:
    """The columns whose conditions nobody can tell, each once in the order they were asked."""
    unknown = (
        each.column
        for each in found.wanted.conditions
        if met(cell_of(row, each.column), each, found.on) is Met.UNKNOWN
    )
    return tuple(dict.fromkeys(unknown))
