"""Random registries that also state what lists about data tell: roles, bases, periods, ages, trackers; and what a
list makes of them."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.listing import MAKERS, listed, made_whole
from dataflow.lists.material import Material
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.registry import Registry
from tests.dataflow.strategies import DAY, STATUSES, registries

PURPOSES = ["hosting", "direct_marketing", "billing_accounting"]
BASES = {"gdpr": ["6_1_a", "6_1_b", "6_1_f"], "ci_2013_450": ["ci_14_consent", "ci_14_contract"]}
PERIODS = ["P1M", "P30D", "P1Y", "P3Y"]
CATEGORIES = ["session_security", "preferences", "analytics", "marketing", "other", "unknown"]
ASKED = ["prior", "browser_only", "none", "not_needed"]
OWN = {
    "opinion": {"label": "Opinion", "sensitivity": "special_art9"},
    "offence": {"label": "Offence", "sensitivity": "criminal_art10", "category": "identity"},
}
DATES: list[dict[str, str]] = [{}, {}, {}, {"valid_to": "2025-01-01"}, {"valid_from": "2026-01-01"}]


@st.composite
def stated(draw: st.DrawFn) -> Registry:
    """A registry of `registries`, with more said of its data sets and flows, and with trackers."""
    raw = draw(registries()).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    regimes = draw(st.lists(st.sampled_from(["gdpr", "ci_2013_450", "eprivacy"]), unique=True))
    applies = st.sampled_from(["confirmed", "assumed", "unknown", "not_applicable"])
    raw["organisation"]["regimes"] = {each: {"applies": draw(applies)} for each in regimes}
    raw["organisation"]["country"] = draw(st.sampled_from(["FR", "CI", "GB"]))
    raw["fields"] = OWN
    for held in raw["data_sets"].values():
        for own in draw(st.lists(st.sampled_from([*OWN]), unique=True)):
            held["fields"] = [*held["fields"], {"field": own, **draw(st.sampled_from(STATUSES))}]
        held["purposes"] = draw(st.lists(_purposes(), max_size=3))
        held["retention"] = draw(_rules([use["field"] for use in held["fields"]]))
        held.update(draw(st.sampled_from([{}, {"role": "controller"}, {"role": "processor"}])))
        held.update(draw(st.sampled_from([{}, {"minimum_age": 15}, {"minimum_age": {"status": "unknown"}}])))
        held.update(draw(st.sampled_from([{}, {"provision": "voluntary"}])))
        held.update(draw(st.sampled_from(DATES)))
    for flow in raw.get("flows", ()):
        flow["retention"] = draw(_rules(["full_name", "phone_number"]))
        flow["purposes"] = draw(st.lists(_purposes(), max_size=1))
    actors = ["acme", *raw.get("third_parties", {})]
    raw["trackers"] = draw(st.lists(_trackers(actors), max_size=4))
    return Registry.model_validate(raw)


@st.composite
def _purposes(draw: st.DrawFn) -> dict[str, Any]:
    laws = draw(st.lists(st.sampled_from([*BASES]), unique=True))
    several = {law: draw(st.sampled_from(BASES[law])) for law in laws}
    condition = draw(st.sampled_from([{}, {}, {"condition": "sometimes"}]))
    return {
        "purpose": draw(st.sampled_from(PURPOSES)),
        "basis": several,
        **condition,
        **draw(st.sampled_from(STATUSES)),
    }


@st.composite
def _rules(draw: st.DrawFn, fields: Sequence[str]) -> list[dict[str, Any]]:
    rule = st.fixed_dictionaries(
        {},
        optional={
            "period": st.sampled_from(PERIODS),
            "criteria": st.just("as long as it takes"),
            "fields": st.lists(st.sampled_from(fields), min_size=1, max_size=2, unique=True),
        },
    )
    return [{**each, **draw(st.sampled_from(DATES))} for each in draw(st.lists(rule, max_size=2))]


@st.composite
def _trackers(draw: st.DrawFn, actors: Sequence[str]) -> dict[str, Any]:
    return {
        "pattern": draw(st.sampled_from(["_ga", "_x", "lang*"])),
        "set_by": draw(st.sampled_from(actors)),
        "category": draw(st.sampled_from(CATEGORIES)),
        "field": "email_address",
        **draw(st.sampled_from([{}, *({"asked": each} for each in ASKED)])),
        **draw(st.sampled_from([{}, {"lifetime": "P2Y"}])),
        **draw(st.sampled_from([{}, {"purposes": "direct_marketing"}])),
        **draw(st.sampled_from(DATES)),
    }


def material_of(registry: Registry) -> Material:
    """What lists of a registry are made from, with the findings of the checks."""
    graph = build(registry, DAY)
    return Material(graph, lambda: findings(graph))


def rows_of(listed_: Listed, registry: Registry) -> list[Row]:
    """Every row of a list: each with a cell for every column and an id of its own."""
    made = [made_whole(each, columns_of(listed_)) for each in MAKERS[listed_](material_of(registry))]
    for row in made:
        assert {*row.cells} | {Column.STATUS, Column.ITSELF} == {*columns_of(listed_)}
    assert len({row.id for row in made}) == len(made)
    return made


def where(column: Column, op: Op = Op.IS, *values: str) -> Condition:
    """A condition."""
    return Condition(column=column, op=op, values=values)


def asked(listed_: Listed, registry: Registry, *conditions: Condition) -> ListAnswer:
    """The list under some conditions."""
    return listed(material_of(registry), Wanted(listed=listed_, conditions=conditions))


def told(answer: ListAnswer) -> tuple[set[str], set[str]]:
    """The ids of what meets the conditions, and of what perhaps does."""
    return {row.id for row in answer.rows}, {row.id for row in answer.open}
