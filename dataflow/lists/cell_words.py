"""The words of a cell: what is known of one thing in one column, never blank."""

from collections.abc import Iterable

from dataflow.facts.known import Cited, Known
from dataflow.facts.lists import apart
from dataflow.facts.values import told
from dataflow.lists.answer import Cell, Row
from dataflow.lists.sentences import WORDS
from dataflow.question.wanted import Column
from registry.records.text import Lang, text

UNSAID = Cell(more=True)
"""What stands where a row has no cell for a column: nobody has looked."""


def cell_of(row: Row, column: Column) -> Cell:
    """What a row holds in a column."""
    return row.cells.get(column, UNSAID)


def cell_words(cell: Cell, lang: Lang) -> str:
    """The values, each with how it is known; none on record, unknown and « perhaps others » are said."""
    if not cell.values and cell.needless:
        return WORDS.say(lang, "cell.needless", reason=cell.needless.say(lang))
    if not cell.values:
        return WORDS.say(lang, "cell.unknown" if cell.more else "cell.none")
    said = dict.fromkeys(_value(each, lang) for each in cell.values)
    more = [WORDS.say(lang, "cell.more")] if cell.more else []
    return apart([*said, *more], lang)


def cited_in(cells: Iterable[Cell]) -> tuple[Cited, ...]:
    """Where the values of cells can be read, each place once."""
    found: dict[Cited, None] = {}
    for cell in cells:
        for value in cell.values:
            found |= dict.fromkeys(value.citations)
            for part in value.parts:
                found |= dict.fromkeys(part.citations)
    return tuple(found)


def read_at(row: Row) -> tuple[Cited, ...]:
    """Where a row can be read: that it is there, else what is told of it. Of what follows from other entries, as a
    country does from those who are there, these are the sources."""
    return row.citations or cited_in(row.cells.values())


def _value(known: Known, lang: Lang) -> str:
    return told(_labelled(known), lang, "cell")


def _labelled(known: Known) -> Known:
    """A value that nobody has named is told as it is written, and not as unknown."""
    parts = tuple(_labelled(part) for part in known.parts)
    label = known.label or (text(known.value, known.value) if known.value else None)
    return known.model_copy(update={"label": label, "parts": parts})
