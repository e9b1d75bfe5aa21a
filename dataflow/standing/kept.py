"""Kept: how long each third party keeps what it receives, as the list of retention rules tells it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dataflow.facts.known import Known
from dataflow.graph.arc import Arc
from dataflow.lists.answer import Cell
from dataflow.lists.cells import UNSAID
from dataflow.lists.material import Material
from dataflow.lists.place_cells import storage
from dataflow.lists.retention import retention
from dataflow.question.wanted import Column
from dataflow.standing.settled import of_each


class Kept:
    """The retention of every third party on one day."""

    def __init__(self, material: Material) -> None:
        self._material = material
        found: dict[str, list[Cell]] = defaultdict(list)
        for row in retention(material):
            for party in row.cells[Column.PARTY].values:
                found[str(party.value)].append(_cited(row.cells[Column.PERIOD]))
        self._found: Mapping[str, list[Cell]] = found

    def of(self, actor: str) -> Cell:
        """For how long: rule by rule, open where something that it may keep has none. What only passes through needs
        no period, and that is what is told of it."""
        if actor in self._found:
            return of_each(self._found[actor])
        through = [arc for arc in received(actor, self._material) if arc.storage.value == "not_stored"]
        return storage(through, self._material.facts) if through else UNSAID


def received(actor: str, material: Material) -> Iterable[Arc]:
    """The flows that reach an actor from others, or from people."""
    return (arc for arc in material.arriving.get(actor, ()) if arc.source.holder != actor)


def _cited(cell: Cell) -> Cell:
    """A period as a value of its own: of criteria alone the length is empty, and that is no length left out."""
    return cell.model_copy(update={"values": tuple(map(_valued, cell.values))})


def _valued(known: Known) -> Known:
    return known if known.value != "" else known.model_copy(update={"value": "criteria"})
