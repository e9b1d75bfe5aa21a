"""From which age on a child consents alone to an online service."""

import datetime
from functools import cache

from dataflow.law.entries import FOLDER, data_of
from dataflow.law.row import Ruled
from registry.records.countries import Country
from registry.records.days import Day
from registry.records.record import Record
from registry.records.text import Text


class Age(Ruled):
    """From which age on a child consents alone in a country (GDPR Art. 8(1))."""

    country: Country
    territories: tuple[Country, ...] = ()
    """Where the same law holds."""
    age: int
    """The age, in years."""
    joint: Text | None = None
    """The law by which, below it, the child and who holds parental authority consent together."""


class Ages(Record):
    """The ages of digital consent, by law, country and day."""

    known: Day
    """The day up to which they are known."""
    sources: tuple[str, ...]
    lowest: int
    """Below it a child consents alone in no country."""
    highest: int
    """From it on a child consents alone in every country."""
    ages: tuple[Age, ...]

    def ruled(self, law: str) -> bool:
        """Whether ages of a law are known."""
        return any(row.law == law for row in self.ages)

    def of(self, law: str, country: str | None, day: datetime.date) -> Age | None:
        """The age that holds in a country on a day; None: none is known."""
        holding = (
            row
            for row in self.ages
            if row.law == law and country in (row.country, *row.territories) and row.holds_on(day)
        )
        return max(holding, key=lambda row: row.valid_from or datetime.date.min, default=None)


@cache
def ages() -> Ages:
    """The ages that come with the package."""
    return Ages.model_validate(data_of(FOLDER / "ages.yaml"))
