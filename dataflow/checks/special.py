"""The check of special categories and offences: what allows them, a purpose that needs them, what may hide them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.inquiries import asking
from dataflow.checks.persons import private
from dataflow.checks.reuse import beyond
from dataflow.checks.use import PROCESSORS, Use, by_purpose, found_of, received
from dataflow.facts.finding import Severity, Verdict
from dataflow.graph.instance import Instance
from dataflow.law.purposes import Need, need_of
from registry.records.data_set import PurposeUse
from registry.records.stated import Stated

Uses = Sequence[PurposeUse]
"""What is stated of one purpose."""
_HIRING = frozenset({"recruitment", "hr_management"})
"""Where an extract of the criminal record is looked at and not kept."""


def special_category_excess(case: Case, regime: Regime) -> Iterator[Found]:
    """Special categories or offences reach a third party without what allows them, or for what does not need them
    (R17, GDPR Art. 9 and 10).

    Left alone: people with whom somebody shares for herself (Art. 2(2)(c)); an authority or a court that asks in a
    particular inquiry, whose own law allows it (Art. 9(2)(f)); and what a controller of its own has done by others.
    """
    words, asked = case.facts.words, regime.law.special
    for use in received(case):
        if private(case, use.receiver) or asking(case, use.arcs[0]) or beyond(case, use):
            continue
        kinds = {each: words.fields[each.field].sensitivity for each in use.instances}
        special = [each for each, kind in kinds.items() if kind in asked.classes]
        offences = [each for each, kind in kinds.items() if kind in asked.offences]
        wanted = [need for each in use.purposes if (need := need_of(each, words)) is not None]
        judged = wanted and len(wanted) == len(use.purposes)
        spare = [
            each for each in special if judged and not any(need.covers(each.field, words) for need in wanted)
        ]
        needless = {each for each in spare if not _shown(case, regime, use, wanted, each)}
        if needless:
            told = [each for each in spare if each in needless]
            yield found_of(case, use, "violation", "not_needed", told, use.purposes)
        unshown = [each for each in spare if each not in needless]
        if unshown:
            yield found_of(case, use, "gap", "not_shown", unshown, use.purposes, severity="high")
        yield from _conditions(case, regime, use, [each for each in special if each not in needless])
        bare = [
            each for each in offences if judged and not any(need.covers(each.field, words) for need in wanted)
        ]
        if asked.official:
            yield from _allowed(case, regime, use, offences, set(bare))
        elif bare:
            yield found_of(case, use, "gap", "offences_seldom", bare, use.purposes, severity="high")
        hiding = [
            each for each in use.instances if _may_hide(case, each) and not _conditioned(case, regime, each)
        ]
        if hiding:
            yield found_of(case, use, "undetermined", "container", hiding, use.purposes, "content", "medium")


Standing = tuple[Verdict, str, str | None, Severity | None]
"""How it stands with the condition that special categories want: verdict, message, what decides it, severity."""


def _shown(case: Case, regime: Regime, use: Use, wanted: Iterable[Need], instance: Instance) -> bool:
    """Whether what purposes do not usually need may be needed all the same: a condition is on record that may carry
    it, or it is needed in particular cases. The table of needs is a yardstick, and makes no violation by itself."""
    if any(need.at_times(instance.field, case.facts.words) for need in wanted):
        return True
    standing, _ = _standing(case, regime, use, instance)
    return standing is None or standing[0] == "undetermined"


def _conditions(case: Case, regime: Regime, use: Use, special: Iterable[Instance]) -> Iterator[Found]:
    """What lacks a condition."""
    told: dict[Standing, list[tuple[Instance, list[str]]]] = {}
    for instance in special:
        standing, lacking = _standing(case, regime, use, instance)
        if standing is not None:
            told.setdefault(standing, []).append((instance, lacking))
    for (verdict, variant, decides, severity), found in sorted(told.items(), key=lambda each: each[0][:2]):
        purposes = dict.fromkeys(purpose for _, some in found for purpose in some)
        instances = [each for each, _ in found]
        yield found_of(case, use, verdict, variant, instances, purposes, decides, severity)


def _standing(case: Case, regime: Regime, use: Use, instance: Instance) -> tuple[Standing | None, list[str]]:
    """How it stands with the condition for an instance, and for which purposes; None: there is one.

    A processor rests on its controller's; others need one for each purpose.
    """
    held = by_purpose(case.registry.data_sets[instance.data_set].purposes)
    processor = use.role in PROCESSORS
    purposes, stated = (held, held) if processor else (use.stated, use.stated)
    claims = {each: _claims(regime, each, stated, held) for each in purposes}
    lacking = [each for each, some in claims.items() if not _valid(case, regime, some)]
    if claims and (not lacking or (processor and len(lacking) < len(claims))):
        return None, []
    claimed = [each for each in lacking if claims[each]]
    doubtful = [each for each in claimed if {*claims[each]} & {*regime.law.special.doubtful}]
    if len(claimed) > len(doubtful) and not (processor and doubtful):
        return ("violation", "wrong_condition", None, None), lacking
    if doubtful and (processor or len(lacking) == len(doubtful)):
        return ("undetermined", "doubtful", "conditions", "medium"), doubtful
    if use.role is None and _conditioned(case, regime, instance):
        return ("undetermined", "unsettled", "role", "high"), lacking
    return ("gap", "main" if lacking else "main_unsaid", None, None), lacking


def _allowed(
    case: Case, regime: Regime, use: Use, offences: Iterable[Instance], needless: Collection[Instance]
) -> Iterator[Found]:
    """Offences for which neither official authority nor a law that allows it is on record (GDPR Art. 10).

    A legal duty or a public task may rest on such a law, and an authority acts under one: which is to be said.
    """
    told: dict[tuple[Verdict, str], list[Instance]] = {}
    for instance in offences:
        held = case.registry.data_sets[instance.data_set].purposes
        stated = [*chain(*use.stated.values()), *held]
        allowing = {_value(each.special.get(regime.id)) for each in stated}
        if not allowing.isdisjoint(regime.law.special.official):
            continue
        bases = allowing | {_value(each.basis.get(regime.id)) for each in stated}
        if use.role == "public_authority" or not bases.isdisjoint(regime.law.special.official_unsaid):
            told.setdefault(("undetermined", "offences_open"), []).append(instance)
        elif instance not in needless:
            told.setdefault(("gap", "offences"), []).append(instance)
        else:
            hiring = not _HIRING.isdisjoint(case.known_purposes(use.purposes, _HIRING))
            variant = "offences_hiring" if hiring else "offences_needless"
            told.setdefault(("violation", variant), []).append(instance)
    for (verdict, variant), found in sorted(told.items()):
        open_ = verdict == "undetermined"
        severity: Severity | None = "medium" if open_ else None
        yield found_of(case, use, verdict, variant, found, use.purposes, "text" if open_ else None, severity)


def _value(stated: Stated[str] | None) -> str | None:
    return stated.value if stated is not None else None


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
    where it has one. What allows offences (Art. 10) is none, nor what was not verified to be one."""
    asked = regime.law.special
    none = {*asked.official, *asked.doubtful}
    terms = [case.facts.words.legal_bases[claim] for claim in claims if claim not in none]
    known = [term for term in terms if regime.law.has_basis(term.id, term.regime, case.on)]
    return any(term.special or not asked.listed for term in known)


def _conditioned(case: Case, regime: Regime, instance: Instance) -> bool:
    """Whether the data set has a condition for one of its purposes."""
    held = by_purpose(case.registry.data_sets[instance.data_set].purposes)
    return any(_valid(case, regime, _claims(regime, each, held, held)) for each in held)


def _may_hide(case: Case, instance: Instance) -> bool:
    term = case.facts.words.fields[instance.field]
    return term.container or "may_contain_art9" in term.flags
