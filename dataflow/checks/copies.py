"""The check of copies: whoever keeps data longer than its data set is to be kept: a third party, a tracker,
a place of the organisation itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.crossing import role_of
from dataflow.checks.kept import DECIDES, HERE, WEIGHS, Kept, may_be_a_file
from dataflow.checks.limits import applying, judged, rules_of, verdict_of
from dataflow.checks.mandates import mandates
from dataflow.checks.own_copies import in_words, own_verdict
from dataflow.checks.phrases import listed
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import entry_of, named
from dataflow.facts.parties import stop_of
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.data_set import Retention
from registry.records.duration import Duration
from registry.records.evidence import Status, evidence_of
from registry.records.text import Text


def downstream_retention_exceeds(case: Case, _regime: Regime) -> Iterator[Found]:
    """A third party, a tracker or a copy of one's own is kept longer than its data set, or nobody says (R19).

    One finding for each receiver, or place of the organisation, and message. A data set without a period sets
    no limit: R18 says so. A place of the organisation without a period of its own keeps data as its data set.
    What is asked is asked of processors (GDPR Art. 28(3)(g)), for whoever decides for itself answers for its own
    periods: of those only one that a notice announces is held against that of the data set.
    """
    together: dict[tuple[str, str], list[Kept]] = {}
    for kept in (*_copies(case), *_trackers(case)):
        if kept.variant is not None:
            together.setdefault((kept.where, kept.variant), []).append(kept)
    for (where, variant), found in sorted(together.items()):
        holder = found[0].holder
        fields = tuple(dict.fromkeys(each.instance.field for each in found))
        yield Found(
            verdict="undetermined" if variant in DECIDES else found[0].verdict,
            subject=where if variant == "main" else f"{where}:{variant}",
            values={
                "actor": case.name(holder),
                "fields": named(map(case.field, fields)),
                **(_in_full(case, found) if variant in HERE.values() else _in_short(case, found)),
            },
            entry=found[0].entry,
            fields=fields,
            actors=(holder,),
            data_sets=tuple(dict.fromkeys(each.instance.data_set for each in found)),
            hops=tuple(dict.fromkeys(each.hop for each in found if each.hop)),
            variant=variant,
            decides=DECIDES.get(variant),
            severity=WEIGHS.get(variant),
        )


def _in_short(case: Case, found: Sequence[Kept]) -> Mapping[str, Text | str]:
    """The periods alone."""
    return {
        "limit": _either(_said(case, (limit for each in found for limit in each.limits))),
        "kept": _either(_said(case, (kept for each in found for kept in each.kept))),
    }


def _in_full(case: Case, found: Sequence[Kept]) -> Mapping[str, Text | str]:
    """The rules with the events they count from, and where the copies are."""
    limits, kept = ([rule for each in found for rule in each.rules[side]] for side in (0, 1))
    places = dict.fromkeys(each.place for each in found if each.place)
    return {
        "limit": in_words(case, limits),
        "kept": in_words(case, kept),
        "places": listed(stop_of(place, case.facts).label for place in places),
    }


def _either(periods: Iterable[Text]) -> Text | str:
    """Periods of which each is that of some of the data: of a list nobody could tell whether it adds them up."""
    told = [*periods]
    if len(told) < 2:
        return named(told)
    *several, last = told
    others = reduce(lambda said, other: WORDS.both("period.list", one=said, other=other), several)
    return WORDS.both("period.by-data", periods=WORDS.both("period.or", one=others, other=last))


def _said(case: Case, durations: Iterable[Duration]) -> Iterator[Text]:
    """Durations in words, each once: saying one takes long, and many copies are kept alike."""
    return map(case.facts.duration, dict.fromkeys(durations))


def _copies(case: Case) -> Iterator[Kept]:
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
                yield Kept(
                    arc.target.holder,
                    instance,
                    verdict,
                    tuple(rule.period for rule in upstream if rule.period),
                    tuple(rule.period for rule in mine if rule.period),
                    entry_of(arc),
                    arc.key,
                    None if here else role_of(case, arc),
                    mandates(case).get(f"{arc.engaged}/{arc.engagement}") if arc.engaged else "own",
                    _announced(case, arc, mine),
                    _on_file(arc, mine),
                    arc.kind == "host",
                    place=arc.target if here else None,
                    rules=(tuple(upstream), tuple(mine)) if here else ((), ()),
                )


def _on_file(arc: Arc, mine: Sequence[Retention]) -> bool:
    periods = [rule.period for rule in mine if rule.period]
    purposes = [use.purpose for use in arc.purposes if use.standing is not Status.UNKNOWN]
    return any(may_be_a_file(purpose, periods) for purpose in purposes)


def _announced(case: Case, arc: Arc, mine: Iterable[Retention]) -> bool:
    """Whether one of the periods of a copy can be read in a notice of the day."""
    cited = (each.document for rule in mine if rule.period for each in evidence_of(rule, arc.evidence).cite)
    return any(document in case.notices for document in cited)


def _trackers(case: Case) -> Iterator[Kept]:
    """Trackers that live longer than the data set that holds their field is to be kept.

    Of those that one party sets for one field and as long, the first stands for all.
    """
    seen: set[tuple[str, str, Duration]] = set()
    for index, tracker in enumerate(case.registry.trackers):
        lives = tracker.lifetime.value
        if lives is None or not tracker.holds_on(case.on):
            continue
        lifetime = lives.at_most
        if (alike := (tracker.set_by, tracker.field, lifetime)) in seen:
            continue
        seen.add(alike)
        for name in case.once(_holding).get(tracker.field, ()):
            upstream = applying(rules_of(case, name), tracker.field)
            periods = [rule.period for rule in upstream if rule.period]
            verdict = judged(upstream, [lifetime]) if periods else None
            if verdict is not None:
                yield Kept(
                    tracker.set_by,
                    Instance(tracker.field, name),
                    verdict,
                    tuple(periods),
                    (lifetime,),
                    ("trackers", index),
                    tracker=True,
                )


def _holding(case: Case) -> Mapping[str, list[str]]:
    """By field: the data sets of the day that are known to hold it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, held in case.registry.data_sets.items():
        known = (use.field for use in held.fields if use.standing is not Status.UNKNOWN)
        for field in dict.fromkeys(known) if held.holds_on(case.on) else ():
            found[field].append(name)
    return found
