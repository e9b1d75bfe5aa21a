"""The tops: who answers where the way up ends, and with whom."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from dataflow.breach.times import UNKNOWN, Times
from dataflow.breach.way import At, Way
from dataflow.checks.case import Case
from dataflow.checks.clocks import data_sets_of
from dataflow.checks.use import CONTROLLERS, PROCESSORS

ANSWERING = (*CONTROLLERS, "public_authority")
"""Roles that answer for what they hold themselves."""
_JOINT = "joint_controller"


class Seat(NamedTuple):
    """Where a way ends, or may end: a party that answers for data sets, as far as the way there tells."""

    party: str
    data_sets: frozenset[str]
    settled: bool
    """Whether every role on the way there is."""
    open: bool = False
    """Whether it is the end only if a role of its own that nobody has settled makes it one."""


class Top(NamedTuple):
    """Somebody who answers for data sets as controller."""

    party: str | None
    data_sets: frozenset[str]
    sure: Literal["stated", "unsettled", "unknown"]
    times: Times
    """From the actor's discovery until it is told, along every way."""
    settled: bool = True
    """Whether every role on the way there is: else it answers for the breach only if they make it so."""
    joint: bool = False
    """Whether it answers with somebody else (GDPR Art. 26)."""


class Tops:
    """Says who answers at the ends of a way."""

    def __init__(self, case: Case, way: Way, data_sets: Sequence[str]) -> None:
        self._case, self._way = case, way
        self._own = case.registry.organisation.id
        self._rank = {name: rank for rank, name in enumerate(data_sets)}

    def at(self, seat: Seat) -> Iterator[Top]:
        """Whoever answers where one way ends: the party, and who is joint controller with it."""
        if seat.open:
            yield Top(seat.party, seat.data_sets, "unsettled", self._told(seat, seat.data_sets))
            return
        others = self._joint(seat.party, seat.data_sets)
        shared = frozenset().union(*others.values())
        for joint, about in ((True, seat.data_sets & shared), (False, seat.data_sets - shared)):
            if about:
                alone = self._ours if seat.party == self._own else self._theirs
                yield from alone(seat, about, joint=joint)
        for other, about in others.items():
            # When the other hears of it is for the arrangement between them to say.
            yield Top(other, about, "stated", UNKNOWN, seat.settled, joint=True)

    def _theirs(self, seat: Seat, sets: frozenset[str], *, joint: bool) -> Iterator[Top]:
        """What a third party answers for: of each data set it has to be said by itself."""
        stated = self._answered(seat.party, sets) if seat.settled else frozenset[str]()
        if stated:
            yield Top(seat.party, stated, "stated", self._told(seat, stated), joint=joint)
        if sets - stated:
            yield Top(seat.party, sets - stated, "unsettled", self._told(seat, sets - stated), joint=joint)

    def _ours(self, seat: Seat, sets: frozenset[str], *, joint: bool) -> Iterator[Top]:
        """What the organisation answers for: as its role for each data set says."""
        for name in sorted(sets, key=self._rank.__getitem__):
            role, one, times = self._case.own_role(name), frozenset({name}), self._told(seat, [name])
            if role in CONTROLLERS or joint:
                yield Top(seat.party, one, "stated", times, seat.settled, joint or role == _JOINT)
            elif role in PROCESSORS:
                yield Top(None, one, "unknown", UNKNOWN)
            else:
                yield Top(seat.party, one, "unsettled", times)

    def _told(self, seat: Seat, sets: Iterable[str]) -> Times:
        ordered = sorted(sets, key=self._rank.__getitem__)
        return self._way.told(At(seat.party, name, seat.settled) for name in ordered)

    def _joint(self, party: str, sets: frozenset[str]) -> dict[str, frozenset[str]]:
        """Who is joint controller with a party, and of which of the data sets."""
        found: dict[str, frozenset[str]] = {}
        for engaged in self._case.engaged.with_(party):
            other = engaged.by if engaged.actor == party else engaged.actor
            about = (data_sets_of(self._case, engaged) or sets) & sets
            if self._case.role(engaged) == _JOINT and other != party and about:
                found[other] = found.get(other, frozenset()) | about
        return found

    def _answered(self, party: str, sets: frozenset[str]) -> frozenset[str]:
        """Of which data sets a third party is said to be controller, or engages a processor for them.

        Whoever engages a sub-processor is said to be a processor by that, and no controller (GDPR Art. 28(2)).
        """
        role = self._case.role
        held = [each for each in self._case.engaged.of(party) if role(each) in ANSWERING]
        handed = [each for each in self._case.engaged.by(party) if role(each) == "processor"]
        abouts = [data_sets_of(self._case, each) or sets for each in (*held, *handed)]
        return frozenset().union(*abouts) & sets
