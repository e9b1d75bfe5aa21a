"""Standings: how a crossing stands under each law of the organisation, in a word and a reason."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from dataflow.borders.border import Standing, State
from dataflow.borders.sentences import WORDS
from dataflow.checks.case import Case, Regime
from dataflow.checks.crossing import Crossing, data_sets_of
from dataflow.checks.mechanisms import fault_of
from dataflow.checks.safeguard import Safeguard, ci_safeguard, gdpr_safeguard, mechanism_of
from dataflow.checks.shortfall import returned, subject_to_gdpr
from registry.records.text import Text, both

_ORDER: Final[tuple[State, ...]] = ("inside", "no_transfer", "covered", "unknown", "missing", "invalid")
_Judged = tuple[State, str]


def standings(case: Case, crossing: Crossing, onward: Mapping[str, Crossing]) -> tuple[Standing, ...]:
    """How a crossing stands under every law that is not said not to apply.

    `onward`: the flows by which processors hand on what they got for the organisation, by key.
    """
    found: list[Standing] = []
    for id_, written in case.registry.organisation.regimes.items():
        if written.applies == "not_applicable":
            continue
        regime = Regime(id_, written.applies)
        judged = (_gdpr if id_ == "gdpr" else _ci)(case, regime, crossing, onward)
        found.append(_told(case, regime, *judged))
    return tuple(found)


def _told(case: Case, regime: Regime, state: State, reason: str) -> Standing:
    return Standing(
        regime=regime.id,
        regime_label=case.facts.words.regimes[regime.id].label,
        state=state,
        reason=_said(reason),
    )


@cache
def _said(reason: str) -> Text:
    """A reason in words, which many crossings share."""
    return both(lambda lang: WORDS.say(lang, f"reason.{reason}"))


def _gdpr(case: Case, regime: Regime, crossing: Crossing, onward: Mapping[str, Crossing]) -> _Judged:
    if crossing.way == "returned":
        judged = list(returned(case, crossing))
        if judged:
            return ("missing", "none") if judged[0].verdict == "gap" else ("unknown", "return")
        inside = crossing.target is not None and case.tables.member("eea", crossing.target, case.on)
        module = crossing.arc.mechanism.value == "scc_m4"
        return ("inside", "eea") if inside else ("covered", "recorded") if module else ("unknown", "exporter")
    handed_on = onward.get(crossing.arc.key)
    safe = gdpr_safeguard(case, handed_on._replace(source=None) if handed_on else crossing)
    if safe.reason == "recorded":
        mechanism = mechanism_of(crossing)
        fault = fault_of(case, regime, handed_on or crossing, mechanism) if mechanism else None
        if fault is not None:
            return ("invalid" if fault.verdict == "violation" else "unknown"), f"fault.{fault.variant}"
        # A derogation covers what is particular, and a flow is as a rule what happens again and again.
        if mechanism is not None and mechanism.startswith("derogation_"):
            return "unknown", "derogation"
    own = case.registry.organisation.id
    subject = subject_to_gdpr(case, regime, crossing.exporter)
    if subject is None and (handed_on or crossing.way == "collected_by_whom"):
        subject = subject_to_gdpr(case, regime, own)
    if safe.state in ("missing", "unknown") and subject is None:
        return "unknown", "unnamed" if safe.reason == "unnamed" else "exporter"
    return _supposing(safe, bool(subject))


def _ci(case: Case, regime: Regime, crossing: Crossing, onward: Mapping[str, Crossing]) -> _Judged:
    del onward
    own = case.registry.organisation.id
    here = crossing.exporter == own or crossing.way in ("collected", "collected_by_whom")
    if not here and crossing.source != "CI":
        if crossing.way == "same_actor":
            return "no_transfer", "same_actor"
        inside = crossing.target is not None and case.tables.member("ecowas", crossing.target, case.on)
        if inside:
            return "inside", "ecowas"
        return ("no_transfer", "elsewhere") if crossing.source else ("unknown", "exporter_ci")
    safes = [ci_safeguard(case, crossing, name) for name in data_sets_of(crossing.arc) or (None,)]
    state, reason = worst(_supposing(safe, regime.applicability != "unknown") for safe in safes)
    return state, "none_ci" if reason == "none" else reason


def _supposing(safe: Safeguard, subject: bool) -> _Judged:
    """The state of a safeguard; a missing one is unknown where it is unknown that the law applies."""
    if safe.state == "missing":
        if not subject:
            return "unknown", "applicability"
        return ("invalid" if safe.reason == "outdated" else "missing"), safe.reason
    if safe.state == "unknown" and safe.reason == "hosting" and not subject:
        return "unknown", "both"
    return safe.state, safe.reason


def worst(judged: Iterable[_Judged]) -> _Judged:
    """The worst of several."""
    return max(judged, key=lambda each: _ORDER.index(each[0]))
