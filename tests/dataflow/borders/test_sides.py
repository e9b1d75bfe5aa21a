"""The sides of a crossing: a country and a role at a border are told with how they are known."""

from typing import Any

import pytest

from dataflow.borders.border import Passage
from dataflow.borders.border_words import rows, sentence
from dataflow.borders.borders import borders
from dataflow.graph.build import build
from dataflow.pictures.borders_sketch import borders_depicted
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.strategies import DAY

SO = {"status": "inferred", "reason": "It follows."}


def registry(**known: Any) -> Registry:
    """Acme in France, whose cloud in the United States holds its accounts."""
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Acme",
            "version": "1",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "country": "FR",
                "regimes": {"gdpr": {"applies": "confirmed"}},
                "places": {
                    "site": {"label": "Site", "country": [{"value": "FR", **known.get("leaves", {})}]}
                },
            },
            "data_sets": {
                "account": {
                    "label": "Account",
                    "role": [{"value": "controller", **known.get("exporter", {})}],
                    "fields": ["phone_number"],
                }
            },
            "third_parties": {
                "cloud": {
                    "name": "Orage",
                    "country": [{"value": "US", **known.get("seat", {})}],
                    "places": {
                        "store": {
                            "label": "Store",
                            "country": [{"value": "US", **known.get("arrives", {})}]
                            if "hidden" not in known
                            else [],
                        }
                    },
                    "engagements": {
                        "hosting": {
                            "role": [{"value": "processor", **known.get("importer", {})}],
                            "receives": [
                                {"from": "site", "to": "store", "carries": "account", **known.get("flow", {})}
                            ],
                        }
                    },
                }
            },
        }
    )


def crossing(**known: Any) -> Passage:
    """The one passage that is stated."""
    told = borders(build(registry(**known), DAY))
    return next(passage for _, passage in told.passages if passage.way != "returned")


def test_all_is_declared_where_all_is() -> None:
    found = crossing()
    sides = (found.leaves, found.arrives, found.exporter.role_known, found.importer.role_known)
    assert {each.status for each in sides} == {Status.DECLARED}
    assert [each.value for each in sides] == ["FR", "US", "controller", "processor"]


@pytest.mark.parametrize("side", ["leaves", "arrives", "exporter", "importer"])
def test_what_is_inferred_is_so_in_the_object_and_in_its_cell(side: str) -> None:
    told = borders(build(registry(**{side: SO}), DAY))
    found = crossing(**{side: SO})
    party = getattr(found, side)
    assert (getattr(party, "role_known", party)).status is Status.INFERRED
    column = {"leaves": "source", "arrives": "target"}.get(side, side)
    assert any("déduit" in row.cells[column] for row in rows(told, "fr"))
    assert not any("déduit" in row.cells[column] for row in rows(borders(build(registry(), DAY)), "fr"))


@pytest.mark.parametrize("side", ["leaves", "arrives"])
def test_a_country_that_is_inferred_has_its_mark_in_the_picture_and_the_sentence(side: str) -> None:
    told = borders(build(registry(**{side: SO}), DAY))
    assert "country: inferred" in borders_depicted(told, "en").dot
    assert "rests on an inference" in sentence(told, "en")


def test_a_seat_that_stands_for_an_unknown_country_has_its_mark() -> None:
    told = borders(build(registry(hidden=True, seat={"status": "enrichment", "dated": "2026-01-01"}), DAY))
    assert any("seat: United States (looked up" in row.cells["target"] for row in rows(told, "en")) or any(
        "(" in row.cells["target"] for row in rows(told, "en")
    )
    assert "United States (" in borders_depicted(told, "en").dot.replace("\\l", " ")


def test_a_flow_that_is_inferred_is_counted_as_such() -> None:
    told = borders(build(registry(flow=SO), DAY))
    assert "1 of these flows rests on an inference." in sentence(told, "en")
    assert "(by inference)" in sentence(told, "en")
