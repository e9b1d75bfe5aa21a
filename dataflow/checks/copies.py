"""The check of copies: a third party or a tracker that keeps data longer than its data set is to be kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.crossing import role_of
from dataflow.checks.phrases import listed
from dataflow.checks.use import entry_of, named
from dataflow.facts.finding import Verdict
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.data_set import Retention
from registry.records.duration import Duration, compare
from registry.records.evidence import Status
from registry.records.text import Text

_VARIANTS: dict[Verdict, str] = {"violation": "main", "gap": "unknown", "undetermined": "unclear"}
_DECIDES = {"unclear": "kept", "own_duty": "duty"}
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

    @property
    def variant(self) -> str:
        """Which of the messages."""
        longer = self.verdict == "violation"
        return "own_duty" if longer and self.role in _FOR_ITSELF else _VARIANTS[self.verdict]


def downstream_retention_exceeds(case: Case, _regime: Regime) -> Iterator[Found]:
    """A third party or a tracker keeps data longer than its data set is to be kept, or nobody says (R19).

    One finding for each receiver and message. A data set without a period sets no limit: R18 says so.
    Who decides for itself may owe a longer time to a law of its own, which its engagement does not tell.
    """
    together: dict[tuple[str, str], list[_Kept]] = {}
    for kept in (*_copies(case), *_trackers(case)):
        together.setdefault((kept.holder, kept.variant), []).append(kept)
    for (holder, variant), found in sorted(together.items()):
        fields = tuple(dict.fromkeys(each.instance.field for each in found))
        yield Found(
            verdict="undetermined" if variant in _DECIDES else found[0].verdict,
            subject=holder if variant == "main" else f"{holder}:{variant}",
            values={
                "actor": case.name(holder),
                "fields": named(map(case.field, fields)),
                "limit": listed(_said(case, (limit for each in found for limit in each.limits))),
                "kept": named(_said(case, (kept for each in found for kept in each.kept))),
            },
            entry=found[0].entry,
            fields=fields,
            actors=(holder,),
            data_sets=tuple(dict.fromkeys(each.instance.data_set for each in found)),
            hops=tuple(dict.fromkeys(each.hop for each in found if each.hop)),
            variant=variant,
            decides=_DECIDES.get(variant),
        )


def _said(case: Case, durations: Iterable[Duration]) -> Iterator[Text]:
    """Durations in words, each once: saying one takes long, and many copies are kept alike."""
    return map(case.facts.duration, dict.fromkeys(durations))


def rules_of(case: Case, data_set: str) -> tuple[Retention, ...]:
    """The rules of a data set that hold on the day and say something."""
    held = case.registry.data_sets[data_set].retention
    return tuple(rule for rule in held if rule.holds_on(case.on) and (rule.period or rule.criteria))


def applying(rules: Iterable[Retention], field: str) -> list[Retention]:
    """The rules that apply to a field."""
    return [rule for rule in rules if not rule.fields or field in rule.fields]


def _copies(case: Case) -> Iterator[_Kept]:
    """What third parties keep of data that has a limit."""
    own = case.registry.organisation.id
    for arc in case.stated:
        if arc.target.holder in (None, own) or arc.storage.value == "not_stored":
            continue
        rules = [rule for rule in arc.retention if rule.holds_on(case.on) and (rule.period or rule.criteria)]
        for instance in case.instances(arc):
            upstream = applying(rules_of(case, instance.data_set), instance.field)
            mine = applying(rules, instance.field)
            known = case.certainty.of(arc, instance) is not Status.UNKNOWN
            verdict = _verdict(arc, upstream, mine, known=known)
            if verdict is not None:
                yield _Kept(
                    str(arc.target.holder),
                    instance,
                    verdict,
                    tuple(rule.period for rule in upstream if rule.period),
                    tuple(rule.period for rule in mine if rule.period),
                    entry_of(arc),
                    arc.key,
                    role_of(case, arc),
                )


def _verdict(
    arc: Arc, upstream: Sequence[Retention], mine: Sequence[Retention], *, known: bool
) -> Verdict | None:
    """How a copy stands to the limit; None: within it, or there is none. `known`: that the data comes there at all."""
    if not any(rule.period for rule in upstream):
        return None
    if not mine:
        return "gap" if known and arc.storage.value is not None else "undetermined"
    judged = _judged(upstream, [rule.period for rule in mine])
    return judged if judged is None or known else "undetermined"


def _judged(upstream: Sequence[Retention], kept: Iterable[Duration | None]) -> Verdict | None:
    """Periods against the longest time that the rules allow. A rule without a period leaves it open."""
    limits = [rule.period for rule in upstream]
    found: list[Verdict] = []
    for period in kept:
        if period is None:
            found.append("undetermined")
            continue
        compared = [compare(period, limit) for limit in limits if limit is not None]
        if any(each in (-1, 0) for each in compared):
            continue
        firm = None not in limits and None not in compared
        found.append("violation" if firm else "undetermined")
    return min(found, key=("violation", "undetermined").index, default=None)


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
            verdict = _judged(upstream, [lifetime]) if periods else None
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
