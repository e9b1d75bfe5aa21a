"""The footing: a row stands in a list as firmly as it would by its better known statements alone."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.facts.known import Known
from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.footing import footing, undecided
from dataflow.lists.sift import Met, meets, met
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.evidence import Status
from tests.dataflow.lists.answers import DAY, known, list_answers, row, sifted


@given(list_answers(most=6))
@settings(max_examples=300)
def test_it_is_the_firmest_standing_whose_statements_suffice(found: ListAnswer) -> None:
    for each in found.rows:
        assert each.footing is next(standing for standing in Status if _stands(each, found, standing))


def _stands(row: Row, found: ListAnswer, standing: Status) -> bool:
    """Whether what is known at least so well is enough for the row to be there."""
    firm = row.status.weakness <= standing.weakness
    return firm and all(_meets(row, each, standing) for each in found.wanted.conditions)


def _meets(row: Row, condition: Condition, standing: Status) -> bool:
    cell = row.cells[condition.column]
    kept = tuple(each for each in cell.values if standing in _held(each))
    if standing is Status.UNKNOWN:
        return True
    if condition.op is Op.NOT:
        return kept == cell.values
    if condition.op is Op.PRESENT:
        return any(standing in _held(part) for each in cell.known for part in each.parts or (each,))
    return met(Cell(values=kept, more=cell.more), condition, DAY) is Met.YES


def _held(known: Known) -> Iterable[Status]:
    """The standings at which all of a value is known."""
    weakest = Status.weakest(*(part.status for part in known.parts or (known,)))
    return [each for each in Status if each.weakness >= weakest.weakness]


def test_what_is_met_by_one_of_several_things_rests_on_that_one() -> None:
    """Consent under the first law is inferred, a duty under the other declared: asked for consent it is inferred."""
    consent = {
        Column.BASIS: Cell(values=(known("consent", Status.INFERRED),)),
        Column.LAW: Cell(values=(known("gdpr"),)),
    }
    duty = {Column.BASIS: Cell(values=(known("duty"),)), Column.LAW: Cell(values=(known("ci"),))}
    both = row("A").model_copy(update={"parts": (consent, duty)})
    asked = Wanted(
        listed=Listed.PURPOSES,
        conditions=(
            Condition(column=Column.BASIS, values=("consent",)),
            Condition(column=Column.LAW, values=("gdpr",)),
        ),
    )
    (told,) = sifted([both], asked).rows
    assert (told.footing, told.parts) == (Status.INFERRED, ())
    assert footing(both, (Condition(column=Column.BASIS, values=("duty",)),), DAY) is Status.DECLARED


_CELLS = {Met.YES: Cell(values=(known("x"),)), Met.UNKNOWN: Cell(more=True), Met.NO: Cell()}
_WANTED = (
    Condition(column=Column.BASIS, values=("x",)),
    Condition(column=Column.LAW, values=("x",)),
    Condition(column=Column.PURPOSE, op=Op.NOT, values=("x",)),
)
_PARTS = st.lists(st.lists(st.sampled_from(Met), min_size=3, max_size=3), min_size=2, max_size=3)


@given(_PARTS)
def test_what_leaves_a_row_in_parts_open_is_named_and_is_open_in_one_of_them(parts: list[list[Met]]) -> None:
    """One part may leave open what another settles: what is named is open in one of them, and something is named."""
    columns = [each.column for each in _WANTED]
    each = row("A").model_copy(
        update={
            "parts": tuple(
                {column: _CELLS[met] for column, met in zip(columns, part, strict=True)} for part in parts
            )
        }
    )
    told = undecided(each, _WANTED, DAY)
    if meets(each, _WANTED, DAY) is not Met.UNKNOWN:
        assert told == ()
        return
    assert told
    for column in told:
        assert any(part[columns.index(column)] is Met.UNKNOWN for part in parts)


def test_of_what_nobody_has_stated_to_be_there_only_that_is_open() -> None:
    there = row("A", unstated=True, basis=_CELLS[Met.YES])
    assert undecided(there, _WANTED[:1], DAY) == ()
    doubted = row("A", unstated=True, basis=_CELLS[Met.UNKNOWN])
    assert undecided(doubted, _WANTED[:1], DAY) == (Column.BASIS,)
