"""Whereabouts: how countries stand to each other and to areas, where of some no more is known than their area."""

import datetime

from dataflow.law.table_file import tables
from dataflow.law.tables import Tables
from registry.records.countries import AREAS

_EEA_NOT_EU = frozenset({"IS", "LI", "NO"})
"""The members of the EEA that are not of the European Union (EEA Agreement, Art. 2(b))."""


def belongs(where: str, area: str, day: datetime.date, using: Tables | None = None) -> bool | None:
    """Whether a country belongs on the day to an area of the tables, or to the Union (`eu`), which is less than one.

    None: it may: of `where` no more is known than an area that is wider (`EEA`).
    """
    law = using or tables()
    if area != "eu":
        return law.member(area, where, day)
    if where in AREAS:
        return {"EU": True, "EEA": None}.get(where, False)
    return where not in _EEA_NOT_EU and law.member("eea", where, day)


def same(one: str, other: str, day: datetime.date, using: Tables | None = None) -> bool | None:
    """Whether two are the same country on the day. None: they may be: of one no more is known than an area."""
    if one == other:
        return None if one in AREAS else True
    wider = ((each, area) for each, area in ((one, other), (other, one)) if area in AREAS)
    return (
        None if any(belongs(each, area.lower(), day, using) is not False for each, area in wider) else False
    )
