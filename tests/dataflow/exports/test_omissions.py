"""What could not be read of a registry is part of everything that is made from it, in both languages."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataflow import pictures
from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.keeping import keeping_of_data_set, keeping_of_field
from dataflow.answers.profile import profile, recourse
from dataflow.answers.trace import received_by, trace
from dataflow.borders import borders
from dataflow.borders import sentence as border_sentence
from dataflow.breach import breach
from dataflow.breach import sentence as breach_sentence
from dataflow.changes import compare
from dataflow.changes import headline as change_headline
from dataflow.exports import changes_table, map_files, recourse_table
from dataflow.exports.answer_files import csv
from dataflow.exports.json_form import answer_json
from dataflow.graph.build import build
from dataflow.pictures.mermaid import mermaid
from dataflow.words import (
    certificates_headline,
    contacts_headline,
    headline,
    keeping_headline,
    profile_headline,
    rights_headline,
    storage_headline,
)
from registry.reading.load import load
from registry.records.text import LANGS, Lang

DAY = datetime.date(2026, 11, 27)
FAULTY = """sillage: 1
title: Shop
version: "1"
organisation:
  id: shop
  name: Shop
  places: {site: {label: Site}}
  collects: [{from: customer, to: site, carries: account}]
data_sets:
  account: {label: Account, fields: [phone_number]}
third_parties:
  host:
    name: Host
    places: {disks: {label: Disks}}
    engagements:
      hosting:
        by: nobody_known
        receives: [{from: site, carries: account}]
"""
PLACE = "registry.yaml:17"


@pytest.fixture(params=["whole", "faulty"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    path = tmp_path / "registry.yaml"
    whole = request.param == "whole"
    path.write_text(FAULTY.replace("by: nobody_known", "by: shop") if whole else FAULTY, encoding="utf-8")
    loaded = load(path)
    assert loaded.registry is not None
    assert bool(loaded.problems) is not whole
    built = build(loaded.registry, DAY, loaded.problems)
    built.graph["whole"] = whole
    return built


FORMS: dict[str, Callable[[Any, Lang], str]] = {
    "goes": lambda graph, lang: headline(trace(graph, "phone_number"), lang),
    "stored": lambda graph, lang: storage_headline(trace(graph, "phone_number"), lang),
    "receives": lambda graph, lang: headline(received_by(graph, "host"), lang),
    "kept": lambda graph, lang: keeping_headline(keeping_of_field(graph, "phone_number"), lang),
    "kept-set": lambda graph, lang: keeping_headline(keeping_of_data_set(graph, "account"), lang),
    "profile": lambda graph, lang: profile_headline(profile(graph, "host"), lang),
    "certificates": lambda graph, lang: certificates_headline(profile(graph, "host"), lang),
    "rights": lambda graph, lang: rights_headline(recourse(graph, "shop"), lang),
    "contacts": lambda graph, lang: contacts_headline(recourse(graph, "shop"), lang),
    "borders": lambda graph, lang: border_sentence(borders(graph), lang),
    "breach": lambda graph, lang: " ".join(breach_sentence(breach(graph, "shop"), lang)),
    "changes": lambda graph, lang: change_headline(compare(graph, graph), lang),
    "answer-csv": lambda graph, lang: csv(trace(graph, "phone_number"), lang).decode(),
    "answer-json": lambda graph, _: answer_json(trace(graph, "phone_number")).decode(),
    "answer-dot": lambda graph, lang: pictures.dot(trace(graph, "phone_number"), lang),
    "answer-mermaid": lambda graph, lang: mermaid(trace(graph, "phone_number"), lang).replace("#46;", "."),
    "map-csv": lambda graph, lang: map_files.map_csv(flow_map(graph), lang).decode(),
    "map-json": lambda graph, _: map_files.map_json(flow_map(graph)).decode(),
    "map-picture": lambda graph, lang: " ".join(pictures.map_depicted(flow_map(graph), lang).sketch.subtitle),
    "changes-csv": lambda graph, lang: changes_table.csv(compare(graph, graph), lang).decode(),
    "recourse-csv": lambda graph, lang: recourse_table.csv(recourse(graph, "shop"), lang).decode(),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMS)
def test_what_could_not_be_read_is_said_and_nothing_is_said_where_all_was(
    graph: Any, form: str, lang: Lang
) -> None:
    told = FORMS[form](graph, lang)
    said = PLACE in told or '"line": 17' in told
    assert said is not graph.graph["whole"]


def test_the_folders_of_a_machine_are_not_told(tmp_path: Path) -> None:
    path = tmp_path / "registry.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    loaded = load(path)
    assert loaded.registry is not None
    answered = trace(build(loaded.registry, DAY, loaded.problems), "phone_number")
    assert str(tmp_path) not in answer_json(answered).decode()
