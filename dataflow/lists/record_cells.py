"""Cells: what is known of one thing, or of several together, as a cell of a list."""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import Final

from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import EVERY, Cell
from dataflow.question.wanted import Column
from registry.records.evidence import Evidence, Status
from registry.records.text import Text, both

EMPTY: Final = Cell()
"""Nothing on record."""
OPEN: Final = Cell(more=True)
"""Nothing is stated, which says nothing."""


def all_of(ids: Iterable[str], label: Callable[[str], Text], entry: Evidence, facts: Facts) -> Cell:
    """What an entry names, each with the evidence of the entry; where it names none, nobody has said."""
    values = tuple(facts.statement(entry, id_, label(id_)) for id_ in dict.fromkeys(ids))
    return Cell(values=values, more=not values)


def or_every(
    ids: Iterable[str], label: Callable[[str], Text], entry: Evidence, facts: Facts, every: Text
) -> Cell:
    """What an entry is limited to; where it names nothing it is about all there are, which `every` says."""
    named = all_of(ids, label, entry, facts)
    if named.values:
        return named
    return Cell(values=(facts.statement(entry, EVERY, every),))


def written(words: Text | None, entry: Evidence, facts: Facts) -> Cell:
    """Words that an entry gives; none on record where it gives none."""
    return Cell(values=(facts.statement(entry, str(words.fr or words.en), words),)) if words else EMPTY


def doubted(cell: Cell, status: Status = Status.UNKNOWN) -> Cell:
    """The same, none of it known better than that."""
    return cell.model_copy(update={"values": tuple(weakened(each, status) for each in cell.values)})


def weakened(known: Known, status: Status) -> Known:
    """A value that is known no better than that."""
    if known.status.weakness >= status.weakness:
        return known
    return known.model_copy(
        update={"status": status, "parts": tuple(weakened(each, status) for each in known.parts)}
    )


def crossed(*axes: Iterable[Mapping[Column, Cell]]) -> tuple[dict[Column, Cell], ...]:
    """What a thing is in parts, by several of its sides: a purpose under each law, at each receiver. A side of which
    nothing is known has no parts of its own."""
    sides = [held for axis in axes if (held := list(axis))]
    if all(len(side) == 1 for side in sides):
        return ()  # a thing of one part is that part
    return tuple({key: cell for part in parts for key, cell in part.items()} for parts in product(*sides))


def worded(key: str, **texts: Text) -> Text:
    """Texts put together as the words of facts have it under a key."""
    return both(lambda lang: WORDS.say(lang, key, **{name: each.say(lang) for name, each in texts.items()}))


def numbered(id_: str, names: dict[str, int]) -> str:
    """An id of its own where several things have the same: the first has it bare. `names`: those given out."""
    names[id_] = names.get(id_, 0) + 1
    return id_ if names[id_] == 1 else f"{id_}#{names[id_]}"
