"""Statements that stand by themselves, listed: what is said not to be done, formalities, security measures."""

import datetime
from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.lists import apart
from dataflow.facts.parties import party_of, stop_of
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import cell, union
from dataflow.lists.held import Held
from dataflow.lists.material import Material
from dataflow.lists.record_cells import EMPTY, OPEN, numbered, or_every, worded
from dataflow.question.wanted import Column
from registry.records.ends import ends_named, place
from registry.records.evidence import Evidence, Status, evidence_of
from registry.records.prose import day_text
from registry.records.statements import Denial
from registry.records.text import Text, both


def denials(material: Material) -> Iterator[Row]:
    """What is said not to be done on the day, in the order of the registry. One that names no data, no people or no
    purpose is about all of them."""
    facts, names = material.facts, dict[str, int]()
    for each in material.registry.denials:
        if each.holds_on(facts.on):
            yield _denial(each, numbered(f"{each.who}.{each.act}", names), facts)


def _denial(each: Denial, id_: str, facts: Facts) -> Row:
    words = facts.words
    who, act = facts.registry.actors[each.who].name, words.denial_acts[each.act]
    return Row(
        id=id_,
        label=worded("denial", who=who, negation=act.negation),
        cells={
            Column.PARTY: Cell(values=(facts.statement(each, each.who, who),)),
            Column.ACT: Cell(values=(facts.statement(each, each.act, act.label),)),
            Column.FIELD: _fields(each, facts),
            Column.DATA_SET: or_every(
                each.data_sets,
                lambda id_: facts.registry.data_sets[id_].label,
                each,
                facts,
                WORDS.both("every.data_set"),
            ),
            Column.PURPOSE: or_every(
                (use.purpose for use in each.purposes),
                lambda id_: words.purposes[id_].label,
                each,
                facts,
                WORDS.both("every.purpose"),
            ),
            Column.PEOPLE: or_every(
                each.subjects,
                lambda id_: words.data_subjects[id_].label,
                each,
                facts,
                WORDS.both("every.people"),
            ),
            Column.CONDITION: _limits(each, facts),
        },
        status=each.standing,
        unstated=each.standing is Status.UNKNOWN,
        citations=facts.cited(each.cite),
    )


def _fields(each: Denial, facts: Facts) -> Cell:
    """The fields that are named, each with its parts and kinds: what is said of names is said of first names."""
    named = or_every(each.fields, facts.field, each, facts, WORDS.both("every.field"))
    if not each.fields:
        return named
    values = (
        known.model_copy(
            update={"value": ",".join((str(known.value), *facts.words.descendants(str(known.value))))}
        )
        for known in named.values
    )
    return Cell(values=tuple(values))


def _limits(each: Denial, facts: Facts) -> Cell:
    """What it leaves out, and to whom and where it is limited."""
    told: list[tuple[str, Text]] = []
    if each.to is not None:
        towards = facts.registry.actors[each.to].name
        told.append((each.to, worded("denial-to", who=towards)))
    if each.places:
        ends = [end for name in each.places for end in ends_named(facts.registry, set(), name, each.who)]
        spots = [stop_of(end, facts).label for end in ends]
        where = both(lambda lang: apart((spot.say(lang) for spot in spots), lang))
        told.append(
            (
                ",".join(end.key for end in ends),
                worded("denial-at", places=where),
            )
        )
    if each.outside is not None:
        told.append((each.outside, facts.outside(each.outside)))
    if each.exception is not None:
        left_out = each.exception
        told.append(
            (
                str(left_out.fr or left_out.en),
                worded("denial-but", what=left_out),
            )
        )
    return Cell(values=tuple(facts.statement(each, value, label) for value, label in told))


def formalities(material: Material) -> Iterator[Row]:
    """The declarations to and authorisations of the authorities that hold on the day, in the order of the registry."""
    facts, names = material.facts, dict[str, int]()
    for each in material.registry.formalities:
        if not each.holds_on(facts.on):
            continue
        law, kind = facts.words.regimes[each.regime].label, WORDS.both(f"formality.{each.kind}")
        transfers = each.kind == "transfer_authorisation"
        every = WORDS.both("every.receiver")
        receivers = or_every(each.actors, lambda id_: facts.registry.actors[id_].name, each, facts, every)
        yield Row(
            id=numbered(f"{each.regime}.{each.kind}", names),
            label=worded("of", what=kind, whose=law),
            cells={
                Column.KIND: Cell(values=(facts.statement(each, each.kind, kind),)),
                Column.LAW: Cell(values=(facts.statement(each, each.regime, law),)),
                Column.NUMBER: _plain(each.number, each, facts),
                Column.SINCE: _day(each.valid_from, each, facts),
                Column.UNTIL: _day(each.valid_to, each, facts),
                Column.DATA_SET: or_every(
                    each.data_sets,
                    lambda id_: facts.registry.data_sets[id_].label,
                    each,
                    facts,
                    WORDS.both("every.data_set"),
                ),
                Column.PARTY: receivers if each.actors or transfers else EMPTY,
                Column.COUNTRY: Cell(
                    values=tuple(facts.statement(each, code, facts.country(code)) for code in each.countries),
                    more=transfers and not each.countries,
                ),
            },
            status=each.standing,
            unstated=each.standing is Status.UNKNOWN,
            citations=facts.cited(each.cite),
        )


def measures(material: Material) -> Iterator[Row]:
    """The security measures that are said to be taken on the day, actor by actor: claims, and no certificates
    (GDPR Art. 32)."""
    facts, held, names = material.facts, Held(material), dict[str, int]()
    own = material.registry.organisation.id
    for id_, actor in material.registry.actors.items():
        if not actor.holds_on(facts.on):
            continue
        roles = _roles(id_, held) if actor.measures else OPEN
        if actor.measures and id_ == own:
            roles = held.over(held.names, held.role)
        for each in actor.measures:
            if not each.holds_on(facts.on):
                continue
            entry = evidence_of(each, actor)
            yield Row(
                id=numbered(id_, names),
                label=each.measure,
                subject_kind="actor",
                subject=id_,
                cells={
                    Column.PARTY: Cell(values=(Known(value=id_, label=actor.name, status=Status.DECLARED),)),
                    Column.MESSAGE: Cell(
                        values=(
                            facts.statement(entry, str(each.measure.fr or each.measure.en), each.measure),
                        )
                    ),
                    Column.SINCE: _day(each.valid_from, entry, facts),
                    Column.ROLE: roles,
                    Column.COUNTRY: cell([party_of(place(id_, ""), facts).country]),
                },
                status=entry.standing,
                unstated=entry.standing is Status.UNKNOWN,
                citations=facts.cited(entry.cite),
            )


def _roles(id_: str, held: Held) -> Cell:
    actor = held.facts.registry.actors[id_]
    several = [
        cell([held.facts.role(each.role, evidence_of(each, actor))])
        for each in actor.engagements.values()
        if each.holds_on(held.facts.on)
    ]
    return union(several) if several else OPEN


def _plain(words: str | None, entry: Evidence, facts: Facts) -> Cell:
    return Cell(values=(facts.statement(entry, words, Text(fr=words, en=words)),)) if words else EMPTY


def _day(day: datetime.date | None, entry: Evidence, facts: Facts) -> Cell:
    if day is None:
        return EMPTY
    return Cell(values=(facts.statement(entry, day.isoformat(), day_text(day)),))
