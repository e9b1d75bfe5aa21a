"""Findings that say everything a report has to carry over."""

import datetime
from typing import Any

from dataflow.facts.finding import Accepted, Finding, Place
from registry.records.registry import Registry
from registry.records.text import text
from registry.source.problem import Problem

REGISTRY = Registry.model_validate(
    {
        "sillage": 1,
        "title": "Acme",
        "version": "1",
        "organisation": {"id": "acme", "name": "Acme", "places": {"shop": {"label": "Shop"}}},
        "data_sets": {"account": {"label": {"fr": "Compte", "en": "Account"}, "fields": ["phone_number"]}},
        "third_parties": {"host": {"name": "Hostly"}},
    }
)
PROBLEM = Problem(file="my data/a.yaml", line=4, column=2, code="unknown-key", values={"key": "x"})
ACCEPTED = Accepted(
    by="A. Kouassi",
    on=datetime.date(2026, 11, 1),
    until=datetime.date(2027, 5, 22),
    why=text("Réponse attendue.", "Answer awaited."),
)


def finding(**parts: Any) -> Finding:
    """A finding that the host has no role, with parts of it as the test wants them."""
    whole: dict[str, Any] = {
        "id": "R12:gdpr:host/hosting#5f2c9a",
        "check": "R12",
        "name": "R12_ROLE_UNDETERMINED",
        "regime": "gdpr",
        "regime_label": text("RGPD", "GDPR"),
        "applicability": "confirmed",
        "verdict": "gap",
        "severity": "high",
        "law": text("RGPD, art. 4", "GDPR Art. 4"),
        "message": text("Hostly\u00a0: rôle inconnu.", "Hostly: role unknown."),
        "fix": text("Qualifier.", "Qualify."),
        "actors": ("host",),
        "data_sets": ("account",),
        "place": Place(file="data/processors.yaml", line=33, column=5),
    }
    return Finding(**{**whole, **parts})
