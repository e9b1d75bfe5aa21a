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
from tests.dataflow.drawing import one, some
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


_REGISTRIES = registries()
_LAWS = ["gdpr", "ci_2013_450", "eprivacy"]
_APPLIES = ["confirmed", "assumed", "unknown", "not_applicable"]
_ROLES: list[dict[str, Any]] = [{}, {"role": "controller"}, {"role": "processor"}]
_AGES: list[dict[str, Any]] = [{}, {"minimum_age": 15}, {"minimum_age": {"status": "unknown"}}]
_PROVIDED: list[dict[str, Any]] = [{}, {"provision": "voluntary"}]
_CONDITIONS: list[dict[str, Any]] = [{}, {}, {"condition": "sometimes"}]
_IS_ASKED: list[dict[str, Any]] = [{}, *({"asked": each} for each in ASKED)]
_LASTS: list[dict[str, Any]] = [
    {},
    {"lifetime": "P2Y"},
    {"lifetime": "session"},
    {"criteria": "As long as the account"},
]
_SERVES: list[dict[str, Any]] = [{}, {"purposes": "direct_marketing"}]


@st.composite
def stated(draw: st.DrawFn) -> Registry:
    """A registry of `registries`, with more said of its data sets and flows, and with trackers."""
    raw = draw(_REGISTRIES).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    regimes = some(draw, _LAWS)
    raw["organisation"]["regimes"] = {each: {"applies": one(draw, _APPLIES)} for each in regimes}
    raw["organisation"]["country"] = one(draw, ("FR", "CI", "GB"))
    raw["fields"] = OWN
    for held in raw["data_sets"].values():
        for own in some(draw, [*OWN]):
            held["fields"] = [*held["fields"], {"field": own, **one(draw, STATUSES)}]
        held["purposes"] = draw(_THREE_PURPOSES)
        held["retention"] = draw(_rules([use["field"] for use in held["fields"]]))
        held.update(one(draw, _ROLES))
        held.update(one(draw, _AGES))
        held.update(one(draw, _PROVIDED))
        held.update(one(draw, DATES))
    for flow in raw.get("flows", ()):
        flow["retention"] = draw(_SOME_RULES)
        flow["purposes"] = draw(_ONE_PURPOSE)
    raw["trackers"] = draw(st.lists(_trackers(["acme", *raw.get("third_parties", {})]), max_size=4))
    return Registry.model_validate(raw)


@st.composite
def _purposes(draw: st.DrawFn) -> dict[str, Any]:
    laws = some(draw, [*BASES])
    several = {law: one(draw, BASES[law]) for law in laws}
    condition = one(draw, _CONDITIONS)
    return {"purpose": one(draw, PURPOSES), "basis": several, **condition, **one(draw, STATUSES)}


_THREE_PURPOSES, _ONE_PURPOSE = st.lists(_purposes(), max_size=3), st.lists(_purposes(), max_size=1)


def _rules(fields: Sequence[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(_rule(tuple(fields)), max_size=2)


_SAID = st.booleans()


@st.composite
def _rule(draw: st.DrawFn, fields: Sequence[str]) -> dict[str, Any]:
    return {
        **({"period": one(draw, PERIODS)} if draw(_SAID) else {}),
        **({"criteria": "as long as it takes"} if draw(_SAID) else {}),
        **({"fields": some(draw, fields, 1, 2)} if draw(_SAID) else {}),
        **one(draw, DATES),
    }


_SOME_RULES = _rules(["full_name", "phone_number"])


@st.composite
def _trackers(draw: st.DrawFn, actors: Sequence[str]) -> dict[str, Any]:
    return {
        "pattern": one(draw, ("_ga", "_x", "lang*")),
        "set_by": one(draw, actors),
        "category": one(draw, CATEGORIES),
        "field": "email_address",
        **one(draw, _IS_ASKED),
        **one(draw, _LASTS),
        **one(draw, _SERVES),
        **one(draw, DATES),
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
