"""The duties: who must tell whom of a breach, within how long, up the engagements to whoever is controller."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dataflow.answer import Party
from dataflow.breach.record import Controller, Notice
from dataflow.breach.speech import say
from dataflow.checks.case import Case, Engaged
from dataflow.checks.clocks import LIMIT, data_sets_of, summed
from dataflow.checks.use import CONTROLLERS, PROCESSORS
from dataflow.known import UNKNOWN, Known
from dataflow.parties import party_of
from registry.duration import Duration, compare
from registry.ends import place
from registry.evidence import Status
from registry.text import Text

_CONTROLLERS = (*CONTROLLERS, "public_authority")
"""Roles that answer for what they hold themselves."""


class _Link(NamedTuple):
    """One step up: who tells whom about which data sets."""

    engaged: Engaged
    data_sets: frozenset[str]
    settled: bool
    total: Duration | None


class _Top(NamedTuple):
    """Somebody who answers for data sets as controller."""

    party: str | None
    data_sets: frozenset[str]
    sure: Literal["stated", "unsettled", "unknown"]
    total: Duration | None
    settled: bool = True
    """Whether every role on the way there is: else it answers for the breach only if they make it so."""


class Duties:
    """Climbs from the breached actor to the controllers of what it holds."""

    def __init__(self, case: Case, actor: str, spot: str | None, data_sets: Sequence[str]) -> None:
        self._case, self._spot, self._actor = case, spot, actor
        self._own = case.registry.organisation.id
        self._order = list(data_sets)
        self._links: list[_Link] = []
        self._tops: list[_Top] = []
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
                self._tops.append(_Top(party, about, "unsettled", total))
            clock = engaged.engagement.breach_clock.value
            onward = summed([total, clock]) if total is not None and clock is not None else None
            sure = settled and role in PROCESSORS
            self._links.append(_Link(engaged, about, sure, onward))
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
        """A party that no engagement makes a processor of some data sets."""
        if party != self._own:
            sure = settled and self._answers(party, sets)
            self._tops.append(_Top(party, sets, "stated" if sure else "unsettled", total))
            return
        for name in sorted(sets, key=self._order.index):
            role = self._case.own_role(name)
            if role in CONTROLLERS:
                self._tops.append(_Top(party, frozenset({name}), "stated", total, settled))
            elif role in PROCESSORS:
                self._tops.append(_Top(None, frozenset({name}), "unknown", None))
            else:
                self._tops.append(_Top(party, frozenset({name}), "unsettled", total))

    def _answers(self, party: str, sets: frozenset[str]) -> bool:
        """Whether a third party is said to be controller of the data sets, or engages a processor for them."""
        for engaged in self._case.engagements():
            role = self._case.role(engaged)
            mine = engaged.actor == party and role in _CONTROLLERS
            engages = engaged.by == party and role in PROCESSORS
            if (mine or engages) and (not (about := data_sets_of(self._case, engaged)) or about & sets):
                return True
        return False

    def controllers(self) -> tuple[Controller, ...]:
        """Who answers for the data sets, those stated first."""
        order = ("stated", "unsettled", "unknown")
        return tuple(
            Controller(
                party=self._party(party) if party else None,
                data_sets=self._labels({name for top in tops for name in top.data_sets}),
                sure=tops[0].sure,
            )
            for (party, _), tops in sorted(self._by_party(), key=lambda item: order.index(item[0][1]))
        )

    def _by_party(self) -> list[tuple[tuple[str | None, str], list[_Top]]]:
        together: dict[tuple[str | None, str], list[_Top]] = {}
        for top in self._tops:
            together.setdefault((top.party, top.sure), []).append(top)
        return list(together.items())

    def notices(self) -> tuple[Notice, ...]:
        """Everybody to tell: up the chain, then the authorities, then the people."""
        told = [*self._upward(), *self._outward(), *self._unverified()]
        return tuple(each.model_copy(update={"number": number}) for number, each in enumerate(told, 1))

    def _upward(self) -> Iterator[Notice]:
        law = "gdpr" if self._gdpr() else "contract"
        by_engagement: dict[str, list[_Link]] = {}
        for link in self._links:
            by_engagement.setdefault(link.engaged.subject, []).append(link)
        for subject, links in by_engagement.items():
            engaged = links[0].engaged
            settled = self._case.role(engaged) in PROCESSORS
            yield Notice(
                number=0,
                kind="processor" if settled else "unsettled",
                law=law,
                sender=self._case.name(engaged.actor),
                sender_id=engaged.actor,
                receiver=self._case.name(engaged.by),
                receiver_id=engaged.by,
                data_sets=self._labels({name for link in links for name in link.data_sets}),
                condition=None if settled else say("condition.processor"),
                due=say(f"due.{law}"),
                article=say(f"article.processor-{law}"),
                clock=self._case.speaking.known(
                    engaged.engagement.breach_clock, engaged.engagement, self._case.speaking.duration
                ),
                total=_longest([link.total for link in links]),
                engagement=subject,
            )

    def _outward(self) -> Iterator[Notice]:
        if not self._gdpr():
            return
        kinds: tuple[Literal["authority", "persons"], ...] = ("authority", "persons")
        for kind in kinds:
            for (party, sure), tops in self._by_party():
                settled = "" if any(top.settled for top in tops) else "-chain"
                sender = "-unsettled" if sure == "unsettled" else settled
                who = self._case.name(party) if party else say("controller.unnamed")
                yield Notice(
                    number=0,
                    kind=kind,
                    law="gdpr",
                    sender=who,
                    sender_id=party,
                    receiver=say(f"receiver.{kind}"),
                    receiver_id=None,
                    data_sets=self._labels({name for top in tops for name in top.data_sets}),
                    condition=say(f"condition.{kind}{sender}"),
                    due=say(f"due.{kind}"),
                    article=say(f"article.{kind}"),
                    clock=self._by_law() if kind == "authority" else UNKNOWN,
                    total=_longest([_after(top.total) for top in tops]) if kind == "authority" else None,
                )

    def _unverified(self) -> Iterator[Notice]:
        regime = self._case.registry.organisation.regimes.get("ci_2013_450")
        if regime is None or regime.applies == "not_applicable":
            return
        yield Notice(
            number=0,
            kind="unverified",
            law="ci_2013_450",
            sender=self._case.name(self._own),
            sender_id=self._own,
            receiver=self._case.speaking.words.regimes["ci_2013_450"].authority,
            receiver_id=None,
            data_sets=self._labels(set(self._order)),
            condition=None,
            due=say("due.unverified"),
            article=self._case.speaking.words.regimes["ci_2013_450"].label,
            clock=UNKNOWN,
        )

    def _gdpr(self) -> bool:
        """Whether the GDPR may apply: nothing says that it does not."""
        regimes = self._case.registry.organisation.regimes
        return not regimes or ("gdpr" in regimes and regimes["gdpr"].applies != "not_applicable")

    def _by_law(self) -> Known:
        return Known(value=str(LIMIT), label=self._case.speaking.duration(LIMIT), status=Status.DECLARED)

    def _party(self, id_: str) -> Party:
        return party_of(place(id_, ""), self._case.speaking)

    def _labels(self, sets: set[str]) -> tuple[Text, ...]:
        return tuple(self._case.registry.data_sets[name].label for name in self._order if name in sets)


def _after(total: Duration | None) -> Duration | None:
    return None if total is None else summed([total, LIMIT])


def _longest(totals: Sequence[Duration | None]) -> str | None:
    """The longest of several times; None when one of them is not known or they cannot be compared."""
    known = [total for total in totals if total is not None]
    if len(known) < len(totals) or not known:
        return None
    for total in known:
        if all(compare(total, other) in (0, 1) for other in known):
            return str(total)
    return None
