"""The reach: the laws that an organisation is judged under, those that it names and those that come with them."""

import datetime
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from dataflow.law.beside import Beside
from dataflow.law.law_file import laws
from dataflow.law.tables import Tables
from registry.records.actor import Organisation
from registry.records.stated import settled_on

Sureness = Literal["confirmed", "assumed", "unknown"]
"""How sure it is that a law applies."""


def named(organisation: Organisation) -> dict[str, Sureness]:
    """The laws that the registry names and does not say are not applicable, in its order."""
    return {
        id_: regime.applies
        for id_, regime in organisation.regimes.items()
        if regime.applies != "not_applicable"
    }


def applying(organisation: Organisation, day: datetime.date, using: Tables) -> Mapping[str, Sureness]:
    """Those that the registry names, then those presumed beside them: assumed where the seat tells, else unknown.

    What a registry names it decides: a law that it says does not apply is not presumed.
    """
    found = named(organisation)
    general = {*found}
    for law in laws().values():
        if law.beside and law.id not in organisation.regimes and not general.isdisjoint(law.beside.laws):
            sure = _presumed(law.beside, organisation, day, using)
            # Of a subject that a law named rules on, another that nobody knows to apply tells nothing more.
            if sure and (sure != "unknown" or not _ruled(law.beside, general)):
                found[law.id] = sure
    return MappingProxyType(found)


def _ruled(beside: Beside, named_: Iterable[str]) -> bool:
    """Whether one of the laws named stands beside the same general law."""
    others = (laws()[id_].beside for id_ in named_ if id_ in laws())
    return any(other and not {*other.laws}.isdisjoint(beside.laws) for other in others)


def _presumed(
    beside: Beside, organisation: Organisation, day: datetime.date, using: Tables
) -> Sureness | None:
    """How sure it may be presumed that a law applies; None: it is not presumed."""
    seat = seat_of(organisation, day)
    if seat in beside.save:
        return None
    if seat and (seat in beside.countries or (beside.area and using.member(beside.area, seat, day))):
        return "assumed"
    return "unknown" if beside.elsewhere else None


def seat_of(organisation: Organisation, day: datetime.date) -> str | None:
    """The country of the organisation's seat; where it is several companies, the one country of all of theirs."""
    if organisation.country:
        return settled_on(organisation.country, day)
    seats = {entity.country.value for entity in organisation.entities.values()}
    return seats.pop() if len(seats) == 1 else None
