"""Reviews: due, not yet, or unknown, as the file has them."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op
from registry.records.duration import Duration, due
from tests.dataflow.acme import acme, party
from tests.dataflow.lists.test_parties import asked, places_of
from tests.dataflow.strategies import DAY

ACCOUNT = {"label": "Account", "fields": ["full_name", "phone_number"]}
KEPT = st.fixed_dictionaries(
    {},
    optional={
        "owner": st.just("Purchasing"),
        "reviewed": st.sampled_from(["2025-11-21", "2025-11-22", "2025-11-23", "2026-10-01"]),
        "review_every": st.sampled_from(["P1Y", "P2M"]),
    },
)


def _due(said: dict[str, str]) -> datetime.date | None:
    if "reviewed" not in said or "review_every" not in said:
        return None
    return due(datetime.date.fromisoformat(said["reviewed"]), Duration.parse(said["review_every"]))


@given(KEPT, KEPT, KEPT, st.sampled_from(["2026-11-23", "2026-12-01", "2026-12-02"]))
def test_what_is_due_and_what_nobody_knows(
    of_party: dict[str, Any], of_contract: dict[str, Any], of_set: dict[str, Any], limit: str
) -> None:
    held = {"label": "More", "fields": ["email_address"], **of_set}
    engaged = {"role": "processor", "contract": {"title": "DPA", **of_contract}}
    registry = acme(
        data_sets={"account": ACCOUNT, "more": held}, third_parties={"pay": party("Pay", engaged, **of_party)}
    )
    said = {
        "document:policy": {},
        "data_set:account": {},
        "pay": of_party,
        "data_set:more": of_set,
    }
    said |= {"pay/e0:contract": of_contract} if of_contract else {}

    def expected(of: Any) -> dict[str, Met]:
        days = {id_: _due(each) for id_, each in said.items()}
        met = {
            id_: Met.UNKNOWN if day is None else Met.YES if of(day) else Met.NO for id_, day in days.items()
        }
        return {id_: each for id_, each in met.items() if each is not Met.NO}

    overdue = Condition(column=Column.STATE, values=("expired",))
    assert places_of(asked(registry, overdue, listed=Listed.REVIEWS)) == expected(lambda day: day <= DAY)
    until = Condition(column=Column.REVIEW, op=Op.BEFORE, values=(limit,))
    soon = places_of(asked(registry, until, listed=Listed.REVIEWS))
    assert soon == expected(lambda day: day.isoformat() < limit)


def test_a_review_tells_who_keeps_what_how_often() -> None:
    parts = {"owner": "Purchasing", "reviewed": "2026-01-01", "review_every": "P1Y", "cite": "policy L3"}
    registry = acme(third_parties={"pay": party("Pay", {"role": "processor"}, **parts)})
    found = asked(registry, listed=Listed.REVIEWS)
    [row] = [each for each in found.rows if each.id == "pay"]
    told = {column: [each.value for each in cell.values] for column, cell in row.cells.items()}
    assert told[Column.OWNER] == ["Purchasing"] and told[Column.PERIOD] == ["P1Y"]
    assert told[Column.SINCE] == ["2026-01-01"] and told[Column.REVIEW] == ["2027-01-01"]
    assert (
        told[Column.STATE] == ["valid"]
        and told[Column.ROLE] == ["processor"]
        and told[Column.KIND] == ["actor"]
    )
    assert [each.document for each in row.citations] == ["policy"]
