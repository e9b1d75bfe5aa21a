"""What each form of an answer names, read back from the form itself: stops, and hops with their two ends."""

import csv
import io
import re
from typing import NamedTuple
from xml.etree import ElementTree

from dataflow.answers.answer import Answer
from dataflow.exports.answer_table import rows
from dataflow.exports.json_form import read_answer
from dataflow.pictures import element_ids

_DOT_BOX = re.compile(r'^\s*(n\d+) \[.*\bid="(stop-\d+)"', re.MULTILINE)
_DOT_LINE = re.compile(r'^\s*(n\d+)(?::[ew])? -> (n\d+)(?::[ew])? \[.*\bid="(hop-\d+)"', re.MULTILINE)
_MERMAID_BOX = re.compile(r"^\s*(stop_\d+)\W", re.MULTILINE)
_MERMAID_LINE = re.compile(r'^\s*(stop_\d+) \S+\|"(\d+)[^|]*\| (stop_\d+)$', re.MULTILINE)


class Named(NamedTuple):
    """The stops, and the hops as number, source, target."""

    stops: frozenset[str]
    hops: frozenset[tuple[int, str, str]]


def by_answer(answer: Answer) -> Named:
    """What there is to name."""
    hops = frozenset((hop.number, hop.source, hop.target) for hop in answer.hops)
    return Named(frozenset(stop.key for stop in answer.stops), hops)


def by_dot(answer: Answer, dot: str) -> Named:
    """From the DOT, by the ids it gives to nodes and edges."""
    elements = element_ids(answer)
    boxes = dict(_DOT_BOX.findall(dot))
    stops = {name: elements.stops[id_] for name, id_ in boxes.items()}
    hops = {
        (int(elements.hops[id_][0]), stops[source][0], stops[target][0])
        for source, target, id_ in _DOT_LINE.findall(dot)
    }
    return Named(frozenset(key for keys in stops.values() for key in keys), frozenset(hops))


def by_svg(answer: Answer, svg: str) -> tuple[frozenset[str], frozenset[int]]:
    """From the SVG: stops and numbers of hops, by the ids of its elements."""
    elements = element_ids(answer)
    ids = [each.get("id", "") for each in ElementTree.fromstring(svg).iter()]
    assert len(set(filter(None, ids))) == len(list(filter(None, ids)))
    stops = frozenset(key for id_ in ids if id_.startswith("stop-") for key in elements.stops[id_])
    return stops, frozenset(int(n) for id_ in ids if id_.startswith("hop-") for n in elements.hops[id_])


def by_mermaid(answer: Answer, mermaid: str) -> Named:
    """From the Mermaid text, by the names of nodes and the numbers that labels begin with."""
    elements = element_ids(answer)
    stops = {name: elements.stops[name.replace("_", "-")] for name in _MERMAID_BOX.findall(mermaid)}
    hops = {
        (int(number), stops[source][0], stops[target][0])
        for source, number, target in _MERMAID_LINE.findall(mermaid)
    }
    return Named(frozenset(key for keys in stops.values() for key in keys), frozenset(hops))


def by_rows(answer: Answer) -> Named:
    """From the table."""
    told = rows(answer, "fr")
    stops = frozenset(key for row in told for key in (row.source, row.target))
    return Named(stops, frozenset((row.number, row.source, row.target) for row in told))


def by_csv(data: bytes, delimiter: str) -> frozenset[tuple[str, str, str]]:
    """From the CSV: number, source and target in words."""
    told = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter))
    return frozenset((row[0], row[1], row[2]) for row in told[1:])


def by_json(data: bytes) -> Named:
    """From the JSON."""
    return by_answer(read_answer(data))
