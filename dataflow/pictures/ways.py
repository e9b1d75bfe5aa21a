"""Ways: which boxes and lines of a picture are on a way with which, and what comes next on it.

A reader who chooses a box sees the whole ways through it; one with a keyboard walks along them. Both are told here,
from what is drawn, so that nothing has to be guessed from where it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import networkx as nx

from dataflow.pictures.depiction import Depiction
from registry.records.record import Record


class Move(NamedTuple):
    """A line, with the boxes at its ends."""

    id: str
    source: str
    target: str


class Ways(Record):
    """The ways of a picture, by the ids of its elements in the SVG."""

    along: dict[str, tuple[str, ...]]
    """For each box and line, all that is on a way through it, itself among them: what leads there, and what follows."""
    onward: dict[str, tuple[str, ...]]
    """What comes next: after a box its lines, after a line the box that it reaches. Nothing at the end of a way."""
    back: dict[str, tuple[str, ...]]
    """What comes before."""
    boxes: tuple[str, ...]
    """The boxes in the order they are read: nearest to where the ways begin first."""
    lines: tuple[str, ...]
    """The lines in the order they are read: those of one box after the other."""


def ways_of(shown: Depiction) -> Ways:
    """The ways of a picture: between its rows; a card is on the ways of all its rows."""
    elements = shown.elements
    moves = [Move(id_, source, target) for id_, (source, target) in elements.ways.items()]
    unnamed = {card.told.id for card in shown.deck.cards if card.told is not None}
    people = {
        card.id for card in shown.deck.cards if card.kind == "person"
    }  # not who gets data straight from them
    holds: dict[str, list[str]] = defaultdict(list)
    for row, card in elements.cards.items():
        if (
            row not in unnamed and card not in people
        ):  # a line to the whole card does not lead to whom nobody has named
            holds[card].append(row)
    return ways(list(elements.stops), moves, holds)


def ways(
    boxes: Sequence[str], moves: Sequence[Move], holds: Mapping[str, Sequence[str]] | None = None
) -> Ways:
    """The ways between boxes. `holds` names the boxes that stand inside another: a line to that one reaches all of
    them, and it is on every way that one of them is on.
    """
    inside = {box: tuple(held) for box, held in (holds or {}).items() if held}
    around = {each: box for box, held in inside.items() for each in held}
    flow: nx.DiGraph[str] = nx.DiGraph()
    flow.add_nodes_from(box for box in boxes if box not in inside)
    for move in moves:
        flow.add_edges_from((source, move.id) for source in inside.get(move.source, (move.source,)))
        flow.add_edges_from((move.id, target) for target in inside.get(move.target, (move.target,)))
    read = _reading(boxes, flow, inside)
    place = {box: at for at, box in enumerate(read)}
    lines = tuple(move.id for move in sorted(moves, key=lambda move: place[move.source]))
    order = {each: at for at, each in enumerate((*read, *lines))}

    def along(part: str) -> tuple[str, ...]:
        found: set[str] = {part}
        for each in inside.get(part, (part,)):
            found |= {each} | nx.ancestors(flow, each) | nx.descendants(flow, each)
        found |= {around[each] for each in found if each in around}
        return tuple(sorted(found, key=order.__getitem__))

    onward, back = _steps(lines, moves, inside, around)
    return Ways(
        along={part: along(part) for part in order},
        onward={part: onward.get(part, ()) for part in order},
        back={part: back.get(part, ()) for part in order},
        boxes=read,
        lines=lines,
    )


def _reading(
    boxes: Sequence[str], flow: "nx.DiGraph[str]", inside: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The boxes by how far they are from where nothing leads to, then as they are given; each before those in it."""
    held = {each for many in inside.values() for each in many}
    starts = [box for box in boxes if box not in inside and not flow.in_degree(box)]
    starts = starts or [box for box in boxes if box not in inside][:1]
    depth = nx.multi_source_dijkstra_path_length(flow, starts) if starts else {}
    far = len(flow)

    def nearness(box: str) -> float:
        return min(depth.get(each, far) for each in inside.get(box, (box,)))

    outer = sorted((box for box in boxes if box not in held), key=nearness)
    return tuple(part for box in outer for part in (box, *sorted(inside.get(box, ()), key=nearness)))


def _steps(
    lines: Iterable[str],
    moves: Sequence[Move],
    inside: Mapping[str, tuple[str, ...]],
    around: Mapping[str, str],
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What comes next and before; a line that ends at a box is next to those in it and to the one around it."""
    by_id = {move.id: move for move in moves}
    onward: dict[str, list[str]] = defaultdict(list)
    back: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        move = by_id[line]
        onward[line].append(move.target)
        back[line].append(move.source)
        for steps, end in ((onward, move.source), (back, move.target)):
            for box in (end, *inside.get(end, ()), *((around[end],) if end in around else ())):
                steps[box].append(line)
    return {part: tuple(steps) for part, steps in onward.items()}, {
        part: tuple(steps) for part, steps in back.items()
    }
