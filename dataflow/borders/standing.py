"""Standings: how a crossing stands under each law of the organisation, in a word and a reason."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final

from dataflow.borders.border import STATES, Standing, State
from dataflow.borders.sentences import WORDS
from dataflow.checks.case import Case, Regime
from dataflow.checks.crossing import Crossing, data_sets_of, happens
from dataflow.checks.importer import importing, parent
from dataflow.checks.instruments import fault_of
from dataflow.checks.relied import relied_on
from dataflow.checks.safeguard import Safeguard, by_authorisation, by_mechanism, mechanism_of
from dataflow.checks.shortfall import bound, by_module, returned
from dataflow.law import Law, SafeguardKind, Transfers, laws, of_one_subject
from registry.records.text import Text, both

_Judged = tuple[State, str]
_OF_FAULTS: Final[Mapping[str, State]] = {"inside_adequate": "covered"}
"""Where what is recorded names the wrong ground, and there is a right one."""

_UNSAID: Final = frozenset(
    {
        *("flow", "hosting", "who", "role_hosting", "unnamed", "both", "seat", "seat_unplaced", "inquiry"),
        *("no_rules", "fault.inside_hosting", "fault.decision_hosting"),
    }
)
"""The reasons for which it is unknown whether anything leaves, and where to: a country or a recipient is missing. For
every other the countries are known, and whether the law is met is to settle."""

_Passing = tuple[str, str | None, str | None]
_Onward = Mapping[_Passing, Crossing]


def passing(crossing: Crossing) -> _Passing:
    """What a crossing is told apart by: its flow, and the countries it joins."""
    return crossing.arc.key, crossing.source, crossing.target


def standings(case: Case, crossing: Crossing, onward: _Onward) -> tuple[Standing, ...]:
    """How a crossing stands under every law that is not said not to apply; one of a subject of its own, such as
    trackers, leaves transfers to the law it stands beside.

    `onward`: those by which processors hand on what they got for the organisation (`passing`).
    """
    return tuple(
        _standing(case, Regime(id_, written.applies), crossing, onward)
        for id_, written in case.registry.organisation.regimes.items()
        if written.applies != "not_applicable" and not of_one_subject(id_)
    )


def _standing(case: Case, regime: Regime, crossing: Crossing, onward: _Onward) -> Standing:
    transfers = regime.law.transfers if regime.id in laws() else None
    state: State = "unknown"
    said, by = _said("no_rules"), None
    if transfers is not None:
        state, reason = _JUDGING[transfers.kind](case, regime, crossing, onward)
        if state in ("missing", "invalid") and not happens(case, crossing):
            state, reason = "unknown", "flow"
        said = transfers.said.get(reason) or _said(reason)
        if state == "unknown" and not _unsaid(crossing, reason):
            state = "undetermined"
        by = _covering(transfers, reason) if state == "covered" else None
    label = case.facts.words.regimes[regime.id].label
    return Standing(regime=regime.id, regime_label=label, state=state, reason=said, mechanism=by)


def _unsaid(crossing: Crossing, reason: str) -> bool:
    """Whether it is for what nobody has said of a crossing that nothing is known of it."""
    nowhere = reason == "exporter" and crossing.source is None
    return crossing.target is None or nowhere or reason in _UNSAID


def _covering(transfers: Transfers, reason: str) -> str | None:
    """The mechanism by which a decision or an authorisation covers a crossing that nothing recorded does."""
    if reason == "listed":
        return transfers.listed.mechanism if transfers.listed else None
    if reason == "authorised":
        return transfers.authorisation
    return transfers.adequacy if reason in ("adequacy", "fault.inside_adequate") else None


@cache
def _said(reason: str) -> Text:
    """A reason in words, which many crossings share."""
    return both(lambda lang: WORDS.say(lang, f"reason.{reason}"))


def _by_mechanism(case: Case, regime: Regime, crossing: Crossing, onward: _Onward) -> _Judged:
    law = regime.law
    if crossing.way == "returned":
        return _returned(case, law, crossing)
    handed_on = onward.get(passing(crossing))
    safe = by_mechanism(case, law, handed_on._replace(source=None) if handed_on else crossing)
    if safe.reason == "recorded":
        told = relied_on(case, regime, handed_on or crossing)
        mechanism = mechanism_of(case, law, told)
        fault = fault_of(case, regime, told, mechanism) if mechanism else None
        if fault is not None and fault.variant == "derogation":
            # It covers what is particular, and a flow is as a rule what happens again and again.
            return "unknown", "derogation"
        if fault is not None:
            state = _OF_FAULTS.get(fault.variant, "invalid" if fault.verdict == "violation" else "unknown")
            return state, f"fault.{fault.variant}"
    if safe.state == "inside" and parent(case, law, crossing) is not None:
        return "inside", "parent"
    subject = bound(case, regime, crossing.exporter)
    if subject is None and (handed_on or crossing.way == "collected_by_whom"):
        subject = bound(case, regime, case.registry.organisation.id)
    if safe.state in ("missing", "unknown") and subject is None:
        return "unknown", "unnamed" if safe.reason == "unnamed" else "exporter"
    return _supposing(safe, bool(subject))


def _returned(case: Case, law: Law, crossing: Crossing) -> _Judged:
    """How it stands that a processor makes available to its controller what it holds for it."""
    if law.transfers and not law.transfers.returns:
        return "no_transfer", "returned"
    judged = next(returned(case, law, crossing), None)
    if judged is not None:
        return ("missing", "none") if judged.verdict == "gap" else ("unknown", "return")
    if law.area and case.inside(law, crossing.target):
        return "inside", law.area.id
    return ("covered", "recorded") if by_module(case, law, crossing) else ("unknown", "exporter")


def _by_authorisation(case: Case, regime: Regime, crossing: Crossing, _onward: _Onward) -> _Judged:
    law, own = regime.law, case.registry.organisation.id
    here = crossing.exporter == own or crossing.way in ("collected", "collected_by_whom")
    if not here and (law.country is None or crossing.source != law.country):
        if crossing.way == "same_actor":
            return "no_transfer", "same_actor"
        if law.area and importing(case, law, crossing).state == "inside":
            return "inside", law.area.id
        return ("no_transfer", "elsewhere") if crossing.source else ("unknown", "exporter")
    safes = [by_authorisation(case, law, crossing, name) for name in data_sets_of(crossing.arc) or (None,)]
    return worst(_supposing(safe, regime.applicability != "unknown") for safe in safes)


_Judging = Callable[[Case, Regime, Crossing, _Onward], _Judged]
_JUDGING: Final[Mapping[SafeguardKind, _Judging]] = {
    "mechanism": _by_mechanism,
    "authorisation": _by_authorisation,
}
"""By what a law asks of data that leaves its area: how a crossing stands under it."""


def _supposing(safe: Safeguard, subject: bool) -> _Judged:
    """The state of a safeguard; a missing one is unknown where it is unknown that the law applies."""
    if safe.state == "missing":
        if not subject:
            return "unknown", "applicability"
        return ("invalid" if safe.reason == "outdated" else "missing"), safe.reason
    if safe.state == "unknown" and safe.reason in ("hosting", "seat_unplaced") and not subject:
        return "unknown", "both"
    return safe.state, safe.reason


def worst(judged: Iterable[_Judged]) -> _Judged:
    """The worst of several."""
    return max(judged, key=lambda each: STATES.index(each[0]))
