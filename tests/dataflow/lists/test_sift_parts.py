"""Sifting what is several things at once, and values that are perhaps so: against every way the open may turn out."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dataflow.facts.known import Known
from dataflow.lists.answer import EVERY, Cell, Row
from dataflow.lists.sift import Met, meets, met
from dataflow.question.wanted import Column, Condition, Op
from registry.records.evidence import Status
from registry.records.text import text
from tests.dataflow.strategies import DAY

X = Known(value="x", status=Status.DECLARED)
CELLS = {Met.YES: Cell(values=(X,)), Met.UNKNOWN: Cell(more=True), Met.NO: Cell()}
ASKED = Condition(column=Column.LAW, values=("x",))
EXCLUDED = Condition(column=Column.VERDICT, op=Op.NOT, values=("x",))
PARTS = st.lists(st.tuples(st.sampled_from(Met), st.sampled_from(Met)), min_size=1, max_size=4)


def _naive(parts: list[tuple[Met, Met]]) -> Met:
    """Whether one part is what is asked, and none that is is what is excluded, however the open turns out."""
    open_ = [(Met.YES, Met.NO) if each is Met.UNKNOWN else (each,) for part in parts for each in part]
    found = set()
    for world in product(*open_):
        pairs = list(zip(world[::2], world[1::2], strict=True))
        found.add(
            any(one is Met.YES for one, _ in pairs)
            and all(other is Met.NO for one, other in pairs if one is Met.YES)
        )
    return Met.UNKNOWN if len(found) == 2 else Met.YES if found == {True} else Met.NO


@given(PARTS, st.booleans())
def test_a_row_in_parts_meets_conditions_by_one_of_them(parts: list[tuple[Met, Met]], unstated: bool) -> None:
    row = Row(
        id="x",
        label=text("x", "x"),
        cells={},
        parts=tuple({Column.LAW: CELLS[one], Column.VERDICT: CELLS[other]} for one, other in parts),
        unstated=unstated,
    )
    wanted = _naive(parts)
    if unstated and wanted is Met.YES:
        wanted = Met.UNKNOWN
    assert meets(row, [ASKED, EXCLUDED], DAY) is wanted
    assert meets(row, [EXCLUDED, ASKED], DAY) is wanted


@given(st.sampled_from(Status), st.booleans(), st.sampled_from(["x", "y", EVERY]))
def test_a_value_that_nobody_states_is_perhaps_there(status: Status, more: bool, value: str) -> None:
    cell = Cell(values=(Known(value=value, status=status),), more=more)
    is_x = met(cell, ASKED, DAY)
    if value == "y":
        assert is_x is (Met.UNKNOWN if more else Met.NO)
    else:
        assert is_x is (Met.UNKNOWN if status is Status.UNKNOWN else Met.YES)
    assert met(cell, ASKED.model_copy(update={"op": Op.NOT}), DAY) is Met(Met.NO - is_x)
    present = met(cell, ASKED.model_copy(update={"op": Op.PRESENT}), DAY)
    assert present is (Met.UNKNOWN if status is Status.UNKNOWN else Met.YES)


def test_what_is_no_length_of_time_is_neither_longer_nor_shorter() -> None:
    for value in ("", "as long as the law asks", "2024-01-01"):
        cell = Cell(values=(Known(value=value, label=text("x", "x"), status=Status.DECLARED),))
        for op in (Op.LONGER, Op.SHORTER):
            assert met(cell, Condition(column=Column.PERIOD, op=op, values=("P1Y",)), DAY) is Met.UNKNOWN
        assert met(cell, Condition(column=Column.PERIOD, op=Op.PRESENT), DAY) is Met.YES
