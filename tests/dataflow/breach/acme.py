"""Acme, whose processor Host has a further one, and the breaches of the shipped registry."""

from pathlib import Path
from typing import Any

from dataflow.breach import Breach, breach
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.registry import Registry
from tests.dataflow.strategies import DAY

ROOT = Path(__file__).resolve().parents[3]


def shipped(actor: str, place: str | None = None) -> Breach:
    registry = load(ROOT / "data" / "processors.yaml").registry
    assert registry is not None
    return breach(build(registry, DAY), actor, place=place)


def acme(**parts: Any) -> Registry:
    """Acme takes names, Host keeps them as its processor and Cellar as Host's."""
    base: dict[str, Any] = {
        "sillage": 1,
        "title": "Acme",
        "version": "1",
        "organisation": {
            "id": "acme",
            "name": "Acme",
            "recipients": "listed",
            "regimes": {"gdpr": {"applies": "confirmed"}},
            "places": {"shop": {"label": "Shop"}},
            "collects": [{"from": "customer", "to": "shop", "carries": "account"}],
        },
        "data_sets": {
            "account": {"label": "Account", "role": "controller", "subjects": ["customer"],
                        "fields": ["full_name"]},
        },
        "third_parties": {
            "host": party("Host", "processor", "PT24H", {"from": "shop", "storage": "stored"}),
            "cellar": party("Cellar", "sub_processor", "PT12H", {"from": "host.desk"}, by="host"),
        },
    }  # fmt: skip
    return Registry.model_validate({**base, **parts})


def party(name: str, role: str, clock: str | None, flow: dict[str, Any], **engagement: Any) -> dict[str, Any]:
    return {
        "name": name,
        "recipients": "none",
        "places": {"desk": {"label": f"{name} desk"}, "attic": {"label": f"{name} attic"}},
        "engagements": {
            "main": {"role": role, "places": "desk", "receives": [{"carries": "account", **flow}],
                     **({"breach_clock": clock} if clock else {}), **engagement},
        },
    }  # fmt: skip


def told(found: Breach) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(n.kind, n.sender_id, n.receiver_id, n.clock.value, n.total) for n in found.notices]
