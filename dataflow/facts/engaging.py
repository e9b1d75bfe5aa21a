"""Engaging: whether whoever a tracker sends data to is engaged on the day, was until a day, or never."""

import datetime
from typing import Literal, NamedTuple

from dataflow.facts.spans import spans
from registry.records.ends import ends_named
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.statements import Tracker
from registry.records.text import Text

Standing = Literal["held", "over", "none"]
"""held: an engagement or a flow reaches it; over: the last one has ended; none: there never was one."""


class Standings(NamedTuple):
    """Where a tracker leads, and whether anything else of the registry leads there."""

    receiver: str
    """The party whose place it feeds; that which sets it, where no place is stated."""
    standing: Standing
    ended: datetime.date | None = None
    """The last day on which something led there, where that is over."""


class Unengaged(Record):
    """That a tracker leads to a party that nobody engages on the day, and no flow reaches."""

    label: Text
    """What the party is called."""
    ended: datetime.date | None = None
    """The last day on which it was engaged or reached; None: nothing of the kind was ever stated."""


class Engaging:
    """What reaches each party and each place of a registry by a day: engagements, and flows that are said to happen."""

    def __init__(self, registry: Registry, on: datetime.date) -> None:
        self._registry = registry
        self._held: set[str] = set()
        self._over: dict[str, datetime.date] = {}
        for span in spans(registry, on):
            if span.engaged is None and span.evidence.standing is Status.UNKNOWN:
                continue
            for key in (span.holder, span.target.key):
                if span.ended is None:
                    self._held.add(key)
                else:
                    self._over[key] = max(span.ended, self._over.get(key, span.ended))

    def of(self, tracker: Tracker) -> Standings:
        """How it stands with whoever a tracker sends data to; the organisation needs no engagement of itself."""
        own = self._registry.organisation.id
        fed = ends_named(self._registry, set(), tracker.feeds, own)[:1] if tracker.feeds else []
        key = fed[0].key if fed else tracker.set_by
        receiver = str(fed[0].holder) if fed else tracker.set_by
        if receiver == own or key in self._held:
            return Standings(receiver, "held")
        if key in self._over:
            return Standings(receiver, "over", self._over[key])
        return Standings(receiver, "none")

    def unengaged(self, tracker: Tracker) -> Unengaged | None:
        """What an answer tells of that; None where the receiver is engaged or reached."""
        found = self.of(tracker)
        if found.standing == "held":
            return None
        return Unengaged(label=self._registry.actors[found.receiver].name, ended=found.ended)
