"""Pursued: what data is used for, by whom or of which data set, with what is claimed to allow it under each law."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.together import agreeing
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell, union
from dataflow.lists.material import Material
from dataflow.lists.record_cells import EMPTY, OPEN
from dataflow.question.wanted import Column
from registry.records.data_set import PurposeUse
from registry.records.evidence import Evidence, Status
from registry.records.text import Text

NO_ELSEWHERE: Mapping[str, Sequence[PurposeUse]] = {}


class Pursued(NamedTuple):
    """One purpose of one holder."""

    purpose: Known
    condition: Text | None
    """When it applies; of marketing, also by which channel and to whom."""
    bases: Mapping[str, Cell]
    """By law, each that wants one and each that one is stated for."""
    special: Mapping[str, Cell]
    """What is claimed to allow special categories, by law, where anything is."""

    @property
    def when(self) -> Cell:
        """When it applies; nothing on record: always."""
        if self.condition is None:
            return EMPTY
        words = self.condition
        return Cell(values=(Known(value=str(words.fr or words.en), label=words, status=self.purpose.status),))


def pursued(
    material: Material,
    uses: Iterable[PurposeUse],
    entry: Evidence,
    elsewhere: Mapping[str, Sequence[PurposeUse]] = NO_ELSEWHERE,
) -> Iterator[Pursued]:
    """Purposes as an entry states them. `elsewhere`: the same as data sets state them, whose bases are theirs too."""
    facts = material.facts
    several = tuple(uses)
    for use, told in zip(several, facts.purposes(several, entry, elsewhere), strict=True):
        others = elsewhere.get(use.purpose, ())
        named = dict.fromkeys(law for each in (use, *others) for law in each.basis)
        allowed = dict.fromkeys(law for each in (use, *others) for law in each.special)
        yield Pursued(
            purpose=told.purpose,
            condition=told.condition,
            bases={
                law: cell([facts.basis(use, entry, others, law)])
                for law in dict.fromkeys((*material.laws, *named))
            },
            special={law: cell([facts.basis(use, entry, others, law, "special")]) for law in allowed},
        )


def purposes_of(several: Iterable[Pursued]) -> Cell:
    """The purposes, each once; of none nobody has said what for."""
    every = union(Cell(values=(each.purpose,)) for each in several)
    return every if every.values else OPEN


def laws_of(several: Iterable[Pursued], facts: Facts) -> Cell:
    """The laws under which a basis is claimed or wanted."""
    return union([law_cell(law, facts) for each in several for law in each.bases]) if several else OPEN


def law_cell(law: str, facts: Facts) -> Cell:
    """A law, as it is called."""
    label = facts.words.regimes[law].label
    return Cell(values=(Known(value=law, label=label, status=Status.DECLARED),))


def bases_of(several: Iterable[Pursued]) -> Cell:
    """The legal bases claimed, under whatever law; open where one is not stated."""
    every = union(cell for each in several for cell in each.bases.values())
    return every if every.values else OPEN


def alternatives(several: Iterable[Pursued], facts: Facts) -> Iterator[dict[Column, Cell]]:
    """The purposes one by one under each law: which is founded on what."""
    for each in several:
        purpose = {Column.PURPOSE: Cell(values=(each.purpose,)), Column.CONDITION: each.when}
        if not each.bases:
            yield {**purpose, Column.BASIS: OPEN, Column.LAW: OPEN}
        for law, basis in each.bases.items():
            yield {**purpose, Column.BASIS: basis, Column.LAW: law_cell(law, facts)}


def together(several: Sequence[Pursued]) -> Pursued:
    """One purpose, in the same case, as several entries state it."""
    laws = dict.fromkeys(law for each in several for law in each.bases)
    allowed = dict.fromkeys(law for each in several for law in each.special)
    return Pursued(
        agreeing([each.purpose for each in several]),
        several[0].condition,
        {law: union(each.bases.get(law, OPEN) for each in several) for law in laws},
        {law: union(each.special[law] for each in several if law in each.special) for law in allowed},
    )
