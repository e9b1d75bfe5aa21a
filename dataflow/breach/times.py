"""Times: how long it takes until somebody is told, along every way there at once."""

from collections.abc import Iterable
from typing import NamedTuple

from dataflow.checks.cascade import summed
from registry.records.duration import Duration, compare


class Times(NamedTuple):
    """The longest of the times that several ways take, without the ways."""

    longest: tuple[Duration, ...] | None
    """Those that none of the others is known to outlast: one, as long as clocks run in days and hours, since
    whether a month is longer than 30 days depends on the month. None: of one way the time is not known."""

    @classmethod
    def of(cls, several: Iterable["Times"]) -> "Times":
        """Of all those ways together."""
        found: list[Duration] = []
        for each in several:
            if each.longest is None:
                return UNKNOWN
            for time in each.longest:
                if not any(compare(time, other) in (0, -1) for other in found):
                    found = [other for other in found if compare(other, time) != -1] + [time]
        return cls(tuple(found))

    def after(self, *clocks: Duration | None) -> "Times":
        """Of the same ways with clocks that run afterwards; None: nobody knows how long one of them runs."""
        if self.longest is None or None in clocks:
            return UNKNOWN
        known = [clock for clock in clocks if clock is not None]
        return Times(tuple(summed([time, *known]) for time in self.longest))

    @property
    def total(self) -> Duration | None:
        """The longest of all; None when it is not known, or of two it cannot be said which is longer."""
        return self.longest[0] if self.longest and len(self.longest) == 1 else None


AT_ONCE = Times((Duration(),))
"""Of who knows from the beginning."""
UNKNOWN = Times(None)
