"""The tables of the law as one: what they say of a country, a pair of roles or a contract on a day."""

import datetime
from collections.abc import Mapping
from typing import Final

from dataflow.law.row import Adequacy, Clauses, Membership, Module, Party
from registry.records.days import Day
from registry.records.record import Record

PARTIES: Final[Mapping[str | None, Party]] = {
    "controller": "controller",
    "joint_controller": "controller",
    "independent_controller": "controller",
    "processor": "processor",
    "sub_processor": "processor",
}
"""What a role of the vocabulary is for the clauses; for the others, and where there is none, they have no module."""


class Tables(Record):
    """Memberships, adequacy decisions and clauses, with the day they are known as of."""

    known: Day
    """The day up to which the law is known; of several tables the earliest."""
    sources: tuple[str, ...]
    """Where the tables come from."""
    memberships: tuple[Membership, ...]
    adequacies: tuple[Adequacy, ...]
    modules: tuple[Module, ...]
    clauses: tuple[Clauses, ...]

    def member(self, area: str, country: str, day: datetime.date) -> bool:
        """Whether the country belongs to the area (`eea`, `ecowas`) on the day."""
        return any(
            row.area == area and row.country == country and row.holds_on(day) for row in self.memberships
        )

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


def _began(row: Adequacy) -> datetime.date:
    return row.valid_from or datetime.date.min
