"""Measuring: whether a tracker that measures an audience may do without consent, as far as the registry knows.

What a registry knows to be otherwise decides against the exemption; what it cannot know is named as still to be shown.
That times are longer than recommended decides nothing: they are named.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dataflow.checks.case import Case, Engaged
from dataflow.checks.limits import applying, rules_of
from dataflow.checks.phrases import labels, listed
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import CONTROLLERS, PROCESSORS
from dataflow.facts.lists import apart
from dataflow.graph.arc import Arc
from dataflow.law import Law
from dataflow.law.parts import Measuring
from registry.records.duration import Duration, compare
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.statements import Tracker
from registry.records.text import Text, both


class Measured(NamedTuple):
    """How a tracker stands to the exemption of measuring an audience."""

    against: tuple[Text, ...]
    """What is known, and keeps it from being exempt."""
    open: tuple[Text, ...]
    """What would have to be shown for it to be."""
    consented: tuple[str, ...]
    """The data sets with what it collects that rest on consent all the same."""


def measured(case: Case, law: Law, rules: Measuring, tracker: Tracker) -> Measured:
    """What a registry knows of a tracker that is said to need no consent because it measures an audience."""
    found = _Tracked(case, law, rules, tracker)
    return Measured(tuple(found.against()), tuple(found.open()), found.consented())


class _Tracked:
    """A tracker, whoever gets what it collects, and the flows that bring it there."""

    def __init__(self, case: Case, law: Law, rules: Measuring, tracker: Tracker) -> None:
        self._case, self._law, self._rules, self._tracker = case, law, rules, tracker
        place = tracker.feeds
        holder, _, name = (place or "").rpartition(".")
        self._vendor = holder or (case.registry.organisation.id if place else tracker.set_by)
        self._spot = name
        carrying = case.once(_by_field).get(tracker.field, ())
        self._brought = [arc for arc in carrying if self._at(arc.target)]
        self._on = [arc for arc in carrying if self._at(arc.source)]

    def _at(self, end: End) -> bool:
        return end.holder == self._vendor and (not self._spot or end.name == self._spot)

    def against(self) -> Iterator[Text]:
        """What is known and keeps it from being exempt."""
        words = self._case.facts.words
        uses = (*self._tracker.purposes, *(use for arc in self._brought for use in arc.purposes))
        purposes = dict.fromkeys(use.purpose for use in uses if use.standing is not Status.UNKNOWN)
        others = [
            each
            for each in purposes
            if words.as_one_of("purposes", each, allowed := self._rules.purposes) not in allowed
        ]
        if others:
            yield WORDS.both(
                "measuring.purposes", purposes=labels(words.purposes[each].label for each in others)
            )
        if any(map(self._uses_itself, self._engagements())):
            yield WORDS.both("measuring.own", vendor=self._case.name(self._vendor))
        parties = [party for party in self._passed_to() if self._decides(party)]
        if parties:
            yield WORDS.both("measuring.passed", parties=listed(map(self._case.name, parties)))

    def _engagements(self) -> list[Engaged]:
        """The engagements of its receiver for the place it feeds, or that what it collects flows under."""
        if self._vendor == self._case.registry.organisation.id:
            return []
        under = {arc.engagement for arc in self._brought if arc.engaged == self._vendor}
        place = f"{self._vendor}.{self._spot}"
        return [
            each
            for each in self._case.engaged.of(self._vendor)
            if each.name in under or (self._spot and {self._spot, place} & {*each.engagement.places})
        ]

    def _uses_itself(self, engaged: Engaged) -> bool:
        return self._case.role(engaged) in CONTROLLERS or _answered(self._case, engaged) == "authorised"

    def _passed_to(self) -> Iterable[str]:
        own = self._case.registry.organisation.id
        parties = (arc.target.holder for arc in self._on)
        return dict.fromkeys(party for party in parties if party and party not in (own, self._vendor))

    def _decides(self, party: str) -> bool:
        roles = {self._case.role(each) for each in self._case.engaged.of(party)}
        return bool(roles) and roles <= {*CONTROLLERS, "public_authority"}

    def open(self) -> Iterator[Text]:
        """What would have to be shown for it to be exempt."""
        if self._vendor != self._case.registry.organisation.id:
            engagements = self._engagements()
            vendor = self._case.name(self._vendor)
            if not engagements or any(self._case.role(each) not in PROCESSORS for each in engagements):
                yield WORDS.both("measuring.alone", vendor=vendor)
            elif any(_answered(self._case, each) != "refused" for each in engagements):
                yield WORDS.both("measuring.reuse", vendor=vendor)
        yield WORDS.both("measuring.anonymous")
        lived = self._tracker.lifetime
        lives = lived.value.at_most if lived.value and lived.status is not Status.UNKNOWN else None
        yield from self._time("lifetime", [lives], self._rules.lifetime)
        yield from self._time("retention", self._kept(), self._rules.retention)

    def _time(self, key: str, kept: Iterable[Duration | None], limit: Duration) -> Iterator[Text]:
        periods = list(dict.fromkeys(kept))
        said = self._case.facts.duration
        longer = [each for each in periods if each is not None and compare(each, limit) not in (-1, 0)]
        if longer:
            times = listed(map(said, longer))
            yield WORDS.both(f"measuring.{key}-longer", kept=times, limit=said(limit))
        elif None in periods or not periods:
            yield WORDS.both(f"measuring.{key}", limit=said(limit))

    def _kept(self) -> Iterator[Duration | None]:
        """How long what it collects is kept: by the flows that bring it, else by its data sets."""
        for arc in self._brought:
            yield from (rule.period for rule in arc.retention if rule.holds_on(self._case.on))
        for id_ in self._sets():
            rules = applying(rules_of(self._case, id_), self._tracker.field)
            yield from (rule.period for rule in rules) if rules else (None,)

    def _sets(self) -> tuple[str, ...]:
        """The data sets of what it collects: those that flow to its receiver."""
        carried = {each for arc in self._brought for each in self._case.certainty.known(arc)}
        return tuple(sorted({each.data_set for each in carried if each.field == self._tracker.field}))

    def consented(self) -> tuple[str, ...]:
        """The data sets with what it collects for which consent is the basis of one of the purposes it may serve."""
        return tuple(id_ for id_ in self._sets() if self._rests_on_consent(id_))

    def _rests_on_consent(self, data_set: str) -> bool:
        return any(
            stated.value in self._law.bases.consent and stated.standing_in(use) is not Status.UNKNOWN
            for use in self._case.registry.data_sets[data_set].purposes
            if use.purpose in self._rules.purposes and use.standing is not Status.UNKNOWN
            for stated in use.basis.values()
        )


def _answered(case: Case, engaged: Engaged) -> str | None:
    """What the controller has answered to a reuse for the receiver's own account, on the day."""
    said = engaged.engagement.reuse
    stated = said.standing_in(engaged.engagement) is not Status.UNKNOWN
    return said.value if stated and said.holds_on(case.on) else None


def joined(texts: Iterable[Text]) -> Text:
    """Several of them within a sentence."""
    items = list(dict.fromkeys(texts))
    return both(lambda lang: apart((each.say(lang) for each in items), lang))


def _by_field(case: Case) -> Mapping[str, list[Arc]]:
    """The flows by what they are known to carry."""
    found: dict[str, list[Arc]] = {}
    for arc in case.stated:
        for field in dict.fromkeys(each.field for each in case.certainty.known(arc)):
            found.setdefault(field, []).append(arc)
    return found
