"""Countries: where parties have their seat or data is, and what is in a country that nobody has stated."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dataflow.borders.sentences import WORDS
from dataflow.facts.known import Known
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import UNSAID, merged, stated, union
from dataflow.lists.holdings import OF_DATA
from dataflow.lists.material import Material
from dataflow.lists.place_cells import countries_at, named, places_of
from dataflow.question.wanted import Column
from registry.records.ends import End
from registry.records.evidence import Status

_NOWHERE: Final = "unknown"
"""Stands for the country that nobody has stated."""


@dataclass
class _Country:
    parties: list[Known] = field(default_factory=list)
    places: list[Known] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    said: list[Known] = field(default_factory=list)


def countries(material: Material) -> Iterator[Row]:
    """Every country of the day, by code; that which nobody has stated last."""
    found = _found(material)
    nowhere = found.pop(_NOWHERE, None)
    for code in sorted(found):
        yield _row(code, found[code], nowhere, material)
    if nowhere is not None:
        yield _nowhere(nowhere, material)


def _found(material: Material) -> dict[str, _Country]:
    found: dict[str, _Country] = {}
    facts = material.facts
    for id_, actor in material.registry.actors.items():
        if not actor.holds_on(material.on):
            continue
        seats = facts.single(actor.country, actor, facts.country)
        # Of seats that statements disagree about each is possible, and none is known.
        maybe = [part.model_copy(update={"status": Status.UNKNOWN}) for part in seats.parts]
        for known in maybe if seats.disputed else [seats]:
            _add(found, known, id_, material)
        for end, spot in places_of(id_, facts):
            for known in countries_at(id_, spot, facts):
                at = _add(found, known, id_, material)
                at.ends.append(end)
                at.places.append(_as_known(named(id_, end, spot, facts), known))
    return found


def _add(found: dict[str, _Country], known: Known, id_: str, material: Material) -> _Country:
    country = found.setdefault(known.value or _NOWHERE, _Country())
    country.said.append(known)
    name = material.registry.actors[id_].name
    country.parties.append(_as_known(stated(id_, name), known))
    return country


def _as_known(thing: Known, country: Known) -> Known:
    """A thing, known to be there as the country is; of one in a country nobody has stated, that it is so is known."""
    if country.value is None:
        return thing
    return thing.model_copy(update={"status": country.status, "citations": country.citations})


def _row(code: str, country: _Country, nowhere: _Country | None, material: Material) -> Row:
    label = material.facts.country(code)
    best = min((known.status for known in country.said), key=lambda status: status.weakness)
    cited = tuple(dict.fromkeys(each for known in country.said for each in known.citations))
    return Row(
        id=code,
        label=label,
        cells={
            Column.COUNTRY: Cell(values=(stated(code, label, best, cited),)),
            **_cells(country, material, more=nowhere is not None),
        },
        status=best,
        unstated=best is Status.UNKNOWN,
        citations=cited,
    )


def _nowhere(country: _Country, material: Material) -> Row:
    return Row(
        id=_NOWHERE,
        label=WORDS.both(f"side.{_NOWHERE}"),
        cells={Column.COUNTRY: UNSAID, **_cells(country, material, more=False)},
        status=Status.UNKNOWN,
        unstated=True,
    )


def _cells(country: _Country, material: Material, *, more: bool) -> dict[Column, Cell]:
    """Who and what is there. `more`: whether others may be that are in a country nobody has stated."""
    data = material.holdings.cells(dict.fromkeys(country.ends))
    ids = dict.fromkeys(each.value for each in country.parties if each.value)
    role = union(material.parties.role(id_) for id_ in ids)
    cells = {
        Column.PARTY: Cell(values=merged(country.parties)),
        Column.PLACE: Cell(values=merged(country.places)),
        Column.ROLE: role,
        **{column: data[column] for column in OF_DATA},
    }
    return {column: each.model_copy(update={"more": each.more or more}) for column, each in cells.items()}
