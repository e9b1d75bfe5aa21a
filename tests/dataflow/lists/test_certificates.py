"""The list of certificates: all of them, each with how it stands on the day."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.lists.test_parties import asked, places_of


def _state(held: naive.Data) -> str:
    if held.get("valid_to", "9999") < naive.TODAY:
        return "expired"
    if held.get("valid_from", "") > naive.TODAY:
        return "not_yet"
    return "valid" if "valid_to" in held else "undated"


@given(dressed(), st.sampled_from(["valid", "expired", "not_yet", "undated"]))
def test_by_state(data: naive.Data, state: str) -> None:
    found = asked(read(data), Condition(column=Column.STATE, values=(state,)), listed=Listed.CERTIFICATES)
    rows, open_ = 0, 0
    for actor in naive.parties(data).values():
        for held in actor["certifications"]:
            unsettled = _state(held) == "undated" or naive.status(held, actor) == "unknown"
            meets = _state(held) == state
            if meets and naive.status(held, actor) != "unknown":
                rows += 1
            elif meets or unsettled:
                open_ += 1
    assert (len(found.rows), len(found.open)) == (rows, open_)


@given(dressed())
def test_one_that_is_over_is_listed_all_the_same(data: naive.Data) -> None:
    found = asked(read(data), listed=Listed.CERTIFICATES)
    assert found.of == sum(len(actor["certifications"]) for actor in naive.parties(data).values())


def test_what_is_told_of_one() -> None:
    held = {"standard": "iso27001", "valid_to": "2025-01-01", "scope_kind": "data_centre", "level": "A"}
    registry = acme(third_parties={"host": party("Host", {"role": "processor"}, certifications=[held])})
    ended = Condition(column=Column.UNTIL, op=Op.BEFORE, values=("2026-01-01",))
    (row,) = asked(registry, ended, listed=Listed.CERTIFICATES).rows
    told = {
        column: [(each.value, each.label.en) for each in row.cells[column].values if each.label]
        for column in (Column.STATE, Column.SCOPE, Column.LEVEL, Column.ROLE)
    }
    assert row.label.en == "Host (ISO/IEC 27001 (A))"
    assert told == {
        Column.STATE: [("expired", "expired on 1 January 2025")],
        Column.SCOPE: [("data_centre", "data centres")],
        Column.LEVEL: [("A", "A")],
        Column.ROLE: [("processor", "Processor")],
    }


def test_when_it_began_is_unknown_where_it_is_left_out() -> None:
    registry = acme(third_parties={"host": party("Host", certifications=[{"standard": "iso27001"}])})
    since = Condition(column=Column.SINCE, op=Op.FROM, values=("2020-01-01",))
    assert places_of(asked(registry, since, listed=Listed.CERTIFICATES)) == {"host.iso27001": Met.UNKNOWN}
