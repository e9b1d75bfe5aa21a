"""Findings and changes as tables: every column filled in words, in both languages."""

import csv
import datetime
import io
from typing import Any

import pytest

from dataflow.changes import compare, sentence
from dataflow.exports import changes_table, findings_table
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, text
from tests.dataflow.exports.examples import ACCEPTED, PROBLEM, REGISTRY, finding

DAY = datetime.date(2026, 11, 22)


def test_a_finding_in_words() -> None:
    (row,) = findings_table.rows([finding(fields=("phone_number",))], REGISTRY, "fr")
    assert row.id == finding().id
    assert row.cells == {
        "severity": "élevée",
        "verdict": "preuve manquante",
        "regime": "RGPD",
        "applicability": "applicabilité confirmée",
        "check": "R12_ROLE_UNDETERMINED",
        "message": "Hostly\u00a0: rôle inconnu.",
        "decides": "",
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
    assert (problem[4], problem[13], problem[15]) == ("unknown-key", "4", "")
    assert found[5] == "'=1+1", "no spreadsheet takes it for a formula"
    assert written.count(b"\r\n") == 3


def test_json_holds_the_whole_finding() -> None:
    held = finding(accepted=ACCEPTED)
    (told,) = findings_table.as_json([held])
    assert type(held).model_validate(told) == held


@pytest.mark.parametrize("lang", LANGS)
def test_changes_in_words(lang: Lang) -> None:
    data = REGISTRY.model_dump(mode="json", exclude_unset=True)
    later = Registry.model_validate(
        data | {"third_parties": {**data["third_parties"], "pay": {"name": "PayCo"}}}
    )
    changes = compare(build(REGISTRY, DAY), build(later, DAY))
    rows = changes_table.rows(changes, lang)
    assert [row["sentence"] for row in rows] == [sentence(change, lang) for change in changes.changes]
    assert ("pay", "ajout" if lang == "fr" else "added") in {(row["subject"], row["verb"]) for row in rows}
    delimiter = ";" if lang == "fr" else ","
    written = changes_table.csv(changes, lang).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter))) == 1 + len(rows)


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_change_has_words(lang: Lang) -> None:
    from typing import get_args

    from dataflow.changes.change import Kind, Verb
    from dataflow.exports.sentences import WORDS

    assert all(WORDS.has(lang, f"change.kind.{kind}") for kind in get_args(Kind))
    assert all(WORDS.has(lang, f"change.verb.{verb}") for verb in get_args(Verb))
