"""How long data is usually kept: the yardsticks that periods are held against, with who recommends them."""

from collections.abc import Iterable
from functools import cache

from dataflow.law.entries import FOLDER, data_of
from dataflow.law.row import Row
from registry.records.countries import Country
from registry.records.days import Day
from registry.records.duration import Duration
from registry.records.record import Record
from registry.records.reference import FieldRef, PurposeRef, SubjectRef
from registry.records.text import Text


class Yardstick(Row):
    """How long some data is usually kept (GDPR Art. 5(1)(e)). Only `binding` is a maximum that a law sets."""

    limit: Duration
    """How long."""
    text: Text
    """The same with its event, as it is told."""
    basis: Text
    """Who recommends it, or which law asks for it."""
    binding: bool = False
    """Whether a law sets it as a maximum."""
    fields: tuple[FieldRef, ...] = ()
    """The fields it is about, with their parts and kinds."""
    named: tuple[str, ...] = ()
    """Words that name what it is about in a registry’s own field."""
    subjects: tuple[SubjectRef, ...] = ()
    """The people it is about; empty: anybody."""
    purposes: tuple[PurposeRef, ...] = ()
    """What the data is for; empty: anything."""
    starts: tuple[str, ...] = ()
    """Words by which a registry names the event it counts from."""
    made: bool = False
    """Whether it counts from the making of the record, which is the event where none is said."""
    consent: bool = False
    """Whether people’s consent may carry a longer time."""
    open: str | None = None
    """The fact, of which a registry says nothing, that decides whether it holds: a key of the rule’s `decides`."""

    @property
    def of_fields(self) -> bool:
        """Whether it is about some fields, and not about a data set as a whole."""
        return bool(self.fields or self.named)


class Yardsticks(Record):
    """The yardsticks, with whom they are for."""

    known: Day
    """The day up to which they are known."""
    countries: tuple[Country, ...]
    """The countries of the organisations that they are for."""
    sources: tuple[str, ...]
    yardsticks: tuple[Yardstick, ...]

    def reaching(self, purposes: Iterable[str]) -> tuple[Yardstick, ...]:
        """Those of data sets as a whole that are for one of some purposes."""
        wanted = set(purposes)
        return tuple(each for each in self.yardsticks if not each.of_fields and wanted & set(each.purposes))


@cache
def yardsticks() -> Yardsticks:
    """The yardsticks that come with the package."""
    return Yardsticks.model_validate(data_of(FOLDER / "yardsticks.yaml"))
