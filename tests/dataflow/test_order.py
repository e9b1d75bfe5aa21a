"""Order: whatever order a registry is written in, it says the same.

Of several values that hold for the same days none is the first. Lists and mappings of which nothing says that their
order means anything are shuffled, and everything that is made of a registry is compared.
"""

import json
import random
import re
from collections.abc import Iterator
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.profile import profile
from dataflow.answers.register import listing
from dataflow.answers.trace import received_by, trace
from dataflow.borders import borders
from dataflow.changes.comparing import compare
from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.lists.listing import MAKERS
from dataflow.lists.listing import listing as listing_of
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Wanted
from registry.records.registry import Registry
from registry.records.text import text
from tests.dataflow.strategies import DAY, FIELDS, ROLES, SUBJECTS, registries

SERIES: Final = frozenset({"country", "role"})
"""Series of values: what is said of them may not change by a byte."""
LISTS: Final = SERIES | {
    "carries",
    "derived_from",
    "subjects",
    "data_sets",
    "fields",
    "purposes",
    "from",
    "to",
}
"""Lists whose items are told in the order of the file, and mean the same in any."""
MAPPINGS: Final = frozenset({"data_sets", "third_parties", "places", "engagements", "documents"})
"""What is told in the order of the file, and found by its id."""


@st.composite
def said_twice(draw: st.DrawFn) -> dict[str, Any]:
    """A random registry in which countries and roles are stated once, several times or never, by a source or none."""
    data: dict[str, Any] = draw(registries()).model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["documents"] = {
        "policy": {"title": "Policy", "kind": "privacy_policy"},
        "list": {"title": "List", "kind": "vendor_page"},
    }
    data["organisation"]["regimes"] = {
        "gdpr": {"applies": "confirmed"},
        "ci_2013_450": {"applies": "assumed"},
    }
    for actor in (data["organisation"], *data["third_parties"].values()):
        actor["country"] = draw(_series(["CI", "FR", "US"]))
        actor["recipients"] = draw(st.sampled_from(["listed", "none", "unknown"]))
        for spot in actor.get("places", {}).values():
            spot["country"] = draw(_series(["CI", "DE", "US"]))
        for engagement in actor.get("engagements", {}).values():
            engagement["role"] = draw(_series(ROLES))
            engagement["purposes"] = draw(st.lists(_purposes, max_size=2))
    for held in data["data_sets"].values():
        held["role"] = draw(_series(["controller", "processor"]))
        held["purposes"] = draw(st.lists(_purposes, max_size=2))
        held["subjects"] = draw(st.lists(st.sampled_from(SUBJECTS), max_size=2, unique=True))
    return data


_purposes = st.fixed_dictionaries(
    {"purpose": st.sampled_from(["hosting", "direct_marketing"])},
    optional={"basis": st.fixed_dictionaries({"gdpr": st.sampled_from(["6_1_a", "6_1_b", "6_1_f"])})},
)


@st.composite
def _series(draw: st.DrawFn, values: list[str]) -> list[dict[str, Any]]:
    stated = st.fixed_dictionaries(
        {"value": st.sampled_from([*values, None])},
        optional={
            "cite": st.sampled_from(["policy L1", "policy L2", "list L1"]),
            "valid_from": st.sampled_from(["2024-01-01", "2026-01-01", "2027-01-01"]),
        },
    )
    return draw(st.lists(stated, max_size=3))


def shuffled(value: Any, names: frozenset[str], chance: random.Random, name: str = "") -> Any:
    """The same with the lists and mappings of those names in another order."""
    if isinstance(value, dict):
        items = [(key, shuffled(part, names, chance, key)) for key, part in value.items()]
        return dict(chance.sample(items, len(items)) if name in names and name in MAPPINGS else items)
    if isinstance(value, list):
        items = [shuffled(part, names, chance) for part in value]
        return chance.sample(items, len(items)) if name in names else items
    return value


def everything(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Whatever is made of a registry on the day, by name."""
    registry = Registry.model_validate(data)
    graph = build(registry, DAY)
    for field in FIELDS:
        yield f"goes {field}", trace(graph, field).model_dump(mode="json")
    for actor in sorted(registry.actors):
        yield f"receives {actor}", received_by(graph, actor).model_dump(mode="json")
        yield f"profile {actor}", profile(graph, actor).model_dump(mode="json")
    yield "borders", borders(graph).model_dump(mode="json")
    yield "map", flow_map(graph).model_dump(mode="json")
    yield "register", listing(graph, text("inconnu", "unknown")).model_dump(mode="json")
    for each in MAKERS:
        found = listing_of(graph, Wanted(listed=each, asked=columns_of(each)), lambda: findings(graph))
        yield f"list {each}", found.model_dump(mode="json")
    yield "findings", [each.model_dump(mode="json") for each in findings(graph)]


@settings(max_examples=25)
@given(said_twice(), st.randoms(use_true_random=False))
def test_in_any_order_values_of_one_day_say_the_same_to_the_byte(
    data: dict[str, Any], chance: random.Random
) -> None:
    other = shuffled(data, SERIES, chance)
    for (name, one), (_, two) in zip(everything(data), everything(other), strict=True):
        assert one == two, name
    graphs = [build(Registry.model_validate(each), DAY) for each in (data, other)]
    found = [findings(graph) for graph in graphs]
    assert compare(graphs[0], graphs[1], found[0], found[1]).changes == ()


@settings(max_examples=25)
@given(said_twice(), st.randoms(use_true_random=False))
def test_in_any_order_a_registry_says_the_same_in_another_order(
    data: dict[str, Any], chance: random.Random
) -> None:
    other = shuffled(data, LISTS | MAPPINGS, chance)
    for (name, one), (_, two) in zip(everything(data), everything(other), strict=True):
        assert unordered(one) == unordered(two), name
    graphs = [build(Registry.model_validate(each), DAY) for each in (data, other)]
    assert compare(graphs[0], graphs[1]).changes == ()


def unordered(value: Any) -> Any:
    """The same whatever the order of its lists, and of the lists in its sentences."""
    if isinstance(value, dict):
        return {
            key: unordered(part) for key, part in value.items() if key not in ("number", "entry", "place")
        }
    if isinstance(value, list):
        return sorted((unordered(part) for part in value), key=lambda each: json.dumps(each, sort_keys=True))
    if isinstance(value, str):
        # A finding's id ends in the letters that stand for its facts, their order included.
        return sorted(re.findall(r"\w+", re.sub(r"#[0-9a-f]{6}$", "", value)))
    return value
