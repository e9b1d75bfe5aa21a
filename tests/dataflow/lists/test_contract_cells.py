"""The cells of a contract: a day, a state and a renewal are met, failed or unknown as the file has them."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op
from registry.records.contract import Contract, run_on
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.lists.test_engagements import _expected
from tests.dataflow.lists.test_parties import asked, places_of
from tests.dataflow.strategies import DAY

LIMITS = ["2025-12-31", "2026-01-01", "2026-12-01", "2027-01-01"]


def _known(contract: naive.Data, yes: bool | None) -> Met:
    met = Met.UNKNOWN if yes is None else Met.YES if yes else Met.NO
    return max(met, Met.UNKNOWN) if contract.get("status") == "unknown" and met is Met.YES else met


@given(dressed(), st.sampled_from(LIMITS))
def test_contracts_that_end_before_a_day(data: naive.Data, limit: str) -> None:
    """The end of the present term; else that of the engagement; unknown where neither is said."""

    def met(_actor: str, _by: str, each: naive.Data) -> Met:
        contract = each.get("contract")
        end = contract and run_on(Contract.model_validate(contract), DAY).until
        end = end.isoformat() if end else each.get("valid_to")
        if end:
            return Met.YES if end < limit else Met.NO
        return Met.NO if contract is None or contract.get("term") == "service" else Met.UNKNOWN

    condition = Condition(column=Column.UNTIL, op=Op.BEFORE, values=(limit,))
    assert places_of(asked(read(data), condition, listed=Listed.CONTRACTS)) == _expected(data, met)


@given(dressed(), st.sampled_from(["valid", "expired"]))
def test_contracts_by_how_they_stand(data: naive.Data, state: str) -> None:
    def met(_actor: str, _by: str, each: naive.Data) -> Met:
        contract = each.get("contract")
        if contract is None:
            return Met.NO
        run = run_on(Contract.model_validate(contract), DAY).state
        if run in ("lapsed", "unknown"):
            return Met.UNKNOWN
        return _known(contract, (run == "ended") is (state == "expired"))

    condition = Condition(column=Column.STATE, values=(state,))
    found = places_of(asked(read(data), condition, listed=Listed.CONTRACTS))
    # A contract that is dated later than the day is neither.
    assert found == _expected(data, met)


@given(dressed(), st.sampled_from(["tacit", "none"]))
def test_contracts_by_their_renewal(data: naive.Data, renewal: str) -> None:
    def met(_actor: str, _by: str, each: naive.Data) -> Met:
        contract = each.get("contract")
        if contract is None or contract.get("term") == "service":
            return Met.NO
        said = contract.get("renewal")
        return Met.UNKNOWN if said is None else _known(contract, said == renewal)

    condition = Condition(column=Column.RENEWAL, values=(renewal,))
    found = asked(read(data), condition, listed=Listed.CONTRACTS)
    assert places_of(found) == _expected(data, met)


def test_the_day_to_give_notice_by_is_the_next_one() -> None:
    def told(limit: str, **parts: object) -> Met | None:
        engaged = {"role": "processor", "contract": {"title": "DPA", **parts}}
        condition = Condition(column=Column.NOTICE, op=Op.BEFORE, values=(limit,))
        found = asked(acme(third_parties={"pay": party("Pay", engaged)}), condition, listed=Listed.CONTRACTS)
        return places_of(found).get("pay.e0")

    tacit = {"ends": "2026-12-15", "renewal": "tacit", "renews_every": "P1Y", "notice": "P1M"}
    assert datetime.date(2026, 11, 15) < DAY  # too late for this term: the next one
    assert told("2027-11-15", **tacit) is None
    assert told("2027-11-16", **tacit) is Met.YES
    assert told("2027-11-16", notice="P1M") is Met.UNKNOWN
    assert told("2027-11-16", term="service", notice="P1M") is None
    assert told("2027-11-16") is Met.UNKNOWN
    assert told("2027-11-16", ends="2026-01-01", renewal="none") is None
