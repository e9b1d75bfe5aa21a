"""Measures: each that holds on the day is found once, where it stands, with the evidence of what it stands on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.facts.facts import Facts
from dataflow.facts.measures import known_of, measure_told, measures_of
from dataflow.graph.build import build
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.records.text import LANGS
from registry.vocabulary import vocabulary
from tests.dataflow.strategies import DAY

KINDS = st.sampled_from([*vocabulary().measures])
DAYS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {"valid_to": "2020-01-01"}, {"valid_from": "2020-01-01"}, {"valid_from": "2099-01-01"}]
)
MEASURES = st.lists(st.builds(lambda kind, days: {"kind": kind, **days}, KINDS, DAYS) | KINDS, max_size=3)


def measured(
    organisation: Any = (), place: Any = (), engagement: Any = (), activity: Any = (), **more: Any
) -> Registry:
    """A registry with measures on each thing they may stand on."""
    return Registry.model_validate(
        {
            "sillage": 1, "title": "Made", "version": "1",
            "documents": {"audit": {"title": "Audit"}},
            "measures": {"seals": {"label": "Seals", "synonyms": ["wax", "cachetage"], "kind_of": "physical_security"}},
            "organisation": {"id": "acme", "name": "Acme", "measures": organisation,
                             "places": {"desk": {"label": "Desk"}}},
            "data_sets": {"account": {"label": "Account", "fields": "full_name", "role": "controller",
                                      "subjects": "customer", "purposes": "hosting"}},
            "activities": {"paying": {"label": "Paying", "uses": "account", "measures": activity}},
            "third_parties": {
                "host": {
                    "name": "Host",
                    "places": {"cloud": {"label": "Cloud", "status": "inferred", "reason": "So", "measures": place}},
                    "engagements": {"e": {"label": "Housing", "role": "processor", "measures": engagement,
                                          "receives": [{"from": "acme.desk", "carries": "account"}]}},
                },
                "mail": {"name": "Mail", "engagements": {"e": {"role": "processor"}}},
            },
            **more,
        }
    )  # fmt: skip


def facts_of(registry: Registry) -> Facts:
    return Facts.of_graph(build(registry, DAY))


@given(MEASURES, MEASURES, MEASURES, MEASURES)
def test_each_is_found_once_where_it_stands(own: Any, place: Any, engaged: Any, activity: Any) -> None:
    registry = measured(own, place, engaged, activity)
    facts = facts_of(registry)
    found = [each for actor in registry.actors for each in measures_of(actor, facts)]
    wanted = [
        (stands, each)
        for stands, held in (
            ("acme", registry.organisation.measures),
            ("paying", registry.activities["paying"].measures),
            ("host.cloud", registry.third_parties["host"].places["cloud"].measures),
            ("host.e", registry.third_parties["host"].engagements["e"].measures),
        )
        for each in held
        if each.holds_on(DAY)
    ]
    assert [(each.id, each.measure) for each in found] == wanted
    for each in found:
        at: Any = registry
        for step in each.path:
            at = getattr(at, str(step), None) if not isinstance(at, dict | tuple) else at[step]  # type: ignore[index]
        assert at is each.measure
        assert each.entry.standing is (Status.INFERRED if each.place else Status.DECLARED)


def test_what_is_said_of_one_is_told() -> None:
    registry = measured(
        place=[{"kind": "backup", "measure": "Every night", "scope": "All of it", "document": "audit",
                "evidence": "https://example.org/m"}]
    )  # fmt: skip
    facts = facts_of(registry)
    (each,) = measures_of("host", facts)
    for lang in LANGS:
        told = measure_told(known_of(each, facts), lang)
        kind = vocabulary().measures["backup"].label.say(lang)
        for word in ("Every night", kind, "All of it", "Cloud", "Audit", "https://example.org/m"):
            assert told.count(word) == 1, told


@pytest.mark.parametrize(
    ("kind", "cnil"),
    [
        ("encryption_at_rest", "Chiffrement des données"),
        ("logging", "Mesures de traçabilité"),
        ("seals", "Autres mesures (à préciser)"),
    ],
)
def test_a_kind_has_its_place_in_the_template_of_the_cnil(kind: str, cnil: str) -> None:
    facts = facts_of(measured([kind]))
    (each,) = measures_of("acme", facts)
    assert known_of(each, facts).cnil == cnil


def test_a_kind_alone_is_told_once() -> None:
    facts = facts_of(measured(["backup"]))
    (each,) = measures_of("acme", facts)
    assert measure_told(known_of(each, facts), "fr") == "Sauvegarde des données"
