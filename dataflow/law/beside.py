"""Beside: a law of one subject that stands beside a general one, and where it is presumed to apply with it."""

from registry.records.countries import Country
from registry.records.record import Record
from registry.records.reference import Id, RegimeRef


class Beside(Record):
    """Beside which laws a law of one subject stands: what it does not rule on is theirs.

    A registry that names such a law decides whether it applies. One that does not, and names a law beside which it
    stands, is presumed to be under it, as far as the seat of the organisation lets that be told.
    """

    laws: tuple[RegimeRef, ...]
    """The general laws: one of them has to be named, and not as one that does not apply."""
    countries: tuple[Country, ...] = ()
    """Assumed for a seat in one of these countries."""
    area: Id | None = None
    """Assumed for a seat in this area of the tables."""
    save: tuple[Country, ...] = ()
    """Countries that have a law of the same subject of their own: there this one is not presumed."""
    elsewhere: bool = False
    """Whether it is shown, as one of which nobody knows that it applies, for a seat elsewhere or unknown."""
