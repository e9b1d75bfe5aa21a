"""Systems: the applications of the registry, with the places they consist of, listed."""

from collections.abc import Iterator, Sequence

from dataflow.facts.activity_facts import ActivityFacts
from dataflow.facts.parties import party_of, placed
from dataflow.facts.taking import Taken
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import merged, stated, union
from dataflow.lists.holdings import OF_DATA
from dataflow.lists.material import Later, Material
from dataflow.lists.place_cells import hosting, named
from dataflow.lists.record_cells import OPEN, doubted
from dataflow.question.wanted import Column
from registry.records.activity import System
from registry.records.ends import End, ends_named
from registry.records.evidence import Status, evidence_of
from registry.records.text import Text

_FOLLOWED = OF_DATA | {Column.ACTIVITY}


def systems(material: Material) -> Iterator[Later]:
    """Every system of the day, in order of id."""
    told = ActivityFacts(material.facts)
    for id_, system in sorted(material.registry.systems.items()):
        if system.holds_on(material.on):
            yield _row(id_, system, material, told)


def _row(id_: str, system: System, material: Material, told: ActivityFacts) -> Later:
    facts, registry = material.facts, material.registry
    ends = [
        end
        for name in system.places
        for end in ends_named(registry, set(), name, registry.organisation.id)
        if registry.actors[str(end.actor)].places[end.name].holds_on(material.on)
    ]
    spots = [(end, registry.actors[str(end.actor)].places[end.name]) for end in ends]
    here = [hosting(str(end.actor), [spot], facts) for end, spot in spots]
    country = doubted(union(here), system.standing) if here else OPEN
    places = Cell(
        values=tuple(
            known.model_copy(update={"label": _at(end, spot.label, material)})
            for end, spot in spots
            for known in [named(str(end.actor), end, spot, facts)]
        ),
        more=not spots,
    )
    cells = {
        Column.SYSTEM: Cell(values=(facts.statement(system, id_, system.label),)),
        Column.PLACE: doubted(places, system.standing),
        Column.PARTY: doubted(_parties(ends, material), system.standing),
        Column.HOSTING: country,
        Column.COUNTRY: country,
        **dict.fromkeys(_FOLLOWED, OPEN),
    }
    row = Row(
        id=id_,
        label=system.label,
        cells=cells,
        status=system.standing,
        unstated=system.standing is Status.UNKNOWN,
        citations=facts.cited(system.cite),
    )
    return Later(row, _FOLLOWED, lambda: _followed(id_, system, ends, material, told))


def _parties(ends: Sequence[End], material: Material) -> Cell:
    parties = {party.id: party for party in (party_of(end, material.facts) for end in ends)}
    return Cell(values=tuple(stated(party.id, party.label) for party in parties.values()), more=not ends)


def _at(end: End, name: Text, material: Material) -> Text:
    """What a place is called, and whose it is where it is a third party’s."""
    if end.actor == material.registry.organisation.id:
        return name
    return placed(name, material.registry.actors[str(end.actor)].name)


def _followed(
    id_: str, system: System, ends: Sequence[End], material: Material, told: ActivityFacts
) -> dict[Column, Cell]:
    """The data that reach its places, and the activities that name it or have flows there."""
    data = material.holdings.cells(ends) if ends else dict.fromkeys(OF_DATA, OPEN)
    found = []
    for each in material.activities.all:
        taken: Sequence[Taken] = material.taking[each]
        at = [one for one in told.systems(each, taken) if one.value == id_]
        found += [known.model_copy(update={"value": each.id, "label": each.label}) for known in at]
    activities = Cell(values=merged(found), more=not system.places)
    return {**data, Column.ACTIVITY: doubted(activities, evidence_of(system).standing)}
