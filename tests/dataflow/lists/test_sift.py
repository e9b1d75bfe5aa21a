"""Sifting: yes, no, or nobody knows; a random cell against a random condition, and what holds of all of them."""

import datetime
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.facts.known import Known
from dataflow.facts.together import disputed
from dataflow.lists.answer import Cell, Row
from dataflow.lists.sift import Met, Widened, meets, met
from dataflow.question.wanted import BARE, Column, Condition, Op
from registry.records.countries import AREAS
from registry.records.evidence import Status
from registry.records.text import text
from tests.dataflow.law.test_whereabouts import possible

DAY = datetime.date(2026, 11, 22)
VALUES = ["FR", "US", "CI"]
PERIODS = ["P30D", "P1M", "P1Y"]
DAYS = ["2024-01-01", "2025-06-30", "2026-12-31"]
OVER = {
    Op.IS: VALUES, Op.NOT: VALUES, Op.INSIDE: ["EU", "EEA", "US"], Op.OUTSIDE: ["EU", "EEA"], Op.BEFORE: DAYS,
    Op.FROM: DAYS, Op.LONGER: PERIODS, Op.SHORTER: PERIODS, Op.MISSING: [], Op.PRESENT: [],
}  # fmt: skip
"""What each operation is asked with."""
HELD = {Op.BEFORE: DAYS, Op.FROM: DAYS, Op.LONGER: PERIODS, Op.SHORTER: PERIODS}
"""What stands in a cell that it is asked of, where that is something else than countries."""


def known(value: str | None, status: Status = Status.DECLARED) -> Known:
    """A value with its label."""
    return Known(value=value, label=text(value, value) if value else None, status=status)


def knowns(values: Sequence[str]) -> st.SearchStrategy[Known]:
    """A value known in some way, several at once, none, or statements that disagree."""
    one = st.builds(known, st.sampled_from(values), st.sampled_from(Status))
    two = st.lists(st.sampled_from(values), min_size=2, max_size=2, unique=True)
    return (
        one
        | st.just(Known())
        | two.map(lambda ids: known(",".join(ids)))
        | two.map(lambda ids: disputed([known(each) for each in ids]))
    )


@st.composite
def asked(draw: st.DrawFn) -> tuple[Cell, Condition]:
    """A cell and a condition on it."""
    op = draw(st.sampled_from(Op))
    wanted = (
        draw(st.lists(st.sampled_from(OVER[op]), min_size=1, max_size=2, unique=True)) if OVER[op] else []
    )
    values = draw(st.lists(knowns(HELD.get(op, VALUES)), max_size=3))
    cell = Cell(values=tuple(values), more=draw(st.booleans()))
    return cell, Condition(column=Column.COUNTRY, op=op, values=tuple(wanted))


def test_every_operation_is_asked() -> None:
    assert OVER.keys() == set(Op)
    assert {op for op, values in OVER.items() if not values} == BARE


@given(asked())
def test_not_and_missing_are_the_mirror_of_is_and_present(drawn: tuple[Cell, Condition]) -> None:
    cell, condition = drawn
    for op, mirror in ((Op.IS, Op.NOT), (Op.PRESENT, Op.MISSING)):
        straight, turned = (
            met(cell, condition.model_copy(update={"op": each}), DAY) for each in (op, mirror)
        )
        assert straight + turned == Met.YES + Met.NO


@given(asked())
def test_what_is_unknown_besides_settles_nothing_and_unsettles_no_yes(
    drawn: tuple[Cell, Condition],
) -> None:
    cell, condition = drawn
    if condition.op in (Op.NOT, Op.MISSING):
        return  # held by their mirror
    before = met(cell, condition, DAY)
    for more in (
        cell.model_copy(update={"values": (*cell.values, Known())}),
        cell.model_copy(update={"more": True}),
    ):
        after = met(more, condition, DAY)
        assert (after is Met.YES) == (before is Met.YES)
        assert after <= before  # what was a no may be unknown, never the other way round


@given(asked())
def test_nothing_is_met_by_what_nobody_states(drawn: tuple[Cell, Condition]) -> None:
    cell, condition = drawn
    doubted = [
        each.model_copy(update={"status": Status.UNKNOWN}) for each in cell.values if not each.disputed
    ]
    assert met(Cell(values=tuple(doubted)), condition.model_copy(update={"op": Op.IS}), DAY) is not Met.YES
    if doubted:
        assert (
            met(Cell(values=tuple(doubted)), condition.model_copy(update={"op": Op.PRESENT}), DAY)
            is Met.UNKNOWN
        )


@given(asked(), st.randoms(use_true_random=False))
def test_order_makes_no_difference(drawn: tuple[Cell, Condition], chance: object) -> None:
    cell, condition = drawn
    values = list(cell.values)
    chance.shuffle(values)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    turned = condition.model_copy(update={"values": condition.values[::-1]})
    assert met(cell.model_copy(update={"values": tuple(values)}), turned, DAY) is met(cell, condition, DAY)


@given(asked(), asked(), st.booleans())
def test_conditions_hold_all_together(
    one: tuple[Cell, Condition], other: tuple[Cell, Condition], unstated: bool
) -> None:
    conditions = [one[1], other[1].model_copy(update={"column": Column.SEAT})]
    cells = {Column.COUNTRY: one[0], Column.SEAT: other[0]}
    row = Row(id="a", label=text("a", "a"), cells=cells, unstated=unstated)
    each = [met(cells[condition.column], condition, DAY) for condition in conditions]
    expected = max([*each, Met.UNKNOWN if unstated else Met.YES])
    assert meets(row, conditions, DAY) is meets(row, conditions[::-1], DAY) is expected
    assert meets(row, (), DAY) is (Met.UNKNOWN if unstated else Met.YES)


@pytest.mark.parametrize("op", Op)
def test_a_column_that_a_row_has_no_cell_for_is_unknown_or_missing(op: Op) -> None:
    row = Row(id="a", label=text("a", "a"), cells={})
    expected = {Op.PRESENT: Met.NO, Op.MISSING: Met.YES}.get(op, Met.UNKNOWN)
    assert meets(row, [Condition(column=Column.SEAT, op=op, values=("FR",))], DAY) is expected


def test_what_may_be_meant_as_well_meets_perhaps() -> None:
    condition = Widened(column=Column.FIELD, values=("first_name",), possible=frozenset({"full_name"}))
    told = {
        each: met(Cell(values=(known(each),)), condition, DAY) for each in ("first_name", "full_name", "ip")
    }
    assert told == {"first_name": Met.YES, "full_name": Met.UNKNOWN, "ip": Met.NO}


def test_lengths_that_depend_on_the_month_are_not_compared() -> None:
    longer = Condition(column=Column.PERIOD, op=Op.LONGER, values=("P1M",))
    assert met(Cell(values=(known("P30D"),)), longer, DAY) is Met.UNKNOWN
    assert met(Cell(values=(known("P32D"),)), longer, DAY) is Met.YES
    assert met(Cell(values=(known("P27D"),)), longer, DAY) is Met.NO


@given(
    st.lists(st.sampled_from(["FR", "NO", "CI", "US", *AREAS]), min_size=1, max_size=2, unique=True),
    st.sampled_from([Op.IS, Op.NOT, Op.INSIDE, Op.OUTSIDE]),
    st.lists(st.sampled_from(["FR", "DE", "NO", "CI", "US"]), min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from(sorted(AREAS)), max_size=2),
)
def test_of_an_area_is_told_what_holds_of_every_country_it_may_be(
    at: list[str], op: Op, countries: list[str], areas: list[str]
) -> None:
    wanted = Condition(
        column=Column.HOSTING,
        op=op,
        values=tuple([*countries, *areas] if op in (Op.INSIDE, Op.OUTSIDE) else countries),
    )
    worlds = {
        met(Cell(values=tuple(map(known, world))), wanted, DAY)
        for world in product(*(possible(each) for each in at))
    }
    assert met(Cell(values=tuple(map(known, at))), wanted, DAY) is (
        worlds.pop() if len(worlds) == 1 else Met.UNKNOWN
    )
