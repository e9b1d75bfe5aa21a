"""Limits: how long data may be kept by its rules, and how what is kept stands to that."""

from collections.abc import Iterable, Sequence

from dataflow.checks.case import Case
from dataflow.facts.finding import Verdict
from dataflow.graph.arc import Arc
from registry.records.data_set import Retention
from registry.records.duration import Duration, compare


def rules_of(case: Case, data_set: str) -> tuple[Retention, ...]:
    """The rules of a data set that hold on the day and say something."""
    held = case.registry.data_sets[data_set].retention
    return tuple(rule for rule in held if rule.holds_on(case.on) and (rule.period or rule.criteria))


def applying(rules: Iterable[Retention], field: str) -> list[Retention]:
    """The rules that apply to a field."""
    return [rule for rule in rules if not rule.fields or field in rule.fields]


def verdict_of(
    arc: Arc, upstream: Sequence[Retention], mine: Sequence[Retention], *, known: bool
) -> Verdict | None:
    """How a copy stands to the limit; None: within it, or there is none. `known`: that the data comes there at all."""
    if not any(rule.period for rule in upstream):
        return None
    if not mine:
        return "gap" if known and arc.storage.value is not None else "undetermined"
    verdict = judged(upstream, [rule.period for rule in mine])
    return verdict if verdict is None or known else "undetermined"


def judged(upstream: Sequence[Retention], kept: Iterable[Duration | None]) -> Verdict | None:
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
