"""Fields: the kinds of personal data that are held or handed on, each once, listed."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Final

from dataflow.facts.known import Known
from dataflow.facts.together import agreeing
from dataflow.lists.acting import Acting
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import union
from dataflow.lists.held import Held
from dataflow.lists.material import Later, Material
from dataflow.lists.pursued import bases_of, purposes_of
from dataflow.lists.receivers import FOLLOWED, Receivers, at_each
from dataflow.lists.record_cells import OPEN, crossed, doubted, weakened
from dataflow.question.wanted import Column
from registry.records.evidence import Status
from registry.records.text import text
from registry.vocabulary import FieldTerm

_FOUNDED: Final = frozenset({Column.PURPOSE, Column.BASIS})
_SAID: Final = (
    Column.DATA_SET, Column.PEOPLE, Column.CONDITION, Column.PROVISION, Column.PERIOD, Column.ACTIVITY,
    *sorted(_FOUNDED),
)  # fmt: skip
"""What two data sets that hold the same field may say of it, each for itself."""


def fields(material: Material) -> Iterator[Later]:
    """Every field of a data set of the day, and every one that a flow carries, in the order of the vocabulary."""
    held, receivers, acting = Held(material), Receivers(material), Acting(material)
    where: dict[str, list[str]] = {}
    for name in held.names:
        for field in held.fields(name):
            where.setdefault(field, []).append(name)
    for field in material.facts.words.fields:
        if field in where:
            yield _row(field, where[field], held, receivers, acting)


def _row(field: str, names: Sequence[str], held: Held, receivers: Receivers, acting: Acting) -> Later:
    facts = held.facts
    known = agreeing([held.field(name, field) for name in names])
    term = facts.words.fields[field]
    in_sets = [_in_set(field, name, held, acting) for name in names]
    row = Row(
        id=field,
        label=term.label,
        subject_kind="field",
        subject=field,
        cells={
            # What may hold anything may be any field, of any kind.
            Column.FIELD: Cell(values=(known,), more=term.container),
            Column.SENSITIVITY: held.sensitivity_of(field, known),
            Column.CATEGORY: _category(term, known, held),
            **{column: union(cells[column] for cells in in_sets) for column in _SAID},
            **dict.fromkeys(FOLLOWED, OPEN),
        },
        status=known.status,
        unstated=known.status is Status.UNKNOWN,
        citations=known.citations,
    )
    parts = partial(_parts, field, names, in_sets, held, receivers)
    return Later(row, FOLLOWED, partial(_received, field, names, receivers), parts)


def _category(term: FieldTerm, known: Known, held: Held) -> Cell:
    named = held.facts.words.categories.get(term.category)  # a field of one’s own may have any
    label = named.label if named else text(term.category, term.category)
    return Cell(
        values=(known.model_copy(update={"value": term.category, "label": label}),), more=term.container
    )


def _in_set(field: str, name: str, held: Held, acting: Acting) -> dict[Column, Cell]:
    """What is said of a field as one data set holds it."""
    several = held.pursued(name)
    itself, known = held.itself(name), held.field(name, field)
    # That the data set is there is known; that it holds the field as well as is said of the field.
    named = tuple(
        weakened(each, known.status).model_copy(update={"citations": known.citations or each.citations})
        for each in itself.values
    )
    cells = {
        Column.PEOPLE: held.people(name),
        Column.CONDITION: held.condition(name, field),
        Column.PROVISION: held.provision(name),
        Column.PERIOD: held.period(name, field),
        Column.PURPOSE: purposes_of(several),
        Column.BASIS: bases_of(several),
        Column.ACTIVITY: acting.using(name, field, known),
    }
    if known.status is Status.UNKNOWN:
        cells = {column: doubted(cell) for column, cell in cells.items()}
    return {Column.DATA_SET: Cell(values=named), **cells}


def _received(field: str, names: Sequence[str], receivers: Receivers) -> dict[Column, Cell]:
    """Who receives it, of whichever data set, and where."""
    several = [receivers.of_field(field, name) for name in names]
    return {
        Column.PARTY: union(receivers.parties(ends) for ends in several),
        Column.COUNTRY: union(receivers.countries(ends) for ends in several),
    }


def _parts(
    field: str,
    names: Sequence[str],
    in_sets: Sequence[dict[Column, Cell]],
    held: Held,
    receivers: Receivers,
    wanted: Collection[Column],
) -> tuple[dict[Column, Cell], ...]:
    """The field set by set and, where that is asked, basis by basis and receiver by receiver."""
    found: list[dict[Column, Cell]] = []
    for name, cells in zip(names, in_sets, strict=True):
        founded = held.founded(name) if _FOUNDED.issubset(wanted) else ()
        one_by_one = [{column: each[column] for column in _FOUNDED} for each in founded]
        ends = {} if FOLLOWED.isdisjoint(wanted) else receivers.of_field(field, name)
        received = {**cells, Column.PARTY: receivers.parties(ends), Column.COUNTRY: receivers.countries(ends)}
        each_end = at_each(ends, receivers) if FOLLOWED.issubset(wanted) else ()
        found += [{**received, **part} for part in crossed(one_by_one, each_end) or ({},)]
    return tuple(found) if len(found) > 1 else ()
