"""Annotations: one line each, whatever the words of the registry are."""

import pytest

from dataflow.exports.annotations import annotations
from registry.records.text import text
from tests.dataflow.exports.examples import ACCEPTED, PROBLEM, finding


def test_a_finding_on_one_line() -> None:
    assert annotations([], [finding()], "en") == (
        "::error file=data/processors.yaml,line=33,col=5,title=R12 GDPR (Missing evidence)::"
        "Hostly: role unknown.%0ATo do: Qualify.%0ALaw: GDPR Art. 4%0AId: R12:gdpr:host/hosting#5f2c9a\n"
    )


@pytest.mark.parametrize(
    ("severity", "verdict", "level"),
    [
        ("critical", "gap", "error"),
        ("high", "violation", "error"),
        ("medium", "violation", "warning"),
        ("low", "gap", "notice"),
        ("critical", "undetermined", "notice"),
    ],
)
def test_how_grave_it_is(severity: str, verdict: str, level: str) -> None:
    assert annotations([], [finding(severity=severity, verdict=verdict)], "fr").startswith(f"::{level} ")


def test_words_of_a_registry_begin_no_command_of_their_own() -> None:
    evil = text("100 %\r\n::stop-commands::x", "100 %\r\n::stop-commands::x")
    place = {"file": "a,b:c\n::error::.yaml", "line": 1, "column": 1}
    told = annotations([], [finding(message=evil, regime_label=evil, place=place)], "en")
    assert told.count("\n") == 1
    assert told.startswith("::error file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3A.yaml,line=1,")
    assert "100 %25%0D%0A::stop-commands::x%0A" in told


def test_problems_come_first_and_accepted_findings_not_at_all() -> None:
    told = annotations([PROBLEM], [finding(accepted=ACCEPTED)], "fr")
    assert told.startswith("::error file=my data/a.yaml,line=4,col=2,title=unknown-key (Illisible)::")
    assert told.count("\n") == 1


def test_what_has_no_place_is_told_without_one() -> None:
    found = finding(place=None, verdict="undetermined", decides=text("Le rôle.", "The role."))
    assert annotations([], [found], "en").startswith(
        "::notice title=R12 GDPR (Undetermined)::Hostly: role unknown.%0AWhat would decide it: The role.%0A"
    )
