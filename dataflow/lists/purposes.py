"""Purposes, and the legal bases claimed for them, listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dataflow.facts.known import Known
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import union
from dataflow.lists.held import Held
from dataflow.lists.material import Material
from dataflow.lists.pursued import alternatives, bases_of, law_cell, laws_of
from dataflow.lists.pursuits import Pursuit, pursuits
from dataflow.lists.record_cells import EMPTY, OPEN, crossed, numbered, worded
from dataflow.question.wanted import Column
from registry.records.evidence import Status
from registry.records.text import Text


def purposes(material: Material) -> Iterator[Row]:
    """Every purpose of every holder: of a data set as the organisation says, of an engagement, of a receiver outside
    any, of the trackers a party sets; each with the basis claimed under each law (GDPR Art. 5(1)(b), 6)."""
    held = Held(material)
    names: dict[str, int] = {}
    for each in pursuits(held):
        yield _purpose(numbered(each.id, names), each, held)


def bases(material: Material) -> Iterator[Row]:
    """Every legal basis under each law with what rests on it, what allows special categories among them (GDPR Art. 6,
    9, 10); then, law by law, the purposes for which none is on record."""
    held = Held(material)
    resting: dict[tuple[str, str], list[tuple[Pursuit, Known]]] = {}
    without: dict[tuple[str, str], list[Pursuit]] = {}
    open_: dict[tuple[str, str], list[tuple[Pursuit, Known]]] = {}
    for each in pursuits(held):
        claimed = [*each.what.bases.items(), *each.what.special.items()] or [("", OPEN)]
        for law, cell in claimed:
            for known in cell.values:
                for part in known.parts or (known,):
                    key = (law, str(part.value))
                    (resting if part.value else open_).setdefault(key, []).append((each, part))
            if not cell.values:
                without.setdefault((law, str(each.what.purpose.value)), []).append(each)
    order = [*held.facts.words.legal_bases]
    for (law, basis), several in sorted(resting.items(), key=lambda item: order.index(item[0][1])):
        yield _basis(law, basis, several, held)
    for (law, _), several in open_.items():
        yield _basis(law, "", several, held)
    for (law, purpose), pursued_ in without.items():
        yield _without(law, purpose, pursued_, held)


def _purpose(id_: str, each: Pursuit, held: Held) -> Row:
    what = each.what
    label, holder = what.purpose.label, each.holder.label
    return Row(
        id=id_,
        label=worded("of", what=label, whose=holder) if label else holder,
        cells={
            Column.PURPOSE: Cell(values=(what.purpose,)),
            Column.CONDITION: what.when,
            Column.BASIS: bases_of([what]),
            Column.LAW: laws_of([what], held.facts),
            **_with_whom([each], held),
        },
        parts=crossed(alternatives([what], held.facts)),
        status=what.purpose.status,
        unstated=what.purpose.status is Status.UNKNOWN,
        citations=what.purpose.citations,
    )


def _basis(law: str, basis: str, several: Sequence[tuple[Pursuit, Known]], held: Held) -> Row:
    known = tuple(claimed for _, claimed in several)
    (whole,) = union([Cell(values=known)]).values[:1]
    term = held.facts.words.legal_bases.get(basis)
    label = term.label if term else WORDS.both("basis-unknown")
    return Row(
        id=f"{law}:{basis}",
        label=_under(label, law, held),
        cells={Column.BASIS: Cell(values=(whole,)), **_resting(law, [each for each, _ in several], held)},
        parts=_one_by_one([each for each, _ in several], held),
        status=whole.status,
        unstated=whole.status is Status.UNKNOWN,
        citations=whole.citations,
    )


def _without(law: str, purpose: str, several: Sequence[Pursuit], held: Held) -> Row:
    term = held.facts.words.purposes[purpose]
    label = worded("without-basis", purpose=term.label)
    cells = _resting(law, several, held)
    status = min((each.what.purpose.status for each in several), key=lambda each: each.weakness)
    return Row(
        id=f"{law}:/{purpose}",
        label=_under(label, law, held) if law else label,
        cells={Column.BASIS: EMPTY, **cells},
        parts=_one_by_one(several, held),
        status=status,
        unstated=status is Status.UNKNOWN,
        citations=tuple(dict.fromkeys(cited for each in several for cited in each.what.purpose.citations)),
    )


def _under(label: Text, law: str, held: Held) -> Text:
    name = held.facts.words.regimes[law].label
    return worded("of", what=label, whose=name)


def _resting(law: str, several: Sequence[Pursuit], held: Held) -> Mapping[Column, Cell]:
    return {
        Column.LAW: law_cell(law, held.facts) if law else OPEN,
        Column.PURPOSE: union(Cell(values=(each.what.purpose,)) for each in several),
        **{column: cell for column, cell in _with_whom(several, held).items() if column is not Column.ROLE},
    }


def _one_by_one(several: Sequence[Pursuit], held: Held) -> tuple[dict[Column, Cell], ...]:
    return crossed(
        {Column.PURPOSE: Cell(values=(each.what.purpose,)), **_with_whom([each], held)} for each in several
    )


def _with_whom(several: Iterable[Pursuit], held: Held) -> dict[Column, Cell]:
    """Who pursues something, and with whose data."""
    facts = held.facts
    holders = list({each.holder.id: each.holder for each in several}.values())
    actors = dict.fromkeys(each.actor for each in holders)
    sets = tuple(dict.fromkeys(name for each in holders for name in each.data_sets))
    parties = tuple(
        Known(value=id_, label=facts.registry.actors[id_].name, status=Status.DECLARED) for id_ in actors
    )
    return {
        Column.PARTY: Cell(values=parties),
        Column.ENGAGEMENT: union(each.engagement for each in holders),
        Column.DATA_SET: held.over(sets, held.itself),
        Column.PEOPLE: held.over(sets, held.people),
        Column.FIELD: union(each.brought.fields for each in holders),
        Column.SENSITIVITY: union(each.brought.sensitivity for each in holders),
        Column.ROLE: union(each.role for each in holders),
    }
