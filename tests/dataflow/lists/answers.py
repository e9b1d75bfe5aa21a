"""Lists made by hand, and at random, without the makers of their rows."""

import datetime
from collections.abc import Iterable

from hypothesis import strategies as st

from dataflow.facts.known import Cited, Known
from dataflow.facts.parties import Source
from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.footing import placed
from dataflow.lists.sift import Met
from dataflow.question.columns import columns_of, shown
from dataflow.question.wanted import BARE, Column, Condition, Listed, Op, Wanted
from registry.records.evidence import Status
from registry.records.text import both, text
from registry.sentences import quoted

DAY = datetime.date(2026, 11, 22)
SOURCE = Source(
    title=text("Acme", "Acme"), version="1", organisation=text("Acme", "Acme"), organisation_id="acme"
)
PLACED = (Column.COUNTRY, Column.SEAT, Column.HOSTING)
DAYS = (Column.SINCE, Column.UNTIL)
LENGTHS = (Column.PERIOD, Column.BREACH_CLOCK)
VALUES = {
    **dict.fromkeys(PLACED, ("FR", "US", "CI")),
    **dict.fromkeys(DAYS, ("2025-01-01", "2026-12-31")),
    **dict.fromkeys(LENGTHS, ("P1Y", "P30D", "P1M")),
    Column.ROLE: ("processor", "recipient"),
    Column.SEVERITY: ("critical", "high", "medium", "low"),
}


def known(value: str | None, status: Status = Status.DECLARED, *lines: int) -> Known:
    """A value that somebody states, on some lines of the policy."""
    return Known(
        value=value,
        label=None if value is None else both(lambda lang: quoted(lang, value)),
        status=status,
        citations=tuple(Cited(document="policy", title="Policy", line=line) for line in lines),
    )


def row(id_: str, status: Status = Status.DECLARED, unstated: bool = False, **cells: Cell) -> Row:
    """A row that is called as its id."""
    return Row(
        id=id_, label=text(id_, id_), cells={Column(key): each for key, each in cells.items()},
        status=status, unstated=unstated, subject_kind="actor", subject=id_,
    )  # fmt: skip


def sifted(rows: Iterable[Row], wanted: Wanted) -> ListAnswer:
    """The list of rows that is wanted."""
    every = tuple(rows)
    told = [placed(each, wanted.conditions, DAY) for each in every]
    return ListAnswer(
        source=SOURCE, on=DAY, wanted=wanted, of=len(every),
        columns=shown(wanted.listed, wanted.asked, tuple(each.column for each in wanted.conditions)),
        rows=tuple(each for found, each in told if found is Met.YES),
        open=tuple(each for found, each in told if found is Met.UNKNOWN),
    )  # fmt: skip


def values_of(column: Column) -> tuple[str, ...]:
    """What may stand in a column."""
    return VALUES.get(column, ("one", "two"))


@st.composite
def cells(draw: st.DrawFn, column: Column) -> Cell:
    """Values of any standing, none, unknown, disputed, and perhaps others."""
    if column is Column.STATUS:
        status = draw(st.sampled_from(Status))
        return Cell(values=(Known(value=status.value, status=status),))
    some = st.builds(
        known, st.sampled_from([*values_of(column), None]), st.sampled_from(Status), st.sampled_from([3, 5])
    )
    values = draw(st.lists(some, max_size=2))
    if len(values) == 2 and draw(st.booleans()):
        values = [Known(parts=tuple(values))]
    return Cell(values=tuple(values), more=draw(st.booleans()))


@st.composite
def conditions(draw: st.DrawFn, listed: Listed) -> Condition:
    """A condition that a list can have."""
    column = draw(st.sampled_from(columns_of(listed)))
    ops = [Op.IS, Op.NOT, Op.MISSING, Op.PRESENT]
    ops += [Op.INSIDE, Op.OUTSIDE] if column in PLACED else []
    ops += [Op.BEFORE, Op.FROM] if column in DAYS else []
    ops += [Op.LONGER, Op.SHORTER] if column in LENGTHS else []
    op = draw(st.sampled_from(ops))
    if op in BARE:
        return Condition(column=column, op=op)
    some = ("EU", "EEA", "ECOWAS", "US") if op in (Op.INSIDE, Op.OUTSIDE) else values_of(column)
    if column is Column.STATUS:
        some = tuple(Status)
    values = draw(st.lists(st.sampled_from(some), min_size=1, max_size=2, unique=True))
    named = draw(st.booleans())
    labels = [text(f"le {each}", f"the {each}") for each in values] if named else []
    return Condition(column=column, op=op, values=tuple(values), labels=tuple(labels))


@st.composite
def list_answers(draw: st.DrawFn, most: int = 15) -> ListAnswer:
    """A list of any kind with up to two conditions, of up to `most` things, some called alike."""
    listed = draw(st.sampled_from(Listed))
    limits = tuple(draw(st.lists(conditions(listed), max_size=2)))
    asked = tuple(draw(st.lists(st.sampled_from(columns_of(listed)), max_size=2, unique=True)))
    named = {*asked, *(each.column for each in limits), *columns_of(listed)[:1], Column.SEVERITY}
    rows = []
    for number in range(draw(st.integers(0, most))):
        label = f"Thing {draw(st.sampled_from([number, number // 2]))}"
        kind = draw(st.sampled_from(["actor", "data_set", ""]))
        rows.append(
            Row(
                id=f"thing{number}",
                label=text(label, label),
                subject_kind=kind,
                subject=f"thing{number}" if kind else "",
                cells={column: draw(cells(column)) for column in sorted(named)},
                status=draw(st.sampled_from(Status)),
                unstated=draw(st.sampled_from([False, False, False, True])),
            )
        )
    return sifted(rows, Wanted(listed=listed, conditions=limits, asked=asked))
