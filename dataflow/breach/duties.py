"""The duties: who must tell whom of a breach, within how long, up the engagements to whoever is controller."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from dataflow.breach.ascent import Ascent, Link, Top
from dataflow.breach.breach import Controller, Notice
from dataflow.breach.sentences import WORDS
from dataflow.checks.case import Case, Engaged
from dataflow.checks.clocks import LIMIT, data_sets_of, summed
from dataflow.checks.crossing import seat
from dataflow.checks.use import PROCESSORS
from dataflow.facts.known import UNKNOWN, Cited, Known
from dataflow.facts.parties import Party, party_of
from registry.records.duration import Duration, compare
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
        self._order = list(data_sets)
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
        by_engagement: dict[str, list[Link]] = {}
        for link in self._found.links:
            by_engagement.setdefault(link.engaged.subject, []).append(link)
        for subject, links in by_engagement.items():
            engaged = links[0].engaged
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
                data_sets=self._labels({name for link in links for name in link.data_sets}),
                condition=None if settled else WORDS.both("condition.processor"),
                established=established,
                due=WORDS.both(f"due.{law}"),
                article=WORDS.both(f"article.{self._between(engaged, links)}-{law}"),
                clock=self._case.facts.known(
                    engaged.engagement.breach_clock, engaged.engagement, self._case.facts.duration
                ),
                total=_longest([link.total for link in links]),
                engagement=subject,
                citations=self._of_engagement(engaged),
            )

    def _between(self, engaged: Engaged, links: Sequence[Link]) -> str:
        """Whether a processor tells a controller (GDPR Art. 33(2)) or another processor (Art. 28(4) too)."""
        sets = frozenset().union(*(link.data_sets for link in links))
        further = any(
            other.engaged.actor == engaged.by and other.data_sets & sets for other in self._found.links
        )
        mine = engaged.by == self._own and all(self._case.own_role(each) in PROCESSORS for each in sets)
        return "sub" if self._case.role(engaged) == "sub_processor" or further or mine else "processor"

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
                    total=_longest([_after(top.total) for top in tops]) if kind == "authority" else None,
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
            data_sets=self._labels(set(self._order)),
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
            roles = [facts.role(held[name].role, held[name]) for name in self._order if name in sets]
            return tuple(dict.fromkeys(each for role in roles for each in role.citations))
        engagements = [
            engaged
            for engaged in self._case.engagements()
            if party in (engaged.actor, engaged.by)
            and {*sets} & (data_sets_of(self._case, engaged) or {*sets})
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

    def _labels(self, sets: set[str]) -> tuple[Text, ...]:
        return tuple(self._case.registry.data_sets[name].label for name in self._order if name in sets)


def _joined(parts: Sequence[Text]) -> Text:
    """Conditions in one sentence."""
    return both(lambda lang: ", ".join(part.say(lang) for part in parts))


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
