"""What the French national number may be used for."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property
from typing import Literal

from dataflow.law.entries import FOLDER, data_of
from dataflow.law.row import Mark
from registry.records.countries import Country
from registry.records.days import Day
from registry.records.record import Record
from registry.records.reference import PurposeRef, SubjectRef
from registry.records.text import Text

Stands = Literal["allowed", "instructed", "open", "outside"]
"""How a purpose stands to the list of uses: on it; done for who uses the number; on it for some bodies; not on it."""


class NumberUse(Record):
    """How a purpose stands to the list of uses."""

    purpose: PurposeRef
    stands: Stands
    subjects: tuple[SubjectRef, ...] = ()
    """The people it is on the list for; empty: anybody."""


class NumberUses(Record):
    """The uses of the number that the law lists (LIL art. 30; decree 2019-341)."""

    known: Day
    """The day up to which they are known."""
    flag: str
    """The flag of the fields that are the number."""
    countries: tuple[Country, ...]
    """The countries of the organisations that the list is for."""
    mark: Mark
    """How far the list was checked."""
    basis: Text
    """Where it stands."""
    sources: tuple[str, ...]
    uses: tuple[NumberUse, ...]

    def stands(self, purpose: str, subjects: Iterable[str]) -> Stands:
        """How a purpose stands to the list for data about some people; of an unknown purpose nothing is known."""
        use = self._by_purpose.get(purpose)
        if use is None:
            return "open"
        people = set(subjects)
        return "open" if use.subjects and people and not people & set(use.subjects) else use.stands

    @property
    def purposes(self) -> Collection[str]:
        """The purposes of which it is known how they stand to the list."""
        return self._by_purpose.keys()

    @cached_property
    def _by_purpose(self) -> Mapping[str, NumberUse]:
        return {use.purpose: use for use in self.uses}


@cache
def number_uses() -> NumberUses:
    """The list that comes with the package."""
    return NumberUses.model_validate(data_of(FOLDER / "national_numbers.yaml"))
