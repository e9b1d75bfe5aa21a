"""Purposes: those that data is used for and was not collected for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.reuse import Telling, beyond, own_use
from dataflow.checks.use import (
    CONTROLLERS,
    PROCESSORS,
    Apart,
    Use,
    apart,
    engagement_of_use,
    found_of,
    uses,
    with_before,
)
from dataflow.facts.finding import Severity, Verdict
from dataflow.graph.instance import Instance
from dataflow.law.purposes import following_of
from registry.records.data_set import PurposeUse

_TOLD: dict[str, tuple[Verdict, str, str | None]] = {
    "incompatible": ("violation", "main", None),
    "unconsented": ("gap", "unconsented", None),
    "unsettled": ("undetermined", "unsettled", "role"),
    "unstated": ("undetermined", "unstated", "collected_for"),
    "untested": ("gap", "untested", None),
    "unjudged": ("undetermined", "unjudged", "kind_of"),
}
"""By how a purpose stands to what the data was collected for: verdict, message, what would decide it."""
_HERE = Telling("reuse", "refused", "upkeep", None)


def purpose_mismatch(case: Case, regime: Regime) -> Iterator[Found]:
    """Data used for a purpose that does not follow from what it was collected for (R15).

    Judged flow by flow and data set by data set. A processor acts on instructions, so that what it is engaged to do
    is no purpose besides its controller's (GDPR Art. 28(3)(a), 29); what it does for itself R13 tells where a law
    knows it, and is told here where it does not.
    """
    for use in uses(case):
        if beyond(case, use):
            continue
        if not use.purposes and use.engaged:
            yield _found(case, use, "unsaid", use.instances, (), "undetermined", "purpose")
        processor = use.role in PROCESSORS
        # Whoever gets data of unstated purpose from the people themselves sets the purpose.
        people = all(arc.source.kind == "person" for arc in use.arcs)
        by_relation: dict[str, list[Apart]] = {}
        for each in dict.fromkeys(
            chain.from_iterable(_judged(case, use, regime, some) for some in _pools(case, use))
        ):
            told = following_of(each.purpose, case.facts.words)
            own = processor and told.own
            if not (people if each.relation == "unstated" else own):
                relation = each.relation
                if relation != "unstated" and use.role is None and use.engaged and told.ancillary:
                    relation = "unsettled"
                elif relation == "incompatible" and not _otherwise(use, regime, each.purpose):
                    relation = "unconsented"
                by_relation.setdefault(relation, []).append(each)
        for relation, found in sorted(by_relation.items()):
            verdict, variant, decides = _TOLD[relation]
            light = variant == "unjudged" or (variant == "untested" and _farther(case, use))
            severity: Severity | None = "low" if light else None
            yield _found(
                case, use, variant,
                [each.instance for each in found], dict.fromkeys(each.purpose for each in found),
                verdict, decides, severity,
            )  # fmt: skip
        if processor and "R13" not in regime.law.checks:
            carried = [
                each for each, stated in use.stated.items() if _carried(case, use, regime, each, stated)
            ]
            yield from own_use(case, use, _HERE, carried=carried)


def _farther(case: Case, use: Use) -> bool:
    """Whether the receiver decides for itself and was engaged by another than the organisation: the test is theirs."""
    engagement = engagement_of_use(case, use)
    own = case.registry.organisation.id
    return use.role in CONTROLLERS and engagement is not None and engagement.by not in (None, own)


def _pools(case: Case, use: Use) -> Iterator[tuple[Instance, ...]]:
    """What of a use its purposes are stated of together: of the flows that take them from their engagement all, for it
    does not say which goes with which; of a flow that states its own, what that flow uses."""
    engagement = engagement_of_use(case, use)
    together: dict[Instance, None] = {}
    for arc, part in zip(use.arcs, use.parts, strict=True):
        if engagement is not None and arc.purposes == engagement.purposes:
            together.update(dict.fromkeys(part))
        else:
            yield part
    if together:
        yield tuple(together)


def _judged(case: Case, use: Use, regime: Regime, pool: Sequence[Instance]) -> Iterator[Apart]:
    """Which purposes do not follow from what the data of a pool was collected for.

    Where a pool has several purposes and several data sets, a purpose that follows from what one of them was
    collected for is taken as that one's, and is not held against another that has one of its own there. Of what may
    go with either, no more is told than holds whichever it is.
    """
    fine = {each for each, stated in use.stated.items() if _carried(case, use, regime, each, stated)}
    purposes = [each for each in use.stated if each not in fine]
    found = list(apart(case, purposes, pool))
    sets = dict.fromkeys(each.data_set for each in pool)
    if len(use.stated) < 2 or len(sets) < 2:
        yield from found
        return
    lacking = {(each.purpose, each.instance) for each in found}
    unknown = {each.instance.data_set for each in found if each.relation == "unstated"}
    followed = {
        purpose: dict.fromkeys(each.data_set for each in pool if (purpose, each) not in lacking)
        for purpose in purposes
    }
    held = set(sets) if fine else set(chain.from_iterable(followed.values()))
    mildest_for: dict[str, str] = {}
    mildest_of: dict[Instance, str] = {}
    for relation in ("incompatible", "untested", "unjudged"):
        for each in found:
            if each.relation == relation:
                mildest_for[each.purpose] = mildest_of[each.instance] = relation
    for each in found:
        mine = {each.instance.data_set}
        if each.relation == "unstated":
            yield each
        elif not (followed[each.purpose].keys() | unknown) - mine:
            yield each._replace(relation=mildest_for[each.purpose])
        elif not mine & held:
            yield each._replace(relation=mildest_of[each.instance])


def _carried(case: Case, use: Use, regime: Regime, purpose: str, stated: Iterable[PurposeUse]) -> bool:
    """Whether a purpose needs no looking at: consent or a law carries it by itself, or it is what a processor is
    engaged to do."""
    instructed = use.role in PROCESSORS and following_of(purpose, case.facts.words).ancillary
    return instructed or all(_excused(each, regime) for each in stated)


def _excused(use: PurposeUse, regime: Regime) -> bool:
    """Whether consent or a law carries the purpose by itself."""
    basis = use.basis.get(regime.id)
    return basis is not None and basis.value in regime.law.bases.excusing


def _otherwise(use: Use, regime: Regime, purpose: str) -> bool:
    """Whether all that is stated of a purpose gives it a basis that does not carry it by itself. Where none is stated,
    consent may have been obtained: what is missing then is the evidence."""
    bases = [each.basis.get(regime.id) for each in use.stated[purpose]]
    known = [basis for basis in bases if basis is not None and basis.value is not None]
    return len(known) == len(bases) and not any(_excused(each, regime) for each in use.stated[purpose])


def _found(
    case: Case,
    use: Use,
    variant: str,
    instances: Iterable[Instance],
    purposes: Iterable[str],
    verdict: Verdict,
    decides: str | None = None,
    severity: Severity | None = None,
) -> Found:
    held = tuple(dict.fromkeys(instances))
    return with_before(case, found_of(case, use, verdict, variant, held, purposes, decides, severity), held)
