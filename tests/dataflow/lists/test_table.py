"""The table, the sentence and the files are of one list: they name the same rows, and nothing is blank."""

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.exports.csv_table import guarded
from dataflow.exports.json_form import answer_json
from dataflow.exports.list_files import LIST_FORMATS, export_list, list_csv
from dataflow.lists.answer import Cell, ListAnswer
from dataflow.lists.cell_words import read_at
from dataflow.lists.sentences import WORDS
from dataflow.lists.table import table
from dataflow.question.wanted import Column, Condition, Listed, Wanted
from registry.records.evidence import Status
from registry.records.text import LANGS, Lang
from tests.dataflow.lists.answers import known, list_answers, row, sifted


@given(list_answers(), st.sampled_from(LANGS))
@settings(max_examples=100)
def test_every_file_has_the_same_rows(found: ListAnswer, lang: Lang) -> None:
    told = table(found, lang)
    rows = [*found.rows, *found.open]
    for each, line in zip(rows, told.lines, strict=True):
        assert (line.cells["source"] == WORDS.say(lang, "uncited")) is not bool(read_at(each))
    assert [line.id for line in told.lines] == [each.id for each in rows]
    assert [line.meets for line in told.lines] == [True] * len(found.rows) + [False] * len(found.open)
    keys = [heading.key for heading in told.headings]
    assert all(list(line.cells) == keys or {*line.cells} == {*keys} for line in told.lines)
    assert all(cell.strip() for line in told.lines for cell in line.cells.values())
    read = csv.reader(
        io.StringIO(list_csv(found, lang).decode("utf-8-sig")), delimiter=";" if lang == "fr" else ","
    )
    assert [*read][1:] == [[guarded(line.cells[key]) for key in keys] for line in told.lines]
    held = json.loads(answer_json(found))
    assert ListAnswer.model_validate(held["list"]) == found


@given(list_answers(most=3), st.sampled_from(LANGS), st.sampled_from(LIST_FORMATS))
@settings(max_examples=50)
def test_a_file_has_a_name_that_every_system_takes(found: ListAnswer, lang: Lang, form: str) -> None:
    saved = export_list(found, form, lang)  # type: ignore[arg-type]  # drawn from the formats there are
    assert saved.name.endswith(f".{form}") and saved.name.replace("-", "").replace(".", "").isalnum()


def test_each_cell_says_where_it_can_be_read() -> None:
    held = row("A", seat=Cell(values=(known("FR"),)), role=Cell(values=(known("processor"),)))
    cells = {
        Column.SEAT: Cell(
            values=(
                held.cells[Column.SEAT]
                .values[0]
                .model_copy(update={"citations": known("x", known("x").status, 3).citations}),
            )
        ),
        Column.ROLE: Cell(
            values=(
                held.cells[Column.ROLE]
                .values[0]
                .model_copy(update={"citations": known("x", known("x").status, 3, 5).citations}),
            )
        ),
    }
    found = sifted(
        [held.model_copy(update={"cells": {**held.cells, **cells}})], Wanted(listed=Listed.PARTIES)
    )
    (line,) = table(found, "en").lines
    assert {key: [each.line for each in where] for key, where in line.cited.items()} == {
        "role": [3, 5],
        "seat": [3],
    }
    assert line.cells["source"] == "Policy, l. 3 (role, established in); Policy, l. 5 (role)"


def test_what_is_not_known_to_meet_the_conditions_is_told_apart() -> None:
    rows = [row("A", seat=Cell(values=(known("FR"),))), row("B", seat=Cell(more=True))]
    told = table(
        sifted(
            rows, Wanted(listed=Listed.PARTIES, conditions=(Condition(column=Column.SEAT, values=("FR",)),))
        ),
        "fr",
    )
    assert [line.cells["meets"] for line in told.lines] == ["oui", "on ne le sait pas"]
    assert "meets" not in {
        each.key for each in table(sifted(rows, Wanted(listed=Listed.PARTIES)), "fr").headings
    }


def test_what_follows_from_cited_entries_is_not_without_a_source() -> None:
    """A country is there by the places that are in it, and a column that is not shown may be all that is cited."""
    shown = row("A", role=Cell(values=(known("processor", Status.DECLARED, 3),)))
    hidden = row("B", role=Cell(), place=Cell(values=(known("desk", Status.DECLARED, 5),)))
    bare = row("C", role=Cell(values=(known("processor"),)))
    told = table(sifted([shown, hidden, bare], Wanted(listed=Listed.PARTIES)), "en")
    assert [line.cells["source"] for line in told.lines] == [
        "Policy, l. 3 (role)",
        "Policy, l. 5 (place)",
        WORDS.say("en", "uncited"),
    ]
    assert read_at(bare) == ()
