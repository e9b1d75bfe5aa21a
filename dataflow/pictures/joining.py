"""Joining: lines put together to as few ways as tell all of them.

Lines that say the same of the same two places are one; a source that reaches all places of an actor in the same way
gets one line to its card.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from dataflow.pictures.deck import Way
from dataflow.pictures.sketch import Line
from dataflow.pictures.wording import runs


def joined(lines: Sequence[Line], on: Mapping[str, str]) -> list[Way]:
    """The ways: lines between the same two places, then those from a source to all places of a card.

    `on` is the card that each box is on.
    """
    same = together(lines, lambda line: (line.source, line.whole, line.target, line.status, line.marks))
    places: dict[str, set[str]] = defaultdict(set)
    for box, card in on.items():
        places[card].add(box)
    alike = together(
        [held[0] for held in same.values()],
        lambda line: (
            line.source,
            line.whole,
            on[line.target],
            line.status,
            line.marks,
            line.label,
        ),
    )
    whole: dict[str, str] = {}
    """The card that a line reaches as a whole, by the id of the line."""
    for held in alike.values():
        card = on[held[0].target]
        if len(held) > 1 and {line.target for line in held} == places[card]:
            whole |= {line.id: card for line in held}
    parts: dict[Hashable, list[Line]] = defaultdict(list)
    for key, held in same.items():
        first = held[0]
        at = (first.source, whole[first.id], first.status, first.marks) if first.id in whole else key
        parts[at, first.label if first.id in whole else None] += held
    return [_way(held, whole.get(held[0].id), on) for held in parts.values()]


def _way(lines: Sequence[Line], whole: str | None, on: Mapping[str, str]) -> Way:
    first = lines[0]
    return Way(
        id=first.id,
        hops=tuple(hop for line in lines for hop in line.hops),
        number=numbers(lines),
        source=on[first.source] if first.whole else first.source,
        target=whole or first.target,
        cards=(on[first.source], on[first.target]),
        label=tuple(dict.fromkeys(part for line in lines for part in line.label)),
        status=first.status,
        marks=first.marks,
        words=" ".join(line.words for line in lines),
    )


def numbers(lines: Iterable[Line]) -> str:
    """What the lines are called together."""
    names = [line.number for line in lines if line.number]
    if all(name.isdecimal() for name in names):
        return runs(map(int, names)).replace(", ", ",")
    return ",".join(dict.fromkeys(names))


def together(lines: Iterable[Line], key: Callable[[Line], Hashable]) -> dict[Hashable, list[Line]]:
    """The lines by what they have in common, in their order."""
    found: dict[Hashable, list[Line]] = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return found
