"""The way up from a breach: who tells whom about a data set, and when each is told at the latest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from dataflow.breach.times import AT_ONCE, Times
from dataflow.checks.engagements import Engaged
from dataflow.checks.rings import rings
from registry.records.duration import Duration


class At(NamedTuple):
    """A party on the way up with a data set, and whether every role so far is settled."""

    party: str
    data_set: str
    settled: bool


class Onward(NamedTuple):
    """An engagement by which a party on the way tells the next one."""

    engaged: Engaged
    to: At

    @property
    def clock(self) -> Duration | None:
        """Within how long; None: nobody knows."""
        return self.engaged.engagement.breach_clock.value


class Way:
    """Everybody on the way up, each once, however many ways lead there.

    Parties that engage each other in a ring each tell once before anything leaves it: which of them is
    told first does not follow from the registry, and what is told a second time tells nobody anything.
    """

    def __init__(self, onward: Mapping[At, Iterable[Onward]], start: Iterable[At]) -> None:
        """By place on the way, in the order in which they are met: the engagements that lead on from there."""
        self._onward = {at: tuple(several) for at, several in onward.items()}
        self._start = tuple(start)

    def told(self, several: Iterable[At]) -> Times:
        """When parties on the way are told, along every way."""
        return Times.of(self._times[at] for at in several)

    def by(self, below: Iterable[At], subject: str) -> Times:
        """When it is told by an engagement that leads on from those places."""
        return Times.of(
            self._after(at, each)
            for at in below
            for each in self._onward[at]
            if each.engaged.subject == subject
        )

    def closed(self) -> Iterator[At]:
        """Of each ring that nothing of the party first met leads out of, that party."""
        met: dict[tuple[str, str], int] = {}
        for at in self._onward:
            met.setdefault((at.party, at.data_set), len(met))
        for ring, members in enumerate(self._rings):
            first = min(members, key=lambda at: met[at.party, at.data_set])
            onward = self._onward[first]
            if onward and all(self._ring[each.to] == ring for each in onward):
                yield first

    def _after(self, at: At, onward: Onward) -> Times:
        """When the next party is told. Within a ring that is part of the ring's own time."""
        within = self._ring[at] == self._ring[onward.to]
        return self._times[at] if within else self._times[at].after(onward.clock)

    @cached_property
    def _times(self) -> Mapping[At, Times]:
        arriving: dict[int, list[Times]] = defaultdict(list)
        for at in self._start:
            arriving[self._ring[at]].append(AT_ONCE)
        found: dict[At, Times] = {}
        for ring, members in enumerate(self._rings):
            onward = [each for at in members for each in self._onward[at]]
            within = {each.engaged.subject: each.clock for each in onward if self._ring[each.to] == ring}
            times = Times.of(arriving.pop(ring)).after(*within.values())
            found |= dict.fromkeys(members, times)
            for each in onward:
                if self._ring[each.to] != ring:
                    arriving[self._ring[each.to]].append(times.after(each.clock))
        return found

    @property
    def _rings(self) -> tuple[tuple[At, ...], ...]:
        """Parties that lead back to each other, most of them alone; those below before those above."""
        return self._found[0]

    @property
    def _ring(self) -> Mapping[At, int]:
        """By place on the way: its ring."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[tuple[tuple[At, ...], ...], dict[At, int]]:
        return rings({at: [each.to for each in onward] for at, onward in self._onward.items()})
