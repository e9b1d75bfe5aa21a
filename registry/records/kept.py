"""Kept: who keeps an entry current, when it was last gone through, and how often that is meant to be done."""

import datetime

from registry.records.days import Day
from registry.records.duration import Duration, due
from registry.records.record import Record


class Reviewed(Record):
    """What is gone through again from time to time (GDPR Art. 5(2), 24(1), 28(1))."""

    reviewed: Day | None = None
    """The day it was last gone through. Left out: unknown."""
    review_every: Duration | None = None
    """How often its owner means to review it. Left out: unknown, and no review is due."""

    @property
    def gone_through(self) -> datetime.date | None:
        """The day its cycle runs from; None: unknown."""
        return self.reviewed

    @property
    def review_due(self) -> datetime.date | None:
        """The day by which it is to be reviewed; None: no cycle is stated, or nobody knows since when it runs."""
        since = self.gone_through
        return due(since, self.review_every) if since and self.review_every else None


class Kept(Reviewed):
    """What a person keeps current."""

    owner: str | None = None
    """Who keeps it current: a person, a team, a function. Left out: unknown."""
