"""The cascade: engagements one above the other about the same data, and how long a word takes up them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import gcd
from typing import Final, NamedTuple

from dataflow.checks.engagements import Engaged
from dataflow.checks.rings import rings
from registry.records.duration import Duration, compare


class Chain(NamedTuple):
    """Engagements from a processor up to whoever is no processor for the same data."""

    links: tuple[str, ...]
    """Their subjects, the lowest first."""
    total: Duration
    """Their clocks one after the other, without those that nobody knows."""


class _At(NamedTuple):
    """A place on the way up with one data set: an engagement, or the party that it leads to."""

    subject: str | None
    """The engagement; None: the party."""
    party: str
    data_set: str | None
    """None: nobody has said what it is about, nor what any above it is."""


_UNSAID: Final[tuple[None]] = (None,)


class Cascade:
    """Engagements joined where the one who engages is engaged itself for the same data.

    One that nobody has said the data of is about what those above it are about. Each data set is followed
    by itself, and no way up is written out, so that it costs as much as there are engagements and data sets
    of theirs. Engagements that lead back to each other are one link, in which each tells once: of those in
    a ring none is the first, and going round it again tells nobody anything.
    """

    def __init__(
        self, links: Mapping[str, Engaged], sets: Mapping[str, frozenset[str]], limit: Duration
    ) -> None:
        """By subject the engagements and their data sets; none: nobody has said. The limit is a clock's time."""
        self._links, self._sets = links, sets
        self._limit = limit.calendar_and_clock()[1]
        self._rank = {subject: rank for rank, subject in enumerate(links)}
        self._engaged: dict[str, list[str]] = defaultdict(list)
        for subject, each in links.items():
            self._engaged[each.actor].append(subject)

    def too_long(self) -> Iterator[Chain]:
        """The chains that take longer than the limit, and that do so from their lowest link on.

        Of several from one engagement the longest, the first of them in order of the registry. A chain whose
        upper part is too long by itself is told of with that part.
        """
        found: dict[str, Chain] = {}
        for ring, members in enumerate(self._rings):
            start = min((at for at in members if at in self._starts), key=self._order, default=None)
            above = self._above[ring].bit_length() - 1
            if start is None or start.subject is None or above < 0:
                continue
            chain = self._chain(start, above) if self._exceeds(ring, above) else None
            if chain and self._worse(chain, found.get(start.subject)):
                found[start.subject] = chain
        yield from (found[subject] for subject in self._links if subject in found)

    def _worse(self, chain: Chain, known: Chain | None) -> bool:
        """Whether a chain is told of instead of another one from the same engagement, for other data."""
        if known is None or compare(chain.total, known.total) == 1:
            return True
        ranks = [[self._rank[subject] for subject in each.links] for each in (chain, known)]
        return compare(chain.total, known.total) == 0 and ranks[0] < ranks[1]

    def _exceeds(self, ring: int, above: int) -> bool:
        """Whether what is above and a ring are too long together. A month always is."""
        months, seconds = self._clocks[ring].calendar_and_clock()
        return months > 0 or above * self._unit + seconds > self._limit

    def _chain(self, at: _At, above: int) -> Chain:
        """The chain from a start on of which the part above lasts so many units."""
        links = []
        while True:
            within = self._round(at)
            links += [each.subject for each in within if each.subject]
            onward = self._leaving(within)
            if not onward:
                return Chain(tuple(links), summed([self._clock(each) for each in links]))
            at = next(each for each in onward if self._lasting[self._ring[each]] >> above & 1)
            above -= self._clocks[self._ring[at]].calendar_and_clock()[1] // self._unit

    def _round(self, at: _At) -> list[_At]:
        """A place with those of its ring, in the order in which they are met from there."""
        met: dict[_At, None] = {}
        waiting = [at]
        while waiting:
            here = waiting.pop()
            if here not in met:
                met[here] = None
                same = [each for each in self._onward[here] if self._ring[each] == self._ring[at]]
                waiting += reversed(same)
        return list(met)

    def _leaving(self, within: Sequence[_At]) -> list[_At]:
        """Where it goes on from the places of one ring."""
        return [each for at in within for each in self._onward[at] if self._ring[each] != self._ring[at]]

    @cached_property
    def _starts(self) -> Mapping[_At, None]:
        """Each engagement with the data it is about itself: from below it may be met with other data too."""
        return {
            _At(subject, each.by, name): None
            for subject, each in self._links.items()
            for name in sorted(self._sets[subject] or self._named[each.by]) or _UNSAID
        }

    @cached_property
    def _onward(self) -> Mapping[_At, tuple[_At, ...]]:
        """By place: the next ones above it, in order of the registry."""
        waiting = list(self._starts)
        onward: dict[_At, tuple[_At, ...]] = {}
        while waiting:
            at = waiting.pop()
            if at not in onward:
                onward[at] = (_At(None, at.party, at.data_set),) if at.subject else tuple(self._engaging(at))
                waiting += onward[at]
        return onward

    def _engaging(self, at: _At) -> Iterator[_At]:
        """The engagements of a party for a data set."""
        for subject in self._engaged.get(at.party, ()):
            sets = self._sets[subject]
            if not sets or at.data_set in sets:
                yield _At(subject, self._links[subject].by, at.data_set)

    @cached_property
    def _named(self) -> Mapping[str, set[str]]:
        """By party: what the engagements above it are about, as far up as nobody has said it of those between."""
        parties = dict.fromkeys(party for each in self._links.values() for party in (each.actor, each.by))
        unsaid = {
            party: [self._links[each].by for each in self._engaged.get(party, ()) if not self._sets[each]]
            for party in parties
        }
        found: dict[str, set[str]] = {}
        for members in reversed(rings(unsaid)[0]):
            said = [self._sets[subject] for party in members for subject in self._engaged.get(party, ())]
            above = [found[by] for party in members for by in unsaid[party] if by in found]
            found |= dict.fromkeys(members, set[str]().union(*said, *above))
        return found

    @cached_property
    def _found(self) -> tuple[tuple[tuple[_At, ...], ...], dict[_At, int]]:
        members, _ = rings(self._onward)
        above_first = members[::-1]
        return above_first, {at: ring for ring, places in enumerate(above_first) for at in places}

    @property
    def _rings(self) -> tuple[tuple[_At, ...], ...]:
        """The places that lead back to each other, most of them alone; those above before those below."""
        return self._found[0]

    @property
    def _ring(self) -> Mapping[_At, int]:
        """By place: its ring."""
        return self._found[1]

    @cached_property
    def _clocks(self) -> tuple[Duration, ...]:
        """By ring: what its engagements take, each once."""
        return tuple(
            summed([self._clock(subject) for subject in {at.subject for at in members} if subject])
            for members in self._rings
        )

    @cached_property
    def _unit(self) -> int:
        """The seconds that every clock is a multiple of: the coarser, the fewer times there are."""
        return gcd(*(clock.calendar_and_clock()[1] for clock in self._clocks)) or 1

    @property
    def _above(self) -> Sequence[int]:
        """By ring: how long what is above it may take, without what takes longer than the limit.

        Of each number that times n units the bit n is set: there are never more than the limit has units,
        whatever number of ways there are.
        """
        return self._times[0]

    @property
    def _lasting(self) -> Sequence[int]:
        """By ring: the same with its own time."""
        return self._times[1]

    @cached_property
    def _times(self) -> tuple[Sequence[int], Sequence[int]]:
        above: list[int] = []
        lasting: list[int] = []
        most = self._limit // self._unit
        for ring, members in enumerate(self._rings):
            onward = self._leaving(members)
            times = 0 if onward else 1
            for each in onward:
                times |= lasting[self._ring[each]]
            months, seconds = self._clocks[ring].calendar_and_clock()
            units = seconds // self._unit
            above.append(times)
            lasting.append(0 if months or units > most else (times << units) & ((1 << most + 1) - 1))
        return above, lasting

    def _clock(self, subject: str) -> Duration:
        """The clock of an engagement; none where nobody knows it."""
        return self._links[subject].engagement.breach_clock.value or Duration()

    def _order(self, at: _At) -> tuple[int, str]:
        return self._rank[str(at.subject)], at.data_set or ""


def summed(clocks: Sequence[Duration]) -> Duration:
    """The clocks one after the other."""
    return Duration(
        years=sum(each.years for each in clocks),
        months=sum(each.months for each in clocks),
        weeks=sum(each.weeks for each in clocks),
        days=sum(each.days for each in clocks),
        hours=sum(each.hours for each in clocks),
        minutes=sum(each.minutes for each in clocks),
        seconds=sum(each.seconds for each in clocks),
    )
