"""What is over, and what could not be read, in every answer that would else be silent of it, in both languages."""

import datetime
from typing import Any

import pytest

from dataflow.answers.keeping import Keeping, keeping_of_data_set, keeping_of_field, keeping_of_people
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from dataflow.words import keeping_headline, keeping_paragraphs, keeping_verdict, paragraphs, verdict
from registry.reading.load import load
from registry.records.text import LANGS, Lang, text
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY

HOST = text("Host", "Host")
END = datetime.date(2026, 6, 30)
ASKING = (
    lambda graph: keeping_of_field(graph, "phone_number"),
    lambda graph: keeping_of_data_set(graph, "account"),
    lambda graph: keeping_of_people(graph, "customer"),
)
"""The three ways to ask how long."""


def _graph(**flow: Any) -> Any:
    receives = {"from": "site", "carries": "account", "retention": {"period": "P1Y"}, **flow}
    ended = {"role": "processor", "valid_to": END, "receives": [receives]}
    return build(
        acme(
            third_parties={"host": party("Host", ended)},
            data_sets={
                "account": {
                    "label": "Account",
                    "subjects": "customer",
                    "fields": ["full_name", "phone_number"],
                }
            },
        ),
        DAY,
    )


def _told(found: Keeping, lang: Lang) -> str:
    return " ".join(line for part in keeping_paragraphs(found, lang) for line in part.lines)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("asking", ASKING)
@pytest.mark.parametrize("storage", [{"storage": "stored"}, {}])
def test_how_long_tells_of_whoever_receives_no_more_and_may_still_keep(
    asking: Any, storage: dict[str, str], lang: Lang
) -> None:
    found = asking(_graph(**storage))
    assert [each.party.id for each in found.left] == ["host"]
    assert "Host" in keeping_headline(found, lang)
    year = "1\u00a0an" if lang == "fr" else "1 year"
    assert year in _told(found, lang) and year in keeping_verdict(found, "host", HOST, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("asking", ASKING)
def test_how_long_tells_nothing_of_whoever_never_kept_it(asking: Any, lang: Lang) -> None:
    found = asking(_graph(storage="not_stored"))
    assert found.left == ()
    assert "Host" not in keeping_headline(found, lang) + _told(found, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("known", "marks"),
    [
        ({}, {"fr": "Host\u00a0: 1\u00a0an", "en": "Host: 1 year"}),
        (
            {"status": "inferred", "reason": "so"},
            {"fr": "Host (par déduction)\u00a0: 1\u00a0an", "en": "Host (by inference): 1 year"},
        ),
        ({"status": "unknown"}, {"fr": "Host (peut-être)\u00a0: 1\u00a0an", "en": "Host (possibly): 1 year"}),
    ],
)
def test_a_period_is_no_better_known_than_that_the_data_comes_there(
    known: dict[str, str], marks: dict[Lang, str], lang: Lang
) -> None:
    flow = {"from": "site", "carries": "account", "storage": "stored", "retention": {"period": "P1Y"}}
    graph = build(acme(third_parties={"host": party("Host", {"receives": [{**flow, **known}]})}), DAY)
    found = keeping_of_field(graph, "phone_number")
    for said in (keeping_headline(found, lang), keeping_verdict(found, "host", HOST, lang)):
        assert marks[lang] in said


UNREAD = """
sillage: 1
title: Acme
version: "1"
organisation:
  id: acme
  name: Acme
  places: {site: {label: Site}}
  collects: [{from: [customer, employee], to: site, carries: [account, staff]}]
data_sets:
  account: {label: Account, subjects: customer, fields: phone_number}
  staff: {label: Staff, subjects: employee, fields: phone_number}
third_parties:
  host: {name: Host, places: {desk: {label: Desk}}, engagements: {e: {BY receives: [{from: site, carries: account}]}}}
"""


@pytest.mark.parametrize("lang", LANGS)
def test_no_flow_is_not_said_of_what_could_not_be_read(tmp_path: Any, lang: Lang) -> None:
    """An engagement by nobody is left out; « no flow to Host is declared » was told as a fact."""
    for by, unread in (("by: nobody,", True), ("", False)):
        path = tmp_path / f"{len(by)}.yaml"
        path.write_text(UNREAD.replace("BY", by), encoding="utf-8")
        loaded = load(path)
        assert loaded.registry is not None
        graph = build(loaded.registry, DAY, loaded.problems)
        # What is read says the flow of customers; of staff nothing goes to Host either way.
        limited = trace(graph, "phone_number", people=["employee"])
        (lines,) = [part.lines for part in paragraphs(limited, lang) if part.kind == "not_reached"]
        people = "Salariés" if lang == "fr" else "Own staff"
        assert people in lines[0]
        assert (len(lines) == 2) is unread
        reaches = verdict(limited, "host", HOST, lang)
        sure = "rien n’affirme le contraire" if lang == "fr" else "nothing says the contrary"
        assert (sure in reaches) is not unread
        kept = keeping_verdict(
            keeping_of_field(graph, "phone_number", None, ["employee"]), "host", HOST, lang
        )
        assert ("pu être lu" in kept or "could be read" in kept) is unread


@pytest.mark.parametrize("lang", LANGS)
def test_what_rests_on_an_inference_is_named_beside_what_is_declared(lang: Lang) -> None:
    """Of all that a party receives the best known stood for the rest: « declared from end to end »."""
    fields = [{"field": "phone_number", "status": "inferred", "reason": "so"}, "full_name"]
    graph = build(
        acme(
            data_sets={"account": {"label": "Account", "fields": fields}},
            third_parties={"host": party("Host", {"receives": [{"from": "site", "carries": "account"}]})},
        ),
        DAY,
    )
    (lines,) = [
        part.lines for part in paragraphs(received_by(graph, "host"), lang) if part.kind == "strength"
    ]
    name, phone = ("nom complet", "numéro de téléphone") if lang == "fr" else ("full name", "phone number")
    assert f"Host ({name})" in lines[0] and phone not in lines[0]
    assert f"Host ({phone})" in lines[1] and name not in lines[1]
