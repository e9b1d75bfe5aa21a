"""Fields: the kinds of personal data that are held or handed on, each once, listed."""

from collections.abc import Iterator, Sequence, Set

from dataflow.facts.known import Known
from dataflow.facts.together import agreeing
from dataflow.lists.answer import Cell, Row
from dataflow.lists.record_cells import OPEN, crossed, joined
from dataflow.lists.held import Held
from dataflow.lists.material import Material
from dataflow.lists.pursued import bases_of, purposes_of
from dataflow.lists.receivers import Receivers, at_each
from dataflow.question.wanted import Column
from registry.records.evidence import Status
from registry.records.text import Text

_FOLLOWED = frozenset({Column.PARTY, Column.COUNTRY})
_FOUNDED = frozenset({Column.PURPOSE, Column.BASIS})
_SAID = frozenset({Column.DATA_SET, Column.PEOPLE, Column.CONDITION, Column.PROVISION, Column.PERIOD})
_OF_A_SET = _SAID | _FOUNDED | _FOLLOWED
"""What may differ between two data sets that hold the same field."""


def fields(material: Material, columns: Set[Column] | None = None) -> Iterator[Row]:
    """Every field of a data set of the day, and every one that a flow carries, in the order of the vocabulary."""
    held, receivers = Held(material), Receivers(material)
    where: dict[str, list[str]] = {}
    for name in held.names:
        for field in held.fields(name):
            where.setdefault(field, []).append(name)
    for field in material.facts.words.fields:
        if field in where:
            yield _row(field, where[field], held, receivers, columns)


def _row(
    field: str, names: Sequence[str], held: Held, receivers: Receivers, columns: Set[Column] | None
) -> Row:
    facts = held.facts
    known = agreeing([held.field(name, field) for name in names])
    term = facts.words.fields[field]
    in_sets = [_in_set(field, name, held, receivers, columns) for name in names]
    return Row(
        id=field,
        label=term.label,
        subject_kind="field",
        subject=field,
        cells={
            # What may hold anything may be any field, of any kind.
            Column.FIELD: Cell(values=(known,), more=term.container),
            Column.SENSITIVITY: held.sensitivity_of(field, known),
            Column.CATEGORY: _of_term(
                term.category, facts.words.categories[term.category].label, known, term.container
            ),
            **{column: joined(cells[column] for cells in in_sets) for column in _OF_A_SET},
        },
        parts=_parts(field, names, in_sets, held, receivers, columns),
        status=known.status,
        citations=known.citations,
    )


def _of_term(id_: str, label: Text, known: Known, container: bool) -> Cell:
    value = known.model_copy(update={"value": id_, "label": label})
    return Cell(values=(value,), more=container)


def _in_set(
    field: str, name: str, held: Held, receivers: Receivers, columns: Set[Column] | None
) -> dict[Column, Cell]:
    """What is said of a field as one data set holds it."""
    several = held.pursued(name)
    followed = columns is None or not columns.isdisjoint(_FOLLOWED)
    ends = receivers.of_field(field, name) if followed else {}
    itself = held.itself(name)
    known = held.field(name, field)
    # That the data set is there is known; that it holds the field as well as is said of the field.
    status = Status.weakest(known.status, *(each.status for each in itself.values))
    named = tuple(
        each.model_copy(update={"status": status, "citations": known.citations or each.citations})
        for each in itself.values
    )
    return {
        Column.DATA_SET: Cell(values=named),
        Column.PEOPLE: held.people(name),
        Column.CONDITION: held.condition(name, field),
        Column.PROVISION: held.provision(name),
        Column.PERIOD: held.period(name, field),
        Column.PURPOSE: purposes_of(several),
        Column.BASIS: bases_of(several),
        Column.PARTY: receivers.parties(ends) if followed else OPEN,
        Column.COUNTRY: receivers.countries(ends) if followed else OPEN,
    }


def _parts(
    field: str,
    names: Sequence[str],
    in_sets: Sequence[dict[Column, Cell]],
    held: Held,
    receivers: Receivers,
    columns: Set[Column] | None,
) -> tuple[dict[Column, Cell], ...]:
    """The field set by set and, where that is asked, basis by basis and receiver by receiver."""
    founded = columns is not None and columns >= _FOUNDED
    followed = columns is not None and columns >= _FOLLOWED
    found: list[dict[Column, Cell]] = []
    for name, cells in zip(names, in_sets, strict=True):
        one_by_one = [
            {column: each[column] for column in _FOUNDED} for each in (held.founded(name) if founded else ())
        ]
        ends = receivers.of_field(field, name) if followed else {}
        inside = crossed(one_by_one, at_each(ends, receivers))
        found += [{**cells, **part} for part in inside or ({},)]
    return tuple(found) if len(found) > 1 else ()
