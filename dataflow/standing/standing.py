"""Standing: from a registry on a day to what is known of each of its third parties."""

from collections.abc import Iterable
from typing import Final

import networkx as nx

from dataflow.checks.judging import Locating
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell
from dataflow.lists.material import Material
from dataflow.lists.party_cells import onward
from dataflow.question.wanted import Column
from dataflow.standing.fact import FACTS, Fact, FactKnown, PartyStanding, Standing, State
from dataflow.standing.kept import Kept, received
from dataflow.standing.needless import is_needless
from dataflow.standing.settled import is_settled, of_each, state_of
from dataflow.standing.where import Marks, where
from registry.reading.load import without_collecting
from registry.records.evidence import Status
from registry.records.text import text

_COLUMNS: Final = {
    Fact.PURPOSES: Column.PURPOSE,
    Fact.ROLE: Column.ROLE,
    Fact.SEAT: Column.SEAT,
    Fact.HOSTING: Column.HOSTING,
}
"""What the list of third parties has a column for, that says how far it is known."""
_AGREED: Final = {Fact.CONTRACT: Column.CONTRACT, Fact.BREACH_CLOCK: Column.BREACH_CLOCK}
"""What each engagement should have by itself."""


def standing(graph: "nx.MultiDiGraph[str]", located: Locating | None = None) -> Standing:
    """What is known of every third party that is there on the day of the graph, each of the ten facts as the lists
    tell it. `located` adds file and line."""
    material = Material.kept(graph)
    with without_collecting():
        kept, marks = Kept(material), located.marks if located is not None else None
        parties = tuple(
            _party(id_, material, kept, marks)
            for id_, actor in material.registry.third_parties.items()
            if actor.holds_on(material.on)
        )
    return Standing(source=material.source, on=material.on, parties=parties)


def _party(id_: str, material: Material, kept: Kept, marks: Marks | None) -> PartyStanding:
    actor = material.registry.actors[id_]
    return PartyStanding(
        id=id_,
        label=actor.name,
        collective=actor.collective,
        facts=tuple(_fact(fact, id_, _cell(fact, id_, material, kept), material, marks) for fact in FACTS),
    )


def _fact(fact: Fact, id_: str, told: Cell, material: Material, marks: Marks | None) -> FactKnown:
    state: State = "needless" if is_needless(fact, told, id_, material) else state_of(told)
    settled = [each for each in told.values if is_settled(each)]
    cited = (cited for each in told.values for cited in each.citations)
    return FactKnown(
        fact=fact,
        state=state,
        values=told.values,
        more=told.more,
        status=Status.weakest(*(each.status for each in settled)) if settled else Status.UNKNOWN,
        citations=tuple(dict.fromkeys(cited)),
        where=where(fact, id_, state, material, marks),
    )


def _cell(fact: Fact, id_: str, material: Material, kept: Kept) -> Cell:
    """What is known of it, open where anything is left open."""
    cells, facts = material.parties.of(id_), material.facts
    if fact in _COLUMNS:
        return cells[_COLUMNS[fact]]
    if fact in _AGREED:
        return of_each(_engaged(_AGREED[fact], id_, material))
    match fact:
        case Fact.DATA:
            return _received(id_, material)
        case Fact.RETENTION:
            return kept.of(id_)
        case Fact.ONWARD:
            return onward(id_, facts)
    actor = material.registry.actors[id_]
    return cell([facts.known(actor.legal_name, actor, lambda name: text(name, name))])


def _received(id_: str, material: Material) -> Cell:
    """The data that others hand to it, as surely as the walk has it; what it makes itself it does not receive."""
    arriving = tuple(received(id_, material))
    brought = {instance.field for arc in arriving for instance in arc.carries or ()}
    held = material.parties.data(id_, material.holdings)[Column.FIELD]
    return Cell(
        values=tuple(each for each in held.values if each.value in brought),
        more=not arriving or any(arc.carries is None for arc in arriving),
    )


def _engaged(column: Column, id_: str, material: Material) -> Iterable[Cell]:
    """The cells of the engagements by the organisation, where there are any; else of those by others."""
    return (material.engaged.of(each)[column] for each in material.parties.agreeing(id_)[0])
