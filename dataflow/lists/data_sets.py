"""Data sets: what is held together about the same people, listed."""

from collections.abc import Collection, Iterator
from functools import partial

from dataflow.lists.acting import Acting
from dataflow.lists.answer import Cell, Row
from dataflow.lists.held import Held
from dataflow.lists.material import Later, Material
from dataflow.lists.pursued import bases_of, laws_of, purposes_of
from dataflow.lists.receivers import FOLLOWED, Receivers, at_each
from dataflow.lists.record_cells import OPEN, crossed
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Listed
from registry.records.evidence import Status


def data_sets(material: Material) -> Iterator[Later]:
    """Every data set of the day, in order of id."""
    held, receivers, acting = Held(material), Receivers(material), Acting(material)
    has = columns_of(Listed.DATA_SETS)
    for name in held.names:
        record = held.record(name)
        cells = {
            **_cells(name, held),
            Column.ACTIVITY: acting.using_any(name),
            **dict.fromkeys(FOLLOWED, OPEN),
        }
        row = Row(
            id=name,
            label=record.label,
            subject_kind="data_set",
            subject=name,
            cells={column: cells[column] for column in has if column in cells},
            status=record.standing,
            unstated=record.standing is Status.UNKNOWN,
            citations=material.facts.cited(record.cite),
        )
        yield Later(
            row, FOLLOWED, partial(_received, name, receivers), partial(_parts, name, held, receivers)
        )


def _cells(name: str, held: Held) -> dict[Column, Cell]:
    several = held.pursued(name)
    return {
        Column.DATA_SET: held.itself(name),
        Column.PEOPLE: held.people(name),
        Column.FIELD: held.all_fields(name),
        Column.SENSITIVITY: held.sensitivity(name),
        Column.ROLE: held.role(name),
        Column.PROVISION: held.provision(name),
        Column.AGE: held.age(name),
        Column.PERIOD: held.period(name),
        Column.PURPOSE: purposes_of(several),
        Column.BASIS: bases_of(several),
        Column.LAW: laws_of(several, held.facts),
    }


def _received(name: str, receivers: Receivers) -> dict[Column, Cell]:
    """Who receives it and where."""
    ends = receivers.of_data_set(name)
    return {Column.PARTY: receivers.parties(ends), Column.COUNTRY: receivers.countries(ends)}


def _parts(
    name: str, held: Held, receivers: Receivers, wanted: Collection[Column]
) -> tuple[dict[Column, Cell], ...]:
    founded = held.founded(name)
    if not FOLLOWED.issubset(wanted):
        return crossed(founded)
    return crossed(founded, at_each(receivers.of_data_set(name), receivers))
