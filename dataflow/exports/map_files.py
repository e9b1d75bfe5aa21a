"""The files of a map: the table as CSV, the map as JSON and as Mermaid, all of what is drawn."""

from dataflow.answers.flow_map import FlowMap, Strand
from dataflow.exports.cells import status
from dataflow.exports.csv_table import table
from dataflow.exports.json_form import json_form
from dataflow.exports.sentences import WORDS
from dataflow.facts.lists import apart, beside
from dataflow.pictures.map_sketch import map_sketch_of
from dataflow.pictures.mermaid import flowchart
from registry.records.evidence import Status
from registry.records.text import Lang

_COLUMNS = (
    "from",
    "from_place",
    "to",
    "to_place",
    "data_set",
    "fields",
    "kinds",
    "flows",
    "status",
    "unsaid",
)


def map_csv(drawn: FlowMap, lang: Lang) -> bytes:
    """A row for each data set that goes from one stop to another, as CSV (RFC 4180)."""
    heads = [WORDS.say(lang, f"map.{name}") for name in _COLUMNS]
    return table(
        heads,
        (row for strand in drawn.strands for row in _rows(drawn, strand, lang)),
        lang,
        drawn.source.left_out,
    )


def map_json(drawn: FlowMap) -> bytes:
    """The whole map as JSON, in both languages, keys in the order of the records."""
    return json_form("map", drawn.model_dump(mode="json"))


def map_mermaid(drawn: FlowMap, lang: Lang) -> bytes:
    """The picture of the map as a Mermaid flowchart: the same boxes and lines."""
    return flowchart(map_sketch_of(drawn, lang)).encode("utf-8")


def _rows(drawn: FlowMap, strand: Strand, lang: Lang) -> list[tuple[str, ...]]:
    ends = [cell for key in (strand.source, strand.target) for cell in _end(drawn, key, lang)]
    known = ", ".join(f"{status(each, lang)} ({n})" for each in Status if (n := strand.statuses.get(each)))
    rest = (beside(strand.kinds, lang), str(len(strand.flows)), known)
    parcels = [(each.label.say(lang), beside(each.fields, lang)) for each in strand.parcels]
    unsaid = WORDS.say(lang, "map.onward" if strand.recipients_unknown else "map.unstated")
    open_ = apart((text.say(lang) for text in strand.unsaid), lang) or "–"
    return [(*ends, *parcel, *rest, open_) for parcel in parcels or [("", unsaid)]]


def _end(drawn: FlowMap, key: str, lang: Lang) -> tuple[str, str]:
    return drawn.party_at(key).label.say(lang), drawn.stop(key).label.say(lang)
