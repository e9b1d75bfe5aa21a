"""Limiting: the borders that data crosses from some places, or to some."""

from collections.abc import Collection

from dataflow.borders.record import PEOPLE, UNKNOWN, Border, Borders
from dataflow.checks.tables import Tables, tables

EU: frozenset[str] = frozenset({"IS", "LI", "NO"})
"""The members of the EEA that are not of the European Union (EEA Agreement, Art. 2(b))."""


def limited(
    told: Borders, leaving: Collection[str] = (), arriving: Collection[str] = (), using: Tables | None = None
) -> Borders:
    """The borders that lead out of one of the places of `leaving` and into one of `arriving`.

    Places are countries, `unknown`, and for `leaving` the areas EU, EEA and ECOWAS too: an area is left by
    what goes from a member to a country outside it. Nothing named limits nothing. A side whose country nobody
    has stated passes every limit: what is unknown is never left out silently.
    """
    law = using or tables()
    kept = [
        border
        for border in told.borders
        if (not leaving or any(_leaves(border, place, told, law) for place in leaving))
        and (not arriving or border.target in (UNKNOWN, *arriving))
    ]
    return told.model_copy(update={"borders": tuple(kept)})


def _leaves(border: Border, place: str, told: Borders, law: Tables) -> bool:
    """Whether it leads out of a place, or may."""
    if border.source == PEOPLE:
        return False
    if place not in ("EU", "EEA", "ECOWAS"):
        return border.source in (place, UNKNOWN)
    inside, outside = (_in(side, place, told, law) for side in (border.source, border.target))
    return inside is not False and outside is not True


def _in(country: str, area: str, told: Borders, law: Tables) -> bool | None:
    """Whether a country belongs to an area; None: nobody says which country it is."""
    if country == UNKNOWN:
        return None
    if area == "EU":
        return country not in EU and law.member("eea", country, told.on)
    return law.member(area.lower(), country, told.on)
