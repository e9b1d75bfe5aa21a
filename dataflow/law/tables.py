"""The tables of the law as one: who belongs to which area on a day, and what one law has decided and issued."""

import datetime
from collections.abc import Mapping
from functools import cached_property

from dataflow.law.row import PARTIES, Adequacy, Clauses, Membership, Module, Ruled
from registry.records.countries import AREAS
from registry.records.days import Day
from registry.records.record import Record


class Decisions(Record):
    """What one law has of adequacy decisions and standard clauses: nothing of any other law is among it."""

    adequacies: tuple[Adequacy, ...] = ()
    modules: tuple[Module, ...] = ()
    clauses: tuple[Clauses, ...] = ()

    def adequacy(self, country: str, day: datetime.date) -> Adequacy | None:
        """The adequacy decision for the country that holds on the day; of several the one that began last."""
        holding = [row for row in self.adequacies if row.country == country and row.holds_on(day)]
        return max(holding, key=_began, default=None)

    def past_adequacy(self, country: str, day: datetime.date) -> Adequacy | None:
        """The last adequacy decision for the country that was over on the day."""
        over = [
            row for row in self.adequacies if row.country == country and row.valid_to and row.valid_to < day
        ]
        return max(over, key=_began, default=None)

    def expected_module(self, exporter_role: str | None, importer_role: str | None) -> str | None:
        """The module of the clauses that a pair of roles calls for; None where they do not settle it."""
        pair = PARTIES.get(exporter_role), PARTIES.get(importer_role)
        return next((row.id for row in self.modules if (row.exporter, row.importer) == pair), None)

    def clauses_signed(self, day: datetime.date) -> tuple[Clauses, ...]:
        """The sets of clauses that a contract of that day can hold."""
        return tuple(
            row
            for row in self.clauses
            if (row.valid_from is None or row.valid_from <= day)
            and day <= (row.last_signed or row.valid_to or day)
        )


class Tables(Record):
    """Memberships, adequacy decisions and clauses of every law, with the day they are known as of."""

    known: Day
    """The day up to which the law is known; of several tables the earliest."""
    sources: tuple[str, ...]
    """Where the tables come from."""
    memberships: tuple[Membership, ...]
    adequacies: tuple[Adequacy, ...]
    modules: tuple[Module, ...]
    clauses: tuple[Clauses, ...]

    def member(self, area: str, country: str, day: datetime.date) -> bool:
        """Whether the country, or what is only known by its area, belongs to the area (`eea`, `ecowas`) on the day."""
        if country in AREAS:
            return area in AREAS[country]
        return any(row.holds_on(day) for row in self._by_place.get((area, country), ()))

    def under(self, law: str) -> Decisions:
        """The decisions and clauses of one law, by its id; none where the tables have none."""
        return self._by_law.get(law, _NOTHING)

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], list[Membership]]:
        # Asked for every crossing under every law: the rows of one country, and not all of them, are looked at.
        found: dict[tuple[str, str], list[Membership]] = {}
        for row in self.memberships:
            found.setdefault((row.area, row.country), []).append(row)
        return found

    @cached_property
    def _by_law(self) -> Mapping[str, Decisions]:
        rows: tuple[Ruled, ...] = (*self.adequacies, *self.modules, *self.clauses)
        return {
            law: Decisions(
                adequacies=tuple(row for row in self.adequacies if row.law == law),
                modules=tuple(row for row in self.modules if row.law == law),
                clauses=tuple(row for row in self.clauses if row.law == law),
            )
            for law in dict.fromkeys(row.law for row in rows)
        }


_NOTHING = Decisions()


def _began(row: Adequacy) -> datetime.date:
    return row.valid_from or datetime.date.min
