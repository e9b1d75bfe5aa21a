"""Leaving: whether data that somebody hands on goes to a third country, as far as places have countries.

What a denial of `transfer` stands against (GDPR Ch. V; CI law 2013-450 Art. 26): sharing within one country, or
within the area of a law that applies, is no such transfer.
"""

from collections.abc import Iterable

from dataflow.facts.facts import Facts
from dataflow.facts.perhaps import all_of, any_of
from dataflow.law import areas, laws
from dataflow.law.whereabouts import belongs, same
from registry.records.countries import codes
from registry.records.stated import settled_on, values_on


class Leaving:
    """Looks at countries on one day, under the laws that apply or may."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def leaves(self, source: str, target: str, within: str | None) -> bool | None:
        """Whether data handed on from place to place goes to a third country. None: what would decide is not known, a
        country or which company of a group gets it: who is of elsewhere and hosts here may reach it from there.

        `within`: the area or country that the denial leaves out; None: the area of each law that the data is under.
        """
        placed = self._placed(source, target, within)
        return None if placed is False and self._of_elsewhere(source, target, within) else placed

    def is_outside(self, target: str, area: str) -> bool | None:
        """Whether a place is, or is also, outside of an area or country. None: not enough is said of where it is."""
        arrivals = self._countries(target)
        inside = all_of(self._in(area, country) for country in arrivals) if arrivals else None
        return None if inside is None else not inside

    def _of_elsewhere(self, source: str, target: str, within: str | None) -> bool:
        """Whether somebody gets it whose seat is known to be in a third country for where the data was."""
        known = self._facts.registry.actor(target.partition(".")[0])
        homes = values_on(known.country, self._facts.on) if known else ()
        if within:
            return any(self._in(within, home) is False for home in homes)
        seat = self._seat(source)
        departures = self._countries(source) or ((seat,) if seat else ())
        return any(self._third(home, at) for at in departures for home in homes)

    def _placed(self, source: str, target: str, within: str | None) -> bool | None:
        """The same by the places alone."""
        arrivals = self._countries(target)
        departures = self._countries(source)
        if not arrivals:
            return None
        if within:
            return self.is_outside(target, within)
        if departures:
            return any_of(self._third(country, at) for at in departures for country in arrivals)
        seat = self._seat(source)
        third = any_of(self._third(country, seat) for country in arrivals) if seat else None
        # The seat says where the company is and not where the data was: enough for no transfer, not for one.
        return False if third is False else None

    def _third(self, country: str, at: str) -> bool | None:
        """Whether a country is a third country for data that is in another one. None: both may be the same."""
        stays = same(country, at, self._facts.on)
        if stays:
            return False
        homes = [area for area in self._areas() if self._in(area, at)]
        if homes:
            return any(not self._in(area, country) for area in homes)
        return True if stays is False else None

    def _areas(self) -> Iterable[str]:
        regimes = self._facts.registry.organisation.regimes
        applying = [id_ for id_, regime in regimes.items() if regime.applies != "not_applicable"]
        found = [law.area.id for id_ in applying if (law := laws().get(id_)) and law.area]
        return found or areas()

    def _in(self, area: str, country: str) -> bool | None:
        if area in codes():
            return same(country, area, self._facts.on)
        return belongs(country, area.lower(), self._facts.on)

    def _countries(self, stop: str) -> tuple[str, ...]:
        """Every country that a place is said to be in on the day."""
        actor, _, name = stop.partition(".")
        known = self._facts.registry.actor(actor)
        spot = known.places.get(name) if known else None
        return values_on(spot.country, self._facts.on) if spot else ()

    def _seat(self, stop: str) -> str | None:
        known = self._facts.registry.actor(stop.partition(".")[0])
        return settled_on(known.country, self._facts.on) if known else None
