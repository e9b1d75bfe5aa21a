"""The ascent: from a breached actor up the engagements, to everybody who answers for what it holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from dataflow.breach.times import Times
from dataflow.breach.tops import ANSWERING, Seat, Top, Tops
from dataflow.breach.way import At, Onward, Way
from dataflow.checks.case import Case, Engaged
from dataflow.checks.clocks import data_sets_of
from dataflow.checks.use import PROCESSORS

__all__ = ["Ascent", "Link", "Top"]


class Link(NamedTuple):
    """An engagement by which somebody is told: who tells whom about which data sets."""

    engaged: Engaged
    data_sets: frozenset[str]
    times: Times
    """From the actor's discovery until the receiver is told, along every way."""


_Climbing = Iterator["_Climbing"]
"""What is left to climb from a party: it stops where somebody above it is to be climbed from first."""


class Ascent:
    """Climbs from the breached actor to the controllers of what it holds.

    Each party is climbed from once for each data set, however many ways lead to it: what lies above does
    not depend on the way, and of the times that the ways take the longest is kept. Where engagements lead
    back to a party that was passed, and none of its own leads out of that ring, it answers itself.
    """

    def __init__(self, case: Case, actor: str, spot: str | None, data_sets: Sequence[str]) -> None:
        self._case, self._spot, self._actor = case, spot, actor
        self._rank = {name: rank for rank, name in enumerate(data_sets)}
        self._onward: dict[At, list[Onward]] = {}
        self._links: dict[str, list[At]] = defaultdict(list)
        self._engaged: dict[str, Engaged] = {}
        self._seats: list[Seat] = []
        self._climb_all(frozenset(data_sets))
        self._way = Way(self._onward, (At(actor, name, settled=True) for name in data_sets))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every engagement by which somebody is told, once, in the order in which they are met."""
        return tuple(
            Link(self._engaged[subject], frozenset(at.data_set for at in below), self._way.by(below, subject))
            for subject, below in self._links.items()
        )

    @cached_property
    def tops(self) -> tuple[Top, ...]:
        """Everybody who answers, in the order in which they are met; one party once for each way to answer."""
        tops = Tops(self._case, self._way, list(self._rank))
        closed = (Seat(at.party, frozenset({at.data_set}), at.settled) for at in self._way.closed())
        return tuple(top for seat in (*self._seats, *closed) for top in tops.at(seat))

    def _climb_all(self, sets: frozenset[str]) -> None:
        climbing = [self._climb(self._actor, sets, settled=True)]
        while climbing:
            further = next(climbing[-1], None)
            if further is None:
                climbing.pop()
            else:
                climbing.append(further)

    def _climb(self, party: str, sets: Iterable[str], *, settled: bool) -> "_Climbing":
        """Everybody above a party for those data sets that it was not climbed from for yet."""
        new = frozenset(name for name in sets if At(party, name, settled) not in self._onward)
        self._onward |= {At(party, name, settled): [] for name in self._ordered(new)}
        left = set(new)
        for engaged, about in self._engagements(party, new):
            role = self._case.role(engaged)
            if role in ANSWERING:
                continue
            left -= about
            if role not in PROCESSORS:
                self._seats.append(Seat(party, about, settled, open=True))
            sure = settled and role in PROCESSORS
            for name in self._ordered(about):
                below = At(party, name, settled)
                self._onward[below].append(Onward(engaged, At(engaged.by, name, sure)))
                self._links[engaged.subject].append(below)
            self._engaged[engaged.subject] = engaged
            yield self._climb(engaged.by, about, settled=sure)
        if left:
            self._seats.append(Seat(party, frozenset(left), settled))

    def _engagements(self, party: str, sets: frozenset[str]) -> Iterator[tuple[Engaged, frozenset[str]]]:
        """The engagements of a party about some of the data sets, or about data nobody has named."""
        for engaged in self._case.engaged.of(party) if sets else ():
            places = {name.rpartition(".")[2] for name in engaged.engagement.places}
            elsewhere = (
                party == self._actor and self._spot is not None and places and self._spot not in places
            )
            if elsewhere:
                continue
            about = data_sets_of(self._case, engaged)
            if engaged.engagement.receives is None or not about:
                about = sets
            if about & sets:
                yield engaged, about & sets

    def _ordered(self, sets: Iterable[str]) -> list[str]:
        return sorted(sets, key=self._rank.__getitem__)
