"""Retention: how long data is kept, rule by rule, and what has no rule, listed (GDPR Art. 5(1)(e), 13(2)(a))."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dataflow.answers.periods import place_of
from dataflow.facts.known import Known, Retained
from dataflow.facts.parties import stop_of
from dataflow.facts.receiver import is_own, purposes_known
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import cell, merged, union
from dataflow.lists.held import Held
from dataflow.lists.material import Material
from dataflow.lists.pursued import purposes_of
from dataflow.lists.record_cells import EMPTY, OPEN, numbered, worded, written
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
        yield from _rows([_of_set(name, held, stored)], held)
    for flows in stored.at.values():
        yield from _rows([_of_flow(arcs, held) for arcs in flows], held)


class _Stored:
    """The flows of the day that bring something to a place, and may leave it there."""

    def __init__(self, held: Held) -> None:
        found: dict[str, dict[tuple[str | int, ...], list[Arc]]] = {}
        self._own: dict[str, dict[str, Known]] = {}
        for arc in held.material.arcs:
            if arc.target.holder is None or arc.storage.value == "not_stored":
                continue
            rules = any(rule.holds_on(held.facts.on) for rule in arc.retention)
            if is_own(arc, held.facts.registry) and not rules:
                self._keep(arc, held)
            else:
                # A flow is drawn once for each pair of its ends, and its rules are the same on all.
                found.setdefault(arc.target.key, {}).setdefault(arc.path, []).append(arc)
        self.at: Mapping[str, Sequence[Sequence[Arc]]] = {
            key: tuple(flows.values()) for key, flows in found.items()
        }
        """By place: its flows, each with what it is drawn as."""

    def _keep(self, arc: Arc, held: Held) -> None:
        spot = Known(
            value=arc.target.key, label=stop_of(arc.target, held.facts).label, status=Status.DECLARED
        )
        for instance in arc.carries or ():
            self._own.setdefault(instance.data_set, {})[arc.target.key] = spot

    def own_places(self, name: str) -> Cell:
        """The organisation’s own places that the rules of a data set are about."""
        return Cell(values=tuple(self._own.get(name, {}).values()), more=name not in self._own)


class _Kept(NamedTuple):
    """A data set at the organisation’s, or what one flow brings to a place."""

    id: str
    where: Text
    rules: Sequence[Retention]
    entry: Evidence
    about: Mapping[Instance, Status]
    sets: Sequence[str]
    cells: Mapping[Column, Cell]
    purposes: Cell
    none: Cell = EMPTY
    """The period of what no rule is about."""
    unsaid: bool = False
    """Whether nobody has said what is kept."""

    def bare(self, on: datetime.date) -> Mapping[Instance, Status]:
        """What no rule of the day is about."""
        said = [rule for rule in self.rules if rule.holds_on(on) and (rule.period or rule.criteria)]
        if any(not rule.fields for rule in said):
            return {}
        named = {field for rule in said for field in rule.fields}
        return {each: status for each, status in self.about.items() if each.field not in named}

    def lacks(self, on: datetime.date) -> bool:
        """Whether there is anything that no rule is about, or nobody has said what there is and no rule is given."""
        said = any(rule.holds_on(on) and (rule.period or rule.criteria) for rule in self.rules)
        return bool(self.bare(on)) or not (said or self.about)


def _of_set(name: str, held: Held, stored: _Stored) -> _Kept:
    record = held.record(name)
    fields = [Instance(field, name) for field in held.fields(name)]
    own = held.facts.registry.organisation
    cells = {
        Column.PLACE: stored.own_places(name),
        Column.PARTY: Cell(values=(Known(value=own.id, label=own.name, status=Status.DECLARED),)),
        Column.STORAGE: OPEN,
    }
    about = {each: held.field(name, each.field).status for each in fields}
    purposes = purposes_of(held.pursued(name))
    return _Kept(name, record.label, record.retention, record, about, (name,), cells, purposes)


def _of_flow(arcs: Sequence[Arc], held: Held) -> _Kept:
    arc, facts = arcs[0], held.facts
    about = held.certainty.best_of(arcs)
    sets = tuple(dict.fromkeys((*(each.data_set for each in about), *arc.about)))
    stop, holder = stop_of(arc.target, facts), str(arc.target.holder)
    storage = facts.known(arc.storage, arc.evidence, lambda value: WORDS.both(f"storage.{value}"))
    cells = {
        Column.PLACE: Cell(values=(Known(value=stop.key, label=stop.label, status=Status.DECLARED),)),
        Column.PARTY: Cell(
            values=(Known(value=holder, label=facts.registry.actors[holder].name, status=Status.DECLARED),)
        ),
        Column.STORAGE: cell([storage]),
    }
    return _Kept(
        arc.target.key,
        place_of(arc, facts),
        arc.retention,
        arc.evidence,
        about,
        sets,
        cells,
        _what_for(arc, sets, held),
        EMPTY if arc.storage.value is not None else _NOT_STATED,
        unsaid=arc.carries is None,
    )


def _what_for(arc: Arc, sets: Sequence[str], held: Held) -> Cell:
    several = tuple(each.purpose for each in purposes_known(arc, sets, held.facts))
    return Cell(values=merged(several)) if several else OPEN


def _rows(several: Sequence[_Kept], held: Held) -> Iterator[Row]:
    """One row for each rule of what comes to one place, and one for all that none is about: apart what is stored there
    and what may be."""
    on, number = held.facts.on, 0
    for each in several:
        for rule in each.rules:
            if rule.holds_on(on):
                number += 1
                yield from _ruled(each, rule, number, held)
    bare: dict[bool, list[_Kept]] = {}
    for each in several:
        if each.lacks(on):
            bare.setdefault(each.none is EMPTY, []).append(each)
    names: dict[str, int] = {}
    for alike in bare.values():
        whole = any(each.rules for each in several) and any(
            len(each.bare(on)) < len(each.about) for each in alike
        )
        yield _unruled(alike, numbered(alike[0].id, names, "/"), whole, held)


def _ruled(kept: _Kept, rule: Retention, number: int, held: Held) -> Iterator[Row]:
    (told,) = held.facts.retention([rule], kept.entry)
    own = rule if rule.cite or rule.status is not None else kept.entry
    if not told.said:
        return
    named = {
        each: known for each, known in kept.about.items() if not rule.fields or each.field in rule.fields
    }
    yield Row(
        id=f"{kept.id}#{number}",
        label=worded("kept", what=kept.where, rule=told.label),
        cells={
            **kept.cells,
            **_what(named, kept.sets, held, kept.unsaid and not rule.fields),
            Column.PURPOSE: kept.purposes,
            Column.PERIOD: Cell(values=(_period(told),)),
            Column.STARTS: written(rule.starts, own, held.facts),
            Column.CONDITION: written(rule.condition, own, held.facts),
        },
        status=told.status,
        unstated=told.status is Status.UNKNOWN,
        citations=told.citations,
    )


def _unruled(several: Sequence[_Kept], id_: str, part: bool, held: Held) -> Row:
    """What no rule is about; `part`: beside other things that one is about."""
    facts, first = held.facts, several[0]
    about: dict[Instance, Status] = {}
    for kept in several:
        for each, status in kept.bare(facts.on).items():
            about[each] = min(status, about.get(each, status), key=lambda known: known.weakness)
    status = min((each.entry.standing for each in several), key=lambda each: each.weakness)
    sets = tuple(dict.fromkeys(name for each in several for name in each.sets))
    return Row(
        id=id_,
        label=worded("kept-rest" if part else "kept-bare", what=first.where),
        cells={
            **first.cells,
            Column.STORAGE: union(each.cells[Column.STORAGE] for each in several),
            **_what(about, sets, held, any(each.unsaid for each in several)),
            Column.PURPOSE: union(each.purposes for each in several),
            Column.PERIOD: first.none,
            Column.STARTS: EMPTY,
            Column.CONDITION: EMPTY,
        },
        status=status,
        unstated=status is Status.UNKNOWN,
        citations=tuple(dict.fromkeys(cited for each in several for cited in facts.cited(each.entry.cite))),
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
