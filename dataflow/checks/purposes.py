"""Checks of purposes: a processor's own, those the data was not collected for, fields they do not need."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.special import special_category_excess
from dataflow.checks.use import CONTROLLERS, PROCESSORS, Use, found_of, named, received, uses
from dataflow.facts.finding import Severity, Verdict
from dataflow.facts.receiver import receives_engaged
from dataflow.graph.instance import Instance
from dataflow.law.purposes import following, needs
from registry.records.data_set import PurposeUse
from registry.vocabulary import Vocabulary, vocabulary

__all__ = ["minimisation", "processor_as_controller", "purpose_mismatch", "special_category_excess"]

_SECRET = "never_disclose"  # noqa: S105  the name of a flag of the vocabulary
_TOLD: dict[str, tuple[Verdict, str, str | None]] = {
    "incompatible": ("violation", "main", None),
    "untested": ("gap", "untested", None),
    "unstated": ("undetermined", "unstated", "collected_for"),
}
"""By how a purpose stands to what the data was collected for: verdict, message, what would decide it."""
_SPECIAL = frozenset({"special_art9", "criminal_art10"})


def processor_as_controller(case: Case, _regime: Regime) -> Iterator[Found]:
    """A processor that uses data for a purpose of its own, or feeds another engagement with it (R13).

    Where nothing says what data was collected for, the purpose may be its controller's: R15 asks.
    """
    everything = uses(case)
    handed: dict[str, set[Instance]] = {}
    for use in everything:
        if use.role in PROCESSORS:
            handed.setdefault(use.receiver, set()).update(use.instances)
    for use in everything:
        fed = [
            each
            for arc, part in zip(use.arcs, use.parts, strict=True)
            if arc.source.holder == use.receiver
            for each in part
            if each in handed.get(use.receiver, ())
        ]
        if fed and use.role in CONTROLLERS and _engaged(use):
            variant = "fed" if use.purposes else "fed_unsaid"
            yield _found(case, use, "violation", variant, fed, use.purposes)
            continue
        own = [each for each in use.purposes if following()[each].own]
        foreign = [each for each in _apart(case, use, own) if each.relation != "unstated"]
        told = _told(foreign)
        if foreign and (use.role in PROCESSORS or (fed and not _engaged(use))):
            # Maintenance is done for who engages it, unless it is about services of the processor's own.
            its = [each for each in foreign if not following()[each.purpose].upkeep]
            if its:
                yield _found(case, use, "violation", "main", *_told(its))
            else:
                yield _found(case, use, "undetermined", "upkeep", *told, "services", "medium")
        elif foreign and use.role is None and _engaged(use):
            yield _found(case, use, "undetermined", "unsettled", *told, "role", "high")


def _told(foreign: Iterable["_Apart"]) -> tuple[list[Instance], dict[str, None]]:
    """The instances and the purposes, each once."""
    found = list(foreign)
    return [each.instance for each in found], dict.fromkeys(each.purpose for each in found)


def purpose_mismatch(case: Case, regime: Regime) -> Iterator[Found]:
    """Data used for a purpose that does not follow from what it was collected for (R15).

    Where an engagement has several purposes and several data sets, a purpose that follows from what one of them
    was collected for is that one's, and is not held against another that has a purpose of its own.
    """
    for use in uses(case):
        if not use.purposes and _engaged(use):
            yield _found(case, use, "undetermined", "unsaid", use.instances, (), "purpose")
        told_by_r13 = use.role in PROCESSORS and "R13" in regime.law.checks
        # Whoever gets data of unstated purpose from the people themselves sets the purpose.
        people = all(arc.source.kind == "person" for arc in use.arcs)
        left = [
            each for each, stated in use.stated.items() if not all(_excused(use, regime) for use in stated)
        ]
        by_relation: dict[str, list[_Apart]] = {}
        served = _Served(case, use)
        for each in _apart(case, use, left):
            if each.relation != "unstated" and served.otherwise(each.purpose, each.instance):
                continue
            elsewhere = told_by_r13 and following()[each.purpose].own
            if not (people if each.relation == "unstated" else elsewhere):
                by_relation.setdefault(each.relation, []).append(each)
        for relation, found in sorted(by_relation.items()):
            verdict, variant, decides = _TOLD[relation]
            instances = [each.instance for each in found]
            purposes = dict.fromkeys(each.purpose for each in found)
            yield _found(case, use, verdict, variant, instances, purposes, decides)


class _Apart(NamedTuple):
    """A purpose of a use that does not follow from what an instance was collected for."""

    relation: str
    """How it stands to that: incompatible, untested, or unstated where nothing says what it was."""
    purpose: str
    instance: Instance


def _apart(case: Case, use: Use, purposes: Iterable[str]) -> Iterator[_Apart]:
    for purpose in purposes:
        for instance in use.instances:
            first = case.collected_for(instance)
            relation = following()[purpose].after(first)
            if relation != "compatible":
                yield _Apart(relation if first else "unstated", purpose, instance)


class _Served:
    """Which purposes of a use follow from what was collected, and in which of its data sets."""

    def __init__(self, case: Case, use: Use) -> None:
        stated = use.purposes
        self._of: dict[str, set[str]] = {each: set() for each in stated}
        self._sets: dict[str, set[str]] = {}
        for instance in use.instances if len(stated) > 1 else ():
            first = case.collected_for(instance)
            for purpose in stated:
                if first and following()[purpose].after(first) == "compatible":
                    self._of[purpose].add(instance.data_set)
                    self._sets.setdefault(instance.data_set, set()).add(purpose)

    def otherwise(self, purpose: str, instance: Instance) -> bool:
        """Whether a purpose is that of another data set, and the instance's data set has one of its own."""
        return bool(self._of[purpose] - {instance.data_set} and self._sets.get(instance.data_set))


def minimisation(case: Case, _regime: Regime) -> Iterator[Found]:
    """A third party gets fields that what it gets them for does not usually need (R16).

    A field that the registry adds is measured as the known field it is a part or a kind of. Of one that is
    none, nothing is known of what needs it, and nothing is said.
    """
    words = case.facts.words
    known = vocabulary().fields
    for use in received(case):
        purposes = use.purposes
        wanted = [needs()[each] for each in purposes]
        spare = [
            each
            for each in use.instances
            if wanted
            and not words.fields[each.field].container
            and words.fields[each.field].sensitivity not in _SPECIAL  # R17 says it of them
            and (measured := _measured(each.field, words, known)) is not None
            and not any(need.covers(measured, words) for need in wanted)
        ]
        secret = dict.fromkeys(each for each in spare if _SECRET in words.fields[each.field].flags)
        other = [each for each in spare if each not in secret]
        if secret:
            yield _found(case, use, "violation", "secret", secret, purposes, severity="high")
        if other:
            yield _found(case, use, "gap", "main", other, purposes)


def _measured(field: str, words: Vocabulary, known: Collection[str]) -> str | None:
    """The field of the vocabulary that a field is, or is a part or a kind of; None: of a registry's own, and none."""
    return next((each for each in (field, *words.ancestors(field)) if each in known), None)


def _engaged(use: Use) -> bool:
    """Whether the receiver gets it under an engagement of its own."""
    return receives_engaged(use.arcs[0])


def _excused(use: PurposeUse, regime: Regime) -> bool:
    """Whether consent or a law carries the purpose by itself."""
    basis = use.basis.get(regime.id)
    return basis is not None and basis.value in regime.law.bases.excusing


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
    """What is found of a use, with what the data was collected for."""
    instances = tuple(instances)
    found = found_of(case, use, verdict, variant, instances, purposes, decides, severity)
    before = dict.fromkeys(purpose for each in instances for purpose in case.collected_for(each))
    labels = (case.facts.words.purposes[each].label for each in before)
    return found._replace(values={**found.values, "before": named(labels)})
