"""Cells: what is left unknown where nobody says it, and what is none on record."""

from dataflow.facts.known import UNKNOWN, Known
from dataflow.facts.together import together
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell, on_record, stated, union
from registry.records.evidence import Status
from registry.records.text import text

FRANCE = stated("FR", text("France", "France"))
GHANA = stated("GH", text("Ghana", "Ghana"))
OPEN = stated("undetermined", text("à qualifier", "undetermined"))
DOUBTED = FRANCE.model_copy(update={"status": Status.UNKNOWN})
NOT_KNOWN = Known(reason=text("refusé", "refused"))


def test_what_is_not_stated_leaves_others_open() -> None:
    for known in (
        [],
        [UNKNOWN],
        [FRANCE, UNKNOWN],
        [OPEN],
        [DOUBTED],
        [DOUBTED, FRANCE],
        [FRANCE, NOT_KNOWN],
    ):
        assert cell(known).more, known
    assert cell([FRANCE, GHANA]) == Cell(values=(FRANCE, GHANA))


def test_what_is_none_on_record_leaves_nothing_open() -> None:
    assert on_record([]) == Cell()
    assert on_record([FRANCE, FRANCE]) == Cell(values=(FRANCE,))
    assert [(each.value, each.label) for each in on_record([DOUBTED]).values] == [(None, FRANCE.label)]


def test_several_at_once_are_told_one_by_one_and_known_as_well_as_the_best() -> None:
    doubted = GHANA.model_copy(update={"status": Status.INFERRED})
    found = union([cell([together([FRANCE, GHANA])]), cell([doubted])])
    assert found == Cell(values=(FRANCE, GHANA))
