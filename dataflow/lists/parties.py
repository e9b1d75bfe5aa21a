"""Parties: third parties, each once, whether anybody engages them or not."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Final

from dataflow.lists.acting import Acting
from dataflow.lists.answer import Row
from dataflow.lists.engaged_cells import Cells
from dataflow.lists.holdings import OF_DATA
from dataflow.lists.material import Later, Material
from dataflow.question.columns import columns_of
from dataflow.question.wanted import Column, Listed
from registry.records.evidence import Status

_DATA: Final = OF_DATA | {Column.ACTIVITY}


def parties(material: Material) -> Iterator[Later]:
    """Every third party that is there on the day, in order of id; the organisation is none."""
    facts, columns, acting = material.facts, columns_of(Listed.PARTIES), Acting(material)
    for id_, actor in material.registry.third_parties.items():
        if actor.holds_on(material.on):
            cells = material.parties.of(id_)
            row = Row(
                id=id_,
                label=actor.name,
                subject_kind="actor",
                subject=id_,
                cells={column: cells[column] for column in columns if column in cells},
                firsts=material.parties.firsts(id_),
                status=actor.standing,
                unstated=actor.standing is Status.UNKNOWN,
                citations=facts.cited(actor.cite),
            )
            yield Later(
                row, _DATA, partial(_data, id_, material, acting), partial(_parts, id_, material, acting)
            )


def _data(id_: str, material: Material, acting: Acting) -> Cells:
    told = material.parties.data(id_, material.holdings)
    return acting.beside(told, material.arriving.get(id_, ()))


def _parts(id_: str, material: Material, acting: Acting, wanted: Collection[Column]) -> tuple[Cells, ...]:
    holdings = None if _DATA.isdisjoint(wanted) else material.holdings
    return material.parties.parts(id_, holdings, acting.beside)
