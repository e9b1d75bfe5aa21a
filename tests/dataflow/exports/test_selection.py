"""Which findings are shown, which fail a check, and which acceptances are in vain."""

from typing import Any

import pytest

from dataflow.exports.selection import Selection, failing, orphans, select, subject_of, touches
from dataflow.facts.finding import SEVERITIES, Severity
from registry.records.registry import Registry
from tests.dataflow.exports.examples import ACCEPTED, REGISTRY, finding


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        (Selection(), True),
        (Selection(regime="gdpr"), True),
        (Selection(regime="ci_2013_450"), False),
        (Selection(actor="host"), True),
        (Selection(actor="acme"), False),
        (Selection(field="phone_number"), True),
        (Selection(field="full_name"), False),
        (Selection(regime="gdpr", actor="acme"), False),
    ],
)
def test_a_selection(wanted: Selection, held: bool) -> None:
    found = select([finding(), finding()], wanted, REGISTRY)
    assert (len(found.shown), found.hidden) == ((2, 0) if held else (0, 2))


@pytest.mark.parametrize(
    ("parts", "touched"),
    [
        ({}, True),  # it names a data set that holds the field, and no field
        ({"data_sets": ()}, False),
        ({"fields": ("full_name",)}, False),  # it names another field, whatever the data set holds
        ({"fields": ("full_name", "phone_number"), "data_sets": ()}, True),
        ({"data_sets": ("gone",)}, False),
    ],
)
def test_whether_a_finding_is_about_a_field(parts: dict[str, Any], touched: bool) -> None:
    assert touches(finding(**parts), "phone_number", REGISTRY) is touched


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("limit", SEVERITIES)
def test_a_finding_fails_from_its_severity_on(severity: Severity, limit: Severity) -> None:
    grave = SEVERITIES.index(severity) <= SEVERITIES.index(limit)
    assert bool(failing([finding(severity=severity)], limit)) is grave


@pytest.mark.parametrize(
    ("parts", "fails", "as_violation"),
    [
        ({"verdict": "violation"}, True, True),
        ({"verdict": "gap"}, True, False),
        ({"verdict": "gap", "yardstick": True}, True, False),
        ({"verdict": "violation", "applicability": "unknown"}, True, False),
        ({"verdict": "undetermined"}, False, False),
        ({"verdict": "violation", "accepted": ACCEPTED}, False, False),
        ({"verdict": "violation", "lapsed": "expired"}, True, True),
    ],
)
def test_what_fails(parts: dict[str, Any], fails: bool, as_violation: bool) -> None:
    found = [finding(**parts)]
    assert bool(failing(found, "low")) is fails
    assert bool(failing(found, "low", violations_only=True)) is as_violation
    assert failing(found, None) == ()


def test_an_acceptance_whose_subject_is_still_found_is_not_in_vain() -> None:
    entry = {"by": "A", "on": "2026-11-01", "until": "2027-01-01", "why": "Because."}
    ids = ["R12:gdpr:host/hosting#000000", "R12:gdpr:host/mail#5f2c9a", "R12:gdpr:host/mail#5f2c9a"]
    data = REGISTRY.model_dump(mode="json", exclude_unset=True)
    registry = Registry.model_validate(data | {"accepted": [{"finding": id_, **entry} for id_ in ids]})
    assert orphans(registry, [finding()]) == ("R12:gdpr:host/mail#5f2c9a",)


def test_the_subject_of_an_id() -> None:
    assert subject_of("R12:gdpr:host/hosting#5f2c9a") == "R12:gdpr:host/hosting"
    assert subject_of("R12") == "R12"
