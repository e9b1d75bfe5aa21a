"""Changes as a table: a row each, in words of both languages."""

import csv
import datetime
import io
from typing import get_args

import pytest

from dataflow.changes import Change, Changes, compare, sentence
from dataflow.changes.change import Kind, Side, Verb
from dataflow.exports.changes_table import csv as csv_of
from dataflow.exports.changes_table import rows as rows_of
from dataflow.exports.sentences import WORDS
from dataflow.facts.facts import Facts
from dataflow.facts.parties import source_of
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, text
from tests.dataflow.exports.examples import REGISTRY

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize("lang", LANGS)
def test_changes_in_words(lang: Lang) -> None:
    data = REGISTRY.model_dump(mode="json", exclude_unset=True)
    later = Registry.model_validate(
        data | {"third_parties": {**data["third_parties"], "pay": {"name": "PayCo"}}}
    )
    changes = compare(build(REGISTRY, DAY), build(later, DAY))
    rows = rows_of(changes, lang)
    assert [row["sentence"] for row in rows] == [sentence(change, lang) for change in changes.changes]
    assert ("pay", "ajout" if lang == "fr" else "added") in {(row["subject"], row["verb"]) for row in rows}
    delimiter = ";" if lang == "fr" else ","
    written = csv_of(changes, lang).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter))) == 1 + len(rows)


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_change_has_words(lang: Lang) -> None:
    assert all(WORDS.has(lang, f"change.kind.{kind}") for kind in get_args(Kind))
    assert all(WORDS.has(lang, f"change.verb.{verb}") for verb in get_args(Verb))


def test_what_came_and_went_and_what_is_not_known_each_has_its_cell() -> None:
    change = Change(
        kind="data_set",
        verb="changed",
        subject=("account", "pay"),
        labels=(text("Compte", "Account"),),
        after=text("Nom, Âge", "Name, Age"),
        gained=(text("Nom", "Name"), text("Âge", "Age")),
        lost=(text("Téléphone", "Phone"),),
    )
    side = Side(source=source_of(Facts(REGISTRY, DAY)), on=DAY)
    changes = Changes(
        before=side, after=side, changes=(change,), stops=(), parties=(), roles={}, same_flows=0, renamed={}
    )
    (row,) = rows_of(changes, "en")
    assert {key: row[key] for key in ("before", "after", "gained", "lost", "subject")} == {
        "before": "",
        "after": "Name, Age",
        "gained": "Name, Age",
        "lost": "Phone",
        "subject": "account pay",
    }
