"""The nearest: the statements of a registry that have most of the words of a text."""

import datetime
import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import networkx as nx

from dataflow.facts.facts import Facts
from dataflow.search.asked import asked
from dataflow.search.found import Found, Nearest
from dataflow.search.index import Index, Row
from dataflow.search.names import Way
from registry.records.registry import Registry
from registry.records.text import Lang

MOST: Final = 8


def nearest(graph: "nx.MultiDiGraph[str]", question: str, lang: Lang, most: int = MOST) -> tuple[Found, ...]:
    """The statements nearest to a text, the nearest first; see `search`, which also says how many there are."""
    return search(graph, question, lang, most).found


def search(graph: "nx.MultiDiGraph[str]", question: str, lang: Lang, most: int = MOST) -> Nearest:
    """What the registry says with the words of a text, in either language; never raises, whatever the text.

    First what has most of the words; then what has the rarer ones; then where they are what is said, before whose it
    is, before the section cited for it; names before what is said of them, short before long. What has less than half
    of the words that the nearest has is not near. `lang`: in which the shorter is shorter.
    """
    index = index_of(graph)
    ways = asked(question, index)
    if not ways:
        rows = index.whole(question)
        order = index.order(lang)
        first = heapq.nsmallest(most, rows, key=lambda row: order[row])
        return Nearest(found=tuple(map(index.found, first)), more=len(rows) - len(first))
    held = [_any(index, each) for each in ways]
    # A word that half of the statements have tells none from the others.
    told = [each for each in held if each and 2 * len(each) <= index.size] or [each for each in held if each]
    return _best(index, told, lang, most)


def _any(index: Index, ways: Sequence[Way]) -> dict[Row, int]:
    """The statements that have a word in any of its ways, and how well."""
    found: dict[Row, int] = {}
    for way in ways:
        rows = index.rows(way.key)
        if not found and way.own:
            found = rows
            continue
        for row, column in rows.items():
            worth = column if way.own else column - 1
            if worth > found.get(row, 0):
                found[row] = worth
    return found


def _best(index: Index, told: Sequence[Mapping[Row, int]], lang: Lang, most: int) -> Nearest:
    counts: Counter[Row] = Counter()
    for each in told:
        counts.update(each.keys())
    if not counts:
        return Nearest()
    best = max(counts.values())
    near = [row for row, count in counts.items() if count >= (best + 1) // 2]
    rarities = [index.rarity(len(each)) for each in told]
    order = index.order(lang)
    first: list[Row] = []
    for wanted in range(best, 0, -1):
        if len(first) >= most or 2 * wanted < best:
            break
        level = [row for row in near if counts[row] == wanted]
        ranks = dict.fromkeys(level, 0)
        for each, rarity in zip(told, rarities, strict=True):
            for row in level:
                if row in each:
                    ranks[row] += 8 * rarity + each[row]
        key = {row: (-rank, order[row]) for row, rank in ranks.items()}
        first += heapq.nsmallest(most - len(first), level, key=key.__getitem__)
    return Nearest(found=tuple(map(index.found, first)), more=len(near) - len(first))


def index_of(graph: "nx.MultiDiGraph[str]") -> Index:
    """The index of a graph's registry and day, compiled once for each of the last ones."""
    registry: Registry = graph.graph["registry"]
    on: datetime.date = graph.graph["on"]
    kept = _KEPT.get((id(registry), on))
    if kept is None or kept[0] is not registry:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        kept = _KEPT[id(registry), on] = (registry, Index(Facts.of_graph(graph)))
    return kept[1]


_MOST_KEPT: Final = 4
_KEPT: dict[tuple[int, datetime.date], tuple[Registry, Index]] = {}
