"""Contradictions: what a denial denies, and no more."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.answer import Hop
from dataflow.answers.contradictions import Comparing
from dataflow.answers.trace import received_by, trace
from dataflow.facts.facts import Facts
from dataflow.graph.build import build
from dataflow.words import paragraphs
from registry.records.registry import Registry
from registry.records.statements import Denial
from registry.vocabulary import vocabulary_of
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries

ACCOUNT = {"label": "Account", "subjects": ["customer"], "fields": ["full_name", "phone_number"]}


def _shared(denial: dict[str, Any], **flow: Any) -> Registry:
    given = {"from": "site", "carries": "account", "purposes": "hosting", **flow}
    return acme(
        data_sets={"account": ACCOUNT},
        third_parties={"pay": party("Pay", {"receives": [given]})},
        denials=[{"who": "acme", "act": "share", **denial}],
    )


@pytest.mark.parametrize(
    ("denial", "hops"),
    [
        ({}, [(2,)]),
        ({"purposes": "hosting"}, [(2,)]),
        ({"purposes": "direct_marketing"}, []),
        ({"subjects": "customer"}, [(2,)]),
        ({"subjects": "visitor"}, []),
        ({"fields": "full_name"}, []),
        ({"exception": "the law"}, []),
        ({"valid_to": "2020-01-01"}, []),
    ],
)
def test_a_denial_is_contradicted_within_its_limits(denial: dict[str, Any], hops: list[tuple[int]]) -> None:
    answer = trace(build(_shared(denial), DAY), "phone_number")
    assert [found.hops for found in answer.contradictions] == hops


@pytest.mark.parametrize("act", ["share", "store"])
def test_a_flow_that_nobody_has_said_the_content_of_contradicts_nothing(act: str) -> None:
    registry = acme(
        third_parties={"pay": party("Pay", {"receives": [{"from": "site", "storage": "stored"}]})},
        denials=[{"who": "acme" if act == "share" else "pay", "act": act, "fields": "phone_number"}],
    )
    assert trace(build(registry, DAY), "phone_number").contradictions == ()


def test_every_field_that_a_denial_names_is_told() -> None:
    registry = _shared({"fields": ["full_name", "phone_number"]})
    found = received_by(build(registry, DAY), "pay").contradictions
    assert [each.field_label and each.field_label.en for each in found] == ["Full name", "Phone number"]


def test_a_hop_that_carries_two_kinds_of_what_is_denied_stands_against_it_once() -> None:
    account = {"label": "Account", "subjects": ["customer"], "fields": ["full_name", "first_name"]}
    shared = _shared({"fields": "full_name"}).model_dump(mode="json", by_alias=True, exclude_none=True)
    registry = Registry.model_validate({**shared, "data_sets": {"account": account}})
    (found,) = trace(build(registry, DAY), "full_name").contradictions
    assert (found.hops, found.field_label and found.field_label.en) == ((2,), "First name")


def test_a_contradicted_denial_is_said_as_it_was_made() -> None:
    answer = trace(build(_shared({}), DAY), "phone_number")
    told = {lang: paragraphs(answer, lang)[0].lines[0] for lang in ("fr", "en")}
    assert told["en"].startswith(
        "It is said that Acme does not share with third parties the data item “phone number”"
    )
    assert told["fr"].startswith(
        "Il est dit qu’Acme ne communique pas à des tiers la donnée «\u00a0numéro de téléphone\u00a0»"
    )


@given(registries())
@settings(max_examples=80)
def test_denials_that_are_not_kept_to_are_what_their_definition_says(registry: Registry) -> None:
    graph = build(registry, DAY)
    for answer in [trace(graph, field) for field in FIELDS] + [
        received_by(graph, id_) for id_ in registry.actors
    ]:
        comparing = Comparing(Facts(registry, DAY), answer.hops)
        for fields in (set(FIELDS), {"full_name"}, {"first_name", "phone_number"}):
            made = [
                (each.who, each.field, each.against, each.denial, each.fields)
                for each in comparing.clashes(fields)
                if each.denial
            ]
            assert made == list(_done(answer.hops, fields, registry))


def _done(hops: Sequence[Hop], fields: set[str], registry: Registry) -> Iterator[tuple[Any, ...]]:
    """Every denial of the day without an exception, against every hop that does it with one of its fields."""
    words = vocabulary_of(registry)
    for denial in registry.denials:
        told = set()
        for named in denial.fields or ("",):
            about = {named, *words.descendants(named)} if named else fields
            found = [
                (hop, [field for field, _ in _carried(hop) if field in about & fields])
                for hop in hops
                if hop.origin == "stated" and denial.exception is None and _does(hop, denial)
            ]
            against = tuple(hop for hop, carried in found if carried)
            every = tuple(dict.fromkeys(field for _, carried in found for field in carried))
            field = every[0] if every else None
            numbers = tuple(hop.number for hop in against)
            if against and (field, numbers) not in told:
                told.add((field, numbers))
                yield denial.who, field, against, denial, every


def _does(hop: Hop, denial: Denial) -> bool:
    source, target = _holder(hop.source), _holder(hop.target)
    if denial.act == "store":
        return target == denial.who and hop.storage.value in ("stored", "only_here")
    if denial.act == "collect":
        return target == denial.who and hop.kind == "collect"
    shared = hop.kind in ("share", "disclose", "forward")
    return denial.act == "share" and shared and source == denial.who and target != denial.who


def _carried(hop: Hop) -> list[tuple[str, str]]:
    return [
        (field, data_set) for each in hop.carries for field, _, data_set in [each.instance.rpartition("@")]
    ]


def _holder(stop: str) -> str | None:
    return None if ":" in stop else stop.partition(".")[0]
