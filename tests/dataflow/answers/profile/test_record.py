"""The smaller facts of a profile: only what is there on the day, in order, and nothing dropped."""

from typing import Any

from dataflow.answers.profile.record import changes, documents, formalities, held, sets, spots
from dataflow.facts.facts import Facts
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY


def _facts(**parts: Any) -> Facts:
    return Facts(acme(**parts), DAY)


def test_a_place_is_there_on_its_days() -> None:
    places = {
        "now": {"label": "Now", "kind": "database", "valid_to": "2026-11-22", "note": "kept"},
        "gone": {"label": "Gone", "kind": "database", "valid_to": "2026-11-21"},
        "to_come": {"label": "To come", "kind": "database", "valid_from": "2026-11-23"},
    }
    facts = _facts(third_parties={"pay": party("Pay", places=places)})
    told = list(spots(facts.registry.actors["pay"], "pay", facts))
    assert [(each.key, each.note.en if each.note else None) for each in told] == [("pay.now", "kept")]


def test_a_certificate_is_told_with_its_days_even_when_it_is_over() -> None:
    given = [{"standard": "iso27001", "valid_from": "2020-01-01", "valid_to": "2023-01-01", "number": "7"}]
    facts = _facts(third_parties={"pay": party("Pay", certifications=given)})
    (told,) = held(facts.registry.actors["pay"], "pay", facts)
    assert (told.state, str(told.valid_to), told.number, told.covers) == (
        "expired",
        "2023-01-01",
        "7",
        "not_shown",
    )


def test_a_formality_appoints_an_officer_only_where_that_is_known() -> None:
    given = [
        {"regime": "gdpr", "kind": "officer"},
        {"regime": "gdpr", "kind": "officer", "status": "unknown"},
        {"regime": "gdpr", "kind": "declaration"},
        {"regime": "gdpr", "kind": "officer", "valid_to": "2020-01-01"},
    ]
    assert [each.officer for each in formalities(_facts(formalities=given))] == [True, False, False]


def test_changes_up_to_the_day_the_earliest_first() -> None:
    given = [
        {"actor": "pay", "on": "2026-11-22", "what": "today"},
        {"actor": "pay", "on": "2025-01-01", "what": "before"},
        {"actor": "pay", "on": "2026-11-23", "what": "tomorrow"},
        {"actor": "acme", "on": "2025-01-01", "what": "another"},
    ]
    facts = _facts(third_parties={"pay": party("Pay")}, changes=given)
    assert [each.what.en for each in changes("pay", facts)] == ["before", "today"]


def test_a_data_set_is_told_for_its_note_or_its_claims() -> None:
    fields = {"fields": ["phone_number"]}
    given = {
        "bare": {"label": "Bare", **fields},
        "noted": {"label": "Noted", "note": "n", **fields},
        "claimed": {"label": "Claimed", "claims": [{"claim": "anonymous", "cite": "policy L1"}], **fields},
        "over": {"label": "Over", "note": "n", "valid_to": "2020-01-01", **fields},
    }
    facts = _facts(data_sets={"account": {"label": "Account", **fields}, **given})
    told = {each.label.en: ([claim.en for claim in each.claims], len(each.citations)) for each in sets(facts)}
    assert told == {"Noted": ([], 0), "Claimed": (["anonymous"], 1)}


def test_every_document_is_told() -> None:
    assert [(each.title, each.version) for each in documents(_facts())] == [("Policy", "1.0")]
