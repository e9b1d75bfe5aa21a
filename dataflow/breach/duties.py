"""The duties: who must tell whom of a breach, within how long, up the engagements to whoever is controller."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from dataflow.breach.ascent import Ascent, Link, Top
from dataflow.breach.breach import Controller, Notice
from dataflow.breach.sentences import WORDS
from dataflow.breach.times import Times
from dataflow.checks.case import Case, Engaged
from dataflow.checks.clocks import LIMIT, data_sets_of
from dataflow.checks.crossing import seat
from dataflow.checks.use import PROCESSORS
from dataflow.facts.known import UNKNOWN, Cited, Known
from dataflow.facts.parties import Party, party_of
from registry.records.ends import place
from registry.records.evidence import Status, evidence_of
from registry.records.text import Text, both

_Group = tuple[str | None, Literal["stated", "unsettled", "unknown"], bool]
"""A controller, how sure it is that it is one, and whether it is one with somebody else."""


class Duties:
    """Who answers for what a breached actor holds, and who must tell whom."""

    def __init__(self, case: Case, actor: str, spot: str | None, data_sets: Sequence[str]) -> None:
        self._case = case
        self._own = case.registry.organisation.id
        self._rank = {name: rank for rank, name in enumerate(data_sets)}
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
                outside=bool(party) and self._in_eea(str(party)) is False,
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
            engaged = link.engaged
            settled = self._case.role(engaged) in PROCESSORS
            # A processor established in the EEA is bound itself, whoever it works for (GDPR Art. 3(1)).
            established = settled and self._in_eea(engaged.actor) is True
            law = "gdpr" if self._gdpr() or established else "contract"
            yield Notice(
                number=0,
                kind="processor" if settled else "unsettled",
                law=law,
                sender=self._case.name(engaged.actor),
                sender_id=engaged.actor,
                receiver=self._case.name(engaged.by),
                receiver_id=engaged.by,
                data_sets=self._labels(link.data_sets),
                condition=None if settled else WORDS.both("condition.processor"),
                established=established,
                due=WORDS.both(f"due.{law}"),
                article=WORDS.both(f"article.{self._between(link)}-{law}"),
                clock=self._case.facts.known(
                    engaged.engagement.breach_clock, engaged.engagement, self._case.facts.duration
                ),
                total=_written(link.times),
                engagement=engaged.subject,
                citations=self._of_engagement(engaged),
            )

    def _between(self, link: Link) -> str:
        """Whether a processor tells a controller (GDPR Art. 33(2)) or another processor (Art. 28(4) too)."""
        engaged, sets = link.engaged, link.data_sets
        further = not sets.isdisjoint(self._passed_on.get(engaged.by, ()))
        mine = engaged.by == self._own and all(self._case.own_role(each) in PROCESSORS for each in sets)
        return "sub" if self._case.role(engaged) == "sub_processor" or further or mine else "processor"

    @cached_property
    def _passed_on(self) -> Mapping[str, set[str]]:
        """By party that tells somebody: about which data sets."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self._found.links:
            found[link.engaged.actor] |= link.data_sets
        return found

    def _outward(self) -> Iterator[Notice]:
        if not self._gdpr():
            return
        kinds: tuple[Literal["authority", "persons"], ...] = ("authority", "persons")
        for kind in kinds:
            for (party, sure, joint), tops in self._by_party():
                settled = any(top.settled for top in tops)
                who = self._case.name(party) if party else WORDS.both("controller.unnamed")
                parts = ["unsettled"] if sure == "unsettled" else [] if settled else ["chain"]
                parts += [kind, *(["joint"] if joint else [])]
                yield Notice(
                    number=0,
                    kind=kind,
                    law="gdpr",
                    sender=who,
                    sender_id=party,
                    receiver=WORDS.both(f"receiver.{kind}"),
                    receiver_id=None,
                    data_sets=self._labels({name for top in tops for name in top.data_sets}),
                    condition=_joined([WORDS.both(f"condition.{part}") for part in parts]),
                    due=WORDS.both(f"due.{kind}"),
                    article=WORDS.both(f"article.{kind}"),
                    clock=self._by_law() if kind == "authority" else UNKNOWN,
                    total=_written(Times.of(top.times for top in tops).after(LIMIT))
                    if kind == "authority"
                    else None,
                    citations=self._of_controller(party, {name for top in tops for name in top.data_sets}),
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
            receiver=self._case.facts.words.regimes["ci_2013_450"].authority,
            receiver_id=None,
            data_sets=self._labels(self._rank),
            condition=None,
            due=WORDS.both("due.unverified"),
            article=WORDS.both("article.unverified", law=self._case.facts.words.regimes["ci_2013_450"].label),
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

    def _gdpr(self) -> bool:
        """Whether the GDPR may apply: nothing says that it does not."""
        regimes = self._case.registry.organisation.regimes
        return not regimes or ("gdpr" in regimes and regimes["gdpr"].applies != "not_applicable")

    def _in_eea(self, actor: str) -> bool | None:
        """Whether the seat of a party is in the EEA on the day; None: nobody has stated it."""
        home = seat(self._case, actor)
        return None if home is None else self._case.tables.member("eea", home, self._case.on)

    def _by_law(self) -> Known:
        return Known(value=str(LIMIT), label=self._case.facts.duration(LIMIT), status=Status.DECLARED)

    def _party(self, id_: str) -> Party:
        return party_of(place(id_, ""), self._case.facts)

    def _labels(self, sets: Collection[str]) -> tuple[Text, ...]:
        return tuple(self._case.registry.data_sets[name].label for name in self._in_order(sets))

    def _in_order(self, sets: Iterable[str]) -> list[str]:
        return sorted(sets, key=self._rank.__getitem__)


def _joined(parts: Sequence[Text]) -> Text:
    """Conditions in one sentence."""
    return both(lambda lang: ", ".join(part.say(lang) for part in parts))


def _written(times: Times) -> str | None:
    """The longest of times as an ISO 8601 duration; None where it is not known."""
    return None if times.total is None else str(times.total)
