"""Engagements and contracts: what parties are engaged for, and what is agreed with them."""

from collections.abc import Iterator
from functools import partial

from dataflow.checks.engagements import Engaged
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.contract_cells import contract_cells
from dataflow.lists.engaged_cells import Cells
from dataflow.lists.holdings import OF_DATA
from dataflow.lists.material import Later, Material
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Listed
from registry.records.evidence import Status, evidence_of
from registry.records.text import Lang, Text, both


def engagements(material: Material) -> Iterator[Later]:
    """Every engagement of the day, whoever engages."""
    for each in _third_parties_first(material):
        yield engaged_row(each, Listed.ENGAGEMENTS, {}, material)


def contracts(material: Material) -> Iterator[Later]:
    """The contract of each engagement of the day, also where none is on record."""
    for each in _third_parties_first(material):
        said = contract_cells(each, material.facts)
        yield engaged_row(each, Listed.CONTRACTS, said, material)


def engaged_row(
    engaged: Engaged, listed: Listed, own: dict[Column, Cell], material: Material, *, unstated: bool = False
) -> Later:
    """An engagement as a list tells it. `own`: the cells that mean something else there."""
    facts = material.facts
    entry = evidence_of(engaged.engagement, material.registry.actors[engaged.actor])
    cells = {
        **material.parties.where(engaged.actor),
        **material.engaged.of(engaged),
        **own,
    }
    row = Row(
        id=f"{engaged.actor}.{engaged.name}",
        label=_label(engaged, material),
        subject_kind="actor",
        subject=engaged.actor,
        cells={column: cells[column] for column in columns_of(listed) if column in cells},
        status=entry.standing,
        unstated=unstated or entry.standing is Status.UNKNOWN,
        citations=facts.cited(entry.cite),
    )
    return Later(row, OF_DATA, partial(_data, engaged, material))


def _data(engaged: Engaged, material: Material) -> Cells:
    return material.engaged.data(engaged, material.holdings)


def _third_parties_first(material: Material) -> list[Engaged]:
    """The engagements of others, then those in which the organisation itself is engaged: who asks about engagements or
    contracts asks about third parties first."""
    own = material.registry.organisation.id
    return sorted(material.engagements.all, key=lambda each: each.actor == own)


def _label(engaged: Engaged, material: Material) -> Text:
    """Who is engaged; what for as well, where it is engaged several times; of the organisation also by whom."""
    actors, own = material.registry.actors, material.registry.organisation.id
    name, several = actors[engaged.actor].name, len(material.engagements.of(engaged.actor)) > 1

    def label(lang: Lang) -> str:
        party = name.say(lang)
        if several:
            party = WORDS.say(lang, "engaged_as", party=party, engagement=engaged.label.say(lang))
        if engaged.actor == own:
            party = WORDS.say(lang, "engaged_for", party=party, by=actors[engaged.by].name.say(lang))
        return party

    return both(label) if several or engaged.actor == own else name
