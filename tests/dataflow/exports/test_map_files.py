"""The files of a map hold what the picture shows."""

import csv
import io
import json

import pytest

from dataflow.answers.flow_map import FlowMap
from dataflow.answers.flow_mapping import flow_map
from dataflow.exports.map_files import map_csv, map_json, map_mermaid
from dataflow.pictures.map_sketch import map_sketch_of
from registry.records.text import LANGS, Lang
from tests.dataflow.pictures.examples import minlessika

GRAPH = minlessika()
MAPS = [flow_map(GRAPH), flow_map(GRAPH, roles=["processor"]), flow_map(GRAPH, fold_beyond=3)]


@pytest.mark.parametrize("drawn", MAPS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_table_has_a_row_for_each_data_set_on_each_line(drawn: FlowMap, lang: Lang) -> None:
    delimiter = ";" if lang == "fr" else ","
    head, *rows = csv.reader(io.StringIO(map_csv(drawn, lang).decode("utf-8-sig")), delimiter=delimiter)
    assert len(rows) == sum(max(1, len(strand.parcels)) for strand in drawn.strands)
    assert all(len(row) == len(head) == 10 and all(row[:4]) and row[5] for row in rows)
    told = {(row[1], row[3]) for row in rows}
    labels = {stop.key: stop.label.say(lang) for stop in drawn.stops}
    assert told == {(labels[strand.source], labels[strand.target]) for strand in drawn.strands}


@pytest.mark.parametrize("drawn", MAPS)
def test_the_json_is_the_map(drawn: FlowMap) -> None:
    assert FlowMap.model_validate(json.loads(map_json(drawn))["map"]) == drawn


@pytest.mark.parametrize("drawn", MAPS)
def test_mermaid_has_the_boxes_and_lines_of_the_picture(drawn: FlowMap) -> None:
    sketch = map_sketch_of(drawn, "fr")
    lines = map_mermaid(drawn, "fr").decode().splitlines()
    for line in sketch.lines:
        source, target = line.source.replace("-", "_"), line.target.replace("-", "_")
        assert any(each.strip().startswith(f"{source} ") and each.endswith(f"| {target}") for each in lines)
    assert (
        sum(each.rstrip().endswith(tuple(f":::look_{box.look}" for box in sketch.boxes)) for each in lines)
        >= 1
    )
