"""What each form of an answer names, read back from the form itself: stops, and hops with their two ends."""

import csv
import io
import re
from typing import NamedTuple
from xml.etree import ElementTree

from dataflow.answers.answer import Answer
from dataflow.exports.answer_table import rows
from dataflow.exports.json_form import read_answer
from dataflow.pictures import Elements, element_ids

_SVG = "{http://www.w3.org/2000/svg}"
_DOT_CARD = re.compile(r'^\s*(n\d+) \[label="(.*?)(?<!\\)".* id="?([\w-]+)"?', re.MULTILINE)
_DOT_LINE = re.compile(r"^\s*(n\d+):\w+:e -> (n\d+):\w+:w \[(.*)\]$", re.MULTILINE)
_DOT_ID = re.compile(r'\bid="?(hop-\d+)"?')
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


def on_cards(answer: Answer, named: Named) -> Named:
    """The same with the card each hop's ends are on: DOT has no names for the rows of a record."""
    elements = element_ids(answer)

    def card(stop: str) -> str:
        row = elements.box_of(stop)
        return elements.cards.get(row, row)

    def ends(n: int, source: str, target: str) -> tuple[int, str, str]:
        # What leads to recipients that nobody has named is told on the card of who passes it on.
        unnamed = answer.party_at(target).kind == "unknown"
        return (n, card(target), card(target)) if unnamed else (n, card(source), card(target))

    return Named(named.stops, frozenset(ends(*hop) for hop in named.hops))


def by_dot(answer: Answer, dot: str) -> Named:
    """From the DOT: stops by its cards, hops by its lines and by the numbers of what a card tells in words."""
    elements = element_ids(answer)
    cards = {name: (id_, label) for name, label, id_ in _DOT_CARD.findall(dot)}
    hops: set[tuple[int, str, str]] = set()
    drawn: set[str] = set()
    for left, right, rest in _DOT_LINE.findall(dot):
        ends = (cards[left][0], cards[right][0])
        (id_,) = _DOT_ID.findall(rest)
        drawn.add(id_)
        source, target = reversed(ends) if "dir=back" in rest else ends
        hops |= {(int(n), source, target) for n in elements.hops[id_]}
    told = dict(cards.values())
    for id_, (_, row) in elements.ways.items():
        card = elements.cards.get(row, row)
        if id_ not in drawn and elements.hops[id_][0] in re.findall(r"\d+", told[card]):
            hops |= {(int(n), card, card) for n in elements.hops[id_]}
    rows = [*told, *(row for row, card in elements.cards.items() if card in told)]
    return Named(frozenset(key for row in rows for key in elements.stops[row]), frozenset(hops))


class Drawn(NamedTuple):
    """What the SVG has an element for."""

    stops: frozenset[str]
    hops: frozenset[int]
    pins: dict[str, frozenset[str]]
    """The rows and cards that have a pin of a line, by its id."""


def by_svg(elements: Elements, svg: str) -> Drawn:
    """From the SVG, by the ids of its elements and by where its pins stand."""
    root = ElementTree.fromstring(svg)
    ids = [each.get("id", "") for each in root.iter()]
    assert len(set(filter(None, ids))) == len(list(filter(None, ids)))
    pins: dict[str, set[str]] = {}
    stops: set[str] = set()
    hops: set[int] = set()
    for group in root.iter(f"{_SVG}g"):
        kind, id_ = group.get("class", "").split(), group.get("id", "")
        if "place" in kind or "node" in kind:
            stops |= set(elements.stops[id_])
            for pin in group.iter(f"{_SVG}g"):
                of = [
                    each.removeprefix("of-")
                    for each in pin.get("class", "").split()
                    if each.startswith("of-")
                ]
                for each in of:
                    pins.setdefault(each, set()).add(id_)
        if "edge" in kind:
            hops |= set(map(int, elements.hops[id_]))
    return Drawn(frozenset(stops), frozenset(hops), {id_: frozenset(at) for id_, at in pins.items()})


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
