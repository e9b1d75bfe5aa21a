"""The ascent: from a breached actor up the engagements, to everybody who answers for what it holds."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dataflow.checks.case import Case, Engaged
from dataflow.checks.clocks import data_sets_of, summed
from dataflow.checks.use import CONTROLLERS, PROCESSORS
from registry.records.duration import Duration

_CONTROLLERS = (*CONTROLLERS, "public_authority")
"""Roles that answer for what they hold themselves."""
_JOINT = "joint_controller"


class Link(NamedTuple):
    """One step up: who tells whom about which data sets."""

    engaged: Engaged
    data_sets: frozenset[str]
    total: Duration | None


class Top(NamedTuple):
    """Somebody who answers for data sets as controller."""

    party: str | None
    data_sets: frozenset[str]
    sure: Literal["stated", "unsettled", "unknown"]
    total: Duration | None
    settled: bool = True
    """Whether every role on the way there is: else it answers for the breach only if they make it so."""
    joint: bool = False
    """Whether it answers with somebody else (GDPR Art. 26)."""


class Ascent:
    """Climbs from the breached actor to the controllers of what it holds."""

    def __init__(self, case: Case, actor: str, spot: str | None, data_sets: Sequence[str]) -> None:
        self._case, self._spot, self._actor = case, spot, actor
        self._own = case.registry.organisation.id
        self._order = list(data_sets)
        self.links: list[Link] = []
        self.tops: list[Top] = []
        self._climb(actor, frozenset(data_sets), Duration(), (), settled=True)

    def _climb(
        self,
        party: str,
        sets: frozenset[str],
        total: Duration | None,
        seen: tuple[str, ...],
        *,
        settled: bool,
    ) -> None:
        """Everybody above a party for some data sets. What no engagement speaks of, it answers for itself."""
        left = set(sets)
        for engaged, about in self._engagements(party, sets):
            role = self._case.role(engaged)
            if role in _CONTROLLERS or engaged.subject in seen:
                continue
            left -= about
            if role not in PROCESSORS:
                self.tops.append(Top(party, about, "unsettled", total))
            clock = engaged.engagement.breach_clock.value
            onward = summed([total, clock]) if total is not None and clock is not None else None
            sure = settled and role in PROCESSORS
            self.links.append(Link(engaged, about, onward))
            self._climb(engaged.by, about, onward, (*seen, engaged.subject), settled=sure)
        if left:
            self._top(party, frozenset(left), total, settled=settled)

    def _engagements(self, party: str, sets: frozenset[str]) -> Iterator[tuple[Engaged, frozenset[str]]]:
        """The engagements of a party about some of the data sets, or about data nobody has named."""
        for engaged in self._case.engagements():
            places = {name.rpartition(".")[2] for name in engaged.engagement.places}
            elsewhere = (
                party == self._actor and self._spot is not None and places and self._spot not in places
            )
            if engaged.actor != party or elsewhere:
                continue
            about = data_sets_of(self._case, engaged)
            if engaged.engagement.receives is None or not about:
                about = sets
            if about & sets:
                yield engaged, about & sets

    def _top(self, party: str, sets: frozenset[str], total: Duration | None, *, settled: bool) -> None:
        """A party that no engagement makes a processor of some data sets, and who answers with it."""
        others = self._joint(party, sets)
        shared = frozenset().union(*others.values())
        for joint, about in ((True, sets & shared), (False, sets - shared)):
            if about:
                self._alone(party, about, total, settled=settled, joint=joint)
        for other, about in others.items():
            # When the other hears of it is for the arrangement between them to say.
            self.tops.append(Top(other, about, "stated", None, settled, joint=True))

    def _alone(
        self, party: str, sets: frozenset[str], total: Duration | None, *, settled: bool, joint: bool
    ) -> None:
        if party != self._own:
            sure = settled and self._answers(party, sets)
            self.tops.append(Top(party, sets, "stated" if sure else "unsettled", total, joint=joint))
            return
        for name in sorted(sets, key=self._order.index):
            role, one = self._case.own_role(name), frozenset({name})
            if role in CONTROLLERS or joint:
                self.tops.append(Top(party, one, "stated", total, settled, joint or role == _JOINT))
            elif role in PROCESSORS:
                self.tops.append(Top(None, one, "unknown", None))
            else:
                self.tops.append(Top(party, one, "unsettled", total))

    def _joint(self, party: str, sets: frozenset[str]) -> dict[str, frozenset[str]]:
        """Who is joint controller with a party, and of which of the data sets."""
        found: dict[str, frozenset[str]] = {}
        for engaged in self._case.engagements():
            if self._case.role(engaged) != _JOINT or party not in (engaged.actor, engaged.by):
                continue
            other = engaged.by if engaged.actor == party else engaged.actor
            about = data_sets_of(self._case, engaged)
            if other != party and (about or sets) & sets:
                found[other] = found.get(other, frozenset()) | ((about or sets) & sets)
        return found

    def _answers(self, party: str, sets: frozenset[str]) -> bool:
        """Whether a third party is said to be controller of the data sets, or engages a processor for them."""
        for engaged in self._case.engagements():
            role = self._case.role(engaged)
            mine = engaged.actor == party and role in _CONTROLLERS
            engages = engaged.by == party and role in PROCESSORS
            if (mine or engages) and (not (about := data_sets_of(self._case, engaged)) or about & sets):
                return True
        return False
