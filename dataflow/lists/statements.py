"""Statements that stand by themselves, listed: what is said not to be done, formalities."""

import datetime
from collections.abc import Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.lists import apart
from dataflow.facts.parties import stop_of
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.material import Material
from dataflow.lists.record_cells import EMPTY, numbered, or_every, worded
from dataflow.question.wanted import Column
from registry.records.ends import ends_named
from registry.records.evidence import Evidence, Status
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


def _plain(words: str | None, entry: Evidence, facts: Facts) -> Cell:
    return Cell(values=(facts.statement(entry, words, Text(fr=words, en=words)),)) if words else EMPTY


def _day(day: datetime.date | None, entry: Evidence, facts: Facts) -> Cell:
    if day is None:
        return EMPTY
    return Cell(values=(facts.statement(entry, day.isoformat(), day_text(day)),))
