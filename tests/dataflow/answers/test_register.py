"""Entries: what the register lists, and what its filters leave."""

import datetime
from pathlib import Path

import pytest

from dataflow.answers.register import Facet, Listing, listing
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.text import text
from tests.app.conftest import SMALL

EVERY = ("organisation", "third_party", "data_set")


@pytest.fixture
def listed(tmp_path: Path) -> Listing:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    registry = load(path).registry
    assert registry is not None
    return listing(build(registry, datetime.date(2026, 11, 22)), text("Inconnu", "Unknown"))


def names(listed: Listing, chosen: dict[Facet, list[str]]) -> list[str]:
    """The ids that the filters leave."""
    return [entry.id for entry in listed.matching(chosen, EVERY)]


def test_everything_is_listed_the_organisation_first(listed: Listing) -> None:
    assert names(listed, {}) == ["us", "host", "account"]


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"role": ["processor"]}, ["host"]),
        ({"role": ["unknown"]}, ["us", "account"]),
        ({"role": ["processor", "unknown"]}, ["us", "host", "account"]),
        ({"country": ["FR"]}, ["host"]),
        ({"country": ["unknown"]}, ["us", "host"]),
        ({"field": ["email_address"]}, ["us", "host", "account"]),
        ({"certificate": ["unknown"]}, ["us", "host"]),
        ({"country": ["FR"], "role": ["unknown"]}, []),
        ({"country": []}, ["us", "host", "account"]),
    ],
)
def test_filters(listed: Listing, chosen: dict[Facet, list[str]], left: list[str]) -> None:
    assert names(listed, chosen) == left


def test_choices_are_what_entries_have_unknown_last(listed: Listing) -> None:
    assert listed.choices("country", EVERY) == ("FR", "unknown")
    assert listed.choices("field", EVERY) == ("email_address",)
    assert listed.label("country", "unknown").say("fr") == "Inconnu"
    assert listed.label("country", "FR").say("fr") == "France"


def test_the_least_sure_flow_is_told_of_whoever_one_reaches(tmp_path: Path) -> None:
    """How well its entry is known says nothing of what a party receives; choices go from the least sure on."""
    written = (
        SMALL
        + """        purposes: [hosting]
      more:
        role: processor
        receives:
          - {from: form, carries: account, status: inferred, reason: because, cite: policy L2}
  nobody:
    name: Nobody
"""
    )
    path = tmp_path / "two.yaml"
    path.write_text(written, encoding="utf-8")
    registry = load(path).registry
    assert registry is not None
    listed = listing(build(registry, datetime.date(2026, 11, 22)), text("Inconnu", "Unknown"))
    entries = {each.id: each for each in listed.entries}
    assert (entries["host"].status.value, entries["host"].reached) == ("inferred", True)
    assert (entries["nobody"].status.value, entries["nobody"].reached) == ("unknown", False)
    assert listed.choices("status", ["third_party"]) == ("unknown", "inferred", "declared")
