"""The parts of a party: one condition is met as by the party whole, several by one engagement alone."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dataflow.graph.build import build
from dataflow.lists.listing import listed, made_whole
from dataflow.lists.material import Material
from dataflow.lists.parties import parties
from dataflow.lists.sift import Met, meets, met
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.strategies import DAY, ROLES

_COLUMNS = columns_of(Listed.PARTIES)
_OPS = (Op.IS, Op.NOT, Op.MISSING, Op.PRESENT)


@given(dressed(), st.data())
def test_one_condition_is_met_by_the_parts_as_by_the_whole(data: naive.Data, draw: st.DataObject) -> None:
    graph = build(read(data), DAY)
    for made in parties(Material(graph)):
        row = made_whole(made, _COLUMNS)
        for column in dict.fromkeys(column for part in row.parts for column in part):
            values = {str(each.value) for part in row.parts for each in part[column].values}
            value = draw.draw(st.sampled_from(sorted({*values, "other"})))
            for op in _OPS:
                condition = Condition(column=column, op=op, values=(value,) if op in (Op.IS, Op.NOT) else ())
                whole = met(row.cells[column], condition, DAY)
                whole = Met.UNKNOWN if row.unstated and whole is Met.YES else whole
                assert meets(row, (condition,), DAY) is whole, (column, op, value)


@given(
    dressed(),
    st.sampled_from(ROLES),
    st.sampled_from([Op.IS, Op.NOT]),
    st.sampled_from([Op.MISSING, Op.PRESENT]),
)
def test_role_and_contract_are_those_of_one_engagement(
    data: naive.Data, role: str, is_it: Op, signed: Op
) -> None:
    wanted = Wanted(
        listed=Listed.PARTIES,
        conditions=(
            Condition(column=Column.ROLE, op=is_it, values=(role,)),
            Condition(column=Column.CONTRACT, op=signed),
        ),
    )
    graph = build(read(data), DAY)
    found = listed(Material(graph), wanted)
    told = {row.id: Met.YES for row in found.rows} | {row.id: Met.UNKNOWN for row in found.open}
    arcs = [each["arc"] for _, _, each in graph.edges(data=True)]
    for id_, actor in naive.parties(data).items():
        every = naive.of(data, id_)
        reached = any(
            arc.target.holder == id_ and arc.source.holder != id_ and arc.engaged != id_ for arc in arcs
        )
        settled = {_settled(each, actor, role, signed) for _, each in every}
        if not every or reached or None in settled or naive.status(actor) == "unknown":
            continue  # what is left open is held beside, and by the sifting of parts
        expected = _naive(every, actor, role, is_it, signed)
        assert told.get(id_, Met.NO) is expected, (id_, every)


def _settled(each: naive.Data, actor: naive.Data, role: str, signed: Op) -> tuple[bool, bool] | None:
    """Whether an engagement is in a role, and whether a contract is there, or is not, as wanted; None: not known."""
    is_role = naive.role(each, actor).met([role])
    contract = each.get("contract")
    if is_role is Met.UNKNOWN or (contract and contract.get("status") == "unknown"):
        return None
    return is_role is Met.YES, bool(contract) is (signed is Op.PRESENT)


def _naive(every: Any, actor: naive.Data, role: str, is_it: Op, signed: Op) -> Met:
    """In words: of the engagements in that role those by the organisation, else all, decide whether there is one with a
    contract, or whether none of them has any; where the role is excluded, none of those that have it may have it."""
    told = [(by, *(_settled(each, actor, role, signed) or (False, False))) for by, each in every]
    in_it = [each for each in told if each[1] or is_it is Op.NOT]
    counting = [each for each in in_it if each[0] == "acme"] or in_it
    as_signed = [each[2] for each in counting]
    holds = bool(counting) and (all(as_signed) if signed is Op.MISSING else any(as_signed))
    if is_it is Op.NOT:
        others = [each for each in in_it if each not in counting and (signed is Op.MISSING or each[2])]
        excluded = others + [each for each in counting if signed is Op.MISSING or each[2]]
        holds = holds and not any(each[1] for each in excluded)
    return Met.YES if holds else Met.NO


def _asked(registry: Any, *conditions: Condition) -> list[str]:
    found = listed(Material(build(registry, DAY)), Wanted(listed=Listed.PARTIES, conditions=conditions))
    assert not any(row.parts or row.firsts for row in found.rows)
    return [row.id for row in found.rows]


def test_the_role_of_one_engagement_has_nothing_to_do_with_the_contract_of_another() -> None:
    signed = {"contract": {"title": "DPA"}}
    registry = acme(
        third_parties={
            "mixed": party("Mixed", {"role": "processor", **signed}, {"role": "controller"}),
            "plain": party("Plain", {"role": "processor"}, {"role": "controller", **signed}),
        }
    )
    processor = Condition(column=Column.ROLE, values=("processor",))
    assert _asked(registry, processor, Condition(column=Column.CONTRACT, op=Op.MISSING)) == ["plain"]
    assert _asked(registry, processor, Condition(column=Column.CONTRACT, op=Op.PRESENT)) == ["mixed"]


def test_what_the_organisation_has_agreed_as_that_counts_before_what_another_has() -> None:
    signed = {"by": "host", "role": "processor", "contract": {"title": "DPA"}}
    registry = acme(
        third_parties={
            "host": party("Host", {"role": "processor", "contract": {"title": "DPA"}}),
            "both": party("Both", {"role": "processor"}, signed),
            "apart": party("Apart", {"role": "controller"}, signed),
        }
    )
    processor = Condition(column=Column.ROLE, values=("processor",))
    missing = Condition(column=Column.CONTRACT, op=Op.MISSING)
    assert _asked(registry, processor, missing) == ["both"]
    assert _asked(registry, missing) == ["apart", "both"]


def test_what_one_engagement_brings_is_not_received_under_another() -> None:
    registry = acme(
        data_sets={
            "account": {"label": "Account", "fields": ["full_name"]},
            "health": {"label": "Health", "fields": ["phone_number"]},
        },
        third_parties={
            "host": party(
                "Host",
                {"role": "processor", "receives": [{"from": "site", "carries": "account"}]},
                {"role": "controller", "receives": [{"from": "site", "carries": "health"}]},
            )
        },
    )
    processor = Condition(column=Column.ROLE, values=("processor",))
    for held, names in (("account", ["host"]), ("health", [])):
        assert _asked(registry, processor, Condition(column=Column.DATA_SET, values=(held,))) == names
        assert _asked(registry, Condition(column=Column.DATA_SET, values=(held,))) == ["host"]
