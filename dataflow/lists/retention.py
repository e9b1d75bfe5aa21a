"""Retention: how long data is kept, rule by rule, and what has no rule, listed (GDPR Art. 5(1)(e), 13(2)(a))."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dataflow.answers.periods import place_of
from dataflow.facts.known import Known, Retained
from dataflow.facts.parties import stop_of
from dataflow.facts.receiver import is_own, purposes_known
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import cell, merged
from dataflow.lists.held import Held
from dataflow.lists.material import Material
from dataflow.lists.pursued import purposes_of
from dataflow.lists.record_cells import EMPTY, OPEN, worded, written
from dataflow.question.wanted import Column
from registry.records.data_set import Retention
from registry.records.evidence import Evidence, Status
from registry.records.text import Text

_NOT_STATED = Cell(values=(Known(),))
"""Neither a period nor its absence: whether anything is kept there, nobody has said."""


def retention(material: Material) -> Iterator[Row]:
    """Every rule of each data set, then of each flow that gives one; and what of either has no rule: a whole data set,
    the fields that no rule names, what a third party stores.

    At the organisation’s own places the rules of the data set hold where the flow gives none. What passes through is
    not kept. Where nobody says whether anything is stored, it is not known whether a period is missing.
    """
    held = Held(material)
    stored = _Stored(held)
    for name in held.names:
        yield from _of_set(name, held, stored)
    for arcs in stored.flows:
        yield from _of_flow(arcs, held)


class _Stored:
    """The flows of the day that bring something to a place, and may leave it there."""

    def __init__(self, held: Held) -> None:
        found: dict[tuple[object, ...], list[Arc]] = {}
        self._own: dict[str, dict[str, Known]] = {}
        for arc in held.material.arcs:
            if arc.target.holder is None or arc.storage.value == "not_stored":
                continue
            rules = any(rule.holds_on(held.facts.on) for rule in arc.retention)
            if is_own(arc, held.facts.registry) and not rules:
                self._keep(arc, held)
            else:
                # A flow is drawn once for each pair of its ends, and its rules are the same on all.
                found.setdefault((arc.path, arc.target.key), []).append(arc)
        self.flows: Sequence[Sequence[Arc]] = tuple(found.values())

    def _keep(self, arc: Arc, held: Held) -> None:
        spot = Known(
            value=arc.target.key, label=stop_of(arc.target, held.facts).label, status=Status.DECLARED
        )
        for instance in arc.carries or ():
            self._own.setdefault(instance.data_set, {})[arc.target.key] = spot

    def own_places(self, name: str) -> Cell:
        """The organisation’s own places that the rules of a data set are about."""
        return Cell(values=tuple(self._own.get(name, {}).values()), more=name not in self._own)


def _of_set(name: str, held: Held, stored: _Stored) -> Iterator[Row]:
    record, facts = held.record(name), held.facts
    fields = [Instance(field, name) for field in held.fields(name)]
    own = facts.registry.organisation
    cells = {
        Column.PLACE: stored.own_places(name),
        Column.PARTY: Cell(values=(Known(value=own.id, label=own.name, status=Status.DECLARED),)),
        Column.PURPOSE: purposes_of(held.pursued(name)),
        Column.STORAGE: OPEN,
    }
    about = {each: held.field(name, each.field).status for each in fields}
    yield from _rows(name, record.label, record.retention, record, about, (name,), cells, held, EMPTY)


def _of_flow(arcs: Sequence[Arc], held: Held) -> Iterator[Row]:
    arc, facts = arcs[0], held.facts
    about = held.certainty.best_of(arcs)
    sets = tuple(dict.fromkeys((*(each.data_set for each in about), *arc.about)))
    stop, holder = stop_of(arc.target, facts), str(arc.target.holder)
    cells = {
        Column.PLACE: Cell(values=(Known(value=stop.key, label=stop.label, status=Status.DECLARED),)),
        Column.PARTY: Cell(
            values=(Known(value=holder, label=facts.registry.actors[holder].name, status=Status.DECLARED),)
        ),
        Column.PURPOSE: _what_for(arc, sets, held),
        Column.STORAGE: cell(
            [facts.known(arc.storage, arc.evidence, lambda value: WORDS.both(f"storage.{value}"))]
        ),
    }
    none = EMPTY if arc.storage.value is not None else _NOT_STATED
    id_ = f"{'/'.join(map(str, arc.path))}>{arc.target.key}"
    unsaid = arc.carries is None
    yield from _rows(
        id_, place_of(arc, facts), arc.retention, arc.evidence, about, sets, cells, held, none, unsaid
    )


def _what_for(arc: Arc, sets: Sequence[str], held: Held) -> Cell:
    several = tuple(each.purpose for each in purposes_known(arc, sets, held.facts))
    return Cell(values=merged(several)) if several else OPEN


def _rows(
    id_: str,
    where: Text,
    rules: Iterable[Retention],
    entry: Evidence,
    about: Mapping[Instance, Status],
    sets: Sequence[str],
    cells: Mapping[Column, Cell],
    held: Held,
    none: Cell,
    unsaid: bool = False,
) -> Iterator[Row]:
    """One row for each rule, and one for what none is about. `none`: the period of that; `unsaid`: that nobody has
    said what is kept."""
    facts = held.facts
    bare = dict(about)
    whole = False
    for number, rule in enumerate(each for each in rules if each.holds_on(facts.on)):
        (told,) = facts.retention([rule], entry)
        own = rule if rule.cite or rule.status is not None else entry
        if not told.said:
            continue
        whole = whole or not rule.fields
        named = {each: known for each, known in about.items() if not rule.fields or each.field in rule.fields}
        bare = {each: known for each, known in bare.items() if each not in named}
        yield Row(
            id=f"{id_}#{number + 1}",
            label=worded("kept", what=where, rule=told.label),
            cells={
                **cells,
                **_what(named, sets, held, unsaid and not rule.fields),
                Column.PERIOD: Cell(values=(_period(told),)),
                Column.STARTS: written(rule.starts, own, facts),
                Column.CONDITION: written(rule.condition, own, facts),
            },
            status=told.status,
            unstated=told.status is Status.UNKNOWN,
            citations=told.citations,
        )
    if bare or not (whole or about):
        part = len(bare) < len(about)
        yield Row(
            id=id_,
            label=worded("kept-rest" if part else "kept-bare", what=where),
            cells={
                **cells,
                **_what(bare, sets, held, unsaid),
                Column.PERIOD: none,
                Column.STARTS: EMPTY,
                Column.CONDITION: EMPTY,
            },
            status=entry.standing,
            unstated=entry.standing is Status.UNKNOWN,
            citations=facts.cited(entry.cite),
        )


def _period(told: Retained) -> Known:
    """The period; of criteria alone a value that is no length of time: it is on record, and longer than nothing."""
    return told.known.model_copy(update={"status": told.status})


def _what(
    about: Mapping[Instance, Status], sets: Sequence[str], held: Held, unsaid: bool
) -> dict[Column, Cell]:
    """What is kept: the fields, of which data sets and people."""
    brought = held.brought(tuple(about.items()), unsaid)
    named = tuple(dict.fromkeys(each.data_set for each in about) if about else dict.fromkeys(sets))
    return {
        Column.FIELD: brought.fields,
        Column.SENSITIVITY: brought.sensitivity,
        Column.DATA_SET: held.over(named, held.itself),
        Column.PEOPLE: held.over(named, held.people),
    }
