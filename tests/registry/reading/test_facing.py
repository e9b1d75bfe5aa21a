"""The facing place: one id of two parties is no trap where one reading makes sense, and is told where two do."""

import json
from pathlib import Path
from typing import Any

import pytest

from registry.reading.contents import Contents
from registry.reading.facing import face
from registry.reading.fresh import read_afresh
from registry.reading.loaded import Loaded
from registry.reading.report import hint
from registry.records.ends import ends_named
from registry.records.reference import references
from registry.records.text import LANGS

ONE = {"app": {"label": "A"}}
TWO = {"app": {"label": "A"}, "log": {"label": "L"}}


def read(places: dict[str, Any], engagement: dict[str, Any]) -> Loaded:
    """A registry of two parties that each have a place `app`."""
    path = Path("r.yaml")
    data = {
        "sillage": 1, "title": "T", "version": "1",
        "organisation": {"id": "acme", "name": "Acme", "places": {"app": {"label": "A"}, "db": {"label": "D"}}},
        "data_sets": {"set": {"label": "S", "fields": ["phone_number"]}},
        "third_parties": {"v": {"name": "V", "places": places, "engagements": {"e": engagement}}},
    }  # fmt: skip
    return read_afresh(Contents(path, is_folder=False, files={path: json.dumps(data).encode()}))


def ends(found: Loaded) -> list[str]:
    """The places that are named in the entry of the third party, in full."""
    assert found.registry is not None
    named = [each for each in references(found.registry) if each.kind in ("end", "place")]
    return [ends_named(found.registry, set(), each.name, "v")[0].key for each in named]


@pytest.mark.parametrize(
    ("places", "engagement", "meant"),
    [
        (ONE, {"receives": [{"from": "app", "carries": "set"}]}, ["acme.app"]),
        (ONE, {"receives": [{"from": ["db", "app"], "carries": "set"}]}, ["acme.db", "acme.app"]),
        (TWO, {"places": "app", "receives": [{"from": "app", "carries": "set"}]}, ["v.app", "acme.app"]),
        (TWO, {"receives": [{"from": "app", "to": "app", "carries": "set"}]}, ["acme.app", "v.app"]),
        (TWO, {"receives": [{"from": "app", "to": "v.app", "carries": "set"}]}, ["acme.app", "v.app"]),
        (TWO, {"receives": [{"from": "v.app", "to": "log", "carries": "set"}]}, ["v.app", "v.log"]),
        (ONE, {"returns": [{"from": "app", "to": "app", "carries": "set"}]}, ["v.app", "acme.app"]),
        (TWO, {"places": ["app", "log"]}, ["v.app", "v.log"]),
    ],
)
def test_a_flow_goes_from_no_place_to_itself_and_else_the_nearest_is_meant(
    places: dict[str, Any], engagement: dict[str, Any], meant: list[str]
) -> None:
    found = read(places, engagement)
    assert found.problems == ()
    assert ends(found) == meant


@pytest.mark.parametrize(
    "engagement",
    [
        {"receives": [{"from": "app", "carries": "set"}]},
        {"receives": [{"from": "app", "to": "log", "carries": "set"}]},
        {"returns": [{"from": "log", "to": "app", "carries": "set"}]},
    ],
)
def test_where_both_may_be_meant_neither_is_supposed_and_both_names_are_told(
    engagement: dict[str, Any],
) -> None:
    found = read(TWO, engagement)
    (problem,) = found.problems
    assert (problem.code, problem.values["meanings"]) == ("ambiguous-end", "v.app, acme.app")
    assert all(hint(problem, lang) for lang in LANGS)
    assert ends(found) == []


@pytest.mark.parametrize("parties", [None, 3, {"v": None}, {"v": {"places": 3, "engagements": [1]}}])
def test_what_has_not_the_shape_of_a_registry_stays_as_it_is(parties: Any) -> None:
    data = {"organisation": {"id": "acme", "places": {"app": {}}}, "third_parties": parties}
    face(data)
    assert data["third_parties"] == parties
