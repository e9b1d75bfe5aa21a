"""The recipients of an answer: nobody left out, nobody twice, nothing better known than its hops."""

import datetime
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.recipients import Recipient, recipients
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from dataflow.graph.instance import Relation
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries

ACTORS = ("organisation", "third_party")


def _answers(registry: Registry) -> Iterable[Answer]:
    graph = build(registry, DAY)
    yield from (trace(graph, field) for field in FIELDS)
    yield from (received_by(graph, actor) for actor in registry.actors)


@given(registries())
@settings(max_examples=25, deadline=None)
def test_everybody_whom_a_hop_leads_to_is_a_recipient_once(registry: Registry) -> None:
    for answer in _answers(registry):
        told = recipients(answer)
        ids = [each.party.id for each in told]
        assert len(ids) == len(set(ids))
        assert set(ids) == {
            found.id for hop in answer.hops if (found := answer.party_at(hop.target)).kind in ACTORS
        }
        # The rows and the steps are the same hops: each to an actor stands in one row.
        numbers = [number for each in told for number in each.hops]
        assert sorted(numbers) == [
            hop.number for hop in answer.hops if answer.party_at(hop.target).kind in ACTORS
        ]


def _naive(answer: Answer, each: Recipient) -> None:
    hops = [answer.hop(number) for number in each.hops]
    carried = [(hop, held) for hop in hops if hop.origin == "stated" for held in hop.carries]
    relations = [answer.instance(held.instance).relation for _, held in carried]
    assert each.nearest == next((found for found in Relation if found in relations), None)
    known = [
        held.path_status if each.nearest is Relation.DERIVED else held.status
        for _, held in carried
        if answer.instance(held.instance).relation is each.nearest
    ] or [hop.status for hop in hops]
    assert each.status.weakness == min(found.weakness for found in known)
    assert set(each.citations) <= {cited for hop in hops for cited in hop.citations}
    assert each.role_open == any(hop.role.value in (None, "undetermined") for hop in hops)
    assert set(each.countries) == {id_ for key in each.stops for id_ in answer.stop(key).country.ids}
    assert set(each.open) == {gap.about for gap in answer.gaps if each.party.id in gap.parties}


@given(registries())
@settings(max_examples=25, deadline=None)
def test_what_is_said_of_a_recipient_is_what_its_hops_say(registry: Registry) -> None:
    for answer in _answers(registry):
        for each in recipients(answer):
            _naive(answer, each)


YEARS = st.integers(min_value=2019, max_value=2024)


@given(st.none() | YEARS, st.none() | YEARS, st.none() | YEARS)
def test_since_when_is_what_is_stated_else_no_later_than_a_document(
    flow: int | None, engaged: int | None, written: int | None
) -> None:
    """A flow holds from the later of its own day and that of its engagement; a document tells that it did by then."""
    receives: dict[str, object] = {"from": "site", "carries": "account", "cite": "policy L1"}
    held: dict[str, object] = {"receives": [receives]}
    if flow:
        receives["valid_from"] = f"{flow}-03-01"
    if engaged:
        held["valid_from"] = f"{engaged}-03-01"
    document: dict[str, object] = {"title": "Policy"}
    if written:
        document["date"] = f"{written}-03-01"
    registry = acme(documents={"policy": document}, third_parties={"pay": party("Pay", held)})
    (pay,) = [each for each in recipients(trace(build(registry, DAY), "phone_number")) if each.outside]
    stated = max((year for year in (flow, engaged) if year), default=None)
    if stated:
        assert (pay.since, pay.since_by) == (datetime.date(stated, 3, 1), "stated")
    elif written:
        assert (pay.since, pay.since_by) == (datetime.date(written, 3, 1), "document")
    else:
        assert (pay.since, pay.since_by) == (None, None)


def test_a_document_of_a_later_day_tells_nothing_of_before() -> None:
    registry = acme(
        documents={"policy": {"title": "Policy", "date": "2999-01-01"}},
        third_parties={
            "pay": party("Pay", {"receives": [{"from": "site", "carries": "account", "cite": "policy L1"}]})
        },
    )
    (pay,) = [each for each in recipients(trace(build(registry, DAY), "phone_number")) if each.outside]
    assert pay.since is None
