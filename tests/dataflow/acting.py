"""Random registries that declare activities and systems, and which flows are parts of them, looked at one by one."""

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
from hypothesis import strategies as st
from pydantic import BaseModel

from dataflow.graph.arc import Arc
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Step, walk
from registry.records.activity import Activity
from registry.records.registry import Registry
from tests.dataflow.drawing import one, some
from tests.dataflow.lists.stated import DATES, PURPOSES, stated
from tests.dataflow.strategies import DAY, STATUSES, SUBJECTS

_STATED = stated()


@st.composite
def acting(draw: st.DrawFn) -> Registry:
    """A registry of `stated`, with up to three activities, and two systems."""
    raw = draw(_STATED).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    sets = raw["data_sets"]
    carried = [*sets, *(f"{use['field']}@{name}" for name, held in sets.items() for use in held["fields"])]
    spots = {
        **dict.fromkeys(raw["organisation"].get("places", {}), raw["organisation"]),
        **{
            f"{id_}.{name}": party
            for id_, party in raw.get("third_parties", {}).items()
            for name in party.get("places", {})
        },
    }
    raw["systems"] = {name: {"label": name, "places": some(draw, [*spots])} for name in ("crm", "erp")}
    raw["activities"] = {
        name: {
            "label": name.title(),
            "uses": some(draw, carried, 0, 3),
            "purposes": some(draw, PURPOSES, 0, 2),
            "subjects": some(draw, SUBJECTS, 0, 1),
            "systems": some(draw, ["crm", "erp"], 0, 1),
            **one(draw, [{}, {"origin": "public"}]),
            **one(draw, [{}, {"provision": "statutory"}]),
            **one(draw, STATUSES),
            **one(draw, DATES),
        }
        for name in some(draw, ["account", "selling", "writing"], 0, 3)
    }
    return Registry.model_validate(raw)


def of_the_day(registry: Registry) -> Mapping[str, Activity]:
    """The activities that hold on the day."""
    return {id_: each for id_, each in registry.activities.items() if each.holds_on(DAY)}


def used(registry: Registry, each: Activity) -> set[Instance]:
    """What an activity uses, of the data sets of the day, as these say that they hold it."""
    found = set()
    for name in each.uses:
        field, _, data_set = name.rpartition("@")
        held = registry.data_sets[data_set]
        if held.holds_on(DAY):
            found |= {Instance(use.field, data_set) for use in held.fields if field in ("", use.field)}
    return found


def uses(each: Activity, instance: Instance) -> bool:
    """Whether an activity uses a field, be it one that a flow alone is said to carry of a data set used whole."""
    return instance.data_set in each.uses or str(instance) in each.uses


def wanted(registry: Registry, each: Activity) -> set[str]:
    """What an activity is for."""
    if each.purposes:
        return {use.purpose for use in each.purposes}
    sets = {name.rpartition("@")[2] for name in each.uses}
    return {
        use.purpose
        for name in sets
        if registry.data_sets[name].holds_on(DAY)
        for use in registry.data_sets[name].purposes
    }


def walked(graph: "nx.MultiDiGraph[str]") -> Iterator[Step]:
    """Every step that data of the day takes."""
    registry: Registry = graph.graph["registry"]
    every = {
        Instance(use.field, name)
        for name, held in registry.data_sets.items()
        if held.holds_on(DAY)
        for use in held.fields
    }
    for arc in indexed(graph).arcs:
        every |= {*(arc.carries or ()), *arc.derived_from}
    yield from walk(indexed(graph), sorted(every)).steps


def purposes(registry: Registry, arc: Arc, taken: set[Instance]) -> set[str]:
    """What a flow is for: as it says, else its engagement; at the organisation’s own, else the data sets."""
    entry: Any = registry
    for step in arc.path:
        entry = getattr(entry, str(step)) if isinstance(entry, BaseModel) else entry[step]
    said = getattr(entry, "purposes", ())
    if not said and arc.engaged and arc.engagement:
        said = registry.actors[arc.engaged].engagements[arc.engagement].purposes
    if not said and arc.target.holder == registry.organisation.id:
        said = [use for each in taken for use in registry.data_sets[each.data_set].purposes]
    return {use.purpose for use in said}
