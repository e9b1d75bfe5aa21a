"""Findings as a table: every column filled in words, in both languages."""

import csv
import io
from typing import Any

import pytest

from dataflow.actions import actions
from dataflow.exports import findings_table
from registry.records.text import LANGS, Lang, text
from tests.dataflow.exports.examples import ACCEPTED, PROBLEM, REGISTRY, finding


def test_a_finding_in_words() -> None:
    (row,) = findings_table.rows([finding(fields=("phone_number",))], REGISTRY, "fr")
    assert row.id == finding().id
    assert row.cells == {
        "severity": "élevée",
        "verdict": "Preuve manquante",
        "regime": "RGPD",
        "applicability": "applicabilité confirmée",
        "check": "R12_ROLE_UNDETERMINED",
        "action": "Qualifier le rôle de Hostly",
        "message": "Hostly\u00a0: rôle inconnu.",
        "decides": "",
        "also": "",
        "law": "RGPD, art. 4",
        "fields": "Numéro de téléphone",
        "actors": "Hostly",
        "data_sets": "Compte",
        "fix": "Qualifier.",
        "file": "data/processors.yaml",
        "line": "33",
        "standing": "ouvert",
        "id": finding().id,
    }


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "open"),
        (
            {"accepted": ACCEPTED},
            "accepted by A. Kouassi on 1 November 2026, until 22 May 2027: Answer awaited.",
        ),
        ({"lapsed": "expired"}, "open: its acceptance has run out"),
        ({"lapsed": "changed"}, "open: it was accepted, but its facts have changed since"),
    ],
)
def test_how_it_stands(parts: dict[str, Any], said: str) -> None:
    assert findings_table.standing(finding(**parts), "en") == said


@pytest.mark.parametrize("lang", LANGS)
def test_the_csv_holds_problems_and_findings_in_the_same_columns(lang: Lang) -> None:
    evil = finding(message=text("=1+1", "=1+1"))
    told = (*findings_table.problem_rows([PROBLEM], lang), *findings_table.rows([evil], REGISTRY, lang))
    written = findings_table.csv(told, lang)
    delimiter = ";" if lang == "fr" else ","
    heads, problem, found = csv.reader(
        io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=delimiter
    )
    assert heads == list(findings_table.columns(lang).values())
    assert (problem[4], problem[15], problem[17]) == ("unknown-key", "4", "")
    assert found[6] == "'=1+1", "no spreadsheet takes it for a formula"
    assert written.count(b"\r\n") == 3


def test_json_holds_the_whole_finding() -> None:
    held = finding(accepted=ACCEPTED)
    (told,) = findings_table.as_json([held], REGISTRY)
    action = told.pop("action")
    assert type(held).model_validate(told) == held
    assert action == {
        "id": "role:host",
        "title": {"fr": "Qualifier le rôle de Hostly", "en": "Qualify the role of Hostly"},
    }


def test_a_row_and_a_finding_in_json_name_the_action_that_answers_them() -> None:
    every = [finding(id=f"R12:gdpr:{n}#1", data_sets=()) for n in range(3)]
    every += [
        finding(id="R11:gdpr:host#1", check="R11"),
        finding(id="R32:gdpr:acme#1", check="R32", actors=("acme",)),
    ]
    titles = {each.id: action.title.en for action in actions(every, REGISTRY) for each in action.findings}
    told = findings_table.rows(every, REGISTRY, "en")
    assert {row.id: row.cells["action"] for row in told} == titles
    assert {
        each["id"]: each["action"]["title"]["en"] for each in findings_table.as_json(every, REGISTRY)
    } == titles
