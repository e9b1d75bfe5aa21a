"""Upkeep: of an actor what stands in its entry, of the organisation its data sets and documents as well."""

from dataflow.answers.profile import profile
from dataflow.graph.build import build
from dataflow.words import profile_paragraphs
from registry.records.text import LANGS
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY

KEPT = {"owner": "Purchasing", "reviewed": "2025-01-10", "review_every": "P1Y"}


def test_what_is_kept_current_is_told_where_it_stands() -> None:
    engaged = {"role": "processor", "contract": {"title": "DPA", "review_every": "P6M"}}
    graph = build(
        acme(
            documents={"policy": {"title": "Policy", **KEPT}},
            third_parties={"pay": party("Pay", engaged, **KEPT), "bare": party("Bare")},
        ),
        DAY,
    )
    [own, contract] = profile(graph, "pay").upkeep
    assert (own.id, own.owner and own.owner.say("en"), own.is_due, str(own.due)) == (
        "pay",
        "Purchasing",
        True,
        "2026-01-10",
    )
    assert (contract.id, contract.due, contract.is_due) == ("pay/e0:contract", None, False)
    assert [each.id for each in profile(graph, "acme").upkeep] == ["document:policy"]
    assert profile(graph, "bare").upkeep == ()
    told = {each.kind: each.lines for each in profile_paragraphs(profile(graph, "pay"), "en")}
    own_told, contract_told = told["upkeep"]
    assert own_told.startswith("Pay: kept current by Purchasing; last reviewed on 10 January 2025; ")
    assert own_told.endswith("review cycle: 1 year; due for review since 10 January 2026.")
    assert contract_told == "Pay (DPA): day of the last review unknown; review cycle: 6 months."
    for lang in LANGS:
        assert "upkeep" not in {each.kind for each in profile_paragraphs(profile(graph, "bare"), lang)}
