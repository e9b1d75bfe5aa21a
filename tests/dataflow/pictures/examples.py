"""Registries and answers for the tests of pictures, tables and files."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx

from dataflow.answers.answer import Answer
from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.pictures import Fold, depicted, picture
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import Lang

ROOT = Path(__file__).resolve().parents[3]
DAY = datetime.date(2026, 11, 22)


@cache
def minlessika() -> "nx.MultiDiGraph[str]":
    """The graph of the registry that is shipped."""
    registry = load(ROOT / "data" / "processors.yaml").registry
    assert registry is not None
    return build(registry, DAY)


@cache
def phone() -> Answer:
    """Where the phone number goes in it."""
    return trace(minlessika(), "phone_number")


def drawn(answer: Answer, lang: Lang = "fr", fold: Fold | None = None) -> str:
    """The finished picture of an answer."""
    return picture.drawn(depicted(answer, lang, fold)).svg()


def chain(parties: int, places: int = 1, **named: str) -> Registry:
    """Acme collects accounts, hands them to its first processor, that one to the second, and so on."""
    third: dict[str, Any] = {}
    for index in range(parties):
        source = "site" if index == 0 else f"p{index - 1}.s0"
        third[f"p{index}"] = {
            "name": named.get("actor", f"Party {index}"),
            "recipients": "listed",
            "places": {
                f"s{number}": {"label": named.get("place", f"Store {number}")} for number in range(places)
            },
            "engagements": {
                "hosting": {"role": "processor", "receives": [{"from": source, "carries": "account"}]}
            },
        }
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": named.get("title", "Acme"),
            "version": named.get("version", "1"),
            "organisation": {
                "id": "acme",
                "name": named.get("organisation", "Acme"),
                "recipients": "listed",
                "places": {"site": {"label": named.get("site", "Site")}},
                "collects": [{"from": "customer", "to": "site", "carries": "account"}],
            },
            "data_sets": {
                "account": {
                    "label": named.get("data_set", "Account"),
                    "fields": ["phone_number"],
                    "role": "controller",
                }
            },
            "third_parties": third,
        }
    )


def answered(registry: Registry, field: str = "phone_number") -> Answer:
    """Where a field goes."""
    return trace(build(registry, DAY), field)
