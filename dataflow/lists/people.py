"""People: the data subjects, listed."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from dataflow.facts.known import Known
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import union
from dataflow.lists.held import Held
from dataflow.lists.material import Later, Material
from dataflow.lists.pursued import purposes_of
from dataflow.lists.receivers import Receivers
from dataflow.lists.record_cells import OPEN, doubted
from dataflow.question.wanted import Column
from registry.records.evidence import Status

_OF_A_SET = (
    Column.DATA_SET, Column.FIELD, Column.SENSITIVITY, Column.PURPOSE, Column.AGE, Column.PARTY,
)  # fmt: skip


def people(material: Material) -> Iterator[Later]:
    """Everybody whose data a data set of the day is said to be, or whom a flow of the day takes data from, in the
    order of the vocabulary.

    Whether a data set is about them too that a flow fills from them, and is said to be about others, nobody knows.
    """
    held, receivers = Held(material), Receivers(material)
    about = _about(held)
    for id_ in material.facts.words.data_subjects:
        if id_ in about:
            yield _row(id_, about[id_], held, receivers)


def _about(held: Held) -> Mapping[str, dict[str, Status]]:
    """By people: the data sets that are about them, and those that perhaps are."""
    found: dict[str, dict[str, Status]] = {}
    for name in held.names:
        for id_ in held.record(name).subjects:
            found.setdefault(id_, {})[name] = held.record(name).standing
    for arc in held.material.arcs:
        if arc.source.kind == "person":
            sets = found.setdefault(arc.source.name, {})
            for instance in arc.carries or ():
                sets.setdefault(instance.data_set, Status.UNKNOWN)
    return found


def _row(id_: str, sets: Mapping[str, Status], held: Held, receivers: Receivers) -> Later:
    facts = held.facts
    label = facts.words.data_subjects[id_].label
    status = min(sets.values(), key=lambda each: each.weakness, default=Status.UNKNOWN)
    surely = [name for name in sets if id_ in held.record(name).subjects]
    citations = tuple(
        dict.fromkeys(cited for name in surely for cited in facts.cited(held.record(name).cite))
    )
    itself = Known(value=id_, label=label, status=status, citations=citations)
    parts = tuple(_parts(sets, held, lambda _: OPEN))
    row = Row(
        id=id_,
        label=label,
        subject_kind="people",
        subject=id_,
        cells={Column.PEOPLE: Cell(values=(itself,)), **_whole(parts)},
        status=status,
        unstated=status is Status.UNKNOWN,
        citations=citations,
    )

    def received(name: str) -> Cell:
        return receivers.parties(receivers.of_data_set(name))

    return Later(
        row,
        frozenset({Column.PARTY}),
        lambda: _whole(tuple(_parts(sets, held, received))),
        lambda wanted: tuple(_parts(sets, held, received)) if Column.PARTY in wanted else parts,
    )


def _whole(parts: Sequence[Mapping[Column, Cell]]) -> dict[Column, Cell]:
    return {column: union(part[column] for part in parts) for column in parts[0]}


def _parts(
    sets: Mapping[str, Status], held: Held, received: Callable[[str], Cell]
) -> Iterator[dict[Column, Cell]]:
    """The data sets one by one, what is used for what and given to whom."""
    for name, status in sets.items():
        cells = {
            Column.DATA_SET: held.itself(name),
            Column.FIELD: held.all_fields(name),
            Column.SENSITIVITY: held.sensitivity(name),
            Column.PURPOSE: purposes_of(held.pursued(name)),
            Column.AGE: held.age(name),
            Column.PARTY: received(name),
        }
        sure = status is not Status.UNKNOWN
        yield cells if sure else {column: doubted(cell) for column, cell in cells.items()}
    # A data set of which nobody says whose it is may be theirs.
    if not sets or any(not held.record(name).subjects for name in held.names):
        yield dict.fromkeys(_OF_A_SET, OPEN)
