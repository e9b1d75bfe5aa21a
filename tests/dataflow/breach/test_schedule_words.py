"""The schedule in words: what is said, tabled and printed is all of it, in both languages."""

import io

import pytest
from pypdf import PdfReader

from dataflow.breach import Breach, blocks, breach, rows, schedule, sentence, sheet
from dataflow.breach.schedule_words import clock, counted, heading, short, told, with_blocks
from dataflow.graph.build import build
from registry.records.text import LANGS, Lang
from tests.dataflow.breach.acme import acme, shipped
from tests.dataflow.breach.test_schedule import KNOWN, PARIS, clocked
from tests.dataflow.strategies import DAY


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "found", [shipped("ovhcloud"), shipped("cinetpay"), clocked("PT24H"), clocked("P1W")]
)
def test_tables_say_every_notice_and_the_notices_their_blocks(found: Breach, lang: Lang) -> None:
    plan = schedule(found, KNOWN, PARIS)
    tables = blocks(found, plan, lang)
    assert [row[0] for table in tables for row in table.rows] == [
        str(each.notice) for block in plan.blocks for each in block.deadlines
    ]
    assert all(table.note and all(cell for row in table.rows for cell in row) for table in tables)
    said = [each for block in plan.blocks for each in told(found, block, lang)]
    whole = with_blocks(next(each for each in rows(found, lang) if each.key == "notices"), plan, lang)
    assert len(whole.heads) == len(whole.rows[0])
    assert {row[0]: row[2] for row in whole.rows} == {each.number: each.when for each in said}
    titles = {str(each.notice): heading(block, lang)[0] for block in plan.blocks for each in block.deadlines}
    assert {row[0]: row[1] for row in whole.rows} == titles


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_carries_the_blocks_and_the_dates(lang: Lang) -> None:
    found = shipped("ovhcloud")
    plan = schedule(found, KNOWN, PARIS)
    whole = "".join(each.extract_text() for each in PdfReader(io.BytesIO(sheet(found, lang, plan))).pages)
    places = [whole.index(heading(each, lang)[0]) for each in plan.blocks]
    assert places == sorted(places)
    assert "UTC+01:00" in whole
    # Everything else that is said stands behind what has to be done first.
    assert places[-1] < " ".join(whole.split()).index(sentence(found, lang)[-1][:30])


def test_from_when_times_run_is_said_either_way() -> None:
    found = shipped("ovhcloud")
    assert "once it is said since when Minlessika knows" in clock(found, schedule(found), "en")
    dated = clock(found, schedule(found, KNOWN, PARIS), "en")
    assert "27 November 2026 at 14:30 (UTC+01:00)" in dated and "local time of this machine" in dated


def test_the_answer_counts_the_organisations_own_duties_and_no_unverified_one() -> None:
    found = shipped("ovhcloud")
    plan = schedule(found)
    own = [
        deadline
        for block in plan.blocks
        if block.key != "unverified"
        for deadline in block.deadlines
        if deadline.own
    ]
    assert len(own) == 5
    assert "up to 5 duties" in short(found, plan, "en")
    assert "29 data items of 6 categories of people" in short(found, plan, "en")
    keys = [key for key, _ in counted(plan, "en")]
    assert keys == ["people", "fields", "grave", "unclassified", "copies"]


def test_where_nothing_is_exposed_nothing_is_counted() -> None:
    registry = acme(third_parties={"idle": {"name": "Idle", "recipients": "none"}})
    found = breach(build(registry, DAY), "idle")
    plan = schedule(found)
    assert (plan.blocks, short(found, plan, "fr")) == ((), "")
