"""The check of copies: whoever keeps data longer than its data set is to be kept: a third party, a tracker,
a place of the organisation itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.crossing import role_of
from dataflow.checks.limits import applying, judged, rules_of, verdict_of
from dataflow.checks.own_copies import in_words, own_verdict
from dataflow.checks.phrases import listed
from dataflow.checks.use import entry_of, named
from dataflow.facts.finding import Verdict
from dataflow.facts.parties import stop_of
from dataflow.graph.instance import Instance
from registry.records.data_set import Retention
from registry.records.duration import Duration
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.text import Text

_VARIANTS: dict[Verdict, str] = {"violation": "main", "gap": "unknown", "undetermined": "unclear"}
_HERE: dict[Verdict, str] = {"violation": "own", "undetermined": "own_unclear"}
"""The messages for places of the organisation itself."""
_DECIDES = {"unclear": "kept", "own_duty": "duty", "own_unclear": "own_kept"}
_FOR_ITSELF = frozenset({"controller", "independent_controller", "public_authority"})
"""Roles of who answers for its own periods, and may be bound to keep longer (GDPR Art. 6(1)(c))."""


class _Kept(NamedTuple):
    """A copy that is kept too long, or for a time that cannot be compared or is not stated."""

    holder: str
    instance: Instance
    verdict: Verdict
    limits: tuple[Duration, ...]
    kept: tuple[Duration, ...]
    entry: tuple[str | int, ...]
    hop: str | None = None
    role: str | None = None
    """The holder's role for it."""
    place: End | None = None
    """Of the organisation's own: where it is kept."""
    rules: tuple[tuple[Retention, ...], tuple[Retention, ...]] = ((), ())
    """Of the organisation's own: the rules of the data set and of the copy."""

    @property
    def where(self) -> str:
        """The receiver, or the place of the organisation."""
        return self.place.key if self.place else self.holder

    @property
    def variant(self) -> str:
        """Which of the messages."""
        if self.place is not None:
            return _HERE[self.verdict]
        longer = self.verdict == "violation"
        return "own_duty" if longer and self.role in _FOR_ITSELF else _VARIANTS[self.verdict]


def downstream_retention_exceeds(case: Case, _regime: Regime) -> Iterator[Found]:
    """A third party, a tracker or a copy of one's own is kept longer than its data set, or nobody says (R19).

    One finding for each receiver, or place of the organisation, and message. A data set without a period sets
    no limit: R18 says so. A place of the organisation without a period of its own keeps data as its data set.
    Who decides for itself may owe a longer time to a law of its own, which its engagement does not tell.
    """
    together: dict[tuple[str, str], list[_Kept]] = {}
    for kept in (*_copies(case), *_trackers(case)):
        together.setdefault((kept.where, kept.variant), []).append(kept)
    for (where, variant), found in sorted(together.items()):
        holder = found[0].holder
        fields = tuple(dict.fromkeys(each.instance.field for each in found))
        yield Found(
            verdict="undetermined" if variant in _DECIDES else found[0].verdict,
            subject=where if variant == "main" else f"{where}:{variant}",
            values={
                "actor": case.name(holder),
                "fields": named(map(case.field, fields)),
                **(_in_full(case, found) if variant in _HERE.values() else _in_short(case, found)),
            },
            entry=found[0].entry,
            fields=fields,
            actors=(holder,),
            data_sets=tuple(dict.fromkeys(each.instance.data_set for each in found)),
            hops=tuple(dict.fromkeys(each.hop for each in found if each.hop)),
            variant=variant,
            decides=_DECIDES.get(variant),
        )


def _in_short(case: Case, found: Sequence[_Kept]) -> Mapping[str, Text | str]:
    """The periods alone."""
    return {
        "limit": listed(_said(case, (limit for each in found for limit in each.limits))),
        "kept": named(_said(case, (kept for each in found for kept in each.kept))),
    }


def _in_full(case: Case, found: Sequence[_Kept]) -> Mapping[str, Text | str]:
    """The rules with the events they count from, and where the copies are."""
    limits, kept = ([rule for each in found for rule in each.rules[side]] for side in (0, 1))
    places = dict.fromkeys(each.place for each in found if each.place)
    return {
        "limit": in_words(case, limits),
        "kept": in_words(case, kept),
        "places": listed(stop_of(place, case.facts).label for place in places),
    }


def _said(case: Case, durations: Iterable[Duration]) -> Iterator[Text]:
    """Durations in words, each once: saying one takes long, and many copies are kept alike."""
    return map(case.facts.duration, dict.fromkeys(durations))


def _copies(case: Case) -> Iterator[_Kept]:
    """What third parties, and places of the organisation with a period of their own, keep of data with a limit."""
    own = case.registry.organisation.id
    for arc in case.stated:
        if arc.target.holder is None or arc.storage.value == "not_stored":
            continue
        rules = [rule for rule in arc.retention if rule.holds_on(case.on) and (rule.period or rule.criteria)]
        here = arc.target.holder == own
        if here and not rules:
            continue
        for instance in case.instances(arc):
            upstream = applying(rules_of(case, instance.data_set), instance.field)
            mine = applying(rules, instance.field)
            known = case.certainty.of(arc, instance) is not Status.UNKNOWN
            verdict = (
                own_verdict(case, arc, upstream, mine, known=known)
                if here
                else verdict_of(arc, upstream, mine, known=known)
            )
            if verdict is not None:
                yield _Kept(
                    arc.target.holder,
                    instance,
                    verdict,
                    tuple(rule.period for rule in upstream if rule.period),
                    tuple(rule.period for rule in mine if rule.period),
                    entry_of(arc),
                    arc.key,
                    None if here else role_of(case, arc),
                    arc.target if here else None,
                    (tuple(upstream), tuple(mine)) if here else ((), ()),
                )


def _trackers(case: Case) -> Iterator[_Kept]:
    """Trackers that live longer than the data set that holds their field is to be kept.

    Of those that one party sets for one field and as long, the first stands for all.
    """
    seen: set[tuple[str, str, Duration]] = set()
    for index, tracker in enumerate(case.registry.trackers):
        lifetime = tracker.lifetime.value
        if lifetime is None or not tracker.holds_on(case.on):
            continue
        if (alike := (tracker.set_by, tracker.field, lifetime)) in seen:
            continue
        seen.add(alike)
        for name in case.once(_holding).get(tracker.field, ()):
            upstream = applying(rules_of(case, name), tracker.field)
            periods = [rule.period for rule in upstream if rule.period]
            verdict = judged(upstream, [lifetime]) if periods else None
            if verdict is not None:
                yield _Kept(
                    tracker.set_by,
                    Instance(tracker.field, name),
                    verdict,
                    tuple(periods),
                    (lifetime,),
                    ("trackers", index),
                )


def _holding(case: Case) -> Mapping[str, list[str]]:
    """By field: the data sets of the day that are known to hold it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, held in case.registry.data_sets.items():
        known = (use.field for use in held.fields if use.standing is not Status.UNKNOWN)
        for field in dict.fromkeys(known) if held.holds_on(case.on) else ():
            found[field].append(name)
    return found
