"""The verdict: yes, perhaps or not known, and « no » only as « no flow is declared »."""

import pytest

from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.words import verdict
from registry.records.registry import Registry
from registry.records.text import text
from tests.dataflow.strategies import DAY


def registry(status: str) -> Registry:
    flow = {"from": "form", "to": "store", "carries": "account"}
    known = {
        "declared": {},
        "inferred": {"status": "inferred", "reason": "so"},
        "unknown": {"status": "unknown"},
    }
    receives = None if status == "unstated" else [] if status == "no" else [{**flow, **known[status]}]
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Acme",
            "version": "1",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "places": {"form": {"label": "Form"}},
                "collects": [{"from": "customer", "to": "form", "carries": "account"}],
            },
            "data_sets": {"account": {"label": "Account", "fields": ["phone_number"]}},
            "third_parties": {
                "cloud": {
                    "name": "Orage",
                    "places": {"store": {"label": "Store"}},
                    "engagements": {"hosting": {} if receives is None else {"receives": receives}},
                }
            },
        }
    )


@pytest.mark.parametrize(
    ("status", "begins"),
    [
        ("declared", "Oui\u00a0: d’après le registre, Orage détient"),
        ("inferred", "Oui, par déduction"),
        ("unknown", "On ne le sait pas\u00a0: un flux"),
        ("unstated", "On ne le sait pas\u00a0: le registre ne dit pas quelles données vont à Orage"),
        (
            "no",
            "Aucun flux de la donnée «\u00a0numéro de téléphone\u00a0» vers Orage n’est déclaré",
        ),
    ],
)
def test_as_far_as_anybody_has_said(status: str, begins: str) -> None:
    answer = trace(build(registry(status), DAY), "phone_number")
    assert verdict(answer, "cloud", text("Orage", "Orage"), "fr").startswith(begins)
