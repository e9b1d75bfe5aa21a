"""The check of special categories: a condition, a purpose that needs them, what may hide them."""

from collections.abc import Iterable, Iterator, Mapping

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.use import PROCESSORS, Use, found_of, received
from dataflow.facts.finding import Verdict
from dataflow.graph.instance import Instance
from dataflow.law.purposes import needs
from registry.records.data_set import PurposeUse


def special_category_excess(case: Case, regime: Regime) -> Iterator[Found]:
    """Special categories reach a third party without a condition, or for what does not need them (R17)."""
    words, asked = case.facts.words, regime.law.special
    for use in received(case):
        kinds = {each: words.fields[each.field].sensitivity for each in use.instances}
        special = [each for each, kind in kinds.items() if kind in asked.classes]
        offences = [each for each, kind in kinds.items() if kind in asked.offences]
        purposes = [each.purpose for each in use.purposes]
        wanted = [needs()[each] for each in purposes]
        needless = dict.fromkeys(
            each
            for each in (*special, *offences)
            if wanted and not any(need.covers(each.field, words) for need in wanted)
        )
        if needless:
            yield found_of(case, use, "violation", "not_needed", needless, purposes)
        yield from _conditions(case, regime, use, [each for each in special if each not in needless])
        if asked.official:
            yield from _authority(case, regime, use, [each for each in offences if each not in needless])
        hiding = [
            each for each in use.instances if _may_hide(case, each) and not _conditioned(case, regime, each)
        ]
        if hiding:
            yield found_of(case, use, "undetermined", "container", hiding, purposes, "content", "medium")


def _conditions(case: Case, regime: Regime, use: Use, special: Iterable[Instance]) -> Iterator[Found]:
    """What lacks a condition. A processor rests on its controller's; others need one for each purpose."""
    told: dict[tuple[Verdict, str, str | None], list[tuple[Instance, list[str]]]] = {}
    for instance in special:
        held = {each.purpose: each for each in case.registry.data_sets[instance.data_set].purposes}
        if use.role in PROCESSORS:
            claims = {each: _claim(regime, each, held, held) for each in held}
            lacking = [] if any(_valid(case, regime, claim) for claim in claims.values()) else list(claims)
        else:
            stated = {each.purpose: each for each in use.purposes}
            claims = {each: _claim(regime, each, stated, held) for each in stated}
            lacking = [each for each, claim in claims.items() if not _valid(case, regime, claim)]
        if claims and not lacking:
            continue
        if any(claims[each] is not None for each in lacking):
            as_told: tuple[Verdict, str, str | None] = ("violation", "wrong_condition", None)
        elif use.role is None and _conditioned(case, regime, instance):
            as_told = ("undetermined", "unsettled", "role")
        else:
            as_told = ("gap", "main" if lacking else "main_unsaid", None)
        told.setdefault(as_told, []).append((instance, lacking))
    for (verdict, variant, decides), found in sorted(told.items()):
        purposes = dict.fromkeys(purpose for _, some in found for purpose in some)
        yield found_of(case, use, verdict, variant, [each for each, _ in found], purposes, decides)


def _authority(case: Case, regime: Regime, use: Use, offences: Iterable[Instance]) -> Iterator[Found]:
    """Offences for which no law or official authority is on record (GDPR Art. 10)."""
    bare = []
    for instance in offences:
        held = case.registry.data_sets[instance.data_set].purposes
        stated = [each.basis.get(regime.id) for each in (*use.purposes, *held)]
        bases = {basis.value for basis in stated if basis}
        if bases.isdisjoint(regime.law.special.official):
            bare.append(instance)
    if bare:
        yield found_of(case, use, "gap", "offences", bare, [each.purpose for each in use.purposes])


def _claim(
    regime: Regime, purpose: str, stated: Mapping[str, PurposeUse], held: Mapping[str, PurposeUse]
) -> str | None:
    """The condition claimed for a purpose, where it is stated or for the data set."""
    for uses in (stated, held):
        if purpose in uses and regime.id in uses[purpose].special:
            value = uses[purpose].special[regime.id].value
            if value is not None:
                return value
    return None


def _valid(case: Case, regime: Regime, claim: str | None) -> bool:
    """Whether what is claimed is a condition of that law: one of its list, where it has one."""
    if claim is None:
        return False
    term = case.facts.words.legal_bases[claim]
    return term.regime == regime.id and (term.special or not regime.law.special.listed)


def _conditioned(case: Case, regime: Regime, instance: Instance) -> bool:
    """Whether the data set has a condition for one of its purposes."""
    held = {each.purpose: each for each in case.registry.data_sets[instance.data_set].purposes}
    return any(_valid(case, regime, _claim(regime, each, held, held)) for each in held)


def _may_hide(case: Case, instance: Instance) -> bool:
    term = case.facts.words.fields[instance.field]
    return term.container or "may_contain_art9" in term.flags
