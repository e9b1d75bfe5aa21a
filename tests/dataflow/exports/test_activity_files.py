"""The files of an activity: a row for each line of its sheet, and the whole of it as JSON."""

import csv
import io
import json

import pytest

from dataflow.activities import Activity, activity, paragraphs
from dataflow.exports.activity_files import ACTIVITY_FORMATS, export_activity
from dataflow.exports.csv_table import DELIMITERS
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.activities.test_making import payroll
from tests.dataflow.lists.test_activities import PAYROLL
from tests.dataflow.strategies import DAY


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_has_every_line_of_the_sheet(lang: Lang) -> None:
    found = payroll(reference="T-04")
    text = export_activity(found, "csv", lang).data.decode("utf-8-sig")
    _, named, *rows = csv.reader(io.StringIO(text), delimiter=DELIMITERS[lang])
    assert named[1] == found.label.say(lang)
    assert rows == [[part.title, line] for part in paragraphs(found, lang) for line in part.lines]


def test_what_a_spreadsheet_would_take_for_a_formula_is_text() -> None:
    text = export_activity(payroll(note="=1+1"), "csv", "en").data.decode("utf-8-sig")
    assert "=1+1" in text
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for row in csv.reader(io.StringIO(text)) for cell in row
    )


def test_the_data_are_the_whole_activity() -> None:
    found = payroll()
    held = json.loads(export_activity(found, "json", "fr").data)
    assert Activity.model_validate(held["activity"]) == found


def test_the_files_are_called_after_the_activity_or_its_id() -> None:
    strange = {**PAYROLL, "activities": {"payroll": {**PAYROLL["activities"]["payroll"], "label": "给与"}}}
    found = activity(build(Registry.model_validate(strange), DAY), "payroll")
    for form in ACTIVITY_FORMATS:
        assert (
            export_activity(payroll(), form, "fr").name == f"acme-traitement-payroll-{DAY.isoformat()}.{form}"
        )
        assert export_activity(found, form, "en").name == f"acme-activity-payroll-{DAY.isoformat()}.{form}"
