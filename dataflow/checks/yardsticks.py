"""Yardsticks: data kept for longer than is usual for it, which wants a reason on record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.limits import applying, rules_of
from dataflow.checks.own_copies import in_words
from dataflow.checks.roles import settled
from dataflow.checks.use import PROCESSORS, named
from dataflow.facts.finding import Severity, Verdict
from dataflow.law.reach import seat_of
from dataflow.law.yardsticks import Yardstick, yardsticks
from dataflow.question.fold import fold
from registry.records.data_set import DataSet, Retention
from registry.records.duration import Duration, compare
from registry.records.evidence import Status
from registry.records.text import LANGS
from registry.vocabulary import vocabulary

_BESIDE = frozenset({"hosting", "backup"})
"""Purposes that serve another, whose time is theirs."""
_VARIANTS: Final[Mapping[Verdict, str]] = {"violation": "maximum", "gap": "main", "undetermined": "perhaps"}
_SEVERITIES: Final[Mapping[Verdict, Severity | None]] = {
    "violation": "high", "gap": None, "undetermined": "low",
}  # fmt: skip


def retention_beyond_yardstick(case: Case, regime: Regime) -> Iterator[Found]:
    """R39: a stated period is longer than the yardstick for such data (GDPR Art. 5(1)(e), 5(2)).

    A recommendation makes a gap, for the reason that is not on record; only a maximum that a law sets is not
    met. Whether it fits is undetermined where the data is also about other people or for other purposes, where
    the period counts from another event, or has a condition. One finding for each data set and yardstick.
    """
    if seat_of(case.registry.organisation, case.on) not in yardsticks().countries:
        return
    for id_, held in case.registry.data_sets.items():
        if held.holds_on(case.on) and case.own_role(id_) not in PROCESSORS:
            yield from _of_set(case, regime, id_, held)


class _Fit(NamedTuple):
    """A yardstick that data of a set is measured by, and what leaves it open whether it is to be."""

    yardstick: Yardstick
    fields: tuple[str, ...]
    doubt: str | None


class _Over(NamedTuple):
    """Rules of a set that exceed a yardstick, and the fields they are about."""

    yardstick: Yardstick
    rules: tuple[Retention, ...]
    fields: tuple[str, ...]
    doubt: str | None
    """What leaves it open whether they do; None: they surely do."""


def _of_set(case: Case, regime: Regime, id_: str, held: DataSet) -> Iterator[Found]:
    kept = _kept(case, id_, held)
    of_fields: list[_Over] = []
    of_set: list[_Over] = []
    for fit in _fits(case, held, kept) if kept else ():
        if over := _over(case, regime, held, fit, kept):
            (of_fields if fit.yardstick.of_fields else of_set).append(over)
    # Of several that the same data exceeds, the surest is told, and of those the one that allows most.
    of_set.sort(key=lambda each: (each.doubt is not None, -each.yardstick.limit.longest_days()))
    for over in (*of_fields, *of_set[:1]):
        yield _found(case, id_, over)


def _kept(case: Case, id_: str, held: DataSet) -> Mapping[str, list[Retention]]:
    """By field that is known to be in a set: the rules with a period, those for some fields before those for all."""
    rules = [
        rule
        for rule in rules_of(case, id_)
        if rule.period and (rule.status or held.standing) is not Status.UNKNOWN
    ]
    found: dict[str, list[Retention]] = {}
    for use in held.fields if rules else ():
        if use.standing is not Status.UNKNOWN:
            own = [rule for rule in applying(rules, use.field) if rule.fields]
            found[use.field] = own or applying(rules, use.field)
    return {field: several for field, several in found.items() if several}


def _fits(case: Case, held: DataSet, kept: Iterable[str]) -> Iterator[_Fit]:
    """The yardsticks for the data of a set: those about single fields first; what they leave, those about sets."""
    left = dict.fromkeys(kept)
    stated = (use.purpose for use in held.purposes if use.standing is not Status.UNKNOWN)
    purposes = case.known_purposes(stated, _BESIDE) - _BESIDE
    measured = [
        (yardstick, doubt)
        for yardstick in sorted(yardsticks().yardsticks, key=lambda each: not each.of_fields)
        if yardstick.holds_on(case.on)
        and (doubt := _doubt(case, yardstick, held.subjects, purposes)) is not None
    ]
    # A field that one of them names is measured by that, and by none for what it is a part of: of a payment card the
    # security code.
    named_alone = {field for yardstick, _ in measured for field in yardstick.fields}
    for yardstick, doubt in measured:
        fields = tuple(
            each
            for each in left
            if not yardstick.of_fields
            or ((each in yardstick.fields or each not in named_alone) and _about(case, yardstick, each))
        )
        for field in fields if yardstick.of_fields else ():
            del left[field]
        if fields:
            yield _Fit(yardstick, fields, doubt or None)


def _doubt(case: Case, yardstick: Yardstick, subjects: Iterable[str], purposes: Iterable[str]) -> str | None:
    """What leaves it open whether a yardstick is for data about these people and for this; empty: nothing does.

    None: it is for none of it. It takes a field, people or a purpose that are known to be what it is about.
    """
    doubt = ""
    grounds = yardstick.of_fields
    for own, stated, word in (
        (set(yardstick.purposes), case.known_purposes(purposes, yardstick.purposes), "purpose"),
        (set(yardstick.subjects), case.known_people(subjects, yardstick.subjects), "people"),
    ):
        if own and stated:
            if not own & stated:
                return None
            grounds = True
        if own and (not stated or not stated <= own):
            doubt = word
    return doubt if grounds else None


def _about(case: Case, yardstick: Yardstick, field: str) -> bool:
    """Whether a field is what a yardstick is about: by itself, by its parents, or by what a registry calls its own."""
    words = case.facts.words
    if {field, *words.ancestors(field)} & set(yardstick.fields):
        return True
    if field in vocabulary().fields:
        return False
    return any(_says(name, yardstick.named) for name in words.fields[field].names)


def _says(told: str, several: Sequence[str]) -> bool:
    """Whether words hold one of several phrases, however they are spelt."""
    return any(f" {_folded(phrase)} " in f" {_folded(told)} " for phrase in several)


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return fold(words)


def _over(
    case: Case, regime: Regime, held: DataSet, fit: _Fit, kept: Mapping[str, list[Retention]]
) -> _Over | None:
    """The rules surely longer than a yardstick: those that nothing leaves open, else those that something does."""
    doubts: dict[str | None, dict[Retention, set[str]]] = {}
    for field in fit.fields:
        for rule in kept[field]:
            if rule.period and compare(rule.period, fit.yardstick.limit) == 1:
                if fit.doubt == "purpose" and _allowed(case, held, rule.period, fit.yardstick):
                    continue  # kept so long for another purpose, whose yardstick allows it
                doubt = _doubt_of(case, regime, held, fit, rule)
                doubts.setdefault(doubt, {}).setdefault(rule, set()).add(field)
    if not doubts:
        return None
    # Of several doubts one and the same, in whatever order the rules are written.
    doubt = None if None in doubts else min(filter(None, doubts))
    rules = doubts[doubt]
    touched = set[str]().union(*rules.values())
    return _Over(fit.yardstick, tuple(rules), tuple(each for each in fit.fields if each in touched), doubt)


def _doubt_of(case: Case, regime: Regime, held: DataSet, fit: _Fit, rule: Retention) -> str | None:
    """What leaves it open whether a rule that is longer than a yardstick exceeds it."""
    yardstick = fit.yardstick
    if yardstick.open or fit.doubt:
        return yardstick.open or fit.doubt
    if rule.condition:
        return "condition"
    if yardstick.consent and _consented(case, regime, held, yardstick):
        return "consent"
    return _event(rule, yardstick)


def _event(rule: Retention, yardstick: Yardstick) -> str | None:
    """`starts` where a period may count from another event than the yardstick.

    Where none is said it is the making of the record, for what is counted from there; else a period of at
    least twice the yardstick leaves no other event that would explain it (a choice of ours).
    """
    if rule.starts is not None:
        same = any(_says(rule.starts.say(lang), yardstick.starts) for lang in LANGS)
        return None if same else "starts"
    longer = rule.period and compare(rule.period, _twice(yardstick.limit)) in (0, 1)
    return None if yardstick.made or longer else "starts"


def _twice(limit: Duration) -> Duration:
    amounts = (limit.years, limit.months, limit.weeks, limit.days, limit.hours, limit.minutes, limit.seconds)
    return Duration(*(2 * each for each in amounts))


def _consented(case: Case, regime: Regime, held: DataSet, yardstick: Yardstick) -> bool:
    """Whether a purpose that a yardstick is about rests on consent."""
    its = yardstick.purposes
    uses = [use for use in held.purposes if case.known_purposes([use.purpose], its) & set(its)]
    bases = {use.basis[regime.id].value for use in uses if regime.id in use.basis}
    return bool(bases & set(regime.law.bases.consent))


def _allowed(case: Case, held: DataSet, period: Duration, yardstick: Yardstick) -> bool:
    """Whether another purpose of a set is measured by a yardstick that the period does not exceed."""
    if yardstick.of_fields:
        return False  # whether another purpose needs just these fields is what is asked
    others = {use.purpose for use in held.purposes if use.standing is not Status.UNKNOWN}
    others = {
        line
        for each in others - set(yardstick.purposes)
        for line in case.facts.words.lineage("purposes", each)
    } - set(yardstick.purposes)
    return any(compare(period, each.limit) in (-1, 0) for each in yardsticks().reaching(others))


def _found(case: Case, id_: str, over: _Over) -> Found:
    yardstick = over.yardstick
    doubt = over.doubt if settled(case.own_role(id_)) else "role"
    verdict: Verdict = "undetermined" if doubt else "violation" if yardstick.binding else "gap"
    return Found(
        verdict=verdict,
        subject=f"{id_}:{yardstick.id}",
        values={
            "data_set": phrases.in_quotes(case.registry.data_sets[id_].label),
            "kept": in_words(case, over.rules),
            "limit": yardstick.text,
            "basis": phrases.marked(yardstick.basis, yardstick.mark),
            "fields": named(map(case.field, over.fields)),
        },
        entry=("data_sets", id_),
        fields=over.fields,
        data_sets=(id_,),
        variant=_VARIANTS[verdict],
        decides=doubt,
        severity=_SEVERITIES[verdict],
    )
