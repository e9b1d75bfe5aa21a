"""Contradictions: what a denial denies, and no more."""

from typing import Any

import pytest

from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from dataflow.words import paragraphs
from registry.records.registry import Registry
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY

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
    assert [each.field_label.en for each in found] == ["Full name", "Phone number"]


def test_a_contradicted_denial_is_said_as_it_was_made() -> None:
    answer = trace(build(_shared({}), DAY), "phone_number")
    told = {lang: paragraphs(answer, lang)[0].lines[0] for lang in ("fr", "en")}
    assert told["en"].startswith("Acme never shares the data item “phone number”")
    assert told["fr"].startswith("Acme ne communique jamais la donnée «\u00a0numéro de téléphone\u00a0»")
