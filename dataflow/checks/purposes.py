"""Checks of purposes: a processor's own, those the data was not collected for, fields they do not need."""

from collections.abc import Iterable, Iterator

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.finding import Severity, Verdict
from dataflow.checks.phrases import listed
from dataflow.checks.special import special_category_excess
from dataflow.checks.tables.purposes import Relation, following, needs
from dataflow.checks.use import CONTROLLERS, PROCESSORS, Use, named, received, used, uses
from dataflow.instance import Instance
from registry.dataset import PurposeUse
from registry.text import Text

__all__ = ["minimisation", "processor_as_controller", "purpose_mismatch", "special_category_excess"]

_CONSENT_OR_LAW = frozenset({"6_1_a", "6_1_c", "ci_14_consent", "ci_14_legal_obligation"})
"""Bases that make a test of compatibility needless (GDPR Art. 6(4))."""
_SECRET = "never_disclose"  # noqa: S105  the name of a flag of the vocabulary
_WORST: tuple[Relation, ...] = ("incompatible", "untested", "compatible")
_TOLD: dict[str, tuple[Verdict, str, str | None]] = {
    "incompatible": ("violation", "main", None),
    "untested": ("gap", "untested", None),
    "unstated": ("undetermined", "unstated", "collected_for"),
}
"""By how a purpose stands to what the data was collected for: verdict, message, what would decide it."""
_SPECIAL = frozenset({"special_art9", "criminal_art10"})


def processor_as_controller(case: Case, _regime: Regime) -> Iterator[Found]:
    """A processor that uses data for a purpose of its own, or feeds another engagement with it (R13)."""
    everything = uses(case)
    handed: dict[str, set[Instance]] = {}
    for use in everything:
        if use.role in PROCESSORS:
            handed.setdefault(use.receiver, set()).update(use.instances)
    for use in everything:
        fed = [
            each
            for arc in use.arcs
            if arc.source.holder == use.receiver
            for each in used(arc)
            if each in handed.get(use.receiver, ())
        ]
        if fed and use.role in CONTROLLERS and _engaged(use):
            purposes = [each.purpose for each in use.purposes]
            yield _found(case, use, "violation", "fed", dict.fromkeys(fed), purposes)
            continue
        own = [each.purpose for each in use.purposes if following()[each.purpose].own]
        foreign = [each for each in own if _relation(case, each, use.instances) != "compatible"]
        if foreign and (use.role in PROCESSORS or (fed and not _engaged(use))):
            yield _found(case, use, "violation", "main", use.instances, foreign)
        elif foreign and use.role is None and _engaged(use):
            yield _found(case, use, "undetermined", "unsettled", use.instances, foreign, "role", "high")


def purpose_mismatch(case: Case, regime: Regime) -> Iterator[Found]:
    """Data used for a purpose that does not follow from what it was collected for (R15)."""
    own = case.registry.organisation.id
    for use in uses(case):
        told = [arc for arc in use.arcs if not (arc.source.kind == "person" and use.receiver == own)]
        if not told:
            continue
        if not use.purposes:
            if _engaged(use):
                yield _found(case, use, "undetermined", "unsaid", use.instances, (), "purpose")
            continue
        left = [each for each in use.purposes if not _excused(each, regime)]
        if use.role in PROCESSORS and regime.id == "gdpr":
            left = [each for each in left if not following()[each.purpose].own]  # R13 says it of them
        yield from _mismatches(case, use, left)


def _mismatches(case: Case, use: Use, purposes: Iterable[PurposeUse]) -> Iterator[Found]:
    """What of a use stands in the way of each purpose: one finding for each way it can do so."""
    people = all(arc.source.kind == "person" for arc in use.arcs)
    by_relation: dict[str, dict[str, list[Instance]]] = {}
    for each in purposes:
        for instance in use.instances:
            first = _collected_for(case, instance)
            relation: str = following()[each.purpose].after(first) if first else "unstated"
            if relation != "compatible" and not (relation == "unstated" and people):
                by_relation.setdefault(relation, {}).setdefault(each.purpose, []).append(instance)
    for relation, found in sorted(by_relation.items()):
        instances = tuple(dict.fromkeys(each for some in found.values() for each in some))
        verdict, variant, decides = _TOLD[relation]
        yield _found(case, use, verdict, variant, instances, found, decides)


def minimisation(case: Case, _regime: Regime) -> Iterator[Found]:
    """A third party gets fields that what it gets them for does not usually need (R16)."""
    words = case.speaking.words
    for use in received(case):
        purposes = [each.purpose for each in use.purposes]
        wanted = [needs()[each] for each in purposes]
        spare = [
            each
            for each in use.instances
            if wanted
            and not words.fields[each.field].container
            and words.fields[each.field].sensitivity not in _SPECIAL  # R17 says it of them
            and not any(need.covers(each.field, words) for need in wanted)
        ]
        secret = [each for each in spare if _SECRET in words.fields[each.field].flags]
        other = [each for each in spare if each not in secret]
        if secret:
            yield _found(case, use, "violation", "secret", secret, purposes, severity="high")
        if other:
            yield _found(case, use, "gap", "main", other, purposes)


def _engaged(use: Use) -> bool:
    return "engagements" in use.entry and use.arcs[0].engaged == use.receiver


def _excused(use: PurposeUse, regime: Regime) -> bool:
    """Whether consent or a law carries the purpose by itself."""
    basis = use.basis.get(regime.id)
    return basis is not None and basis.value in _CONSENT_OR_LAW


def _collected_for(case: Case, instance: Instance) -> tuple[str, ...]:
    """What data was collected for: as its data set says, and the flows that bring it in from people."""
    own = case.registry.organisation.id
    stated = [use.purpose for use in case.registry.data_sets[instance.data_set].purposes]
    for arc in case.stated:
        if arc.source.kind == "person" and arc.target.holder == own and instance in (arc.carries or ()):
            stated += [use.purpose for use in arc.purposes]
    return tuple(dict.fromkeys(stated))


def _relation(case: Case, purpose: str, instances: Iterable[Instance]) -> Relation:
    """How a purpose stands to what several instances were collected for, at worst."""
    found = [following()[purpose].after(_collected_for(case, each)) for each in instances]
    return min(found, key=_WORST.index)


def _found(
    case: Case,
    use: Use,
    verdict: Verdict,
    variant: str,
    instances: Iterable[Instance],
    purposes: Iterable[str],
    decides: str | None = None,
    severity: Severity | None = None,
) -> Found:
    instances = tuple(instances)
    fields = use.fields(instances)
    sets = tuple(dict.fromkeys(each.data_set for each in instances))
    before = dict.fromkeys(purpose for each in instances for purpose in _collected_for(case, each))
    return Found(
        verdict=verdict,
        subject=use.subject if variant == "main" else f"{use.subject}:{variant}",
        values={
            "actor": case.name(use.receiver),
            "fields": named(map(case.field, fields)),
            "purposes": _purposes(case, purposes),
            "before": _purposes(case, before),
            "data_sets": listed(case.registry.data_sets[each].label for each in sets),
        },
        entry=use.entry,
        fields=fields,
        actors=(use.receiver,),
        data_sets=sets,
        hops=use.hops,
        variant=variant,
        decides=decides,
        severity=severity,
    )


def _purposes(case: Case, ids: Iterable[str]) -> Text | str:
    return named(case.speaking.words.purposes[each].label for each in ids)
