"""The duties: who must tell whom of a breach, within how long, up the engagements to whoever is controller."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from dataflow.breach.ascent import Ascent, Link, Top
from dataflow.breach.binding import Binding
from dataflow.breach.breach import Controller, Notice
from dataflow.breach.sentences import WORDS
from dataflow.breach.times import Times
from dataflow.checks.case import Case, Engaged
from dataflow.checks.clocks import data_sets_of
from dataflow.checks.use import PROCESSORS
from dataflow.facts.known import UNKNOWN, Cited, Known
from dataflow.facts.parties import Party, party_of
from dataflow.law import Law, laws
from dataflow.law.duties import AuthorityDuty, PersonsDuty
from dataflow.law.duties import Duties as LawDuties
from registry.records.duration import Duration
from registry.records.ends import place
from registry.records.evidence import Status, evidence_of
from registry.records.text import Text

_Group = tuple[str | None, Literal["stated", "unsettled", "unknown"], bool]
"""A controller, how sure it is that it is one, and whether it is one with somebody else."""


class Duties:
    """Who answers for what a breached actor holds, and who must tell whom."""

    def __init__(self, case: Case, actor: str, spot: str | None, data_sets: Sequence[str]) -> None:
        self._case = case
        self._own = case.registry.organisation.id
        self._rank = {name: rank for rank, name in enumerate(data_sets)}
        self._binding = Binding(case)
        self._found = Ascent(case, actor, spot, data_sets)

    def controllers(self) -> tuple[Controller, ...]:
        """Who answers for the data sets, those stated first."""
        order = ("stated", "unsettled", "unknown")
        return tuple(
            Controller(
                party=self._party(party) if party else None,
                data_sets=self._labels({name for top in tops for name in top.data_sets}),
                sure=sure,
                joint=joint,
                outside=self._binding.outside(party) if party else (),
            )
            for (party, sure, joint), tops in sorted(
                self._by_party(), key=lambda item: order.index(item[0][1])
            )
        )

    def _by_party(self) -> list[tuple[_Group, list[Top]]]:
        together: dict[_Group, list[Top]] = {}
        for top in self._found.tops:
            together.setdefault((top.party, top.sure, top.joint), []).append(top)
        return list(together.items())

    def notices(self) -> tuple[Notice, ...]:
        """Everybody to tell: up the chain, then the authorities, then the people."""
        told = [*self._upward(), *self._outward(), *self._unverified()]
        return tuple(each.model_copy(update={"number": number}) for number, each in enumerate(told, 1))

    def _upward(self) -> Iterator[Notice]:
        for link in self._found.links:
            bound = self._binding.on(link.engaged) or (None,)
            yield from (self._to_engaging(link, law) for law in bound)

    def _to_engaging(self, link: Link, law: Law | None) -> Notice:
        """Who is engaged tells who engages it: under a law, or as the contract says."""
        engaged = link.engaged
        settled = self._case.role(engaged) in PROCESSORS
        duty = law.breach.processor if law and law.breach else None
        article = WORDS.both("article.contract")
        if duty:
            article = duty.further if self._is_further(link) else duty.article
        return Notice(
            number=0,
            kind="processor" if settled else "unsettled",
            law=law.id if law else "contract",
            sender=self._case.name(engaged.actor),
            sender_id=engaged.actor,
            receiver=self._case.name(engaged.by),
            receiver_id=engaged.by,
            data_sets=self._labels(link.data_sets),
            conditions=() if settled else (WORDS.both("condition.processor"),),
            established=law is not None and self._binding.established(law, engaged),
            due=duty.due if duty else WORDS.both("due.contract"),
            article=article,
            clock=self._case.facts.known(
                engaged.engagement.breach_clock, engaged.engagement, self._case.facts.duration
            ),
            total=_written(link.times),
            engagement=engaged.subject,
            citations=self._of_engagement(engaged),
        )

    def _is_further(self, link: Link) -> bool:
        """Whether another processor is told, and not a controller."""
        engaged, sets = link.engaged, link.data_sets
        further = not sets.isdisjoint(self._passed_on.get(engaged.by, ()))
        mine = engaged.by == self._own and all(self._case.own_role(each) in PROCESSORS for each in sets)
        return self._case.role(engaged) == "sub_processor" or further or mine

    @cached_property
    def _passed_on(self) -> Mapping[str, set[str]]:
        """By party that tells somebody: about which data sets."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self._found.links:
            found[link.engaged.actor] |= link.data_sets
        return found

    def _outward(self) -> Iterator[Notice]:
        for law in self._binding.laws:
            if law.breach and self._binding.may_apply(law):
                if law.breach.authority:
                    yield from self._by_controllers(law, law.breach, law.breach.authority, "authority")
                if law.breach.persons:
                    yield from self._by_controllers(law, law.breach, law.breach.persons, "persons")

    def _by_controllers(
        self,
        law: Law,
        duties: LawDuties,
        duty: AuthorityDuty | PersonsDuty,
        kind: Literal["authority", "persons"],
    ) -> Iterator[Notice]:
        """What every controller owes the authority, or the people."""
        within = duty.within if isinstance(duty, AuthorityDuty) else None
        for (party, sure, joint), tops in self._by_party():
            settled = any(top.settled for top in tops)
            who = self._case.name(party) if party else WORDS.both("controller.unnamed")
            parts = ["unsettled"] if sure == "unsettled" else [] if settled else ["chain"]
            conditions = [*(WORDS.both(f"condition.{part}") for part in parts), duty.condition]
            conditions += [duties.joint] if joint else []
            sets = {name for top in tops for name in top.data_sets}
            yield Notice(
                number=0,
                kind=kind,
                law=law.id,
                sender=who,
                sender_id=party,
                receiver=duty.receiver,
                receiver_id=None,
                data_sets=self._labels(sets),
                conditions=tuple(each for each in conditions if each),
                due=duty.due,
                article=duty.article,
                clock=self._by_law(within) if within else UNKNOWN,
                total=_written(Times.of(top.times for top in tops).after(within)) if within else None,
                citations=self._of_controller(party, sets),
            )

    def _unverified(self) -> Iterator[Notice]:
        """The laws that may apply and whose duty to tell was not verified, or of which no rules are known."""
        for id_, regime in self._case.registry.organisation.regimes.items():
            known = laws().get(id_)
            if regime.applies == "not_applicable" or (known and (known.breach or known.beside)):
                continue
            term = self._case.facts.words.regimes[id_]
            yield Notice(
                number=0,
                kind="unverified",
                law=id_,
                sender=self._case.name(self._own),
                sender_id=self._own,
                receiver=term.authority,
                receiver_id=None,
                data_sets=self._labels(self._rank),
                due=WORDS.both("due.unverified"),
                article=WORDS.both("article.unverified", law=term.label),
                clock=UNKNOWN,
                citations=self._case.facts.cited(regime.cite),
            )

    def _of_engagement(self, engaged: Engaged) -> tuple[Cited, ...]:
        """Where an engagement, and the role in it, can be read."""
        facts = self._case.facts
        entry = evidence_of(engaged.engagement, self._case.registry.actors[engaged.actor])
        role = facts.role(engaged.engagement.role, entry)
        return tuple(dict.fromkeys((*facts.cited(entry.cite), *role.citations)))

    def _of_controller(self, party: str | None, sets: Collection[str]) -> tuple[Cited, ...]:
        """Where it can be read that a party answers for data sets: the organisation's own role for each, or
        the engagements that the party is in."""
        facts, held = self._case.facts, self._case.registry.data_sets
        if party in (self._own, None):
            roles = [facts.role(held[name].role, held[name]) for name in self._in_order(sets)]
            return tuple(dict.fromkeys(each for role in roles for each in role.citations))
        engagements = [
            engaged
            for engaged in self._case.engaged.with_(str(party))
            if {*sets} & (data_sets_of(self._case, engaged) or {*sets})
        ]
        return tuple(dict.fromkeys(each for one in engagements for each in self._of_engagement(one)))

    def _by_law(self, within: Duration) -> Known:
        return Known(value=str(within), label=self._case.facts.duration(within), status=Status.DECLARED)

    def _party(self, id_: str) -> Party:
        return party_of(place(id_, ""), self._case.facts)

    def _labels(self, sets: Collection[str]) -> tuple[Text, ...]:
        return tuple(self._case.registry.data_sets[name].label for name in self._in_order(sets))

    def _in_order(self, sets: Iterable[str]) -> list[str]:
        return sorted(sets, key=self._rank.__getitem__)


def _written(times: Times) -> str | None:
    """The longest of times as an ISO 8601 duration; None where it is not known."""
    return None if times.total is None else str(times.total)
