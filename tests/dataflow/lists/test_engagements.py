"""Engagements and contracts, against the file: one row each, and what is missing."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.lists.test_parties import asked, places_of
from tests.dataflow.strategies import ROLES

THERE = st.sampled_from([Listed.ENGAGEMENTS, Listed.CONTRACTS])


def _expected(data: naive.Data, met: object) -> dict[str, Met]:
    found = {}
    for actor, name, by, each in naive.engagements(data):
        unstated = naive.status(each, naive.actors(data)[actor]) == "unknown"
        told = max(met(actor, by, each), Met.UNKNOWN if unstated else Met.YES)  # type: ignore[operator]
        if told is not Met.NO:
            found[f"{actor}.{name}"] = told
    return found


@given(dressed(), THERE)
def test_every_engagement_of_the_day_is_a_row(data: naive.Data, listed: Listed) -> None:
    assert places_of(asked(read(data), listed=listed)) == _expected(data, lambda *_: Met.YES)


@given(dressed(), THERE, st.booleans())
def test_contracts_that_are_missing_and_those_of_which_it_is_not_known(
    data: naive.Data, listed: Listed, missing: bool
) -> None:
    op = Op.MISSING if missing else Op.PRESENT

    def met(_actor: str, _by: str, each: naive.Data) -> Met:
        contract = each.get("contract")
        there = (
            Met.NO if contract is None else Met.UNKNOWN if contract.get("status") == "unknown" else Met.YES
        )
        return Met(Met.NO - there) if missing else there

    found = asked(read(data), Condition(column=Column.CONTRACT, op=op), listed=listed)
    assert places_of(found) == _expected(data, met)


@given(dressed(), st.sampled_from(ROLES), st.sampled_from(["acme", "party0", "party1"]))
def test_by_role_and_by_who_engages(data: naive.Data, role: str, by: str) -> None:
    def met(actor: str, engaging: str, each: naive.Data) -> Met:
        entry = naive.actors(data)[actor]
        unstated = naive.status(each, entry) == "unknown"
        sure = Met.NO if engaging != by else Met.UNKNOWN if unstated else Met.YES
        return max(naive.role(each, entry).met([role]), sure)

    conditions = (Condition(column=Column.ROLE, values=(role,)), Condition(column=Column.BY, values=(by,)))
    found = asked(read(data), *conditions, listed=Listed.ENGAGEMENTS)
    assert places_of(found) == _expected(data, met)


@given(dressed())
def test_the_day_of_a_contract(data: naive.Data) -> None:
    def met(_actor: str, _by: str, each: naive.Data) -> Met:
        contract = each.get("contract")
        if contract is None or "date" not in contract:
            return Met.NO if contract is None else Met.UNKNOWN
        return Met.YES

    since = Condition(column=Column.SINCE, op=Op.BEFORE, values=("2025-01-01",))
    assert places_of(asked(read(data), since, listed=Listed.CONTRACTS)) == _expected(data, met)


def test_the_engagement_is_named_where_a_party_has_several() -> None:
    registry = acme(
        third_parties={
            "host": party("Host", {"label": "Backups"}, {"role": "processor"}),
            "mail": party("Mail", {"label": "Letters"}),
        }
    )
    labels = {row.id: row.label.en for row in asked(registry, listed=Listed.CONTRACTS).rows}
    assert labels == {"host.e0": "Host (Backups)", "host.e1": "Host (e1)", "mail.e0": "Mail"}


def test_an_engagement_without_stated_data_may_be_any_of_its_data_sets() -> None:
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": ["full_name", "phone_number"]},
            "logs": {"label": "Logs", "fields": ["ip_address"]},
        },
        third_parties={
            "about": party("About", {"data_sets": "account"}),
            "silent": party("Silent", {}),
            "stated": party("Stated", {"receives": [{"from": "site", "carries": "phone_number@account"}]}),
        },
    )
    for field, buckets in (
        ("phone_number", {"about.e0": Met.UNKNOWN, "silent.e0": Met.UNKNOWN, "stated.e0": Met.YES}),
        ("ip_address", {"silent.e0": Met.UNKNOWN}),
    ):
        found = asked(registry, Condition(column=Column.FIELD, values=(field,)), listed=Listed.ENGAGEMENTS)
        assert places_of(found) == buckets
