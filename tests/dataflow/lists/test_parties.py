"""The list of third parties, against a naive reference written over the file, and case by case."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.graph.instance import Relation
from dataflow.lists.answer import ListAnswer
from dataflow.lists.listing import listing
from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.evidence import Status
from tests.dataflow.acme import acme, party
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.dressed import COUNTRIES, dressed, read
from tests.dataflow.strategies import DAY, FIELDS, ROLES, registries


def asked(registry: Any, *conditions: Condition, listed: Listed = Listed.PARTIES) -> ListAnswer:
    """The list with conditions."""
    return listing(build(registry, DAY), Wanted(listed=listed, conditions=conditions))


def places_of(found: ListAnswer) -> dict[str, Met]:
    """In which bucket each row is; what is in none fails."""
    return {row.id: Met.YES for row in found.rows} | {row.id: Met.UNKNOWN for row in found.open}


def expected(data: naive.Data, met: Any) -> dict[str, Met]:
    """The same by the reference, from what it says of each party."""
    told = {
        id_: max(met(id_, actor), Met.UNKNOWN if naive.status(actor) == "unknown" else Met.YES)
        for id_, actor in naive.parties(data).items()
    }
    return {id_: each for id_, each in told.items() if each is not Met.NO}


def naive_role(data: naive.Data, id_: str, actor: naive.Data) -> naive.Said:
    """The roles of a party: those of its engagements; what reaches it otherwise is received in none that is said."""
    found = naive.Said(anything=not naive.of(data, id_) or _reached_otherwise(data, id_))
    for _, each in naive.of(data, id_):
        found = found | naive.role(each, actor)
    return found


def _reached_otherwise(data: naive.Data, id_: str) -> bool:
    graph = build(read(data), DAY)
    arcs = [each["arc"] for _, _, each in graph.edges(data=True)]
    return any(arc.target.holder == id_ and arc.source.holder != id_ and arc.engaged != id_ for arc in arcs)


@given(dressed(), st.sampled_from(ROLES), st.booleans())
def test_by_role(data: naive.Data, role: str, turned: bool) -> None:
    found = asked(read(data), Condition(column=Column.ROLE, op=Op.NOT if turned else Op.IS, values=(role,)))

    def met(id_: str, actor: naive.Data) -> Met:
        straight = naive_role(data, id_, actor).met([role])
        return Met(Met.NO - straight) if turned else straight

    assert places_of(found) == expected(data, met)


@pytest.mark.parametrize("column", [Column.SEAT, Column.HOSTING, Column.COUNTRY])
@given(data=dressed(), wanted=st.sampled_from(["FR", "US", "EEA"]), turned=st.booleans())
def test_by_country(column: Column, data: naive.Data, wanted: str, turned: bool) -> None:
    op = Op.OUTSIDE if turned else Op.INSIDE
    meant = {"EEA": {"FR"}}.get(wanted, {wanted})
    values = {*COUNTRIES} - meant if turned else meant
    found = asked(read(data), Condition(column=column, op=op, values=(wanted,)))

    def met(_id: str, actor: naive.Data) -> Met:
        at, here = naive.seat(actor), naive.hosting(actor)
        said = {Column.SEAT: at, Column.HOSTING: here, Column.COUNTRY: at | here}[column]
        return said.met(values)

    assert places_of(found) == expected(data, met)


@given(dressed(), st.booleans())
def test_by_contract(data: naive.Data, missing: bool) -> None:
    op = Op.MISSING if missing else Op.PRESENT
    found = asked(read(data), Condition(column=Column.CONTRACT, op=op))

    def met(id_: str, _actor: naive.Data) -> Met:
        every = naive.of(data, id_)
        own = [each for by, each in every if by == "acme"] or [each for _, each in every]
        told = [each["contract"].get("status") for each in own if each.get("contract")]
        there = Met.YES if any(each != "unknown" for each in told) else Met.UNKNOWN if told else Met.NO
        return Met(Met.NO - there) if missing else there

    assert places_of(found) == expected(data, met)


@given(dressed(), st.sampled_from(["iso27001", "pci_dss"]))
def test_by_certificate_counts_those_of_the_day(data: naive.Data, standard: str) -> None:
    found = asked(read(data), Condition(column=Column.CERTIFICATE, values=(standard,)))

    def met(_id: str, actor: naive.Data) -> Met:
        held = [each for each in actor["certifications"] if naive.holds(each)]
        if any(each["standard"] == standard and naive.status(each, actor) != "unknown" for each in held):
            return Met.YES
        return Met.UNKNOWN if any(naive.status(each, actor) == "unknown" for each in held) else Met.NO

    assert places_of(found) == expected(data, met)


def _arriving(answer: Answer) -> tuple[set[str], set[str]]:
    """Who certainly gets what answers to a field, and who may get it or what it is a part of."""
    relations = {f"{each.field}@{each.data_set}": each.relation for each in answer.instances}
    stops = {stop.key: stop.party for stop in answer.stops}
    certain, any_ = set(), set()
    for hop in answer.hops:
        for each in hop.carries:
            relation = relations[each.instance]
            if relation is not Relation.DERIVED:
                any_.add(stops[hop.target])
            if (
                relation in (Relation.SAME, Relation.PART, Relation.ALSO)
                and each.path_status is not Status.UNKNOWN
            ):
                certain.add(stops[hop.target])
    return certain, any_


@given(registries(), st.sampled_from(FIELDS))
def test_by_field_as_the_trace_of_it(registry: Any, field: str) -> None:
    found = asked(registry, Condition(column=Column.FIELD, values=(field,)))
    none = asked(registry, Condition(column=Column.FIELD, op=Op.NOT, values=(field,)))
    answer = trace(build(registry, DAY), field)
    certain, any_ = _arriving(answer)
    sources = {stop.party for stop in answer.stops}
    rows, maybe = ({row.id for row in each} for each in (found.rows, found.open))
    third = {*registry.third_parties}
    assert certain & third <= rows <= certain | sources
    assert any_ & third <= rows | maybe
    assert {row.id for row in none.rows} == third - rows - maybe
    assert {row.id for row in none.open} == maybe


@given(registries(), st.sampled_from(FIELDS), st.sampled_from(FIELDS))
def test_one_field_and_not_another_is_of_the_party_and_not_of_one_engagement(
    registry: Any, field: str, other: str
) -> None:
    has = asked(registry, Condition(column=Column.FIELD, values=(field,)))
    has_not = asked(registry, Condition(column=Column.FIELD, op=Op.NOT, values=(other,)))
    both = asked(
        registry,
        Condition(column=Column.FIELD, values=(field,)),
        Condition(column=Column.FIELD, op=Op.NOT, values=(other,)),
    )
    sure, open_ = ([{row.id for row in rows} for rows in (each.rows, each.open)] for each in (has, has_not))
    assert {row.id for row in both.rows} == sure[0] & open_[0]
    assert {row.id for row in both.open} == ((sure[0] | sure[1]) & (open_[0] | open_[1])) - (
        sure[0] & open_[0]
    )


def test_each_third_party_once_and_never_the_organisation() -> None:
    registry = acme(third_parties={"mail": party("Mail"), "host": party("Host", {"role": "processor"}, {})})
    found = asked(registry)
    assert [row.id for row in found.rows] == ["host", "mail"]
    assert found.of == 2


def test_who_engages_is_told_with_the_way() -> None:
    registry = acme(
        third_parties={
            "host": party("Host", {"role": "processor"}),
            "sub": party("Sub", {"by": "host"}),
            "far": party("Far"),
            "alone": party("Alone"),
        },
        flows=[{"from": "sub.desk", "to": "far.desk", "carries": "account"}],
    )
    told = {row.id: [each.value for each in row.cells[Column.ENGAGED].values] for row in asked(registry).rows}
    assert told == {"host": ["direct"], "sub": ["onward"], "far": ["onward"], "alone": ["none"]}


def test_a_party_with_one_contract_of_two_has_one_on_record_and_only_the_engagement_has_none() -> None:
    signed = {"contract": {"title": "DPA", "date": "2024-05-01"}}
    registry = acme(third_parties={"host": party("Host", signed, {"role": "processor"})})
    missing = Condition(column=Column.CONTRACT, op=Op.MISSING)
    assert places_of(asked(registry, missing)) == {}
    assert places_of(asked(registry, missing, listed=Listed.CONTRACTS)) == {"host.e1": Met.YES}


def test_what_the_organisation_has_agreed_counts_before_what_another_has() -> None:
    signed = {"by": "host", "contract": {"title": "DPA"}}
    registry = acme(
        third_parties={"host": party("Host"), "sub": party("Sub", {}, signed), "far": party("Far", signed)}
    )
    missing = Condition(column=Column.CONTRACT, op=Op.MISSING)
    assert places_of(asked(registry, missing)) == {"host": Met.YES, "sub": Met.YES}


def test_a_role_that_is_left_open_is_told_and_may_be_another() -> None:
    registry = acme(third_parties={"pay": party("Pay", {"role": "undetermined"})})
    for value, bucket in (("undetermined", Met.YES), ("processor", Met.UNKNOWN)):
        assert places_of(asked(registry, Condition(column=Column.ROLE, values=(value,)))) == {"pay": bucket}


def test_whether_recipients_are_listed_left_out_is_unknown_as_where_it_is_said() -> None:
    said = {
        "left": {**party("Left")},
        "said": party("Said", recipients="unknown"),
        "none": party("None"),
        "all": party("All", recipients="listed"),
    }
    del said["left"]["recipients"]
    registry = acme(third_parties=said)
    unknown = asked(registry, Condition(column=Column.ONWARD, values=("unknown",)))
    none = asked(registry, Condition(column=Column.ONWARD, values=("none",)))
    assert places_of(unknown) == {"left": Met.YES, "said": Met.YES}
    assert places_of(none) == {"none": Met.YES, "left": Met.UNKNOWN, "said": Met.UNKNOWN}


@given(dressed(), st.sampled_from(["public_body", "private_body", "individuals"]), st.booleans(), st.data())
def test_by_nature(data: naive.Data, wanted: str, turned: bool, drawn: st.DataObject) -> None:
    natures = st.sampled_from(
        [
            {"value": "public_body"},
            {"value": "private_body"},
            {"value": "individuals", "status": "unknown"},
            None,
        ]
    )
    for actor in data["third_parties"].values():
        actor["nature"] = drawn.draw(natures)
    clean = {
        **data,
        "third_parties": {
            id_: {key: value for key, value in actor.items() if value is not None}
            for id_, actor in data["third_parties"].items()
        },
    }
    found = asked(
        read(clean), Condition(column=Column.NATURE, op=Op.NOT if turned else Op.IS, values=(wanted,))
    )

    def met(_id: str, actor: naive.Data) -> Met:
        straight = naive.series([actor["nature"]] if actor["nature"] else [], actor).met([wanted])
        return Met(Met.NO - straight) if turned else straight

    assert places_of(found) == expected(data, met)
