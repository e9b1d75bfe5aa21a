"""The sheet of a breach: what it holds, and what it leaves to be filled in on the day."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from dataflow.breach import Breach, breach, rows, sentence, sheet
from dataflow.breach.printed import form
from dataflow.graph.build import build
from registry.records.text import LANGS
from tests.dataflow.breach.acme import acme, shipped
from tests.dataflow.strategies import DAY


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_holds_what_the_sentences_and_tables_say(lang: Any) -> None:
    found = shipped("ovhcloud")
    data = sheet(found, lang)
    assert data == sheet(found, lang)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    unbroken = text.replace(" ", "")  # a cell breaks its words where they have a hyphen
    for line in sentence(found, lang):
        assert " ".join(line.split()) in text
    assert {"fr": "droit connu au", "en": "law as known on"}[lang] in text
    for table in rows(found, lang):
        assert table.title in text
        assert all(len(row) == len(table.heads) for row in table.rows)
        words = {word for row in table.rows for cell in row for word in cell.split()}
        assert [word for word in words if word not in unbroken] == []


def printed(found: Breach) -> dict[str, list[str]]:
    return {each.title: list(each.lines) for each in form(found, "en")}


def test_the_sheet_asks_for_what_articles_33_and_34_want() -> None:
    told = printed(shipped("ovhcloud"))
    assert list(told) == [
        "To fill in on the day",
        "What the notification to the authority says (GDPR Art.\u00a033(3))",
        "What the communication to people says (GDPR Art.\u00a034)",
        "What the record of breaches keeps (GDPR Art.\u00a033(5))",
    ]
    notification = told["What the notification to the authority says (GDPR Art.\u00a033(3))"]
    assert [each[:3] for each in notification] == ["(a)", "(a)", "(a)", "(b)", "(c)", "(d)", "Rea"]
    assert "support@minlessika.com" in notification[3]
    # Of the customer databases the customers notify: Minlessika is their processor.
    assert "Customer databases" not in notification[2] and "Account and contact" in notification[2]
    assert "Platform user" in notification[1] and "Customer's employees" not in notification[1]


def test_a_processor_alone_has_no_72_hours_of_its_own() -> None:
    account = {"label": "Account", "role": "processor", "subjects": ["customer"], "fields": ["full_name"]}
    told = printed(breach(build(acme(data_sets={"account": account}), DAY), "host"))
    assert told["To fill in on the day"][1].startswith("Acme became aware (date, time): …")
    assert "Account" in told["What the notification to the authority says (GDPR Art.\u00a033(3))"][2]


def test_without_the_gdpr_the_sheet_asks_for_the_times_alone() -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    registry = acme(organisation={**own, "regimes": {"gdpr": {"applies": "not_applicable"}}})
    assert list(printed(breach(build(registry, DAY), "host"))) == ["To fill in on the day"]
