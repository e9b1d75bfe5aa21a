"""Parties and stops: who and what an answer names, where it is, and what its certificates are worth there."""

import datetime
from typing import Any

import pytest

from dataflow.facts.facts import Facts
from dataflow.facts.parties import (
    Certificate,
    certificate,
    certificates_at,
    party_of,
    placed,
    source_of,
    stop_of,
)
from dataflow.graph.arc import UNSTATED
from registry.records.ends import End, person, place, unknown_recipients
from registry.records.evidence import Status
from registry.records.text import text
from tests.dataflow.acme import acme, party

DAY = datetime.date(2026, 11, 22)


def facts(on: datetime.date = DAY, **host: Any) -> Facts:
    """Acme and its host, that has a desk and racks."""
    spots = {
        "desk": {"label": "Desk"},
        "racks": {"label": "Racks", "kind": "database", "country": ["FR"], "cite": "policy L5"},
    }
    return Facts(acme(third_parties={"host": party("Hostly", places=spots, country="US", **host)}), on)


def test_a_place_that_is_called_as_its_party_is_named_once() -> None:
    assert placed(text("Bureau", "Desk"), text("Hostly", "Hostly")).say("fr") == "Bureau (Hostly)"
    assert placed(text("Hostly", "Hostly"), text("Hostly", "Hostly")).say("en") == "Hostly"


def test_an_actor_is_a_third_party_unless_it_is_the_organisation() -> None:
    told = facts()
    assert [party_of(place(id_, ""), told).kind for id_ in ("acme", "host")] == [
        "organisation",
        "third_party",
    ]
    found = party_of(place("host", "racks"), told)
    assert (found.id, found.label, found.collective) == ("host", text("Hostly", "Hostly"), False)
    assert found.country.value == "US"
    assert party_of(place("acme", ""), told).country.status is Status.UNKNOWN


def test_a_collective_name_is_nobodys_proper_name() -> None:
    assert party_of(place("host", ""), facts(collective=True)).collective


def test_people_and_unnamed_recipients_are_parties_of_their_own() -> None:
    told = facts()
    people = party_of(person("customer"), told)
    assert (people.id, people.kind, people.label.en) == ("person:customer", "person", "Customer / subscriber")
    unnamed = party_of(unknown_recipients("host"), told)
    assert (unnamed.id, unnamed.kind) == ("unknown:host", "unknown")
    assert unnamed.label == text(
        "Destinataires ultérieurs inconnus (Hostly)", "Unknown onward recipients (Hostly)"
    )


@pytest.mark.parametrize("end", [person("customer"), unknown_recipients("host")])
def test_who_has_no_place_is_a_stop_of_the_same_name_in_no_known_country(end: End) -> None:
    told = facts()
    stop = stop_of(end, told)
    assert (stop.key, stop.party, stop.label) == (end.key, end.key, party_of(end, told).label)
    assert (stop.place_kind, stop.country.status) == (None, Status.UNKNOWN)


def test_a_place_is_where_the_data_is_and_not_where_the_company_is() -> None:
    stop = stop_of(place("host", "racks"), facts())
    assert (stop.key, stop.party, stop.label.en, stop.place_kind) == (
        "host.racks",
        "host",
        "Racks",
        "database",
    )
    assert (stop.country.value, [each.line for each in stop.country.citations]) == ("FR", [5])
    # The seat in the United States says nothing of where the desk stands.
    assert stop_of(place("host", "desk"), facts()).country.status is Status.UNKNOWN


def test_a_place_that_nobody_has_stated_says_so() -> None:
    stop = stop_of(place("host", UNSTATED), facts())
    assert stop.label == text("Lieu non précisé", "Place not stated")
    assert (stop.party, stop.country.status) == ("host", Status.UNKNOWN)


def certified(at: End | None = None, on: datetime.date = DAY, **parts: Any) -> Certificate:
    told = facts(on, certifications=[{"standard": "iso27001", **parts}])
    return certificate(told.registry.actors["host"].certifications[0], "host", at, told)


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (None, None, "undated"),
        ("2026-11-22", None, "undated"),  # it has begun, and nobody says until when it is good
        ("2026-11-23", None, "not_yet"),
        (None, "2026-11-22", "valid"),
        (None, "2026-11-21", "expired"),
        ("2026-11-22", "2026-11-22", "valid"),
        ("2026-11-23", "2027-11-22", "not_yet"),
        ("2025-11-22", "2026-11-21", "expired"),
    ],
)
def test_a_certificate_is_valid_from_its_first_day_to_its_last(
    first: str | None, last: str | None, state: str
) -> None:
    assert certified(valid_from=first, valid_to=last).state == state


@pytest.mark.parametrize(
    ("places", "at", "covers"),
    [
        (["racks"], place("host", "racks"), "shown"),
        (["host.racks"], place("host", "racks"), "shown"),
        (["racks"], place("host", "desk"), "not_shown"),
        ([], place("host", "racks"), "not_shown"),
        (["racks"], None, "not_shown"),
    ],
)
def test_a_certificate_covers_a_place_only_where_it_names_it(
    places: list[str], at: End | None, covers: str
) -> None:
    assert certified(at, places=places).covers == covers


def test_a_certificate_of_data_centres_is_not_shown_to_cover_a_service() -> None:
    found = certified(place("host", "racks"), scope_kind="data_centre", scope="All data centres")
    assert (found.covers, found.scope_kind) == ("not_shown", "data_centre")
    assert found.scope == text("All data centres", "All data centres")


def test_a_certificate_is_told_with_its_level_its_proof_and_how_it_is_known() -> None:
    found = certified(level="Level 2", evidence="https://example.org/c", cite="policy L8")
    assert found.name.en == "ISO/IEC 27001 (Level 2)"
    assert (found.evidence, found.status) == ("https://example.org/c", Status.DECLARED)
    assert [each.line for each in found.citations] == [8]
    bare = certified()
    assert (bare.name.en, bare.evidence) == ("ISO/IEC 27001", None)


def test_a_certificate_without_evidence_takes_that_of_its_actor() -> None:
    told = facts(certifications=[{"standard": "iso27001"}], status="inferred", reason="It follows.")
    (found,) = certificates_at(place("host", "racks"), told)
    assert found.status is Status.INFERRED


@pytest.mark.parametrize("end", [person("customer"), unknown_recipients("host")])
def test_who_holds_nothing_has_no_certificates(end: End) -> None:
    assert certificates_at(end, facts(certifications=[{"standard": "iso27001"}])) == ()


def test_the_source_tells_which_of_its_documents_are_incomplete() -> None:
    documents = {"a": {"title": "A", "incomplete": "Two pages are missing."}, "b": {"title": "B"}}
    collects: list[dict[str, Any]] = []
    told = Facts(
        acme(documents=documents, organisation={"id": "acme", "name": "Acme", "collects": collects}), DAY
    )
    found = source_of(told)
    assert found.incomplete == (text("Two pages are missing.", "Two pages are missing."),)
    assert (found.organisation_id, found.organisation, found.version) == (
        "acme",
        text("Acme", "Acme"),
        "1",
    )
