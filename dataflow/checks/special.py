"""The check of special categories: a condition, a purpose that needs them, what may hide them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.use import PROCESSORS, Use, by_purpose, found_of, received
from dataflow.facts.finding import Verdict
from dataflow.graph.instance import Instance
from dataflow.law.purposes import needs
from registry.records.data_set import PurposeUse

Uses = Sequence[PurposeUse]
"""What is stated of one purpose."""


def special_category_excess(case: Case, regime: Regime) -> Iterator[Found]:
    """Special categories reach a third party without a condition, or for what does not need them (R17)."""
    words, asked = case.facts.words, regime.law.special
    for use in received(case):
        kinds = {each: words.fields[each.field].sensitivity for each in use.instances}
        special = [each for each, kind in kinds.items() if kind in asked.classes]
        offences = [each for each, kind in kinds.items() if kind in asked.offences]
        purposes = use.purposes
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
        held = by_purpose(case.registry.data_sets[instance.data_set].purposes)
        if use.role in PROCESSORS:
            claims = {each: _claims(regime, each, held, held) for each in held}
            lacking = [] if any(_valid(case, regime, told) for told in claims.values()) else list(claims)
        else:
            claims = {each: _claims(regime, each, use.stated, held) for each in use.purposes}
            lacking = [each for each, told in claims.items() if not _valid(case, regime, told)]
        if claims and not lacking:
            continue
        if any(claims[each] for each in lacking):
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
        stated = [each.basis.get(regime.id) for each in (*chain(*use.stated.values()), *held)]
        bases = {basis.value for basis in stated if basis}
        if bases.isdisjoint(regime.law.special.official):
            bare.append(instance)
    if bare:
        yield found_of(case, use, "gap", "offences", bare, use.purposes)


def _claims(
    regime: Regime, purpose: str, stated: Mapping[str, Uses], held: Mapping[str, Uses]
) -> tuple[str, ...]:
    """The conditions claimed for a purpose, where it is stated or for the data set; empty: none is."""
    for uses in (stated, held):
        claimed = [use.special[regime.id].value for use in uses.get(purpose, ()) if regime.id in use.special]
        found = tuple(dict.fromkeys(value for value in claimed if value is not None))
        if found:
            return found
    return ()


def _valid(case: Case, regime: Regime, claims: Iterable[str]) -> bool:
    """Whether one of what is claimed is a condition of that law (one is enough: GDPR Art. 9(2)): one of its list,
    where it has one."""
    terms = (case.facts.words.legal_bases[claim] for claim in claims)
    listed = regime.law.special.listed
    return any(
        regime.law.has_basis(term.id, term.regime, case.on) and (term.special or not listed) for term in terms
    )


def _conditioned(case: Case, regime: Regime, instance: Instance) -> bool:
    """Whether the data set has a condition for one of its purposes."""
    held = by_purpose(case.registry.data_sets[instance.data_set].purposes)
    return any(_valid(case, regime, _claims(regime, each, held, held)) for each in held)


def _may_hide(case: Case, instance: Instance) -> bool:
    term = case.facts.words.fields[instance.field]
    return term.container or "may_contain_art9" in term.flags
